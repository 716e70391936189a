"""Reminders: what has been written to whom, and how the municipality wants it."""

from datetime import time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from tracking.models.requirement import Requirement


class NoticeKind(models.TextChoices):
    RENEWAL = "renewal", _("Renewal is near")
    FIRST = "first", _("Before the due date, first")
    SECOND = "second", _("Before the due date, second")
    OVERDUE = "overdue", _("After the due date, first")
    STILL_OVERDUE = "still_overdue", _("After the due date, last")
    DIGEST = "digest", _("Weekly summary for heads")
    REVIEW_SOON = "review_soon", _("To be reviewed within 30 days")
    REVIEW_OVERDUE = "review_overdue", _("Should have been reviewed")


# What is not about a requirement: the weekly summary, and the pages and facts that somebody looks after.
SUMMARIES = (NoticeKind.DIGEST,)
REVIEWS = (NoticeKind.REVIEW_SOON, NoticeKind.REVIEW_OVERDUE)


class NoticeState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    UNCERTAIN = "uncertain", _("Uncertain")
    FAILED = "failed", _("Not delivered")
    NO_ADDRESS = "no_address", _("No e-mail address")
    DROPPED = "dropped", _("No longer needed")


class Notice(models.Model):
    """One reminder to one person: written before it is sent, and never twice for the same kind and due date.

    There is no text in it, only what it is about: a requirement, or of a review the key of a page or a fact. `due_on`
    is the last day to be in time; of a summary, the Monday of its week. `handed_at` is when it was last given to the
    mail server, before the answer came.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    requirement = models.ForeignKey(Requirement, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.CharField(max_length=100, blank=True, default="")  # content.review.dated.Dated.key
    due_on = models.DateField(_("due date"))
    made_at = models.DateTimeField(_("written"), default=timezone.now)
    state = models.CharField(_("state"), max_length=20, choices=NoticeState, default=NoticeState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=80, blank=True)  # What kind of error: never an address.

    class Meta:
        indexes = [
            models.Index(fields=["not_before", "person"], condition=Q(state="waiting"), name="notice_waiting"),
            models.Index(fields=["made_at"], name="notice_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "requirement", "due_on"],
                condition=Q(requirement__isnull=False),
                name="tracking_notice_once",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "about", "due_on"],
                condition=Q(requirement=None),
                name="tracking_notice_once_without_requirement",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[*SUMMARIES, *REVIEWS], requirement=None)
                | (~Q(kind__in=[*SUMMARIES, *REVIEWS]) & Q(requirement__isnull=False)),
                name="tracking_notice_is_about_a_requirement",
            ),
            models.CheckConstraint(
                condition=Q(state=NoticeState.SENT, sent_at__isnull=False)
                | (~Q(state=NoticeState.SENT) & Q(sent_at=None)),
                name="tracking_notice_sent_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.kind} to {self.person_id} for {self.due_on}"


class ReminderRun(models.Model):
    """Who is to be reminded has been decided for this day."""

    on = models.DateField(unique=True)
    decided_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"reminders of {self.on}"


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")


def _days(label, default):
    """A number of days; left empty, that reminder is not sent."""
    return models.PositiveSmallIntegerField(
        label, default=default, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )


@register_setting(icon="mail")
class ReminderSettings(BaseGenericSetting):
    """When reminders are sent, and by whom. Off until somebody has turned them on."""

    is_on = models.BooleanField(_("send reminders by e-mail"), default=False)
    sender_name = models.CharField(_("the sender's name"), max_length=80, default="Rustad")
    sender_address = models.EmailField(
        _("the sender's address"), blank=True, help_text=_("Nobody reads what is answered, and the letters say so.")
    )
    signature = models.CharField(
        _("who can help"),
        max_length=200,
        blank=True,
        help_text=_("A sentence at the end of each letter, for example whom to ask. Empty: ask your head."),
    )
    renewal_days = _days(_("days before a training expires, when it may be renewed"), 60)
    first_days = _days(_("days before the due date, first reminder"), 14)
    second_days = _days(_("days before the due date, second reminder"), 3)
    overdue_days = _days(_("days after the due date, first reminder"), 1)
    still_overdue_days = _days(_("days after the due date, last reminder"), 14)
    sends_digest = models.BooleanField(_("send heads a summary once a week"), default=True)
    digest_weekday = models.PositiveSmallIntegerField(
        _("weekday of the summary"), choices=Weekday, default=Weekday.MONDAY
    )
    sends_reviews = models.BooleanField(
        _("remind those who look after pages and facts"),
        default=False,
        help_text=_("Once when something is to be reviewed within 30 days, and once when the date has passed."),
    )
    quiet_from = models.TimeField(_("quiet from"), default=time(18))
    quiet_to = models.TimeField(
        _("quiet until"), default=time(7), help_text=_("The same time twice: no hours are quiet.")
    )
    quiet_weekends = models.BooleanField(_("quiet on Saturdays and Sundays"), default=True)

    class Meta:
        verbose_name = _("reminders")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_on=False) | ~Q(sender_address=""), name="tracking_remindersettings_has_a_sender"
            )
        ]

    def clean(self):
        super().clean()
        if self.is_on and not self.sender_address:
            raise ValidationError({"sender_address": _("Reminders need an address to come from.")})
        order = [(self.renewal_days, -1), (self.first_days, -1), (self.second_days, -1)]
        order += [(self.overdue_days, 1), (self.still_overdue_days, 1)]
        days = [sign * number for number, sign in order if number]
        if days != sorted(set(days)):
            raise ValidationError(_("Each reminder must come later than the one above it."))
