"""What a sign-in costs: CPU of one POST of the form, with each password hasher, beside the same with none.

Run with `make bench-sign-in`, on an empty database (DATABASE_URL). The floor is the identical view, with a hasher that
compares the password as it is: everything that is not hashing. Budget: 120 ms (docs/sign-in.md).
"""

import logging
import os
import statistics
import sys
import time
import warnings
from pathlib import Path

import django
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

ROUNDS = int(os.environ.get("RUSTAD_ROUNDS", "25"))
BUDGET = 120
PASSWORD = "korv med bröd 12"  # noqa: S105 Of the one invented person there is.
HASHERS = {
    "floor: the same view, no hashing": "bench.sign_in.NoHasher",
    "Argon2id 19 MiB, t=2, p=1 (in use)": "organisation.hashers.StaffPasswordHasher",
    "scrypt N=2^14, r=8, p=5 (before)": "django.contrib.auth.hashers.ScryptPasswordHasher",
    "PBKDF2 (Django's default)": "django.contrib.auth.hashers.PBKDF2PasswordHasher",
}


class NoHasher:
    """The password as it is. Never outside this file."""

    algorithm = "none"

    def salt(self):
        return ""

    def encode(self, password, salt):
        return f"none${password}"

    def verify(self, password, encoded):
        return encoded == f"none${password}"

    def must_update(self, encoded):
        return False

    def harden_runtime(self, password, encoded):
        pass


def sign_in(hasher):
    """CPU milliseconds of each of ROUNDS sign-ins, the first few left out."""
    from organisation.models import User  # noqa: PLC0415 Django must be set up first

    with override_settings(PASSWORD_HASHERS=[hasher]):
        person = User.objects.get(username="40718")
        person.set_password(PASSWORD)
        person.save()
        spent = []
        for _ in range(ROUNDS + 3):
            client, form = Client(), {"login": "40718", "password": PASSWORD}
            start = time.process_time()
            response = client.post("/logga-in/", form)
            spent.append((time.process_time() - start) * 1000)
            if response.status_code != 302:
                sys.exit(f"The sign-in failed with {hasher}.")
    return spent[3:]


def fill():
    """One person, employed, among ten thousand others."""
    from datetime import date  # noqa: PLC0415

    from organisation.models import Employment, JobRole, Unit, User  # noqa: PLC0415

    unit = Unit.objects.create(code="u", opened_on=date(2024, 1, 1))
    role = JobRole.objects.create(code="role", title="role")
    numbers = [40718, *range(50000, 60000)]
    people = User.objects.bulk_create([User(username=str(n), employee_id=str(n)) for n in numbers])
    same = {"unit": unit, "job_role": role, "form": "permanent", "starts_on": date(2024, 1, 1)}
    Employment.objects.bulk_create([Employment(person=person, **same) for person in people])


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    setup_test_environment()
    logging.disable(logging.INFO)
    warnings.simplefilter("ignore")  # That there is no folder of static files.
    call_command("migrate", verbosity=0)
    fill()
    print(f"CPU of one sign-in in this process, ms, of {ROUNDS}:")
    print(f"{'':36}  median   least")
    for name, hasher in HASHERS.items():
        spent = sign_in(hasher)
        over = f"  over the budget of {BUDGET}" if statistics.median(spent) > BUDGET else ""
        print(f"{name:36}  {statistics.median(spent):6.0f}  {min(spent):6.0f}{over}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    main()
