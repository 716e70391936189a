"""Reading the SQLite file of a django-quiz-app: the same rows as a dump of it would have."""

import shutil
import sqlite3
import tempfile
from datetime import UTC
from pathlib import Path

from quizzes.django_quiz_app import reasons, rows
from quizzes.django_quiz_app.rows import NEVER_IN_TEXT, Row, Unreadable, cleaned, is_of_people, key_of

HEADER = b"SQLite format 3\0"
MODELS = {
    "quiz_category": rows.CATEGORY,
    "quiz_subcategory": rows.SUB_CATEGORY,
    "quiz_quiz": rows.QUIZ,
    "quiz_question": rows.QUESTION,
    "quiz_sitting": rows.SITTING,
    "quiz_progress": rows.PROGRESS,
    "multichoice_mcquestion": rows.CHOICE,
    "multichoice_answer": rows.ANSWER,
    "true_false_tf_question": rows.STATEMENT,
    "essay_essay_question": rows.ESSAY,
    "auth_user": rows.USER,
    "auth_group": "auth.group",
    "auth_permission": "auth.permission",
    "django_admin_log": "admin.logentry",
    "django_content_type": "contenttypes.contenttype",
    "django_session": "sessions.session",
}
# What a dump does not hold as rows of their own.
LINKS = {"quiz_question_quiz", "auth_user_groups", "auth_user_user_permissions", "auth_group_permissions"}
NO_ROWS = LINKS | {"django_migrations", "south_migrationhistory"}
MANY = {
    rows.QUESTION: [("quiz", "quiz_question_quiz", "question_id", "quiz_id")],
    rows.USER: [
        ("groups", "auth_user_groups", "user_id", "group_id"),
        ("user_permissions", "auth_user_user_permissions", "user_id", "permission_id"),
    ],
}
FAULTS = (sqlite3.Error, ValueError, MemoryError)  # Names and messages may hold damaged letters, or sizes be absurd.
KEYS = ("id", "question_ptr_id", "session_key")


