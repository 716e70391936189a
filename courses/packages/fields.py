"""The fields of a page or snippet as a package writes them.

`carry` is as in stream_fields.py; it has `reference(model, pk, place)` for foreign keys too.
"""

from uuid import NAMESPACE_URL, uuid5

from django.db import models
from modelcluster.models import get_field_value
from wagtail.fields import RichTextField, StreamField

from courses.packages.kinds import carried_fields
from courses.packages.stream_fields import carried


def fields_of(instance, carry):
    """{name: value} of a page or snippet, with references instead of primary keys."""
    return {name: _value_of(field, instance, carry) for name, field in carried_fields(type(instance)).items()}


def _value_of(field, instance, carry):
    if isinstance(field, StreamField):
        stream = getattr(instance, field.name)
        return carried(field.stream_block, list(stream.raw_data) if stream else [], carry, field.name)
    if isinstance(field, RichTextField):
        return carry.rich_text(getattr(instance, field.name), field.name)
    if isinstance(field, models.ManyToManyField):
        rows = getattr(instance, field.name).all()
        return sorted((carry.reference(type(row), row.pk, field.name) for row in rows), key=str)
    if isinstance(field, models.ForeignKey):
        pk = getattr(instance, field.attname)
        return None if pk is None else carry.reference(field.related_model, pk, field.name)
    value = get_field_value(field, instance)
    return value.isoformat() if hasattr(value, "isoformat") else value


def made_id(owner, place):
    """The id of a block that has none: always the same one for the same place."""
    return str(uuid5(NAMESPACE_URL, f"{owner}/{place}"))
