"""What the staff menu needs to know about the person who is signed in."""

from django.utils.functional import SimpleLazyObject

from organisation.viewer import Viewer


def viewer(request):
    """`viewer`, read only when a template uses it: public pages never touch the session."""
    return {"viewer": SimpleLazyObject(lambda: Viewer(request.user))}
