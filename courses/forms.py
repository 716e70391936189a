"""The editor's form of a course and of a lesson."""

from django.utils.translation import gettext_lazy as _

from tracking.edition_form import EditionForm


class LessonPageForm(EditionForm):
    """The form of a lesson: the editions are those of the course above it."""


class CoursePageForm(EditionForm):
    """The form of a course.

    A course without a required part cannot be completed, so the publish button refuses it (definition 18). The
    lessons come first: Wagtail publishes a lesson under a course that is a draft, and it stays unseen until the
    course is published. Publication by workflow or schedule passes no form; mirror_course keeps such a course retired
    until it has a required part.
    """

    of_the_training = (*EditionForm.of_the_training, "prerequisite")

    @property
    def course_key(self):
        return self.instance.translation_key

    def clean(self):
        cleaned = super().clean()
        if "action-publish" in self.data and not any(part.required for part in self.instance.published_parts()):
            self.add_error(
                None,
                _(
                    "A course needs at least one published lesson that is required. Save the course as a draft, "
                    "publish its lessons, and then publish the course."
                ),
            )
        return cleaned
