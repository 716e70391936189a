"""Text for files: without the control characters that no word processor or spreadsheet can hold."""

import re

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain(text):
    """The text without control characters; line breaks and tabs become spaces."""
    return CONTROL.sub("", re.sub(r"[\n\r\t]", " ", str(text)))
