"""What a block in a text says to its reader."""

from django.utils.functional import SimpleLazyObject

from start.plans import plans_for


def local_plans(request):
    """`local_plans`, read only when a template uses it: public pages never touch the session."""
    return {"local_plans": SimpleLazyObject(lambda: plans_for(request))}
