"""From bytes to text. Only UTF-8 is taken: a guess at another encoding would spoil å, ä and ö without a word."""

import codecs

from quizzes.gift import limits


def decode(data, notes):
    """The text, with line feeds only."""
    if len(data) > limits.MOST_BYTES:
        notes.stop("too_large", most=limits.MOST_BYTES // 1_000_000)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        notes.stop("utf16")
    if b"\x00" in data:
        notes.stop("nul")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        notes.stop("not_utf8", line=1 + data.count(b"\n", 0, error.start))
    return text.replace("\r\n", "\n").replace("\r", "\n")
