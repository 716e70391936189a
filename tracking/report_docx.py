"""A report as a Word document: real headings, real tables with header rows, Swedish as its language."""

from datetime import UTC, datetime
from io import BytesIO

from django.utils.translation import get_language

LOCALES = {"sv": "sv-SE", "en": "en-GB"}
ACCENT = "0B5550"


def as_docx(title, blocks):
    """The document (bytes). Its properties name no person."""
    from docx import Document  # noqa: PLC0415 slow to load, and seldom needed

    document = Document()
    _look(document)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "Rustad", "Rustad"
    properties.language, properties.comments = _language(), ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    document.add_heading(title, 1)
    for block in blocks:
        if block.kind == "heading":
            document.add_heading(block.text, block.level)
        elif block.kind == "paragraph":
            document.add_paragraph(block.text)
        elif block.kind == "points":
            for line in block.lines:
                document.add_paragraph(line, style="List Bullet")
        elif block.kind == "table":
            _table(document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _language():
    return LOCALES.get((get_language() or "sv")[:2], "sv-SE")


def _look(document):
    """A4 with ordinary margins, quiet headings, and the language on every style that inherits from the first."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _language())
    normal.element.get_or_add_rPr().append(language)
    for level in (1, 2, 3):
        font = document.styles[f"Heading {level}"].font
        font.name, font.color.rgb, font.size = "Cambria", RGBColor.from_string(ACCENT), Pt((20, 15, 12)[level - 1])


def _table(document, block):
    """A title, and a table whose first row is repeated as header on every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415

    caption = document.add_paragraph(block.title, style="Caption")
    caption.paragraph_format.keep_with_next = True
    are_figures = [is_figure for _, is_figure in block.columns]
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    for number, values in enumerate((block.header, *block.rows)):
        row = table.add_row()
        is_strong = number == 0 or (block.has_total and number == len(block.rows))
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            run = cell.paragraphs[0].add_run(str(value))
            run.bold = is_strong
            if are_figures[column]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph()
