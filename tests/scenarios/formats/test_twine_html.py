"""Twine 2 HTML: published stories and archives."""

import pytest

from scenarios.formats.reading import read

pytestmark = pytest.mark.sqlite_is_enough

STORY = """<html>
<tw-storydata name="{name}" startnode="2" format="Harlowe"><style role="stylesheet"></style><script
 role="script">{script}</script><tw-passagedata pid="1" name="Slut &amp; klart" tags="a b">&lt;b&gt;Slut&lt;/b&gt;
 &amp;amp; {slut}</tw-passagedata><tw-passagedata pid="2"
  name="Början" tags="">Hej
[[Vidare-&gt;Slut &amp; klart]]</tw-passagedata></tw-storydata>
"""


def story(name="Saga", script="", slut=""):
    return STORY.format(name=name, script=script, slut=slut)


def test_a_story_is_read():
    report = read("saga.html", story().encode())

    assert (report.format, report.title, report.start) == ("twine_html", "Saga", "Början")
    end, start = report.scenario.steps
    assert (end.key, end.text) == ("Slut & klart", "Slut\n&")
    assert (start.text, start.is_start) == ("Hej", True)
    assert [(choice.text, choice.target) for choice in start.choices] == [("Vidare", end.id)]


def test_lines_are_those_of_the_file():
    report = read("saga.html", story(slut="\n<<goto>>".replace("<", "&lt;").replace(">", "&gt;")).encode())
    assert [(row.kind, row.step, row.line) for row in report.refused] == [("sugarcube", "Slut & klart", 5)]


def test_a_script_of_the_story_is_refused():
    report = read("saga.html", story(script="go()").encode())
    assert [(row.kind, row.line) for row in report.refused] == [("script_passage", 2)]


def test_of_an_archive_one_story_must_be_chosen():
    archive = (story("Ett") + story("Två")).encode()

    report = read("arkiv.html", archive)
    assert [row.kind for row in report.refused] == ["several_stories"]
    assert "“Ett”, “Två”" in report.refused[0].reason
    assert read("arkiv.html", archive, story="Två").scenario.title == "Två"
    assert [row.kind for row in read("arkiv.html", archive, story="Tre").refused] == ["no_such_story"]


def test_a_passage_with_a_damaged_tag_is_refused():
    report = read("x.html", b'<tw-storydata name="x" startnode="1"><tw-passagedata pid="1" name="a>b</tw-passagedata>')
    assert [row.kind for row in report.refused] == ["no_passages", "unreadable_passage"]


def test_a_player_after_the_story_is_no_part_of_it():
    report = read("x.html", (story() + "<script>var x = '<tw-passagedata name=\"a\">'</script>").encode())
    assert report.steps == 2


def test_a_start_that_is_no_passage_is_refused():
    report = read("x.html", story().replace('startnode="2"', 'startnode="9"').encode())
    assert [row.kind for row in report.refused] == ["no_start"]
