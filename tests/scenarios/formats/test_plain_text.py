"""From HTML to plain text, with what is lost."""

import pytest

from scenarios.formats.plain_text import to_plain
from scenarios.formats.reading import read

pytestmark = pytest.mark.sqlite_is_enough


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Ett</p><p>Två</p>", "Ett\n\nTvå"),
        ("Ett<br>Två<br/>Tre", "Ett\nTvå\nTre"),
        ("<ul><li>Ett</li><li>Två</li></ul>", "- Ett\n- Två"),
        ("Ett\n   två", "Ett två"),
        ("Å &amp; Ö &lt;b&gt; &#229;", "Å & Ö <b> å"),
        ("<style>b {}</style>Text", "Text"),
        ("<style>Text", "Text"),
        ("<style>Ett<style><b>Två</b>", "Ett Två"),
        ("<script>a < b</script>Text", "Text"),
        ('<img alt="En karta" src="x.png"> här', "En karta här"),
        ("5 < 6", "5 < 6"),
        ("<b>fet", "fet"),
        ("&#99999999999999999999;", "&#99999999999999999999;"),
        ("&#0; &#xd800;", "\ufffd \ufffd"),
        ("<a href='>'>x</a>", "x"),
    ],
)
def test_html_becomes_paragraphs(source, text):
    assert to_plain(source, keeps_lines=False).text == text


def test_a_line_break_in_twine_is_meant():
    assert to_plain("Ett\n  två\n\n\n\ntre ", keeps_lines=True).text == "Ett\ntvå\n\ntre"


def test_what_is_lost_is_told_by_name_and_formatting_once():
    body = (
        "<b>a</b> <b>b</b> <i>c</i> <iframe src='https://v.example/'></iframe> <img src=a.png> [img[b.png]] "
        "![karta](c.png) <a href='https://example.org/'>länk</a> <input name=svar>"
    )
    report = read("x.twee", f":: Start\n{body}".encode())

    assert [(loss.kind, loss.what.partition(": ")[2]) for loss in report.lost] == [
        ("media", "b.png"),
        ("media", "c.png"),
        ("formatting", "b, i"),
        ("media", "https://v.example/"),
        ("media", "a.png"),
        ("address", "https://example.org/"),
        ("form_field", "svar"),
    ]
    assert report.scenario.steps[0].text == "a b c karta länk"
