"""Constraints that Django has no portable word for, as migration operations for both databases.

SQLite drops a table's triggers when a later migration rebuilds it; repeat the operation after such a migration
(the tests of overlap and of frozen rows fail until it is done).
"""

from django.db.migrations import RunPython


def no_overlap(table, *columns):
    """Refuse two rows in force with the same `columns` whose dates overlap: an IntegrityError in both databases."""

    def add(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
            same = ", ".join(f"{column} WITH =" for column in columns)
            schema_editor.execute(
                f"ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap EXCLUDE USING gist "
                f"({same}, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (voided_at IS NULL)"
            )
        else:
            same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_overlap BEFORE INSERT ON {table} WHEN NEW.voided_at IS NULL "
                f"AND EXISTS (SELECT 1 FROM {table} WHERE {same} AND voided_at IS NULL "
                "AND starts_on <= COALESCE(NEW.ends_on, '9999-12-31') "
                "AND COALESCE(ends_on, '9999-12-31') >= NEW.starts_on) "
                f"BEGIN SELECT RAISE(ABORT, '{table}_no_overlap'); END"
            )

    def remove(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_no_overlap")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_no_overlap")

    return RunPython(add, remove)


def frozen(table, events=("UPDATE", "DELETE")):
    """Refuse every UPDATE and DELETE of a row, or only one of them: an IntegrityError in both databases."""

    def add(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{table} rows are frozen' USING ERRCODE = 'restrict_violation'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_frozen BEFORE {' OR '.join(events)} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_frozen()"
            )
            return
        for event in events:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are frozen'); END"
            )

    def remove(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_frozen ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_frozen()")
            return
        for event in events:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event.lower()}")

    return RunPython(add, remove)


def thawed(table):
    """The reverse of `frozen`, for a migration that changes the table: put `frozen` again behind it."""
    freeze = frozen(table)
    return RunPython(freeze.reverse_code, freeze.code)
