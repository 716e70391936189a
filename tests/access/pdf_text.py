"""The letters of a PDF. Its pages hold numbers of glyphs, and the PDF itself says what each of them stands for."""

import re

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
FONT = re.compile(rb"/BaseFont /([A-Z]{6})\+\S*?/ToUnicode (\d+) 0 R", re.DOTALL)
PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
SHOWN = re.compile(rb"/([A-Z]{6}) \S+ Tf\s*\[(.*?)\] TJ", re.DOTALL)
GLYPHS = re.compile(rb"<([0-9a-f]+)>")


def text_of(pdf):
    """What stands on the pages of a PDF whose streams are not compressed, a line for each piece of text."""
    objects = dict(OBJECT.findall(pdf))
    letters = {font: _letters(objects[number]) for font, number in FONT.findall(pdf)}
    return "\n".join(
        "".join(letters[font][glyph] for run in GLYPHS.findall(line) for glyph in re.findall(rb"....", run))
        for font, line in SHOWN.findall(pdf)
    )


def _letters(explanation):
    """{number of a glyph: what it stands for}."""
    table = explanation.partition(b"beginbfchar")[2].partition(b"endbfchar")[0]
    return {glyph: bytes.fromhex(code.decode()).decode("utf-16-be") for glyph, code in PAIR.findall(table)}
