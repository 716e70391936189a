"""The table of who gets what, and the one who asks every address.

matrix.txt has a row for each address and a column for each role, two letters a cell: the answer to GET (and HEAD),
and to POST. The letters are in LETTERS. names.txt says whose names stand in the answers.
"""

import gc
import logging
import re
import warnings
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from unittest.mock import patch
from zipfile import ZipFile, is_zipfile

import wagtail
from django.conf import settings
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.http import HttpResponseForbidden
from django.template.base import Template
from django.test import Client
from django.urls import reverse

from start import views as start_views
from tests.access.cast import CANARY, ROLES
from tracking import report_pdf

TABLE = Path(__file__).with_name("matrix.txt")
NAMES = Path(__file__).with_name("names.txt")
LETTERS = {
    "+": "shown",
    "l": "shown, and the look is logged",
    "w": "something is stored",
    ".": "sent elsewhere",
    ">": "asked to sign in",
    "x": "refused by the CMS, and sent to its front page",
    "3": "403",
    "4": "404",
    "e": "422, what was sent is shown again with what is wrong in it",
    "m": "405, the method is not allowed",
    "b": "400",
    "!": "an error, in Wagtail's own views for a form that no browser sends",
}
SHOWN = "+lw"
BY_STATUS = {200: "+", 400: "b", 403: "3", 404: "4", 405: "m", 422: "e"}
# What any request may write: the session, what Wagtail keeps for the person at work in the CMS, and pictures in a
# size that nobody has asked for before.
OWN_TABLES = {
    "django_session",
    "wagtailusers_userprofile",
    "wagtailadmin_editingsession",
    "wagtailimages_rendition",
}
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


PICTURE = re.compile(rb"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")  # In the page that becomes a PDF.

# What Wagtail 8 answers to GET with 405 before it asks who it is.
POST_ONLY_IN_WAGTAIL_8 = ("wagtailadmin_pages:set_page_position ",)


def read_table(text):
    """{key: {role: cell}}; a cell is two letters. The table is Wagtail 7.4's."""
    header, *lines = _lines(text)
    assert header.split()[1:] == list(ROLES), "The columns of matrix.txt are the roles of cast.py, in that order."
    rows = {}
    for line in lines:
        key, cells = _split(line, 2)
        assert key not in rows, f"matrix.txt, twice: {key}"
        rows[key] = dict(zip(ROLES, cells.split(), strict=True))
        if wagtail.VERSION >= (8,) and key.startswith(POST_ONLY_IN_WAGTAIL_8):
            rows[key] |= {role: f"m{rows[key][role][1]}" for role in ("coordinator", "editor", "administrator")}
    return rows


def read_names(text):
    """{(key, role): canaries}: whose names an answer holds; where a pair is missing, it holds none."""
    names = {}
    for line in _lines(text):
        key, roles, canaries = _split(line, 3)
        for role in roles.split():
            assert role in ROLES and (key, role) not in names, f"names.txt: {line}"
            names[key, role] = set(canaries.split())
    return names


def _lines(text):
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _split(line, number):
    """Columns stand at least two spaces apart; cells of matrix.txt are one column."""
    return [part.strip() for part in re.split(r"\s{2,}", line.strip(), maxsplit=number - 1)]


def as_text(rows):
    """The rows as they stand in matrix.txt, under their header."""
    width = max(map(len, rows))
    lines = [f"{'address':{width}}  {' '.join(ROLES)}"]
    for key, cells in rows.items():
        spread = "".join(f"{cells[role]:{len(role) + 1}}" for role in ROLES)
        lines.append(f"{key:{width}}  {spread.rstrip()}")
    return "\n".join(lines)


def names_as_text(names):
    """What read_names reads: the roles that are shown the same names in one line."""
    lines = {}
    for (key, role), canaries in names.items():
        lines.setdefault((key, " ".join(sorted(canaries))), []).append(role)
    lines = [(key, " ".join(roles), canaries) for (key, canaries), roles in lines.items()]
    widths = [max(len(line[column]) for line in lines) for column in (0, 1)]
    return "\n".join(f"{key:{widths[0]}}  {roles:{widths[1]}}  {canaries}" for key, roles, canaries in lines)


@dataclass
class Answer:
    """What came back: a letter, and the canaries in it."""

    letter: str
    names: set


@dataclass
class Column:
    """What one role gets from every address."""

    role: str
    cells: dict = field(default_factory=dict)  # {key: two letters}
    names: dict = field(default_factory=dict)  # {key: canaries in any answer}
    odd: list = field(default_factory=list)  # HEAD that differs from GET, English from Swedish …


