"""From bytes to text. Only UTF-8 is taken: a guess at another encoding would spoil å, ä and ö without a word."""

import codecs

from scenarios.formats.report import Place


def decode(data, notes, file=""):
    """The text, with line feeds only."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        notes.stop("utf16", Place(file=file))
    if b"\x00" in data:
        notes.stop("nul", Place(file=file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        notes.stop("not_utf8", Place(line=1 + data.count(b"\n", 0, error.start), file=file))
    return text.replace("\r\n", "\n").replace("\r", "\n")
