"""What happens when a page is published, and just before; connected in apps.py."""

from wagtail.models import GroupPagePermission, Page, WorkflowPage

from content.pictures import make_renditions
from content.private_pictures import mark_new_file, put_collection_in_place, put_in_place
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


def name_new_picture(instance, raw=False, **kwargs):
    """An image in a restricted collection never lies where the web server could send it, not even for a moment."""
    if not raw:
        mark_new_file(instance)


def move_picture(instance, raw=False, update_fields=None, **kwargs):
    """An image that has come to another collection lies where those of the collection do."""
    if not raw and (update_fields is None or {"collection", "file"} & set(update_fields)):
        put_in_place(instance)


def move_pictures(instance, raw=False, **kwargs):
    """The same for all of a collection, when a restriction on it comes, changes or goes."""
    if not raw:
        put_collection_in_place(instance.collection)


def give_the_same_rights(source_obj, target_obj, **kwargs):
    """A translation is edited and approved by those who edit and approve its source, where rights begin at the page."""
    if not isinstance(source_obj, Page):
        return
    for row in GroupPagePermission.objects.filter(page_id=source_obj.pk):
        GroupPagePermission.objects.get_or_create(
            group_id=row.group_id, page_id=target_obj.pk, permission_id=row.permission_id
        )
    workflow = WorkflowPage.objects.filter(page_id=source_obj.pk).first()
    if workflow is not None:
        WorkflowPage.objects.get_or_create(page_id=target_obj.pk, defaults={"workflow_id": workflow.workflow_id})
