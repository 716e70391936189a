"""Scenes that many tests begin with: built once, and put back row by row for each test, in a tenth of the time.

    @keep
    def kept_care(world):
        ...  # Builds the scene and gives it.

    @pytest.fixture
    def care(world, kept_care):
        return kept_care(world)

Every test gets the same rows, and objects of its own. A test that commits builds the scene, and so does one whose
world is not new or that has put something already where the scene would come.
"""

import io
import pickle
from inspect import signature

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation

from content import languages
from tests.factories.world import World


def keep(build, scope="module"):
    """A fixture: the function that gives the scene that `build` builds, in a world if it takes one."""

    @pytest.fixture(scope=scope)
    def kept(django_db_setup, django_db_blocker, quick_settings):
        with django_db_blocker.unblock(), translation.override("sv"):
            return Kept(build)

    return kept


class Kept:
    """What building a scene leaves: rows, the objects that stand for them, and a world that has given names away."""

    def __init__(self, build):
        self.build, self.tables = build, []
        # A test that committed has emptied the database; those that follow it commit, too.
        if ContentType.objects.exists():
            with transaction.atomic():
                self._learn()
                transaction.set_rollback(True)
            _forget()

    def _learn(self):
        world, before = World(), _rows_by_model()
        scene = self.build(*[world][: len(signature(self.build).parameters)])
        after = _rows_by_model()
        self.tables = [_Table(model, rows, after[model]) for model, rows in before.items() if after[model] != rows]
        self.objects, self.given = _pickled(scene, world), world.given

    def __call__(self, *world):
        if not self.tables or not connection.in_atomic_block or _is_used(*world) or not self._has_place():
            return self.build(*world)
        with connection.cursor() as cursor:
            for table in self.tables:
                table.put(cursor)
        _forget()
        for one in world:
            one.given = self.given
        return _Unpickler(io.BytesIO(self.objects), *world).load()

    def _has_place(self):
        """Do the tables hold as many rows as before the scene was built?"""
        with connection.cursor() as cursor:
            counts = (f"SELECT {n}, count(*) FROM {table.name}" for n, table in enumerate(self.tables))
            cursor.execute(" UNION ALL ".join(counts))
            return dict(cursor.fetchall()) == {number: table.had for number, table in enumerate(self.tables)}


class _Table:
    """The rows of one table that a scene adds, changes and removes."""

    def __init__(self, model, before, after):
        self.name, self.had = _quoted(model._meta.db_table), len(before)
        self.key, self.columns = _quoted(model._meta.pk.column), [_quoted(column) for column in _columns(model)]
        self.added = [row for key, row in after.items() if key not in before]
        self.changed = [(*row, key) for key, row in after.items() if before.get(key, row) != row]
        self.removed = [(key,) for key in before if key not in after]

    def put(self, cursor):
        places, changes = ", ".join(["%s"] * len(self.columns)), ", ".join(f"{name} = %s" for name in self.columns)
        for sql, rows in (
            (f"DELETE FROM {self.name} WHERE {self.key} = %s", self.removed),
            (f"UPDATE {self.name} SET {changes} WHERE {self.key} = %s", self.changed),
            (f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({places})", self.added),
        ):
            if rows:
                cursor.executemany(sql, rows)


def _forget():
    """What a process remembers of the database it would otherwise learn anew by signals."""
    cache.clear()
    languages.forget_codes()


def _is_used(world=None):
    return world and world.given


def _quoted(name):
    return connection.ops.quote_name(name)


def _columns(model):
    return [field.column for field in model._meta.local_concrete_fields]


def _rows_by_model():
    """{model: {key: row}} of the whole database, but for SQLite's index of words: triggers keep it beside its table."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy and not model._meta.db_table.endswith("_fts"):
                columns = _columns(model)
                place = columns.index(model._meta.pk.column)
                cursor.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(model._meta.db_table)}")
                found[model] = {row[place]: row for row in cursor.fetchall()}
    return found


class _Pickler(pickle.Pickler):
    """The world stays outside: each test has its own."""

    def __init__(self, file, world):
        super().__init__(file)
        self.world = world

    def persistent_id(self, value):
        return "world" if value is self.world else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file, world=None):
        super().__init__(file)
        self.world = world

    def persistent_load(self, name):
        return self.world


def _pickled(scene, world):
    file = io.BytesIO()
    _Pickler(file, world).dump(scene)
    return file.getvalue()
