"""What is used is retired, never deleted: a page would lose its number or its law without a word."""

from django.contrib.admin.utils import quote
from django.db.models.deletion import ProtectedError
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex


def is_used(thing):
    """Does a page, a snippet or any row of the database point to it, or a list name it?

    A snippet can know of more uses than rows that point to it (`is_used_elsewhere`).
    """
    elsewhere = getattr(thing, "is_used_elsewhere", None)
    is_known = ReferenceIndex.get_references_to(thing).exists() or _is_named_by_a_row(thing)
    return is_known or bool(elsewhere and elsewhere())


def first_used(things):
    """The first of the things that is used, or None."""
    return next((thing for thing in things if is_used(thing)), None)


def keep_what_is_used(instance, **kwargs):
    """Refuses every way of deleting what is used; connected to pre_delete in apps.py."""
    if is_used(instance):
        raise ProtectedError(why_it_stays(instance), {instance})


def why_it_stays(thing):
    """Why it cannot be deleted, and what to do instead."""
    if hasattr(thing, "retired_on"):
        text = _(
            "“%(name)s” cannot be deleted, because it is in use. Retire it instead: then it cannot be chosen any more, "
            "and it stays where it stands."
        )
    else:
        text = _(
            "“%(name)s” cannot be deleted, because it is in use. What has been recorded with it, also earlier, has to "
            "stay easy to understand. You can change its title instead."
        )
    return text % {"name": thing}


def address(thing, view):
    """The address of one of the pages about a snippet in the CMS, such as edit or usage."""
    return reverse(thing.snippet_viewset.get_url_name(view), args=[quote(thing.pk)])


def _is_named_by_a_row(thing):
    """Asked of every relation that leads to it, hidden ones too: rows that Wagtail's index does not know.

    Its own children, which are edited with it and go with it, are no use of it.
    """
    relations = [field for field in thing._meta.get_fields(include_hidden=True) if field.auto_created]
    relations = [one for one in relations if not isinstance(getattr(one, "field", None), ParentalKey)]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing}).exists()
        for relation in relations
        if not relation.concrete and (relation.one_to_many or relation.one_to_one or relation.many_to_many)
    )
