"""What happens when a page is published, and just before; connected in apps.py."""

from wagtail.models import Page

from content.pictures import make_renditions
from content.publishing import becomes_live, refuse_unfinished


def refuse_publication(instance, raw=False, update_fields=None, **kwargs):
    """A page that is not finished does not become live, whoever publishes it and how.

    Only some fields are saved of a copy that is live as it is.
    """
    if isinstance(instance, Page) and not raw and update_fields is None and becomes_live(instance):
        refuse_unfinished(instance)


def refuse_schedule(instance, raw=False, **kwargs):
    """Nor is it scheduled: nobody would be there to read why it did not become live."""
    if instance.approved_go_live_at and not raw:
        draft = instance.as_object()
        if isinstance(draft, Page):
            refuse_unfinished(draft)


def prepare_pictures(instance, **kwargs):
    """Published pages have their images ready."""
    make_renditions(instance)
