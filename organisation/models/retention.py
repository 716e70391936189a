"""For how long the municipality keeps what is about people, and what each weeding took away."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

ONE = [MinValueValidator(1)]
# What has been written once is not written again as long as it is remembered, and a due date is written about for more
# than a year: 365 days before at the earliest, and as long after.
NOTICES = 14


@register_setting(icon="history")
class Retention(BaseGenericSetting):
    """Periods from the municipality's plan for records. `manage.py retention_run` carries them out."""

    identity_months = models.PositiveSmallIntegerField(
        _("months before somebody who has left is erased"),
        default=24,
        null=True,
        blank=True,
        validators=ONE,
        help_text=_(
            "Counted from the last day of the last employment. Name, employee id and everything that signs in are "
            "blanked; the figures stay. Empty: nobody is erased by itself. Follow the municipality's plan for records."
        ),
    )
    facts_years = models.PositiveSmallIntegerField(
        _("years before the facts about an erased person are deleted"),
        null=True,
        blank=True,
        validators=ONE,
        help_text=_(
            "Counted from the last day of the last employment. After that, no figures can be given for dates up to "
            "that day: lock the reports first. Empty: the facts are kept, without names. "
            "Follow the municipality's plan for records."
        ),
    )
    access_log_months = models.PositiveSmallIntegerField(
        _("months for the log of who has seen names"),
        default=24,
        validators=ONE,
        help_text=_("Which administrators have looked at whose names. Each person can read it about themselves."),
    )
    attempt_months = models.PositiveSmallIntegerField(
        _("months for failed sign-ins"),
        default=3,
        validators=ONE,
        help_text=_("They hold an internet address and a mark in place of the user name."),
    )
    import_months = models.PositiveSmallIntegerField(
        _("months for the logs of imports"),
        default=24,
        validators=ONE,
        help_text=_("Who brought in which file, and what came of it. The file itself is thrown away at once."),
    )
    notice_months = models.PositiveSmallIntegerField(
        _("months for notices"),
        default=NOTICES,
        validators=[MinValueValidator(NOTICES)],
        help_text=_("Which reminders have been sent to whom. At least 14: nobody is to get the same reminder twice."),
    )
    scenario_months = models.PositiveSmallIntegerField(
        _("months for what one has chosen in scenarios"),
        default=24,
        validators=ONE,
        help_text=_("Only the person sees it. That a scenario has been completed is a fact of its own, which stays."),
    )
    quiz_months = models.PositiveSmallIntegerField(
        _("months for what one has answered in quizzes"),
        default=24,
        validators=ONE,
        help_text=_(
            "Whole attempts, with answers, points and marking. That a quiz has been passed is a fact of its own, which "
            "stays."
        ),
    )
    essay_months = models.PositiveSmallIntegerField(
        _("months for the texts of essays"),
        default=6,
        validators=ONE,
        help_text=_(
            "Counted from when the essay was marked last. The text goes, and what has been said of it; the points and "
            "the result stay as long as the attempt."
        ),
    )
    code_months = models.PositiveSmallIntegerField(
        _("months for one-time codes"),
        default=12,
        validators=ONE,
        help_text=_("That a code was printed, by whom and when it was used; never the code itself."),
    )

    class Meta:
        verbose_name = _("how long personal data is kept")


class RetentionRun(models.Model):
    """One weeding: when it was, and what `rows` say it did. Kept, so that it can be shown what was deleted when."""

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    horizon = models.DateField(null=True, blank=True, help_text="The last day of any fact deleted.")

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("weeding")
        verbose_name_plural = _("weedings")

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class RetentionRow(models.Model):
    """What a weeding did with one kind of data."""

    run = models.ForeignKey(RetentionRun, models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=30)
    cutoff = models.DateField(null=True, blank=True)
    deleted = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "kind"], name="organisation_retentionrow_once")]

    def __str__(self):
        return f"{self.kind}: {self.deleted}"
