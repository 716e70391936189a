"""What can be learned and required, without knowing pages: a training is known by its key."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TrainingKind(models.TextChoices):
    COURSE = "course", _("Course")
    LESSON = "lesson", _("Lesson")
    QUIZ = "quiz", _("Quiz")
    SCENARIO = "scenario", _("Scenario")
    EXTERNAL = "external", _("Training taken elsewhere")


class Training(models.Model):
    """Anything that can be required. The key of a page's training is the page's translation_key."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=20, choices=TrainingKind)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    parts = models.ManyToManyField("self", through="Part", symmetrical=False, related_name="courses")

    class Meta:
        ordering = ["title"]
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    def __str__(self):
        return self.title


class Part(models.Model):
    """A training that belongs to a course, mirrored from the published pages so that the ledger needs no pages."""

    course = models.ForeignKey(Training, models.PROTECT, related_name="part_rows")
    training = models.OneToOneField(Training, models.PROTECT, related_name="part_of")
    position = models.PositiveSmallIntegerField()
    required = models.BooleanField(default=True)
    changed_in_edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["course", "position"]
        constraints = [
            models.CheckConstraint(condition=~Q(course=F("training")), name="tracking_part_not_of_itself"),
        ]

    def __str__(self):
        return f"{self.position}. {self.training}"


class Edition(models.Model):
    """A numbered edition of a course: a new one means that something material has changed."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    note = models.CharField(_("what has changed"), max_length=255, blank=True)

    class Meta:
        ordering = ["training", "number"]
        constraints = [
            models.UniqueConstraint(fields=["training", "number"], name="tracking_edition_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="tracking_edition_from_one"),
        ]

    def __str__(self):
        return f"{self.training}, {self.number}"


class EditionChange(models.Model):
    """This part was materially changed in this edition, and must be redone by those who want the edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="changes")
    training = models.ForeignKey(Training, models.PROTECT, related_name="changes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "training"], name="tracking_editionchange_once"),
        ]

    def __str__(self):
        return f"{self.training} in {self.edition}"


class Trackable(models.Model):
    """A page whose completion is tracked. Inherit it before Page."""

    required = models.BooleanField(
        _("required for the course"), default=True, help_text=_("The course is completed when every required part is.")
    )
    changed_in_edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    # Can it be taken as it is published? A page that cannot is no part of its course yet.
    is_available = True

    @property
    def asked_edition(self):
        """The edition that the page asks for as it is published; 1 asks for none."""
        return self.changed_in_edition

    @property
    def training_key(self):
        """The key of the training: a translation and an easy-Swedish twin share it, a copy has its own."""
        return self.translation_key
