"""A package that has been sent in is kept while its report is read: in the server's folder for temporary files.

Nothing else is stored of it. What nobody has agreed to is deleted when the next package comes, a day later at most.
"""

import os
import re
import tempfile
import time
from pathlib import Path

PREFIX, SUFFIX = "rustad-course-", ".zip"
NAME = re.compile(rf"{PREFIX}[a-z0-9_]+\{SUFFIX}")
DAY = 24 * 3600


def keep(upload):
    """Store an uploaded file, readable for this server only; the name it is found by."""
    forget_old()
    handle, path = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX)
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
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*{SUFFIX}"):
        try:
            if path.stat().st_mtime < time.time() - DAY:
                path.unlink(missing_ok=True)
        except OSError:  # Another server's, or gone in the meantime.
            continue


def _path(name):
    if not NAME.fullmatch(name):
        raise FileNotFoundError
    return Path(tempfile.gettempdir()) / name
