"""A limited part of the work in the CMS, handed to somebody from one day to another."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models.fact import DatedFact


class Delegation(DatedFact):
    """A person is a member of a group of the CMS on these days, and on no others.

    The group says what may be done ("may edit the support pages"), the dates say when. `organisation/delegations.py`
    brings the memberships in line before every request to the CMS.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    group = models.ForeignKey(Group, models.PROTECT, related_name="delegations", verbose_name=_("part of the work"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(DatedFact.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        indexes = [
            models.Index(fields=["person", "starts_on"], condition=Q(voided_at=None), name="delegation_of_person")
        ]
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "group", "starts_on"],
                condition=Q(voided_at=None),
                name="organisation_delegation_once",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.group_id} from {self.starts_on}"
