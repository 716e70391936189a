"""A code that lets somebody without e-mail choose a first password, once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class SignInCode(models.Model):
    """Printed by the head and used once. Only a digest is stored; at most one code of a person is open."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_in_codes")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="organisation_signincode_one_open",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="organisation_signincode_expires_later"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"
