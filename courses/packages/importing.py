"""Taking a package in: whole or not at all, and never anything but drafts."""

import json
import logging
import tempfile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Locale

from content.editorial import private_collection
from content.models import Checked
from courses.packages import media, reading
from courses.packages.examining import AS_DRAFT, examine, fill, later, lay_rows, many, put
from courses.packages.kinds import carried_fields
from courses.packages.references import IMAGE, PAGE, SNIPPET
from courses.packages.report import Report, Stop
from courses.packages.rights import Rights
from courses.packages.taking import Taking

IN_MEMORY = 5_000_000
logger = logging.getLogger(__name__)


def look(file, *, parent, user=None, existing=AS_DRAFT):
    """The Report of a package, without writing anything."""
    report = Report()
    _plan(file, report, parent, Rights(user), existing)
    return report


def take_in(file, *, parent, user=None, rights=None, existing=AS_DRAFT):
    """Import a package as drafts. The Report says what was done, or why nothing was.

    The drafts become `user`'s, whose own rights are asked unless a command says whose instead.
    """
    report, files = Report(), []
    rights = rights or Rights(user)
    try:
        with transaction.atomic():
            plan = _plan(file, report, parent, rights, existing)
            if plan is not None and report.importable:
                _Import(plan, user, rights, files).run()
    except BaseException as error:
        for storage, name in files:
            storage.delete(name)
        if not isinstance(error, IntegrityError | ValidationError):
            raise
        logger.warning("A course package was not taken in: %s", type(error).__name__)
        report = Report(report.title)  # What was told would be done has not been.
        report.refuse("changed_meanwhile")
    return report


def _plan(file, report, parent, rights, existing):
    try:
        package = reading.read(file, report)
        if report.importable:
            return examine(package, report, parent=parent, rights=rights, existing=existing)
    except Stop:
        pass
    return None


class _Import:
    """Carries a Plan out. `files` is told of every file that is written."""

    def __init__(self, plan, user, rights, files):
        self.plan, self.user, self.rights, self.files = plan, user, rights, files
        self.found = dict(plan.here)

    def run(self):
        self.plan.package.archive.left = self.plan.package.archive.limits.bytes
        locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in self.plan.places}
        for ref in [ref for ref in self.plan.coming if ref.kind != PAGE]:
            self._saved(ref)
        for planned in self.plan.pages:
            if planned.here is None:
                self._add(planned, locales[planned.data.ref.where])
        for planned in self.plan.pages:
            self._write(planned)

    # Snippets and files

    def _saved(self, ref):
        """What a reference stands for, saved now if it comes with the package."""
        if ref not in self.found and ref in self.plan.coming and ref.kind != PAGE:
            self.found[ref] = None  # One that names itself in the end goes without that.
            self.found[ref] = self._snippet(ref) if ref.kind == SNIPPET else self._media(ref)
        return self.found.get(ref)

    def _snippet(self, ref):
        data, snippet = self.plan.package.snippets[ref], self.plan.coming[ref]
        values = self._values(str(ref), data)
        for name, value in values.items():
            if name not in later(data.model):
                put(snippet, name, value)
        lay_rows(snippet, values)
        if isinstance(snippet, Checked):
            snippet.checked_on, snippet.next_check = None, timezone.localdate()
        snippet.save()
        for name in many(data.model) & values.keys():
            getattr(snippet, name).set(values[name])
        log(instance=snippet, action="wagtail.create", user=self.user)
        return snippet

    def _media(self, ref):
        data = self.plan.package.media[ref]
        found = media.model_of(ref.kind)(
            title=data.title, uploaded_by_user=self.user, file_size=data.size, file_hash=data.sha1
        )
        found.collection = private_collection() if data.is_restricted else self.rights.collection_for(type(found))
        if ref.kind == IMAGE:
            found.description = data.description
            for name, value in zip(media.FOCAL_POINT, data.focal_point or [None] * 4, strict=True):
                setattr(found, name, value)
        name = f"{slugify(data.title)[:60] or data.ref.key[:12]}.{data.extension}"
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
            for piece in self.plan.package.archive.pieces(data.name):
                file.write(piece)
            file.seek(0)
            found.file = File(file, name)
            if ref.kind == IMAGE:
                found.width, found.height = found.file.width, found.file.height
                file.seek(0)
            found.file.save(name, found.file.file, save=False)
        self.files.append((found.file.storage, found.file.name))
        found.save()
        log(instance=found, action="wagtail.create", user=self.user)
        return found

    # Pages

    def _add(self, planned, locale):
        """The page with its name only: what it says may name pages that come after it."""
        data = planned.data
        parent = self._parent(planned, locale)
        title = data.fields["title"]
        page = data.model(title=title, slug=planned.slug, translation_key=data.ref.key, locale=locale, live=False)
        page.owner = self.user
        fill(page, self._values(data.title, data, plain_only=True), planned)
        self.found[data.ref] = parent.add_child(instance=page)

    def _parent(self, planned, locale):
        data = planned.data
        if data.parent is not None:
            parent = self.found[data.ref._replace(key=data.parent)]
            return type(parent).objects.get(pk=parent.pk)
        place = self.plan.places[data.ref.where]
        return _list_in(locale, self.plan.parent.specific) if place is None else place

    def _write(self, planned):
        data = planned.data
        is_new = planned.here is None
        page = self.found[data.ref] if is_new else planned.here
        values = self._values(data.title, data)
        fill(page, {name: value for name, value in values.items() if name not in later(data.model)}, planned)
        for name in many(data.model) & values.keys():
            getattr(page, name).set(values[name])
        lay_rows(page, values)
        if is_new:
            page.refresh_from_db(fields=["numchild"])  # Others may stand beneath it by now.
            page.save()
        # That a page is new has been written in its history when it was added.
        page.save_revision(user=self.user, log_action=not is_new, clean=False)

    def _values(self, title, data, *, plain_only=False):
        """The values as they are stored. What is lost or wrong has been told by the examination."""
        taking = Taking(title, lambda ref, place: self._saved(ref) or self.found.get(ref), Report(), as_keys=True)
        fields = carried_fields(data.model)
        plain = {name for name, one in fields.items() if not one.is_relation and not isinstance(one, StreamField)}
        wanted = {name: value for name, value in data.fields.items() if not plain_only or name in plain}
        values = taking.values(data.model, wanted)
        return {name: _stored(fields.get(name), value) for name, value in values.items()}


def _list_in(locale, page):
    """A draft of the page in another language, with drafts of those above it. Wagtail's own way would publish them."""
    above = page.get_parent().specific
    if not above.is_root() and above.get_translation_or_none(locale) is None:
        _list_in(locale, above)
    return page.copy_for_translation(locale)


def _stored(field, value):
    return json.dumps(value) if isinstance(field, StreamField) else value
