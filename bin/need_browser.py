#!/usr/bin/env python3
"""Print the path of a Chromium for the browser tests, installing Debian's when there is none."""

# ruff: noqa: T201

import shutil
import sys

from debian import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find():
    return next(filter(None, map(shutil.which, NAMES)), None)


def main():
    if not find():
        install("chromium", "Chromium")
    print(find() or sys.exit("Chromium was installed but is not in PATH."))


if __name__ == "__main__":
    main()
