"""From the bytes of a package to what they say: pages, snippets and files, each as it should be, or refused.

A package is never trusted. Nothing is asked of the database here, and nothing is written.
"""

import hashlib
from dataclasses import dataclass, field

from content.archives import Archive
from content.strict_json import loads
from courses.packages import limits, references
from courses.packages.archive import MANIFEST
from courses.packages.kinds import FORMAT, VERSION, page_models, snippet_models
from courses.packages.media_reading import MediaFile, read_media
from courses.packages.references import Ref


@dataclass(frozen=True)
class PageData:
    ref: Ref
    model: type
    parent: str | None
    fields: dict
    brings: tuple = ()  # The Refs of snippets that the page uses and does not name.

    @property
    def title(self):
        title = self.fields.get("title")
        return title if isinstance(title, str) and title else str(self.ref)


@dataclass(frozen=True)
class SnippetData:
    ref: Ref
    model: type
    fields: dict


@dataclass
class PackageData:
    """A package that is whole. `pages` in the order in which they stand; media keep their bytes in the archive."""

    title: str
    course: Ref
    archive: Archive
    pages: dict = field(default_factory=dict)
    snippets: dict = field(default_factory=dict)
    media: dict[Ref, MediaFile] = field(default_factory=dict)


def read(file, report):
    """The PackageData of a file. Raises Stop when there is none; what is wrong stands in the report."""
    if file.seek(0, 2) > limits.MOST_BYTES:
        report.stop("too_large", most=limits.MOST_BYTES // 1_000_000)
    file.seek(0)
    return _Reading(Archive(file, report.stop, limits.ARCHIVE, may_nest=True), report).package()


class _Reading:
    def __init__(self, archive, report):
        self.archive, self.report = archive, report
        self.names, self.looked_at = set(), set()

    def package(self):
        manifest = self._manifest()
        package = PackageData(manifest["title"], self._course(manifest), self.archive)
        self.report.title = package.title
        self._check_files(manifest["files"])
        self.names = set(manifest["files"])
        self._read_pages(manifest["pages"], package)
        for folder in ("snippets", "media"):
            for name in sorted(name for name in self.names if name.startswith(f"{folder}/")):
                (self._read_snippet if folder == "snippets" else self._read_media)(name, package)
        for name in sorted(self.names - self._named(package)):
            self.report.refuse("strange_name", name=name)
        self._check_tree(package)
        return package

    # package.json

    def _manifest(self):
        if MANIFEST not in self.archive.names:
            self.report.stop("no_manifest")
        manifest = self._json(MANIFEST)
        if manifest.get("format") != FORMAT:
            self.report.stop("other_format", name=str(manifest.get("format"))[:40])
        version = manifest.get("version")
        if version != VERSION or isinstance(version, bool):
            self.report.stop("version", version=str(version)[:40], known=VERSION)
        for name, kind in (("title", str), ("pages", list), ("files", dict)):
            self._is(manifest.get(name), kind, MANIFEST, name)
        if len(manifest["pages"]) > limits.MOST_PAGES:
            self.report.stop("too_many_pages", most=limits.MOST_PAGES)
        return manifest

    def _course(self, manifest):
        course = self._is(manifest.get("course"), dict, MANIFEST, "course")
        ref = references.page_ref(course.get("key"), course.get("locale"))
        return ref or self.report.stop("no_course")

    def _check_files(self, sums):
        """The files are those that package.json lists, as they were when it was written."""
        for name in sorted(set(self.archive.names) - sums.keys() - {MANIFEST}):
            self.report.refuse("not_listed", name=name)
        for name in sorted(sums.keys() - set(self.archive.names)):
            self.report.refuse("not_there", name=name)
        if not self.report.importable:
            self.report.stop_here()
        for name in sorted(sums):
            found = hashlib.sha256()
            for piece in self.archive.pieces(name):
                found.update(piece)
            if found.hexdigest() != sums[name]:
                self.report.stop("wrong_sum", name=name)
        self.archive.left = self.archive.limits.bytes  # All of it is read a second time.

    # What lies in it

    def _read_pages(self, names, package):
        for name in names:
            if not isinstance(name, str) or name not in self.names or not name.startswith("pages/"):
                self.report.refuse("not_there", name=str(name)[:200])
                continue
            data = self._json(name)
            ref = references.page_ref(data.get("key"), data.get("locale"))
            model = page_models().get(data.get("type")) if isinstance(data.get("type"), str) else None
            if ref is None or ref.file_name() != name:
                self.report.refuse("strange_name", name=name)
            elif model is None:
                self.report.refuse("unknown_page_type", name, name=str(data.get("type"))[:100])
            elif ref in package.pages:
                self.report.refuse("twice", name)
            else:
                parent, fields = data.get("parent"), self._is(data.get("fields"), dict, name, "fields")
                if parent is not None and references.page_ref(parent, ref.where) is None:
                    self.report.stop("invalid", name=name, why="parent")
                package.pages[ref] = PageData(ref, model, parent, fields, self._brought(data, name))

    def _brought(self, data, name):
        found = [references.from_data(one) for one in self._is(data.get("brings", []), list, name, "brings")]
        if not all(ref and ref.kind == references.SNIPPET for ref in found):
            self.report.refuse("no_reference", name)
        return tuple(ref for ref in found if ref)

    def _read_snippet(self, name, package):
        data = self._json(name)
        label = data.get("type")
        if not isinstance(label, str) or label not in snippet_models():
            self.report.refuse("unknown_snippet_type", name, name=str(label)[:100])
            return
        ref = references.snippet_ref(label, data.get("key"))
        if ref is None or ref.file_name() != name:
            self.report.refuse("strange_name", name=name)
            return
        fields = self._is(data.get("fields"), dict, name, "fields")
        package.snippets[ref] = SnippetData(ref, snippet_models()[label], fields)

    def _read_media(self, name, package):
        parts = name.split("/")
        stem, _dot, extension = parts[-1].partition(".")
        ref = references.media_ref(parts[1].removesuffix("s"), stem) if len(parts) == 3 else None
        if ref is None or extension == "json":
            return
        details = self._json(ref.file_name()) if ref.file_name() in self.names else {}
        if ref.file_name(extension) == name and ref not in package.media:
            self.looked_at |= {name, ref.file_name()}
            found = read_media(self.archive, ref, name, extension, details, self.report)
            if found is not None:
                package.media[ref] = found

    def _named(self, package):
        """The files that belong to what has been read, or that something has been said of."""
        said = {line.place for line in self.report.lines}
        return {ref.file_name() for ref in [*package.pages, *package.snippets]} | self.looked_at | said

    def _check_tree(self, package):
        """Every page stands under another one of its language, and the course above them all."""
        if package.course not in package.pages:
            self.report.refuse("no_course")
        for data in package.pages.values():
            if (data.parent is None) != (data.ref.key == package.course.key):
                self.report.refuse("two_courses", data.title)
            elif data.parent is not None:
                self._check_place(data, package)
            elif data.model is not package_root():
                self.report.refuse("not_allowed_here", data.title, parent="–")

    def _check_place(self, data, package):
        above = package.pages.get(references.page_ref(data.parent, data.ref.where))
        if above is None:
            self.report.refuse("no_parent", data.title)
            return
        if data.model not in above.model.allowed_subpage_models():
            self.report.refuse("not_allowed_here", data.title, parent=above.title)
        seen = {data.ref}
        while above is not None and above.ref not in seen:
            seen.add(above.ref)
            above = package.pages.get(references.page_ref(above.parent, data.ref.where))
        if above is not None:
            self.report.refuse("circle", data.title)

    # JSON

    def _json(self, name):
        if self.archive.entries[name].file_size > limits.MOST_JSON:
            self.report.stop("bomb", name=name)
        try:
            data = loads(self.archive.read(name).decode("utf-8"))
        except UnicodeDecodeError:
            self.report.stop("not_utf8", name=name)
        except ValueError as error:
            self.report.stop("invalid", name=name, why=error)
        return self._is(data, dict, name, "")

    def _is(self, value, kind, name, where):
        if not isinstance(value, kind):
            self.report.stop("wrong_type", f"{name} {where}".strip(), wanted=kind.__name__)
        return value


def package_root():
    """The model of a course."""
    return next(iter(page_models().values()))
