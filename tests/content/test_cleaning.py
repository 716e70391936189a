"""Whatever reaches the database, only our own markup reaches a reader."""

import pytest
from wagtail.rich_text import RichText

from content.cleaning import clean_html, clean_rich_text
from content.templatetags.richtext import clean_richtext
from tests.factories import public_pages as pages

pytestmark = pytest.mark.sqlite_is_enough

KEPT = [
    "<p>Ring <b>din</b> <i>chef</i>.</p>",
    "<h2>Rubrik</h2><h3>Rubrik</h3>",
    "<ul><li>Ett</li></ul><ol><li>Två</li></ol>",
    '<a href="https://polisen.se">Polisen</a>',
    '<a href="tel:112">112</a>',
    '<a href="mailto:a@b.example">Skriv</a>',
    '<a href="/orolig/#gora">Läs mer</a>',
    "<p>1 &lt; 2 &amp; 3</p>",
]
HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<p style="background:url(//x.example)">x</p>',
    "<style>@import '//x.example';</style>",
    '<iframe src="//x.example"></iframe>',
    '<form action="//x.example"><input name=q></form>',
    '<meta http-equiv="refresh" content="0;url=//x.example">',
    '<base href="//x.example/">',
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]
DANGEROUS = ["<script", "<img", "<svg", "<iframe", "<form", "<input", "<style", "<meta", "<base", "<math", "<!--"]
DANGEROUS += ["onclick=", " onerror=alert(1)>", "onload=", 'href="j', 'href="data', 'href="vb', "style="]


def dangers(html):
    return [danger for danger in DANGEROUS if danger in html.lower()]


@pytest.mark.parametrize("html", KEPT)
def test_our_own_markup_is_kept_as_it_is(html):
    assert clean_html(html) == html


@pytest.mark.parametrize("html", HOSTILE)
def test_everything_else_is_removed(html):
    assert dangers(clean_html(html)) == []


@pytest.mark.parametrize("html", [case for case in HOSTILE if "&#106" not in case and "java\n" not in case])
def test_the_check_sees_the_danger_before_it_is_removed(html):
    """Control: were nothing cleaned, the test above would fail."""
    assert dangers(html) != []


def test_the_text_itself_is_kept():
    assert clean_html('<p onclick="x">Hej <blink>alla</blink></p>') == "<p>Hej alla</p>"


@pytest.mark.django_db
def test_rich_text_is_cleaned_after_its_links_have_been_resolved(wagtail_root):
    page = pages.support_page(pages.front_page(), slug="orolig")
    html = f'<p data-block-key="abc">Läs <a linktype="page" id="{page.pk}">mer</a><script>x</script></p>'
    expected = '<p>Läs <a href="/orolig/">mer</a>x</p>'
    assert clean_richtext(RichText(html)) == expected
    assert clean_richtext(html) == expected


@pytest.mark.parametrize("html", KEPT)
def test_stored_text_keeps_the_same_and_the_links_of_our_own(html):
    link = '<a id="3" linktype="page">x</a>'
    assert clean_rich_text(html + link) == html + link


@pytest.mark.parametrize("html", HOSTILE)
def test_stored_text_holds_nothing_that_runs(html):
    """Only images of ours may stay beside what a reader sees, and they are no markup before they are looked up."""
    assert clean_rich_text(html) == clean_html(html)
