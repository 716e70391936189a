"""Captions are WebVTT that parses, or the film cannot be published."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# A caption file for an hour of speech is about 100 kB; more than this is another kind of file.
MAX_BYTES = 2_000_000

# https://www.w3.org/TR/webvtt1/#file-structure
LINE_END = re.compile(r"\r\n|\n|\r")
TIMESTAMP = r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
TIMING = re.compile(rf"{TIMESTAMP}[ \t]+-->[ \t]+{TIMESTAMP}(?:[ \t]+\S.*)?")
NOT_A_CUE = re.compile(r"(NOTE|STYLE|REGION)([ \t]|$)")


@dataclass(frozen=True)
class Cue:
    """One caption: when it shows, in milliseconds from the start, and what it says."""

    start: int
    end: int
    text: str


def parse_vtt(text):
    """The cues of a WebVTT file, or a ValidationError that tells the editor which line is wrong and why."""
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise ValidationError(_("The captions must begin with a line that says WEBVTT."))
    (_first, header), *blocks = _blocks(lines)
    _refuse_times(2, header[1:])
    cues = []
    for number, block in blocks:
        if NOT_A_CUE.match(block[0]):
            continue
        cue = _cue(number, block)
        if cues and cue.start < cues[-1].start:
            raise _error(number, _("the caption begins before the one above it"))
        cues.append(cue)
    if not cues:
        raise ValidationError(_("The file has no captions in it."))
    return cues


def _blocks(lines):
    """Runs of lines between empty lines, each with the number of its first line."""
    block, start = [], 1
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield start, block
            block = []


def _cue(number, block):
    if "-->" not in block[0]:  # An identifier may stand on the line above the times.
        block, number = block[1:], number + 1
    match = TIMING.fullmatch(block[0].strip()) if block else None
    if not match:
        raise _error(number, _("the times must look like 00:00:01.000 --> 00:00:04.000"))
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:])
    if end <= start:
        raise _error(number, _("the caption ends before it begins"))
    text = block[1:]
    if not text:
        raise _error(number, _("the caption has no text"))
    _refuse_times(number + 1, text)
    return Cue(start, end, "\n".join(text))


def _refuse_times(number, lines):
    """Times in the middle of a text mean that two captions have run together."""
    for line_number, line in enumerate(lines, start=number):
        if "-->" in line:
            raise _error(line_number, _("an empty line is missing above the times"))


def _milliseconds(parts):
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _error(number, reason):
    return ValidationError(
        _("Line %(number)d of the captions: %(reason)s."), params={"number": number, "reason": reason}
    )


def check_captions(document):
    """Refuse a document that is not captions a browser can show."""
    if document is None:  # Wagtail saves drafts with required fields empty.
        return
    with document.open_file() as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The captions are larger than 2 MB. Is this the right file?"))
    try:
        parse_vtt(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValidationError(_("The captions must be saved as UTF-8.")) from None
