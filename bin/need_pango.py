#!/usr/bin/env python3
"""See to it that Pango is there, which lays out the text of a PDF, with a font that has Swedish letters."""

import ctypes.util

from debian import install


def main():
    if not ctypes.util.find_library("pangoft2-1.0"):
        install("libpangoft2-1.0-0", "Pango")
        install("fonts-dejavu-core", "a font for PDF files")


if __name__ == "__main__":
    main()
