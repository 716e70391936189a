"""Many rows at once."""

import json
from itertools import chain, islice

from django.db import connection
from django.db.models import JSONField

BATCH = 2000
MANY = 500  # From so many rows on, COPY is several times as quick as INSERT.


def insert(model, names, rows):
    """Insert `rows`, an iterable of tuples in the order of the fields `names` (attnames, such as person_id).

    PostgreSQL takes many rows by COPY, which knows none of the model's defaults: name every field that must have a
    value. Django's database errors are raised, as from bulk_create. No signal is sent.
    """
    rows = iter(rows)
    first = list(islice(rows, MANY))
    if connection.vendor == "postgresql" and len(first) == MANY:
        _copy(model, names, chain(first, rows))
        return
    _create(model, names, first)
    while batch := list(islice(rows, BATCH)):
        _create(model, names, batch)


def _create(model, names, rows):
    model._base_manager.bulk_create([model(**dict(zip(names, row, strict=True))) for row in rows])


def _copy(model, names, rows):
    quote = connection.ops.quote_name
    fields = [model._meta.get_field(name) for name in names]
    documents = [(place, field.encoder) for place, field in enumerate(fields) if isinstance(field, JSONField)]
    columns = ", ".join(quote(model._meta.get_field(name).column) for name in names)
    statement = f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(_with_json(row, documents) if documents else row)


def _with_json(row, documents):
    """The row with its values of JSON as texts: COPY would take a list for an array. None stays NULL."""
    row = list(row)
    for place, encoder in documents:
        if row[place] is not None:
            row[place] = json.dumps(row[place], cls=encoder)
    return row
