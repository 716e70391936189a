"""The password hasher, with its cost chosen by measuring (make bench-sign-in)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class StaffPasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes and one lane, one of the settings that OWASP holds to be equally strong.

    Of those it takes the least memory but for slower ones: a morning's sign-ins come all at once.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
