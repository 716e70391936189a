"""Why a completion was wrong: a closed list, so that nobody writes about a person in free text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoidReason(models.TextChoices):
    WRONG_PERSON = "wrong_person", _("Recorded for the wrong person")
    WRONG_DATE = "wrong_date", _("Wrong date")
    WRONG_TRAINING = "wrong_training", _("Wrong training")
    RECORDED_TWICE = "recorded_twice", _("Recorded twice")
    EVIDENCE_NOT_VALID = "evidence_not_valid", _("The evidence is not valid")
    DONE_BY_ANOTHER = "done_by_another", _("Somebody else did the training in this person's name")