def is_sqlite(path):
    """Does the file begin as one of SQLite does? Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


class Database:
    """The rows of a database, by model and in the order of their primary keys. Nothing is written. Raises Unreadable.

    `oddities`: [(model, None, why, what SQLite said)] of tables of which not all could be read.
    """

    def __init__(self, path):
        self.oddities, self.folder = [], None
        address = self._address(path)
        try:
            self.connection = sqlite3.connect(address, uri=True)
            self.connection.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
            self.connection.execute("PRAGMA trusted_schema = OFF")
            self.tables = dict(self._tables())
            for model, table in self.tables.items():
                if not _is_readable(table):
                    self.oddities.append((model, None, reasons.TABLE_LEFT_OUT, None))
            self.oddities += [(model, None, reasons.NO_TABLE, None) for model in rows.OURS if model not in self.tables]
        except FAULTS as error:
            raise Unreadable(f"not a database that SQLite can read: {error}") from error

    def _address(self, path):
        """What to open, so that no file is made or changed beside the source. Raises OSError."""
        beside = {end: path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")}
        there = {end for end, file in beside.items() if file.exists()}
        if not there & {"-wal", "-journal"}:  # Nothing else is writing, and SQLite needs no lock and no file beside it.
            return f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        if there >= {"-wal", "-shm"}:
            return f"{path.resolve().as_uri()}?mode=ro"
        # Whoever wrote it is gone, in the middle of something. SQLite has to put it right, which it may in a copy.
        self.folder = tempfile.TemporaryDirectory()
        copy = Path(self.folder.name, "copy")
        for end, file in {"": path, **beside}.items():
            if file.exists():
                shutil.copyfile(file, copy.with_name(copy.name + end))
        return copy.as_uri()

    def _tables(self):
        """(model, table) for every table that a dump would have rows of."""
        named = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in named:
            if isinstance(table, str) and table not in NO_ROWS and not table.startswith("sqlite_"):
                yield MODELS.get(table, cleaned(table.replace("_", ".", 1))), table

    def columns(self, table):
        """The names of its columns; none when there is no such table."""
        try:
            return [one[1] for one in self.connection.execute(f"PRAGMA table_info({_quoted(table)})")]
        except FAULTS:
            return []

    def models(self):
        """{model: how many rows}, also of tables of which some cannot be read."""
        return {model: self._count(model, table) for model, table in self.tables.items()}

    def _count(self, model, table):
        try:
            return self.connection.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0]  # noqa: S608
        except FAULTS:
            return sum(1 for _row in self._read(model, table, tells=False))

    @property
    def people_model(self):
        if rows.USER in self.tables:
            return rows.USER
        return next((one for one, table in self.tables.items() if is_of_people(one, self.columns(table))), None)

    def rows(self, model):
        """The rows of a model, in the order of their primary keys, as far as they can be read."""
        table = self.tables.get(model)
        if table is None:
            return
        many = [(name, self._links(*link)) for name, *link in MANY.get(model, [])]
        lacks, seen = self.lacking(model), set()
        for pk, fields in self._read(model, table):
            seen.add(key_of(pk))
            yield Row(model, pk, fields | {name: links.get(key_of(pk), []) for name, links in many}, UTC, lacks)

        for name, links in many:
            if model in rows.OURS and (lost := sum(len(found) for key, found in links.items() if key not in seen)):
                self.oddities.append((f"{model}_{name}", None, reasons.LINKS_LOST, lost))

    def lacking(self, model):
        """The fields that the table of a model should have and has not."""
        here = {_field(column, None) for column in self.columns(self.tables[model])}
        linked = {name for name, table, *_columns in MANY.get(model, []) if self.columns(table)}
        return frozenset(rows.OURS.get(model, set()) - here - linked) if here else frozenset()

    def _read(self, model, table, tells=True):
        """(primary key, fields) of each row that can be read."""
        there = self.columns(table)
        names = [name for name in there if _is_readable(name)]
        key = next((name for name in KEYS if name in names), None)
        order = f" ORDER BY {_quoted(key)}" if key else ""
        if tells and len(names) < len(there):
            self.oddities.append((model, None, reasons.COLUMN_LEFT_OUT, None))
        try:
            what = ", ".join(map(_quoted, names)) or "1"
            fields_of = [_field(name, key) for name in names]
            for values in self.connection.execute(f"SELECT {what} FROM {_quoted(table)}{order}"):  # noqa: S608
                fields = dict(zip(fields_of, values, strict=False))
                yield fields.pop(None, None), fields
        except FAULTS as error:
            if tells:
                self.oddities.append((model, None, reasons.DAMAGED_TABLE, str(error)))

    def _links(self, table, here, there):
        """{primary key: [the primary keys that it is linked to]}."""
        found, columns = {}, self.columns(table)
        if columns and not {here, there} <= set(columns):  # SQLite would take the name for a text.
            self.oddities.append((table.replace("_", ".", 1), None, reasons.COLUMN_LEFT_OUT, None))
            return found
        try:
            pairs = self.connection.execute(f"SELECT {_quoted(here)}, {_quoted(there)} FROM {_quoted(table)}")  # noqa: S608
            for one, other in pairs:
                found.setdefault(key_of(one), []).append(other)
        except FAULTS as error:
            self.oddities.append((table.replace("_", ".", 1), None, reasons.DAMAGED_TABLE, str(error)))
        return found

    def close(self):
        self.connection.close()
        if self.folder:
            self.folder.cleanup()


def _field(column, key):
    """The name that a dump has for a column: None for the primary key."""
    if column == key:
        return None
    return column.removesuffix("_id")


def _is_readable(name):
    """Can a table or column be named in a query? One with bytes that are no UTF-8 cannot."""
    return not NEVER_IN_TEXT.search(name)


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'
