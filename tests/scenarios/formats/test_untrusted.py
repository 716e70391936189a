"""Files that are not what they say, or are made to do harm."""

import io
import stat
import time
import zipfile

import pytest

from scenarios.formats import limits
from scenarios.formats.reading import read, read_path

pytestmark = pytest.mark.sqlite_is_enough

STORY = ":: Start\nHej på dig\n".encode()


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def kinds(data, name="fil.zip"):
    report = read(name, data)
    assert report.importable is not bool(report.refused)
    return [row.kind for row in report.refused]


def symlink():
    entry = zipfile.ZipInfo("a.twee")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def encrypted():
    data = bytearray(zipped(("a.twee", STORY)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "text", [STORY, b"\xef\xbb\xbf" + STORY, STORY.replace(b"\n", b"\r\n"), STORY.replace(b"\n", b"\r")]
)
def test_utf8_is_read_with_any_line_ends(text):
    assert read("x.twee", text).scenario.start.text == "Hej på dig"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (STORY.decode().encode("utf-16"), "utf16"),
        (STORY.decode().encode("utf-16-be"), "nul"),
        (STORY.decode().encode("latin-1"), "not_utf8"),
        (STORY + b"\x00", "nul"),
        (b"Hej", "unknown_format"),
        (b"<html></html>", "unknown_format"),
        (b"%PDF-1.7", "unknown_format"),
        (b":: StoryTitle\nx", "no_passages"),
        (STORY + b"x" * limits.MOST_TEXT, "too_much"),
        (b"x" * (limits.MOST_BYTES + 1), "too_large"),
        (b":: Start\n" + b"x" * (limits.MOST_PASSAGE + 1), "too_long_passage"),
        (b":: Start\n" + b"[[Start]]\n" * (limits.MOST_LINKS + 1), "too_many_links"),
        (b"<tw-storydata>" * (limits.MOST_STORIES + 1), "too_many_stories"),
        (b":: Start\n" + b"<<a>> " * limits.MOST_NOTES, "too_many_notes"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data, kind):
    assert kind in kinds(data)


def test_the_line_with_the_other_encoding_is_told():
    assert [row.line for row in read("x.twee", b":: Start\n\nHej p\xe5 dig").refused] == [3]


def test_a_story_of_ten_thousand_passages_is_refused_with_the_limit():
    data = b"".join(b":: Passage %d\n[[Passage %d]]\n\n" % (number, number + 1) for number in range(10_000))
    (refusal,) = read("x.twee", data).refused
    assert refusal.reason == "The story has 10000 steps. At most 1000 can be read."


@pytest.mark.parametrize("header", [b"::\n", b":: a\n", b"<tw-passagedata>"])
def test_a_million_passages_are_refused_before_they_fill_the_memory(header):
    data = b"<tw-storydata>" * (header[:1] == b"<") + header * (limits.MOST_TEXT // len(header) - 10)
    assert kinds(data) == ["too_many_steps"]


def test_a_zip_of_several_files_is_one_story():
    report = read(
        "saga.zip", zipped(("b/slut.tw", b":: Slut\nSlut"), ("a.twee", b":: Start\n[[Slut]]"), ("läs.txt", b"x"))
    )
    assert [step.key for step in report.scenario.steps] == ["Start", "Slut"]
    assert [(loss.kind, loss.what) for loss in report.lost] == [("file_not_read", "The file läs.txt was not read.")]


def test_a_zip_of_one_other_file_is_that_file():
    html = b'<tw-storydata name="x" startnode="1"><tw-passagedata pid="1" name="A">Hej</tw-passagedata></tw-storydata>'
    assert read("saga.zip", zipped(("x/saga.html", html))).format == "twine_html"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(("/a.twee", STORY)), "unsafe_name"),
        (zipped(("../a.twee", STORY)), "unsafe_name"),
        (zipped(("b/../../a.twee", STORY)), "unsafe_name"),
        (zipped(("b\\..\\a.twee", STORY)), "unsafe_name"),
        (zipped(("C:\\a.twee", STORY)), "unsafe_name"),
        (zipped(("\\\\server\\a.twee", STORY)), "unsafe_name"),
        (zipped((symlink(), b"/etc/passwd")), "symlink"),
        (encrypted(), "encrypted"),
        (zipped(("a.zip", zipped(("a.twee", STORY)))), "nested_archive"),
        (zipped(("a.twee", zipped(("a.twee", STORY)))), "nested_archive"),
        (zipped(("a.twee", STORY + b" " * 4_000_000)), "bomb"),
        (zipped(("media.bin", b" " * 4_000_000), ("a.twee", STORY)), "bomb"),
        (zipped(("a.txt", b"x")), "no_story_files"),
        (zipped(("a.html", b"x"), ("b.html", b"x")), "no_story_files"),
        (zipped(("h5p.json", b"{}")), "no_content"),
        (zipped(*((f"{number}.twee", STORY) for number in range(limits.MOST_STORY_FILES + 1))), "too_many_files"),
        (zipped(*((f"{number}.png", b"") for number in range(limits.MOST_ENTRIES + 1))), "too_many_files"),
        (zipped(("a.twee", STORY))[:-10], "bad_archive"),
        (b"PK\x03\x04" + b"x" * 100, "bad_archive"),
        (zipped(), "no_story_files"),
    ],
)
def test_a_dangerous_or_damaged_archive_is_refused(data, kind):
    assert kind in kinds(data)


