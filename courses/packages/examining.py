"""A package beside what is here: what would be made, kept, renamed and lost, and what speaks against it.

Only asks the database. The Plan that comes of it is what importing.py carries out.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import capfirst
from wagtail.coreutils import get_content_languages
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from content.models import Checked
from courses.models import CoursePage
from courses.packages import media, references
from courses.packages.block_checks import complaints
from courses.packages.exporting import Carry, Package
from courses.packages.fields import fields_of
from courses.packages.kinds import KEPT_HERE, carried_fields, carried_rows, is_tags, key_of
from courses.packages.reading import PackageData, PageData
from courses.packages.references import PAGE, SNIPPET, Ref
from courses.packages.report import (
    CREATED,
    DIFFERS,
    DRAFTED,
    KEPT,
    LEFT_OUT,
    REFUSED,
    RENAMED,
    UNCHANGED,
    Report,
    Stop,
)
from courses.packages.taking import Taking

AS_DRAFT, REFUSE = "draft", "refuse"
CAPTIONS = "vtt"


@dataclass
class PlannedPage:
    """`here`: the newest draft of the page that is here already; else `slug`: the address of the new one."""

    data: PageData
    here: Page | None = None
    slug: str = ""


@dataclass
class Plan:
    """`places`: for each language, the list of courses that a new course comes to stand under; None: to be made."""

    package: PackageData
    report: Report
    parent: Page | None
    pages: list = field(default_factory=list)
    places: dict = field(default_factory=dict)
    here: dict = field(default_factory=dict)  # {Ref: instance} of what is here already.
    coming: dict = field(default_factory=dict)  # {Ref: instance, not saved} of what the package brings.


def examine(package, report, *, parent, rights, existing=AS_DRAFT):
    """The Plan of a package. `existing`: what to do with a page that is here: a draft on it, or refuse all of it."""
    return _Examination(package, report, parent, rights, existing).plan()


class _Examination:
    def __init__(self, package, report, parent, rights, existing):
        self.package, self.report, self.rights, self.existing = package, report, rights, existing
        self.result = Plan(package, report, parent)
        self.taken = {}

    def plan(self):
        self._tell_snippets()
        self.pages_here = self._find_pages()
        for locale in sorted({ref.where for ref in self.package.pages}):
            self._plan_language(locale)
        for planned in self.result.pages:
            self._check_page(planned)
        for data in self.package.pages.values():
            if data.ref.where in self.result.places:
                for ref in data.brings:
                    self._resolve(ref, data.title)
        self._tell_coming()
        if self.package.course.where not in self.result.places and self.report.importable:
            self.report.refuse("no_place")
        return self.result

    # Pages

    def _find_pages(self):
        keys = {ref.key for ref in self.package.pages}
        found = Page.objects.filter(translation_key__in=keys).select_related("locale").specific()
        return {Ref(PAGE, page.locale.language_code, str(page.translation_key)): page for page in found}

    def _plan_language(self, locale):
        """The pages of one language; the root first, so that every page is asked for after the one above it."""
        root = Ref(PAGE, locale, self.package.course.key)
        if root not in self.pages_here and not self._find_place(locale, root):
            return
        self.result.places.setdefault(locale, None)
        pages = [data for data in self.package.pages.values() if data.ref.where == locale]
        left, planned = pages, {}
        while left:
            ready = [data for data in left if data.parent is None or data.parent in planned]
            for data in ready:
                planned[data.ref.key] = self._plan_page(data, planned.get(data.parent))
            left = [data for data in left if data not in ready]
            if not ready:
                return  # A circle, which has been refused.
        # In the order of the package, which is that of the tree.
        self.result.pages += [planned[data.ref.key] for data in pages if planned[data.ref.key].data is not None]

    def _find_place(self, locale, root):
        """Where a new course of this language comes to stand. False, and told, when there is no such place."""
        if locale not in get_content_languages():
            self.report.note(LEFT_OUT, "no_language", language=locale)
            return False
        parent, place = self.result.parent, None
        found = Locale.objects.filter(language_code=locale).first()
        if parent is not None:
            is_same = parent.locale.language_code == locale
            place = parent if is_same else found and parent.get_translation_or_none(found)
        if parent is None or (place is None and not self.rights.may_add_under(translated_above(parent, found))):
            self.report.note(LEFT_OUT, "no_list", language=locale)
            return False
        if found is None and parent is not None:
            self.report.note(CREATED, "new_language", language=locale)
        if place is None:
            self.report.note(CREATED, "new_list", language=locale)
        elif not isinstance(place.specific, tuple(CoursePage.allowed_parent_page_models())):
            self.report.refuse("not_allowed_here", self.package.title, parent=place.title)
        elif not self.rights.may_add_under(place):
            self.report.refuse("no_permission_add", title=place.title)
        self.result.places[locale] = place
        return True

    def _plan_page(self, data, above):
        """A PlannedPage; without `data` when nothing is done with it."""
        here = self.pages_here.get(data.ref)
        if here is not None:
            return self._plan_draft(data, here)
        parent = above.here if above else self.result.places[data.ref.where]
        if parent is not None and above is not None and not self.rights.may_add_under(parent):
            self.report.refuse("no_permission_add", data.title, title=parent.title)
        planned = PlannedPage(data, slug=self._free_slug(data, parent))
        self.result.coming[data.ref] = data.model(title=data.title)
        if above is not None and parent is not None:
            self.report.note(CREATED, "new_page_last", data.title, parent=parent.title)
        else:
            self.report.note(CREATED, "new_page", data.title)
        return planned

    def _plan_draft(self, data, here):
        self.result.here[data.ref] = here
        nothing = PlannedPage(None, here)
        if type(here) is not data.model:
            self.report.refuse("other_type", data.title, title=here.title)
            return nothing
        if self.existing == REFUSE:
            self.report.refuse("exists", data.title, title=here.title)
            return nothing
        if here.alias_of_id:
            self.report.note(KEPT, "alias", data.title)
            return nothing
        draft = here.get_latest_revision_as_object()
        if self._says_the_same(draft, data):
            self.report.note(UNCHANGED, "same_page", data.title)
            return nothing
        if not self.rights.may_edit(here):
            self.report.refuse("no_permission_edit", data.title, title=here.title)
        elif self.rights.is_locked(here):
            self.report.refuse("locked", data.title, title=here.title)
        self.report.note(DRAFTED, "draft_on", data.title)
        return PlannedPage(data, draft)

    def _says_the_same(self, instance, data):
        wanted = {name: value for name, value in data.fields.items() if name not in KEPT_HERE}
        return not _differences(instance, wanted, data.ref.key)

    def _free_slug(self, data, parent):
        slug = data.fields.get("slug")
        if not isinstance(slug, str) or not slug:
            return ""  # Refused where the fields are looked at.
        beneath = (data.ref.where, data.parent)
        if beneath not in self.taken:
            self.taken[beneath] = set(parent.get_children().values_list("slug", flat=True)) if parent else set()
        free, number = slug, 1
        while free in self.taken[beneath]:
            number += 1
            free = f"{slug[:240]}-{number}"
        self.taken[beneath].add(free)
        if free != slug:
            self.report.note(RENAMED, "renamed", data.title, old=slug[:255], new=free)
        return free

    def _check_page(self, planned):
        data = planned.data
        before = len(self.report.of(REFUSED))
        values = Taking(data.title, self._resolve, self.report).values(data.model, data.fields)
        for name in ("title", "slug"):
            if not data.fields.get(name):
                self.report.refuse("no_field", data.title, name=name)
        if len(self.report.of(REFUSED)) > before:
            return
        for name, model_field in carried_fields(data.model).items():
            if name in values and isinstance(model_field, StreamField):
                for message in complaints(model_field.stream_block, values.pop(name)):
                    self.report.refuse("wrong_value", f"{data.title}: {name}", why=message)
        if self.report.importable:
            self._check_whole(planned, values)

    def _check_whole(self, planned, values):
        """What the page says of itself, such as that no course waits for itself."""
        page = planned.here if planned.here is not None else planned.data.model()
        try:
            fill(page, {name: value for name, value in values.items() if name not in later(type(page))}, planned)
            page.clean()
        except ValidationError as error:
            self.report.refuse("wrong_value", planned.data.title, why=" ".join(error.messages))

    # What pages name

    def _resolve(self, ref, place):
        """What a reference stands for, here or when the package has been taken in; None, and told, when it is lost."""
        plan = self.result
        if ref in plan.here or ref in plan.coming:
            return plan.here.get(ref) or plan.coming.get(ref)
        found = self._find(ref)
        if found is not None:
            plan.here[ref] = found
        elif ref in self.package.snippets or ref in self.package.media:
            return self._coming(ref)
        else:
            self.report.lose("lost_page" if ref.kind == PAGE else "lost_other", place, name=ref)
        return found

    def _find(self, ref):
        if ref.kind == PAGE:
            found = Page.objects.filter(translation_key=ref.key, locale__language_code=ref.where).first()
            return found and found.specific
        if ref.kind == SNIPPET:
            model = references.snippet_models()[ref.where]
            return model.objects.filter(**{key_of(model): ref.key}).first()
        file = self.package.media.get(ref)
        return file and media.find(ref, file.sha1, file.size)

    def _coming(self, ref):
        if ref.kind != SNIPPET:
            self.result.coming[ref] = self._coming_media(self.package.media[ref])
            return self.result.coming[ref]
        data = self.package.snippets[ref]
        snippet = self.result.coming[ref] = data.model(**{key_of(data.model): ref.key})
        title = f"{capfirst(data.model._meta.verbose_name)} {ref.key}"
        values = Taking(title, self._resolve, self.report).values(data.model, data.fields)
        for name, value in values.items():
            if name not in later(data.model):
                put(snippet, name, value)
        try:
            relations = [one.name for one in data.model._meta.get_fields() if one.is_relation]
            snippet.full_clean(exclude=[*relations, *_may_lack(snippet)])
        except ValidationError as error:
            self.report.refuse("wrong_value", title, why=" ".join(error.messages))
        return snippet

    def _coming_media(self, file):
        """As it would be, so that a film can be asked for its captions."""
        data = self.package.archive.read(file.name) if file.extension == CAPTIONS else b""
        name = f"{file.ref.key[:12]}.{file.extension}"
        if file.ref.kind == references.IMAGE:
            return media.model_of(file.ref.kind)(title=file.title)
        return media.model_of(file.ref.kind)(title=file.title, file=ContentFile(data, name))

    # What is told of them

    def _tell_snippets(self):
        """Those that are here are never touched: a municipality's own numbers stand in them."""
        for ref, data in self.package.snippets.items():
            found = self._find(ref)
            if found is None:
                continue
            self.result.here[ref] = found
            about = {"sort": capfirst(found._meta.verbose_name), "title": str(found)}
            differing = _differences(found, data.fields, str(ref))
            if differing:
                names = ", ".join(_verbose(data.model, name) for name in differing)
                self.report.note(DIFFERS, "differs", fields=names, **about)
            else:
                self.report.note(KEPT, "kept_snippet", **about)

    def _tell_coming(self):
        for ref, instance in self.result.coming.items():
            if ref.kind == PAGE:
                continue
            about = {"sort": capfirst(instance._meta.verbose_name), "title": str(instance)}
            if not self.rights.may_make(type(instance)):
                self.report.refuse("no_permission_make", name=f"{about['sort']}: {about['title']}")
            elif isinstance(instance, Checked):
                self.report.note(CREATED, "new_unchecked", **about)
            else:
                self.report.note(CREATED, "new_media" if ref.kind != SNIPPET else "new_snippet", **about)
        for ref, instance in self.result.here.items():
            if ref in self.package.media:
                sort = capfirst(instance._meta.verbose_name)
                self.report.note(KEPT, "kept_media", sort=sort, title=instance.title)


