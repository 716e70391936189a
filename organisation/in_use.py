"""What cannot be deleted, because what has been recorded speaks of it."""

from django.db import router
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request


def first_in_use(things):
    """The first of the things that has to stay, or None."""
    return next((thing for thing in things if is_in_use(thing)), None)


def is_in_use(thing):
    """Does a row that the database keeps point to it, or does a list name it?"""
    return is_protected(thing) or _is_in_a_list(thing)


def is_protected(thing):
    """Does a row that the database keeps point to it?

    Asked the way that Django deletes, so that no table is forgotten, not even one of an app above this one.
    """
    try:
        Collector(using=router.db_for_write(type(thing), instance=thing)).collect([thing])
    except (ProtectedError, RestrictedError):
        return True
    return False


def _is_in_a_list(thing):
    """Is it among those that another thing names? Deleting it would shorten that list without a word."""
    relations = [field for field in thing._meta.get_fields(include_hidden=True) if field.many_to_many]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing}).exists()
        for relation in relations
        if relation.auto_created
    )


def refuse(request, text, index, buttons=None):
    """Says why, and leads back to where the visitor came from, or to the list with the name `index`."""
    messages.error(request, text, buttons=buttons)
    return redirect(get_valid_next_url_from_request(request) or reverse(index))