def test_two_files_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.twee", STORY), ("a.twee", STORY))
    assert kinds(data) == ["same_name"]


def test_many_small_files_that_are_much_text_together_are_refused():
    entries = [(f"{number}.twee", b":: %d\n" % number + b"x" * 900_000) for number in range(6)]
    assert kinds(zipped(*entries, method=zipfile.ZIP_STORED)) == ["too_much"]


def test_a_size_that_is_a_lie_does_not_fill_the_memory():
    data = bytearray(zipped(("a.twee", b"x" * 900_000)))
    directory = data.find(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert kinds(bytes(data)) in (["bad_archive"], ["unknown_format"])


def test_a_folder_is_read_as_one_story(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a.twee").write_bytes(b":: Start\n[[Slut]]")
    (tmp_path / "b" / "slut.TW").write_bytes(b":: Slut\nSlut")
    (tmp_path / "readme.md").write_bytes(b"\xff")
    report = read_path(tmp_path)
    assert [step.key for step in report.scenario.steps] == ["Start", "Slut"]
    assert report.scenario.title == tmp_path.name


def test_links_in_a_folder_are_not_followed(tmp_path):
    (tmp_path / "a.twee").symlink_to("/etc/passwd")
    assert [row.kind for row in read_path(tmp_path).refused] == ["symlink"]


@pytest.mark.parametrize("name", ["", "saknas.twee"])
def test_a_path_with_nothing_to_read_is_refused(tmp_path, name):
    assert [row.kind for row in read_path(tmp_path / name).refused] in (["no_story_files"], ["unreadable_file"])


def test_the_name_of_the_file_does_not_decide_what_it_is():
    assert read("saga.json", STORY).format == "twee"
    assert read("saga.h5p", STORY).format == "twee"


PATTERNS = [
    "<a ", "<a b='", "<a b=c ", "<!--", "<script", "<style>", "<![CDATA[", "&#9", "[[", "[[a", "(if:", "(if: $x", "<<a",
    "<% ", "{a", "[if", "[img[", "![a](", "/*", "a: b\n", ": \n",
]  # fmt: skip


@pytest.mark.parametrize("story_format", ["SugarCube", "Harlowe", "Chapbook", ""])
def test_no_text_takes_long(story_format):
    """Each of these takes minutes where a pattern looks at the rest of the text from every place in it."""
    started = time.monotonic()
    for pattern in PATTERNS:
        body = (pattern * limits.MOST_PASSAGE)[: limits.MOST_PASSAGE - 1]
        read("x.twee", f':: StoryData\n{{"format": "{story_format}"}}\n\n:: Start\n{body}'.encode())
    assert time.monotonic() - started < 60