def translated_above(page, locale):
    """The nearest page above that there is in the language; the root, which is in all of them, if there is none."""
    above = page.get_parent()
    if above.is_root():
        return above
    return (locale and above.get_translation_or_none(locale)) or translated_above(above, locale)


def fill(page, values, planned):
    """Lay the values of a package on a page; on one that is here, not those that are the municipality's own."""
    for name, value in values.items():
        if planned.here is None or name not in KEPT_HERE:
            put(page, name, value)
    if planned.here is None:
        page.slug = planned.slug


def put(instance, name, value):
    """Set a field, a foreign key by an instance or by its primary key."""
    model_field = instance._meta.get_field(name)
    is_key = model_field.is_relation and not isinstance(value, model_field.related_model)
    setattr(instance, model_field.attname if is_key else name, value)


def many(model):
    """The names of the fields that hold several rows, which are set when the page has a primary key."""
    return {one.name for one in model._meta.many_to_many if not is_tags(one)}


def later(model):
    """The names of what is set apart from the single values: several rows, tags, and the rows of its own."""
    return {one.name for one in model._meta.many_to_many} | carried_rows(model).keys()


def lay_rows(instance, values):
    """Lay the rows of its own and the tags of a package on a page or snippet. They are stored with it."""
    for name in carried_rows(type(instance)).keys() & values.keys():
        setattr(instance, name, values[name])
    for one in type(instance)._meta.many_to_many:
        if is_tags(one) and one.name in values:
            getattr(instance, one.name).set(values[one.name])


def _may_lack(instance):
    """The names of the single values that are missing and may be, also where no editor could leave them out."""
    fields = type(instance)._meta.concrete_fields
    return [one.name for one in fields if one.null and getattr(instance, one.attname) is None]


def _differences(instance, wanted, owner):
    """The names of the fields in which a package says something else than what is here."""
    try:
        has = fields_of(instance, Carry(_Bare(), owner, str(instance)))
    except Stop:  # A file of it is missing here.
        return sorted(wanted)
    return [name for name, value in wanted.items() if name in has and has[name] != value]


class _Bare(Package):
    """Only what things are called in a package, without gathering one."""

    def __init__(self):
        self.report, self.refs, self.snippets, self.media = Report(), {}, {}, {}
        self.keys, self.outside = set(), set()


def _verbose(model, name):
    rows = carried_rows(model).get(name)
    return str(rows._meta.verbose_name_plural if rows else model._meta.get_field(name).verbose_name)