class Visitor:
    """One role, asking. Whatever a request stores is undone, so that every request meets the same world."""

    def __init__(self, cast, role, whole=True, again=True):
        """With `whole`, HEAD and English are asked everywhere; otherwise only where GET shows something.

        Without `again`, neither is asked: they put the same questions to the database as GET.
        """
        self.role, self.whole, self.again = role, whole, again
        self.client = Client()
        if ROLES[role]:
            self.client.force_login(cast.people[ROLES[role]])
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.log_in = (reverse(settings.LOGIN_URL), reverse("wagtailadmin_login"))
        self.cms = reverse("wagtailadmin_home")

    def column(self, addresses):
        """Every address with GET, HEAD and POST; lists also with searches, own pages also in English."""
        column = Column(self.role)
        with warnings.catch_warnings(), _refusal_shown_once(self.cms), _pdf_as_its_page():
            # Wagtail leaves temporary files of pictures for Python to close.
            warnings.simplefilter("ignore", ResourceWarning)
            for address in addresses:
                self._ask_all(address, column)
            gc.collect()
        return column

    def _ask_all(self, address, column):
        get, post = self.ask("get", address.path), self.ask("post", address.path, address.body)
        column.cells[address.key] = get.letter + post.letter
        names = get.names | post.names
        if self._asks_again(get):
            head = self.ask("head", address.path)
            if head.letter not in (get.letter, "m"):
                column.odd.append(f"HEAD {address.path}: {head.letter} instead of {get.letter}")
            names |= head.names
        for path in self._variants(address, get):
            answer = self.ask("get", path)
            names |= answer.names
            nobody_to_log = (get.letter, answer.letter, answer.names) == ("l", "+", set())
            if answer.letter != get.letter and not nobody_to_log:
                column.odd.append(f"GET {path}: {answer.letter} instead of {get.letter}")
        column.names[address.key] = names

    def _variants(self, address, get):
        """Searches and exports, where there is something to search; English, where the address has it."""
        if get.letter in SHOWN:
            for query in address.also:
                yield address.path + (query if "?" not in address.path else f"&{query[1:]}")
        if address.is_ours and self._asks_again(get):
            yield f"/en{address.path}"

    def _asks_again(self, get):
        return self.again and (self.whole or get.letter in SHOWN)

    def ask(self, method, path, body=None):
        """One request, undone."""
        written = set()
        self.client.cookies = SimpleCookie(self.cookies)

        def note(execute, sql, params, many, context):
            found = WRITES.match(sql)
            if found:
                written.add(found[1].lower())
            return execute(sql, params, many, context)

        with transaction.atomic(), connection.execute_wrapper(note), _quietly(method):
            try:
                response = getattr(self.client, method)(path, body)
            except Exception:
                answer = Answer("!", set())
            else:
                answer = Answer(self._letter(response, written - OWN_TABLES), canaries(response))
            transaction.set_rollback(True)
        return answer

    def _letter(self, response, written):
        if written:
            return "l" if written == {"organisation_namesviewed"} else "w"
        if response.status_code in (301, 302):
            where = response["Location"].partition("?")[0].removeprefix("/en")
            if where in self.log_in:
                return ">"
            return "x" if where == self.cms else "."
        return BY_STATUS[response.status_code]


@contextmanager
def _refusal_shown_once(cms):
    """The page that refuses somebody the CMS is the same at each of its addresses: rendered at the front page only."""
    original = start_views._error

    def refusal(request, template, status):
        is_below = request.path.startswith(cms) and request.path != cms
        return HttpResponseForbidden() if is_below and status == 403 else original(request, template, status)

    with patch.object(start_views, "_error", refusal):
        yield


@contextmanager
def _pdf_as_its_page():
    """The page that becomes a PDF is read in its place: a PDF holds glyphs, not letters, and takes a second to make.

    That nothing else gets into a PDF, and this does, is told in test_matrix.py.
    """
    with patch.object(report_pdf, "as_pdf", lambda title, blocks: report_pdf.as_html(title, blocks).encode()):
        yield


@contextmanager
def _quietly(method):
    """Without the log: a refusal is what is looked for here, and an error has a letter of its own.

    The answer to HEAD has no body, so no template is rendered for it: what decides its status has run before.
    """
    logging.disable(logging.CRITICAL)
    try:
        with patch.object(Template, "render", (lambda *_: "") if method == "head" else Template.render):
            yield
    finally:
        logging.disable(logging.NOTSET)


def canaries(response):
    """The canaries in the headers and the body of a response; workbooks and Word documents are unpacked first."""
    body = response.getvalue() if response.streaming else response.content
    _close(response)
    parts = [body, "\n".join(f"{name}: {value}" for name, value in response.items()).encode()]
    if is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as book:
            parts += [book.read(name) for name in book.namelist()]
    parts += [b64decode(picture) for picture in PICTURE.findall(body)]
    return {name.lower() for part in parts for name in CANARY.findall(part.decode("utf-8", "replace"))}


def _close(response):
    """Lets go of a file that was not read, for example of a HEAD; but not of the database, as Django would then."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
