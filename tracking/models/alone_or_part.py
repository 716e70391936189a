"""Pages that are learned from alone or as a part of a course."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import Page
from wagtail.query import PageQuerySet

from tracking.models.training import Trackable

COURSE = "courses.CoursePage"  # By its name: courses know this app, and not the other way round.


class AloneOrPartQuerySet(PageQuerySet):
    def open(self):
        """Published pages of which the page above is published too: those in a course that is a draft are closed."""
        above = Page.objects.live().filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
        return self.live().filter(Exists(above))


class AloneOrPart(Trackable):
    """A page that stands in a list of its own kind, or in a course. Inherit it before Page."""

    class Meta:
        abstract = True

    @property
    def is_part(self):
        """Does it stand in a course? Then its editions are those of the course."""
        parent = self.get_parent()
        return parent is not None and parent.specific_class is not None and parent.specific_class._meta.label == COURSE
