"""A report as a tagged PDF (PDF/UA-1), made on this machine alone: nothing is fetched while it is made."""

from base64 import b64encode

from django.template.loader import render_to_string
from django.utils.translation import get_language

from tracking.charts import chart
from tracking.figures import Figures


def as_pdf(title, blocks, *, uncompressed=False):
    """The document (bytes)."""
    from weasyprint import HTML  # noqa: PLC0415 slow to load, and seldom needed
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    nothing_from_outside = URLFetcher(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)
    page = HTML(string=as_html(title, blocks), base_url=None, url_fetcher=nothing_from_outside)
    return page.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=uncompressed)


def as_html(title, blocks):
    """The page that becomes the PDF."""
    shown = [(block, _image(block) if block.kind == "picture" else None) for block in blocks]
    language = (get_language() or "sv")[:2]
    return render_to_string("tracking/report_document.html", {"title": title, "blocks": shown, "language": language})


def _image(block):
    """(address of an SVG held in the page itself, what it shows in words)."""
    picture = chart([(name, _figures(figures)) for name, figures in block.bars])
    svg = render_to_string("tracking/report_chart.svg", {"chart": picture})
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}", picture.in_words


def _figures(figures):
    return Figures(**{key: figures[key] for key in ("completed", "in_progress", "not_started")})
