"""Who answers for which unit, and who holds which role, on which days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Role
from organisation.models.fact import DatedFact
from organisation.models.unit import Unit


class AppointmentKind(models.TextChoices):
    HEAD = "head", _("Head")
    ACTING = "acting", _("Acting head")
    DEPUTY = "deputy", _("Deputy")
    COORDINATOR = "coordinator", _("Coordinator")
    KEY_PERSON = "key_person", _("Key person")


class Appointment(DatedFact):
    """A person holds an office in a unit. Rights follow the appointment on the day, never a flag on the user."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    kind = models.CharField(_("kind"), max_length=20, choices=AppointmentKind)

    class Meta(DatedFact.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        indexes = [
            models.Index(fields=["person", "starts_on"], condition=Q(voided_at=None), name="appointment_of_person"),
            models.Index(fields=["unit", "kind"], condition=Q(voided_at=None), name="appointment_in_unit"),
        ]
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "unit", "kind", "starts_on"],
                condition=Q(voided_at=None),
                name="organisation_appointment_once",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.kind} in {self.unit_id}"


class RoleHolder(DatedFact):
    """Who holds a contact card's role in a unit and everything below it that has no holder of its own."""

    role = models.ForeignKey(Role, models.PROTECT, related_name="holders")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="role_holders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    name_is_public = models.BooleanField(_("the person has agreed to be named in public"), default=False)

    class Meta(DatedFact.Meta):
        verbose_name = _("holder of a role")
        verbose_name_plural = _("holders of roles")
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["role", "unit", "person", "starts_on"],
                condition=Q(voided_at=None),
                name="organisation_roleholder_once",
            ),
        ]

    def __str__(self):
        return f"{self.role} in {self.unit}"
