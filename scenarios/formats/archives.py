"""Zip archives from outside: nothing is unpacked to disk, and little into memory."""

import io
import re
import stat
import zipfile
import zlib

from scenarios.formats import limits

MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ARCHIVES = (".zip", ".h5p", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz")
DRIVE = re.compile(r"[A-Za-z]:")
IS_ENCRYPTED = 0x1
# What zipfile raises of an archive that is not as it should be, beside BadZipFile.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def is_archive(data):
    return data.startswith(MAGIC)


class Archive:
    """The files of an archive that may be read. Raises Stop at the first thing in it that is dangerous."""

    def __init__(self, data, notes):
        self.notes, self.left = notes, limits.MOST_TEXT
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED:
            notes.stop("bad_archive")
        entries = self.zip.infolist()
        if len(entries) > limits.MOST_ENTRIES:
            notes.stop("too_many_files", most=limits.MOST_ENTRIES)
        self.entries = {}
        for entry in entries:
            self._check(entry)
            self.entries[entry.filename] = entry
        self.names = sorted(name for name, entry in self.entries.items() if not entry.is_dir())

    def _check(self, entry):
        name = entry.filename
        if _is_unsafe(name):
            self.notes.stop("unsafe_name", name=name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            self.notes.stop("symlink", name=name)
        if entry.flag_bits & IS_ENCRYPTED:
            self.notes.stop("encrypted")
        if name.lower().endswith(ARCHIVES):
            self.notes.stop("nested_archive", name=name)
        if name in self.entries:
            self.notes.stop("same_name", name=name)
        if entry.file_size > max(limits.SMALL_ENTRY, entry.compress_size * limits.MOST_RATIO):
            self.notes.stop("bomb", name=name)

    def read(self, name):
        """The bytes of a file. What is said of its size may be a lie, so no more is unpacked than may still be read."""
        try:
            with self.zip.open(self.entries[name]) as file:
                data = file.read(self.left + 1)
        except DAMAGED:
            self.notes.stop("bad_archive")
        self.left -= len(data)
        if self.left < 0:
            self.notes.stop("too_much_text", most=limits.MOST_TEXT // 1_000_000)
        if is_archive(data):
            self.notes.stop("nested_archive", name=name)
        return data


def _is_unsafe(name):
    parts = name.replace("\\", "/").split("/")
    return not name or parts[0] == "" or ".." in parts or DRIVE.match(name) is not None or "\x00" in name
