"""A package that has been sent in is kept while its report is read, where every machine that answers finds it.

It lies beside the private images, which all machines share, and has no address. Nothing else is stored of it. What
nobody has agreed to within a day is deleted when the next package comes.
"""

import os
import re
import tempfile
import time
from pathlib import Path

from django.conf import settings

FOLDER = "course_packages"
SUFFIX = ".zip"
NAME = re.compile(rf"[a-z0-9_]+\{SUFFIX}")
DAY = 24 * 3600


def keep(upload):
    """Store an uploaded file, readable for the server's own user only; the name it is found by."""
    forget_old()
    handle, path = tempfile.mkstemp(prefix="", suffix=SUFFIX, dir=_folder())
    with os.fdopen(handle, "wb") as file:
        for piece in upload.chunks():
            file.write(piece)
    return Path(path).name


def kept(name):
    """The file of a name, opened. Raises OSError when it is there no more."""
    return _path(name).open("rb")


def forget(name):
    _path(name).unlink(missing_ok=True)


def forget_old():
    for path in _folder().glob(f"*{SUFFIX}"):
        try:
            if path.stat().st_mtime < time.time() - DAY:
                path.unlink(missing_ok=True)
        except OSError:  # Another machine has been quicker.
            continue


def _path(name):
    if not NAME.fullmatch(name):
        raise FileNotFoundError
    return _folder() / name


def _folder():
    folder = Path(settings.PRIVATE_MEDIA_ROOT) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
