"""A course as a package: its pages in every language, the snippets and files they use, and nothing about anybody.

What is published is taken; of a page that is not published, its newest draft.
"""

from wagtail.models import Page

from courses.packages import media, references, rich_text
from courses.packages.archive import write
from courses.packages.fields import fields_of, made_id
from courses.packages.kinds import FORMAT, VERSION, key_of, page_models
from courses.packages.references import DOCUMENT, IMAGE, PAGE, SNIPPET, Ref
from courses.packages.report import DRAFTED, LEFT_OUT, LOST, Report, Stop


def export(course, file, *, may=lambda page: True):
    """Write the package of a course to a file; the Report of it, which may refuse. `may`: is a translation taken?"""
    return pack(course, list(_pages(course, may)), file)


def pack(course, pages, file):
    """Write a package of pages, which need not be saved: [(page, the key of the page above it; None for the course)].

    The Report of it, which may refuse.
    """
    report = Report(title=course.title)
    try:
        package = Package(course, report, pages)
        write(file, package.manifest(), package.files())
    except Stop:
        pass
    return report


class Package:
    """What a package holds, gathered from the pages."""

    def __init__(self, course, report, pages):
        self.course, self.report = course, report
        self.pages, self.snippets, self.media, self.outside = {}, {}, {}, set()
        self.refs = {}
        self.keys = {_ref(page) for page, _above in pages}
        for page, above in pages:
            self._add(page, above)

    def _add(self, page, above):
        label = page.specific_class._meta.label if page.specific_class else "?"
        if label not in page_models():
            self.report.note(LEFT_OUT, "left_in_place", page.title, name=label)
            return
        shown = page.specific if page.live else page.specific.get_latest_revision_as_object()
        if not page.live:
            self.report.note(DRAFTED, "draft_carried", page.title)
        ref = _ref(page)
        about = {"type": label, "key": ref.key, "locale": ref.where, "parent": above and str(above)}
        about |= {"fields": fields_of(shown, Carry(self, ref.key, shown.title))}
        self.pages[ref] = about | self._brought_by(shown)

    def _brought_by(self, page):
        """What the page uses and does not name, such as the questions that a quiz draws among."""
        brought = page.used_without_being_named() if hasattr(page, "used_without_being_named") else []
        refs = {self.ref(type(snippet), snippet.pk, page.title) for snippet in brought} - {None}
        return {"brings": [ref.as_data() for ref in sorted(refs)]} if refs else {}

    def ref(self, model, pk, place):
        """The Ref of what a primary key names, which is then a part of the package; None when it is no longer there."""
        kind = references.kind_of(model)
        if (kind, model, str(pk)) not in self.refs:
            self.refs[kind, model, str(pk)] = self._found(kind, model, pk, place)
        ref = self.refs[kind, model, str(pk)]
        if kind == PAGE and ref is not None and ref not in self.keys:
            self.outside.add(ref)
            self.report.note(LOST, "outside", place, name=ref)
        return ref

    def _found(self, kind, model, pk, place):
        try:
            found = (Page if kind == PAGE else model).objects.filter(pk=pk).first()
        except (ValueError, TypeError):  # In rich text anything may stand.
            return None
        if found is None:
            return None
        if kind == PAGE:
            return _ref(found)
        return self._snippet(found, place) if kind == SNIPPET else self._media(kind, found, place)

    def _snippet(self, snippet, place):
        label, key = snippet._meta.label, getattr(snippet, key_of(type(snippet)))
        if not key:
            self.report.note(LOST, "no_key", place, name=snippet)
            return None
        ref = Ref(SNIPPET, label, str(key))
        if ref not in self.snippets:
            self.snippets[ref] = {}  # One that names itself in the end.
            fields = fields_of(snippet, Carry(self, str(ref), str(snippet)))
            self.snippets[ref] = {"type": label, "key": ref.key, "fields": fields}
        return ref

    def _media(self, kind, found, place):
        try:
            ref = Ref(kind, "", media.sha256_of(found))
        except OSError:
            self.report.stop("missing_file", place, title=found.title, name=found.file.name)
        self.media.setdefault(ref, found)
        return ref

    def manifest(self):
        """What package.json says, but for the list of files."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "course": {"key": str(self.course.translation_key), "locale": self.course.locale.language_code},
            "title": self.course.title,
            "locales": sorted({ref.where for ref in self.pages}),
            "pages": [ref.file_name() for ref in self.pages],
            "outside": [ref.as_data() for ref in sorted(self.outside)],
        }

    def files(self):
        """{name: JSON data, or the image or document whose file it is}."""
        files = {ref.file_name(): data for ref, data in self.pages.items()}
        files |= {ref.file_name(): data for ref, data in self.snippets.items()}
        for ref, found in self.media.items():
            files[ref.file_name()] = media.details_of(found)
            files[ref.file_name(media.extension_of(found))] = found
        return files


class Carry:
    """What becomes of the values of one page or snippet on their way into a package."""

    def __init__(self, package, owner, title):
        self.package, self.owner, self.title = package, owner, title

    def _place(self, place):
        return f"{self.title}: {place}"

    def reference(self, model, pk, place):
        ref = self.package.ref(model, pk, self._place(place))
        return ref and ref.as_data()

    def chooser(self, block, raw, place):
        return None if raw is None else self.reference(block.model_class, raw, place)

    def rich_text(self, html, place):
        models = {PAGE: Page, IMAGE: media.model_of(IMAGE), DOCUMENT: media.model_of(DOCUMENT)}
        return rich_text.to_package(html or "", lambda kind, pk: self.package.ref(models[kind], pk, self._place(place)))

    def leaf(self, block, raw, place):
        return raw

    def item_id(self, found, place):
        return found or made_id(self.owner, place)

    def unknown_child(self, name, place):
        """What a block no longer has is nobody's any more."""

    def refuse(self, kind, place, **values):
        self.package.report.stop("damaged_block", self._place(place))


def _pages(course, may):
    """The pages of a course in the order of the tree, in each of its languages, each with the key of the one above."""
    translations = course.get_translations(inclusive=True).select_related("locale")
    for root in sorted(translations, key=lambda page: page.locale.language_code):
        if root.pk == course.pk or may(root):
            beneath = Page.objects.descendant_of(root, inclusive=True).order_by("path")
            for page in beneath.select_related("locale").specific():
                yield page, None if page.pk == root.pk else page.get_parent().translation_key


def _ref(page):
    return Ref(PAGE, page.locale.language_code, str(page.translation_key))
