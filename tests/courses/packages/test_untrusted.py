"""Packages that are not what they say, or are made to do harm. Nothing of one that is refused is ever written."""

import hashlib
import io
import json
import stat
import zipfile

import hypothesis
import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import strategies as st

from content.models import LawReference
from courses.models import LessonPage
from courses.packages import limits
from courses.packages.archive import MANIFEST, text_of
from courses.packages.importing import look
from courses.packages.report import Report
from tests.courses.packages.conftest import (
    bent,
    full_course,
    looked_at,
    packed,
    repacked,
    rows,
    taken_in,
    unpacked,
    zipped,
)
from tests.courses.packages.test_on_top import stored
from tests.factories import pages

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_is_enough]  # What is refused is refused before a query.

EVIL = (
    '<p onclick="x()">Hej<script>alert(1)</script><a href="javascript:x()">a</a><img src=x onerror=y><iframe></iframe>'
)


PACKAGES = []


@pytest.fixture
def package(world):
    """The package of a course that is not here. Made once, since it takes a while."""
    pages.course_index()
    if not PACKAGES:
        with transaction.atomic():
            PACKAGES.append(packed(full_course()))
            transaction.set_rollback(True)
        pages.course_index()
    return PACKAGES[0]


def refused(data):
    """The kinds of reasons that a package is refused for, when nothing of it has been written."""
    before, files = rows(), stored()
    report = taken_in(data)
    assert not report.importable
    assert (rows(), stored()) == (before, files)
    return {line.kind for line in report.of("refused")}


def with_file(package, name, data=b"x"):
    """The package with one more file in the zip, which package.json lists."""
    return repacked(unpacked(package) | {name: data})


def patched(package, change):
    """The package with `change(entries)` done to its ZipInfos and bytes, and nothing else."""
    entries = [(zipfile.ZipInfo(name), data) for name, data in unpacked(package).items()]
    change(entries)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "..\\x", "C:\\x", "\\\\server\\x"])
def test_names_that_lead_out_are_refused(package, name):
    assert refused(with_file(package, name)) == {"unsafe_name"}


def test_links_are_refused(package):
    def link(entries):
        entries[1][0].external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(patched(package, link)) == {"symlink"}


def test_two_files_of_one_name_are_refused(package):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = patched(package, lambda entries: entries.append(entries[1]))
    assert refused(data) == {"same_name"}


def test_a_locked_archive_is_refused(package):
    data = bytearray(package)
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == {"encrypted"}


def test_bombs_are_refused_by_what_comes_out_and_not_by_what_is_said(package):
    big = zlib_zip({"a.json": b" " * 4_000_000})
    assert refused(big) == {"bomb"}
    lie = bytearray(big)
    place = lie.find(b"PK\x01\x02") + 24
    lie[place : place + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(lie)) & {"bad_archive", "bomb", "no_manifest"}


