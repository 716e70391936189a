"""The zip of a package, written so that the same course gives the same bytes, whenever and wherever it is written."""

import hashlib
import json
import zipfile

from courses.packages import media

MANIFEST = "package.json"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # The earliest a zip can say.
PLAIN_FILE = 0o644 << 16
UNIX = 3


def write(file, manifest, files):
    """package.json, with a checksum of each file, and the files by name.

    Nothing is packed: versions of zlib pack differently, and films and images do not become smaller.
    """
    texts = {name: text_of(data) for name, data in files.items() if isinstance(data, dict)}
    sums = {name: _sum(texts.get(name), data) for name, data in files.items()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(MANIFEST), text_of(manifest | {"files": sums}))
        for name, data in sorted(files.items()):
            with archive.open(_entry(name), "w") as entry:
                for piece in [texts[name]] if name in texts else media.pieces(data):
                    entry.write(piece)


def text_of(data):
    """JSON as bytes: keys in order, a line for each value."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sum(text, data):
    return hashlib.sha256(text).hexdigest() if text is not None else media.sha256_of(data)


def _entry(name):
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
    return entry
