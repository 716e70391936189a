"""The fields of a page or snippet as a package writes them.

`carry` is as in stream_fields.py; it has `reference(model, pk, place)` for foreign keys too.
"""

from uuid import NAMESPACE_URL, uuid5

from django.db import models
from modelcluster.models import get_field_value
from wagtail.fields import RichTextField, StreamField

from courses.packages.kinds import carried_fields, carried_rows, is_tags, row_fields
from courses.packages.stream_fields import carried


def fields_of(instance, carry):
    """{name: value} of a page or snippet, with references instead of primary keys; of its rows a list, in order."""
    model = type(instance)
    values = {name: _value_of(field, instance, carry, name) for name, field in carried_fields(model).items()}
    return values | {name: _rows_of(instance, name, row, carry) for name, row in carried_rows(model).items()}


def _rows_of(instance, name, model, carry):
    fields = row_fields(model)
    return [
        {one: _value_of(field, row, carry, f"{name}[{number}].{one}") for one, field in fields.items()}
        for number, row in enumerate(getattr(instance, name).all())
    ]


def _value_of(field, instance, carry, place):
    if isinstance(field, StreamField):
        stream = getattr(instance, field.name)
        return carried(field.stream_block, list(stream.raw_data) if stream else [], carry, place)
    if isinstance(field, RichTextField):
        return carry.rich_text(getattr(instance, field.name), place)
    if is_tags(field):
        return sorted(tag.name for tag in getattr(instance, field.name).all())
    if isinstance(field, models.ManyToManyField):
        rows = getattr(instance, field.name).all()
        return sorted((carry.reference(type(row), row.pk, place) for row in rows), key=str)
    if isinstance(field, models.ForeignKey):
        pk = getattr(instance, field.attname)
        return None if pk is None else carry.reference(field.related_model, pk, place)
    value = get_field_value(field, instance)
    return value.isoformat() if hasattr(value, "isoformat") else value


def made_id(owner, place):
    """The id of a block that has none: always the same one for the same place."""
    return str(uuid5(NAMESPACE_URL, f"{owner}/{place}"))
