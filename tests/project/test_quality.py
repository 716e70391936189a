"""What is true of the whole project: migrations, translations, imports, and nothing of one machine in the files."""

import ast
import functools
import io
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent

# Which of a call's arguments are texts, and which is their context: as `makemessages` tells xgettext.
KEYWORDS = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# `make messages` reads the same: what is neither delivered nor shown to anyone is not translated.
UNTRANSLATED = {"bench", "bin", "docs", "tests"}
TRANSLATED_SUFFIXES = {".html", ".py", ".svg", ".txt"}


@functools.cache
def project_files():
    """Everything in git, and everything that the next `git add` would put there."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.django_db
def test_the_models_and_the_migrations_agree():
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue(), pytrace=False)


def messages_in_python(source):
    """(context or None, text or texts) of every call that `makemessages` finds in Python code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            positions = KEYWORDS.get(getattr(node.func, "id", getattr(node.func, "attr", None)), ())
            literals = [literal(node, position) for position in positions]
            if literals and None not in literals:
                context = literals.pop(0) if isinstance(positions[0], tuple) else None
                yield context, tuple(literals) if len(literals) > 1 else literals[0]


def literal(call, position):
    number = position[0] if isinstance(position, tuple) else position
    argument = call.args[number - 1] if number <= len(call.args) else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def messages_in_template(source):
    """The same of a template, by way of the code that `makemessages` makes of it. Its indentation means nothing."""
    code = "\n".join(line.strip() for line in templatize(source).splitlines())
    for _line, found, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        yield context, found


def messages_in(path):
    source = path.read_text()
    return set(messages_in_python(source) if path.suffix == ".py" else messages_in_template(source))


def messages_of_the_project():
    return {
        (path.relative_to(ROOT), context, text)
        for path in project_files()
        if path.suffix in TRANSLATED_SUFFIXES and path.relative_to(ROOT).parts[0] not in UNTRANSLATED
        if not path.match("requirements*.txt")
        for context, text in messages_in(path)
    }


@pytest.fixture(scope="module")
def swedish():
    with (ROOT / "locale/sv/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="sv")


def missing(catalog, messages):
    """The messages that the catalogue lacks. It keeps a plural under its singular."""
    known = {(entry.context, entry.id) for entry in catalog}
    singular = {(context, text[0] if isinstance(text, tuple) else text) for context, text in known}
    return sorted(
        f"{path}: {text!r}"
        for path, context, text in messages
        if (context, text) not in (known if isinstance(text, tuple) else singular)
    )


def test_no_text_is_missing_from_the_swedish_catalogue(swedish):
    assert missing(swedish, messages_of_the_project()) == []


def test_every_text_of_the_swedish_catalogue_is_translated(swedish):
    entries = [entry for entry in swedish if entry.id]
    assert entries
    assert [entry.id for entry in entries if entry.fuzzy] == []
    assert [entry.id for entry in entries if not all(entry.string if entry.pluralizable else [entry.string])] == []
    assert [(entry.id, errors) for entry, errors in swedish.check()] == []  # Placeholders and plural forms.


PLANTED = {
    "planted.py": """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy as pgettext
class A:
    title = _("Planted " "title") + str(pgettext("a context", "Planted word"))
    def count(self, n):
        return _(f"not {n}") + ngettext("%d planted", "%d planted ones", len(_("Planted inside"))) % n
""",
    "planted.html": """
{% load i18n %}<p>It's "so</p>
      {% translate "Planted tag" as x %}
   <a title="{% translate 'Planted attribute' context "a context" %}">{{ n|default:_("Planted filter") }}</a>
  {% blocktranslate trimmed with name=user.name %}
     Planted block
     of {{ name }}
  {% endblocktranslate %}
{% if x %}
    {% blocktranslate count n=n %}{{ n }} planted thing{% plural %}{{ n }} planted things{% endblocktranslate %}
  {% endif %}{% blocktranslate %}It's 100 % "åäö"
    planted{% endblocktranslate %}
""",
}


def test_a_planted_text_is_found_missing(swedish, tmp_path):
    for name, source in PLANTED.items():
        (tmp_path / name).write_text(source)
    planted = {(Path(name), context, text) for name in PLANTED for context, text in messages_in(tmp_path / name)}
    assert {(context, text) for _path, context, text in planted} == {
        (None, "Planted title"),
        ("a context", "Planted word"),
        (None, ("%d planted", "%d planted ones")),
        (None, "Planted inside"),
        (None, "Planted tag"),
        ("a context", "Planted attribute"),
        (None, "Planted filter"),
        (None, "Planted block of %(name)s"),
        (None, ("%(n)s planted thing", "%(n)s planted things")),
        (None, 'It\'s 100 %% "åäö"\n    planted'),
    }
    assert len(missing(swedish, planted)) == len(planted)


def machine_paths(text):
    """Absolute paths into the folders where checkouts and the superuser's home are, on one machine or another."""
    return re.findall(r"(?<![\w.\-/])/(?:work|root)(?:/[^\s\"']*)?(?=[\s\"'`),;:\]]|$)", text, re.MULTILINE)


def test_no_file_names_a_place_on_one_machine():
    texts = {path: path.read_bytes().decode(errors="ignore") for path in project_files()}
    assert {path: machine_paths(text) for path, text in texts.items() if machine_paths(text)} == {}


def test_a_planted_path_is_found():
    top, home = "work", "root"
    planted = f"/{top}/main"
    assert machine_paths(f"cd {planted} && echo 'https://ekvalla.example/{top}/' ./{home}/") == [planted]


def test_the_lock_files_hold_no_address():
    locks = [path for path in project_files() if path.match("requirements*.txt") or path.match("*.lock")]
    assert {"requirements.txt", "requirements-dev.txt"} <= {path.name for path in locks}
    assert [path.name for path in locks if "://" in path.read_text()] == []


def lint_imports(folder):
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_imports_run_one_way():
    code, report = lint_imports(ROOT)
    assert code == 0, report


def test_a_planted_import_is_found(tmp_path):
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    for package in packages:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "support" / "planted.py").write_text("from tracking import apps\n")
    code, report = lint_imports(tmp_path)
    assert code != 0
    assert "support.planted -> tracking.apps" in report


def test_the_lock_of_the_provider_names_no_registry():
    """npm writes where it has fetched each package from, unless it is told not to (tests/oidc/.npmrc)."""
    lock = json.loads((ROOT / "tests/oidc/package-lock.json").read_text())
    assert len(lock["packages"]) > 50
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []
