"""Reading a scenario file: what it is, the scenario in it, and what speaks against that. A file is never trusted."""

import io
import os
from pathlib import Path, PurePosixPath

from content.archives import Archive, is_archive
from content.strict_json import loads
from scenarios.formats import decoding, h5p, limits, own_json, twee, twine_html, twine_story
from scenarios.formats.kinds import H5P, OWN_JSON, TWEE, TWINE_HTML, kind_of_json, kind_of_text, looks_like_json
from scenarios.formats.report import Notes, Place, Report, Stop

STORY_FILES = (".twee", ".tw")
OTHER_FILES = (".html", ".htm", ".json")
PACKAGE, CONTENT = "h5p.json", "content/content.json"
IGNORED_FOLDERS = ("__MACOSX/",)


def read(name, data, *, plain_only=False, story=None):
    """The Report of a file.

    `plain_only`: leave out what cannot be carried over, and tell it as lost, where the file is refused otherwise.
    `story`: which one of several in an archive of Twine stories.
    """
    reading = _Reading(PurePosixPath(name.replace("\\", "/")).name, plain_only, story)
    return reading.report(lambda: reading.file(data))


def read_path(path, *, plain_only=False, story=None):
    """The Report of a file, or of a folder with the .twee and .tw files of one story."""
    reading = _Reading(Path(path).name, plain_only, story)
    return reading.report(lambda: reading.path(Path(path)))


class _Reading:
    """One reading. Its steps give (kind of file, fields of the Report), or raise Stop."""

    def __init__(self, name, plain_only, story):
        self.name, self.story = name, story
        self.title = PurePosixPath(name).stem
        self.notes = Notes(plain_only=plain_only)
        self.kind = None

    def report(self, read_fields):
        try:
            fields = read_fields()
        except Stop:
            fields = {}
        if self.notes.refused:
            fields["scenario"] = None
        found = (self.notes.refused, self.notes.lost, self.notes.questions)
        refused, lost, questions = (sorted(rows, key=lambda row: (row.file, row.line)) for rows in found)
        return Report(format=self.kind, refused=refused, lost=lost, questions=questions, **fields)

    def path(self, path):
        try:
            if path.is_dir():
                return self._folder(path)
            if path.stat().st_size > limits.MOST_BYTES:
                self._too_large()
            return self.file(path.read_bytes())
        except OSError:
            self.notes.stop("unreadable_file")

    def file(self, data):
        if len(data) > limits.MOST_BYTES:
            self._too_large()
        if not data.strip():
            self.notes.stop("empty")
        if is_archive(data):
            return self._archive(data)
        if len(data) > limits.MOST_TEXT:
            self._too_much_text()
        return self._text(decoding.decode(data, self.notes))

    def _too_large(self):
        self.notes.stop("too_large", most=limits.MOST_BYTES // 1_000_000)

    def _too_much_text(self):
        self.notes.stop("too_much", most=limits.MOST_TEXT // 1_000_000)

    def _text(self, text):
        if looks_like_json(text):
            return self._json(text)
        self.kind = kind_of_text(text)
        if self.kind is None:
            self.notes.stop("unknown_format")
        return self._twine({"": text})

    def _json(self, text):
        data = self._loaded(text)
        self.kind = kind_of_json(data)
        if self.kind == OWN_JSON:
            return own_json.read(data, self.notes)
        if self.kind == H5P:
            return h5p.read(None, data, self.name, self.title, self.notes)
        self.notes.stop("ink" if "inkVersion" in data else "unknown_format")

    def _loaded(self, text, file=""):
        try:
            data = loads(text)
        except ValueError as error:
            self.notes.stop("invalid", Place(file=file), where=file or self.name, why=error)
        return data if isinstance(data, dict) else {}

    def _twine(self, files):
        stories = {TWEE: twee, TWINE_HTML: twine_html}[self.kind].read_stories(files, self.notes)
        story = twine_story.chosen(stories, self.story, self.notes)
        return twine_story.read_story(story, self.name, self.title, self.notes)

    def _archive(self, data):
        archive = Archive(io.BytesIO(data), self.notes.stop, limits.ARCHIVE)
        names = [name for name in archive.names if not name.startswith(IGNORED_FOLDERS)]
        if PACKAGE in names:
            return self._h5p(archive, names)
        stories = [name for name in names if name.lower().endswith(STORY_FILES)]
        if stories:
            return self._story_files(stories, archive.read, [name for name in names if name not in stories])
        others = [name for name in names if name.lower().endswith(OTHER_FILES)]
        if len(others) != 1:
            self.notes.stop("no_story_files")
        return self._text(decoding.decode(archive.read(others[0]), self.notes, others[0]))

    def _h5p(self, archive, names):
        self.kind = H5P
        if CONTENT not in names:
            self.notes.stop("no_content", name=CONTENT)
        package, content = (
            self._loaded(decoding.decode(archive.read(name), self.notes, name), name) for name in (PACKAGE, CONTENT)
        )
        return h5p.read(package, content, self.name, self.title, self.notes)

    def _story_files(self, names, read_one, others=()):
        """The files of one story, in the order of their names."""
        self.kind = TWEE
        if len(names) > limits.MOST_STORY_FILES:
            self.notes.stop("too_many_files", most=limits.MOST_STORY_FILES)
        for name in others:
            self.notes.lose("file_not_read", name=name)
        return self._twine({name: decoding.decode(read_one(name), self.notes, name) for name in sorted(names)})

    def _folder(self, folder):
        names = sorted(self._names_in(folder))
        if sum((folder / name).stat().st_size for name in names) > limits.MOST_TEXT:
            self._too_much_text()
        if not names:
            self.notes.stop("no_story_files")
        return self._story_files(names, lambda name: (folder / name).read_bytes())

    def _names_in(self, folder):
        for parent, _folders, files in os.walk(folder):
            for name in files:
                path = Path(parent, name)
                if name.lower().endswith(STORY_FILES):
                    if path.is_symlink():
                        self.notes.stop("symlink", name=name)
                    yield path.relative_to(folder).as_posix()
