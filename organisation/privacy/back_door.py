"""The only way past `Fact`, which is never changed or deleted: for erasing a person and for weeding, and nothing else.

Nothing is checked here; whoever calls has made sure that the person is erased or is being erased. No signal is sent.
"""

from django.db import models
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat


def delete_for_ever(rows):
    """Delete the rows of a queryset of facts, and say how many. Rows that lead to them must go in the same transaction:
    both databases look at its end.
    """
    return models.QuerySet(rows.model).filter(pk__in=rows.values("pk"))._raw_delete(using=rows.db)


def blank(rows, field):
    """Put a mark that differs from row to row where something stands in the text `field`."""
    mark = Concat(Value("–"), Cast(F("pk"), CharField()))
    filled = models.QuerySet(rows.model).filter(pk__in=rows.values("pk")).exclude(**{field: ""})
    return filled.update(**{field: mark})
