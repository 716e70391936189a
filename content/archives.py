"""Zip archives from outside: nothing is unpacked to disk, and little into memory."""

import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass

MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ARCHIVES = (".zip", ".h5p", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz")
DRIVE = re.compile(r"[A-Za-z]:")
IS_ENCRYPTED = 0x1
PIECE = 64 * 1024
# What zipfile raises of an archive that is not as it should be, beside BadZipFile.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
# https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.15 and 4.3.16
END, ZIP64_LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
END_BYTES, LOCATOR_BYTES, LONGEST_COMMENT = 22, 20, 65_535
ENTRY_BYTES = 1_024  # In the list at the end, on average: 46, a name and what the writer adds.


@dataclass(frozen=True)
class Limits:
    """How large an archive may be."""

    entries: int
    bytes: int  # Of all that is read, unpacked.
    ratio: int = 200  # An entry that grows more than this when unpacked is made to fill the memory …
    small: int = 1_000_000  # … unless it is small all the same.


def is_archive(data):
    return data.startswith(MAGIC)


class Archive:
    """The files of an archive that may be read.

    `stop(kind, **values)` raises, and is called at the first thing in the archive that is dangerous; the kinds are in
    reasons.py, and `too_much`, of which the caller knows the words. `may_nest`: files that are archives themselves,
    such as .docx, may be in it; they are never opened.
    """

    def __init__(self, file, stop, limits, *, may_nest=False):
        self.stop, self.limits, self.left, self.may_nest = stop, limits, limits.bytes, may_nest
        try:
            _refuse_long_list(file, limits.entries)
            self.zip = zipfile.ZipFile(file)
        except DAMAGED:
            stop("bad_archive")
        entries = self.zip.infolist()
        if len(entries) > limits.entries:
            stop("too_many_files", most=limits.entries)
        self.entries = {}
        for entry in entries:
            self._check(entry)
            self.entries[entry.filename] = entry
        self.names = sorted(name for name, entry in self.entries.items() if not entry.is_dir())

    def _check(self, entry):
        name = entry.filename
        if _is_unsafe(name):
            self.stop("unsafe_name", name=name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            self.stop("symlink", name=name)
        if entry.flag_bits & IS_ENCRYPTED:
            self.stop("encrypted")
        if not self.may_nest and name.lower().endswith(ARCHIVES):
            self.stop("nested_archive", name=name)
        if name in self.entries:
            self.stop("same_name", name=name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self.stop("bad_archive")
        if entry.file_size > self._most(entry):
            self.stop("bomb", name=name)

    def _most(self, entry):
        return max(self.limits.small, entry.compress_size * self.limits.ratio)

    def pieces(self, name):
        """The bytes of a file, some at a time. What is said of its size may be a lie, so what comes out is counted."""
        entry, size = self.entries[name], 0
        try:
            with self.zip.open(entry) as file:
                while piece := file.read(PIECE):
                    size += len(piece)
                    self.left -= len(piece)
                    self._refuse_growth(name, size, self._most(entry))
                    yield piece
        except DAMAGED:
            self.stop("bad_archive")

    def _refuse_growth(self, name, size, most):
        if size > most:
            self.stop("bomb", name=name)
        if self.left < 0:
            self.stop("too_much", most=self.limits.bytes // 1_000_000)

    def read(self, name):
        """The bytes of a file."""
        data = b"".join(self.pieces(name))
        if not self.may_nest and is_archive(data):
            self.stop("nested_archive", name=name)
        return data


def _is_unsafe(name):
    parts = name.replace("\\", "/").split("/")
    return not name or parts[0] == "" or ".." in parts or DRIVE.match(name) is not None or "\x00" in name


def _refuse_long_list(file, entries):
    """BadZipFile of an archive whose list of files would fill the memory, for zipfile reads all of it at once.

    The 64-bit form is for what is far larger than anything that is read here, and can hide such a list.
    """
    size = file.seek(0, 2)
    start = max(0, size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES)
    file.seek(start)
    tail = file.read()
    has_no_comment = tail[-END_BYTES:].startswith(END) and tail.endswith(b"\x00\x00")
    end = len(tail) - END_BYTES if has_no_comment else tail.rfind(END)
    if end < 0 or len(tail) < end + END_BYTES:
        raise zipfile.BadZipFile
    list_bytes = int.from_bytes(tail[end + 12 : end + 16], "little")
    if list_bytes > (entries + 1) * ENTRY_BYTES or tail[max(0, end - LOCATOR_BYTES) : end].startswith(ZIP64_LOCATOR):
        raise zipfile.BadZipFile
    file.seek(0)