def zlib_zip(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_list_that_would_fill_the_memory_is_not_read(package):
    end = package.rfind(b"PK\x05\x06")
    data = bytearray(package)
    data[end + 12 : end + 16] = (2**32 - 1).to_bytes(4, "little")
    assert refused(bytes(data)) == {"bad_archive"}
    with_zip64 = package[:end] + b"PK\x06\x07" + b"\x00" * 16 + package[end:]
    assert refused(with_zip64) == {"bad_archive"}


@pytest.mark.parametrize("data", [b"", b"Hej", b"PK\x03\x04" + b"x" * 99, b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_package_is_refused(package, data):
    assert refused(data) <= {"bad_archive", "no_manifest"}


def test_a_cut_or_grown_package_is_refused(package):
    assert refused(package[:-10]) == {"bad_archive"}
    assert refused(package[: len(package) // 2]) == {"bad_archive"}


def test_too_many_and_too_large_are_refused(package, monkeypatch):
    assert refused(zipped({f"{number}": b"" for number in range(limits.ARCHIVE.entries + 1)})) <= {
        "too_many_files",
        "bad_archive",
    }
    monkeypatch.setattr(limits, "MOST_PAGES", 2)
    assert refused(package) == {"too_many_pages"}
    monkeypatch.setattr(limits, "MOST_BYTES", 1000)
    assert refused(package) == {"too_large"}


def test_files_are_those_that_are_listed_with_the_sums_they_had(package):
    files = unpacked(package)
    name = next(name for name in files if name.startswith("pages/"))
    assert refused(zipped(files | {name: files[name] + b" "})) == {"wrong_sum"}
    assert refused(zipped(files | {"pages/extra.json": b"{}"})) == {"not_listed"}
    assert refused(zipped({key: data for key, data in files.items() if key != name})) == {"not_there"}
    assert refused(with_file(package, "pages/extra.json", b"{}")) == {"strange_name"}
    assert refused(with_file(package, "media/images/x.png")) == {"strange_name"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b"[" * 100 + b"]" * 100, "invalid"),
        (b'{"format": "rustad-course", "format": 1}', "invalid"),
        (b'{"format": NaN}', "invalid"),
        (b'{"format": 1e999}', "invalid"),
        (b"\xff", "not_utf8"),
        (b"[]", "wrong_type"),
        (b"{}", "other_format"),
        (b'{"format": "rustad-course", "version": 2}', "version"),
        (b'{"format": "rustad-course", "version": true}', "version"),
        (b'{"format": "rustad-course", "version": 1}', "wrong_type"),
    ],
)
def test_a_strange_manifest_is_refused(package, text, kind):
    assert refused(zipped({MANIFEST: text})) == {kind}


def page(**values):
    return lambda data: data.update(values)


def field(**values):
    return lambda data: data["fields"].update(values)


def block(kind, value, block_id="7b1c3b0e-7d5f-4a55-8a8f-0f9a1f7a3c11"):
    return field(body=[{"type": kind, "value": value, "id": block_id}])


ROWS = [{"values": ["abc"]}]


def item(value):
    return {"type": "item", "id": "a", "value": value}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (page(type="quizzes.QuizIndexPage"), "unknown_page_type"),
        (page(type="start.FrontPage"), "unknown_page_type"),
        (page(type=5), "unknown_page_type"),
        (page(type="courses.CoursePage"), "not_allowed_here"),
        (page(key="x"), "strange_name"),
        (page(locale="../sv"), "strange_name"),
        (page(parent=None), "two_courses"),
        (page(parent="0f2b3c4d-0000-4000-8000-000000000001"), "no_parent"),
        (page(parent="x"), "invalid"),
        (page(fields=[]), "wrong_type"),
        (field(title=""), "no_field"),
        (field(title=5), "wrong_type"),
        (field(title="x" * 300), "wrong_value"),
        (field(slug="a b/c"), "wrong_value"),
        (field(minutes="7"), "wrong_type"),
        (field(minutes=True), "wrong_type"),
        (field(minutes=-1), "wrong_value"),
        (field(minutes=10**30), "wrong_value"),
        (field(minutes=None), "wrong_type"),
        (field(body={}), "wrong_type"),
        (field(body=[5]), "wrong_type"),
        (block("raw_html", "<script>"), "unknown_block"),
        (block(["text"], "x"), "unknown_block"),
        (block("text", None), "wrong_type"),
        (block("text", "x", None), "no_field"),
        (block("text", "x", 5), "no_field"),
        (block("text", "x", "x" * 99), "no_field"),
        (block("case", "x"), "wrong_type"),
        (block("case", {"title": {}, "text": ""}), "wrong_type"),
        (block("law", 1), "no_reference"),
        (block("law", {"snippet": "organisation.User", "key": "anna"}), "no_reference"),
        (block("law", {"snippet": "content.Role", "key": "samordnare"}), "wrong_reference"),
        (block("image", {"image": 1}), "no_reference"),
        (block("image", {"image": {"image": 1}}), "no_reference"),
        (block("image", 1), "wrong_type"),
        (block("accordion", {}), "wrong_type"),
        (block("table", []), "wrong_type"),
        (block("table", {"columns": [{"type": "x", "heading": ""}], "rows": []}), "unknown_block"),
        (block("table", {"columns": [{"type": "numeric", "heading": "a"}], "rows": ROWS}), "wrong_type"),
        (block("table", {"columns": [{"type": "text", "heading": "a"}], "rows": [{"values": []}]}), "wrong_type"),
        (block("sources", [item({"title": "x", "url": "javascript:x"})]), "wrong_value"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(package, change, kind):
    assert kind in refused(bent(package, "Länkar", change))


def test_a_circle_is_refused(package):
    files = unpacked(package)
    names = [name for name in files if name.startswith("pages/")]
    data = {name: json.loads(files[name]) for name in names}
    lessons = [name for name in names if data[name]["type"] == "courses.LessonPage"][:2]
    for name, other in (lessons, lessons[::-1]):
        data[name]["parent"] = data[other]["key"]
        files[name] = text_of(data[name])
    assert refused(repacked(files)) >= {"circle"}


def test_a_page_that_stands_twice_is_refused(package):
    names = json.loads(unpacked(package)[MANIFEST])["pages"]
    assert refused(repacked(unpacked(package), manifest={"pages": [*names, names[0]]})) == {"twice"}
    assert "no_course" in refused(repacked(unpacked(package), manifest={"pages": names[1:]}))


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("png", b"<script>"),
        ("png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("php", b"x"),
    ],
)
def test_images_that_are_none_are_refused(package, extension, data):
    sha256 = hashlib.sha256(data).hexdigest()
    files = unpacked(package) | {
        f"media/images/{sha256}.json": text_of({"title": "x"}),
        f"media/images/{sha256}.{extension}": data,
    }
    with override_settings(WAGTAILIMAGES_EXTENSIONS=["png", "svg"]):
        assert refused(repacked(files)) == {"bad_media"}


@pytest.mark.parametrize("extension", ["html", "exe", "svg", "zip"])
def test_documents_of_other_kinds_are_refused(package, extension):
    sha256 = hashlib.sha256(b"x").hexdigest()
    files = unpacked(package) | {
        f"media/documents/{sha256}.json": text_of({"title": "x"}),
        f"media/documents/{sha256}.{extension}": b"x",
    }
    assert refused(repacked(files)) == {"bad_media"}


def test_captions_that_cannot_be_read_are_refused(package):
    files = unpacked(package)
    name = next(name for name in files if name.endswith(".vtt"))
    sha256 = hashlib.sha256(b"Hej").hexdigest()
    old = name.split("/")[-1].removesuffix(".vtt")
    new = {key.replace(old, sha256): data.replace(old.encode(), sha256.encode()) for key, data in files.items()}
    new[name.replace(old, sha256)] = b"Hej"
    (manifest,) = [json.loads(new[MANIFEST])]
    new[MANIFEST] = text_of(manifest)
    assert refused(repacked(new)) == {"wrong_value"}


def test_nothing_that_runs_is_left_in_a_text(package):
    data = bent(package, "Länkar", block("text", EVIL))
    files = unpacked(data)
    for name, text in files.items():
        if name.startswith("snippets/content.LawReference"):
            law = json.loads(text)
            law["fields"]["text"] = EVIL
            files[name] = text_of(law)
    assert taken_in(repacked(files)).importable
    for text in (LessonPage.objects.get(title="Länkar").body[0].value.source, LawReference.objects.get().text):
        assert "Hej" in text
        for mark in ("<script", "onclick", "javascript", "onerror", "<img", "<iframe"):
            assert mark not in text


@pytest.mark.parametrize(
    "link",
    [
        '<a linktype="page" id="1">x</a>',
        '<a linktype="page" key="1" locale="sv">x</a>',
        '<a linktype="page" id="1" title="&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</a>',
        '<a linktype="document" sha256="../../x">x</a>',
        '<a linktype="evil" href="javascript:x">x</a>',
        '<embed embedtype="media" url="https://x.example/"/>x',
        '<embed embedtype="image" id="1"/>x',
    ],
)
def test_links_in_a_text_lead_nowhere_by_primary_key(package, link):
    assert taken_in(bent(package, "Länkar", block("text", f"<p>{link}</p>"))).importable
    assert LessonPage.objects.get(title="Länkar").body[0].value.source == "<p>x</p>"


# Whatever comes, there is a report, and nothing is written unless it says so.

HEALTH = [hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow]
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spoiled_bytes(draw, data):
    for _change in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(st.binary(max_size=8)) + data[start + draw(st.integers(0, 20)) :]
    return data


@st.composite
def spoiled_values(draw, data):
    """The package with another value, of any type, somewhere in its JSON, and checksums that fit."""
    files = unpacked(data)
    name = draw(st.sampled_from(sorted(name for name in files if name.endswith(".json"))))
    content = json.loads(files[name])
    place = content
    while True:
        inside = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[inside], dict | list) or not place[inside] or draw(st.integers(0, 4)) == 0:
            place[inside] = draw(JSON_VALUES)
            break
        place = place[inside]
    if name == MANIFEST:
        return zipped(files | {MANIFEST: text_of(content)})
    return repacked(files | {name: text_of(content)})


@hypothesis.settings(
    max_examples=150,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
@hypothesis.given(data=st.data())
def test_a_spoiled_package_gives_a_report_and_writes_nothing(package, data):
    spoiled = data.draw(spoiled_values(package) | spoiled_bytes(package))
    before = rows()
    report = look(io.BytesIO(spoiled), parent=pages.course_index())
    assert isinstance(report, Report)
    json.dumps(report.as_data())
    assert rows() == before


@hypothesis.settings(
    max_examples=25,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
@hypothesis.given(data=st.data())
def test_what_would_be_taken_in_can_be(package, data):
    """Each example undoes what it has written, so that the next one begins where this one did."""
    spoiled = data.draw(spoiled_values(package))
    with transaction.atomic():
        before = rows()
        looked = looked_at(spoiled)
        report = taken_in(spoiled)
        assert report.lines == looked.lines
        assert report.importable or rows() == before
        transaction.set_rollback(True)
