"""Everything that somebody has to look at, with the reasons."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from content import retiring
from content.models import LawReference, Reviewed
from content.review import due, kinds, noting
from content.review.links import Targets
from content.review.reasons import RANK, Reason, ReasonKind
from content.review.walking import SNIPPET, parts_of


@dataclass(frozen=True)
class Item:
    """A page or a snippet to look at, the most urgent reason first."""

    thing: object
    reasons: tuple
    may_note: bool  # May the user say that it has been reviewed?

    @property
    def is_page(self):
        return isinstance(self.thing, Reviewed)

    @property
    def title(self):
        return str(self.thing)

    @property
    def kind(self):
        return capfirst(self.thing._meta.verbose_name)

    @property
    def label(self):
        return self.thing._meta.label_lower

    @property
    def owner(self):
        return str(self.thing.owner_role or "")

    @property
    def last_on(self):
        return due.last_on(self.thing)

    @property
    def next_on(self):
        return due.next_on(self.thing)

    @property
    def why(self):
        return "; ".join(map(str, self.reasons))

    @property
    def edit_url(self):
        if self.is_page:
            return reverse("wagtailadmin_pages:edit", args=[self.thing.pk])
        return retiring.address(self.thing, "edit")

    @property
    def note_url(self):
        return note_url(self.thing)


def note_url(thing):
    """Where it is said that the thing has been reviewed and nothing changed."""
    if isinstance(thing, Reviewed):
        return reverse("review:page", args=[thing.pk])
    return reverse("review:snippet", args=[thing._meta.app_label, thing._meta.model_name, thing.pk])


def items_for(user, on):
    """[Item] of all that the user may edit and that has to be looked at. Constant queries, however much there is."""
    things = [page for model in kinds.page_models() for page in kinds.live_pages(model).filter(kinds.pages_of(user))]
    changeable = [model for model in kinds.snippet_models() if kinds.may_change(user, model)]
    things += [snippet for model in changeable for snippet in kinds.current_snippets(model, on)]
    noted = set(page_permission_policy.instances_user_has_permission_for(user, "publish").values_list("pk", flat=True))
    targets, laws, found = Targets(), _Laws(), []
    for thing in things:
        parts = list(parts_of(thing))
        reasons = [*due.date_reasons(thing, on), *due.law_reasons(thing, laws.of(thing, parts), laws.noted_at(thing))]
        reasons += targets.reasons(thing, parts)
        if reasons:
            found.append(
                _item(thing, reasons, not isinstance(thing, Reviewed) or (thing.pk in noted and not thing.locked))
            )
    found += [_item(thing, [Reason(ReasonKind.RETIRED)], False) for thing in _retired_and_used(changeable, on)]
    return sorted(found, key=_urgency)


def _item(thing, reasons, may_note):
    return Item(thing, tuple(sorted(reasons, key=lambda reason: RANK[reason.kind])), may_note)


def _urgency(item):
    return RANK[item.reasons[0].kind], str(item.next_on or ""), item.title.casefold()


class _Laws:
    """The laws that have changed, who refers to them, and when that was last noted as reviewed: four queries."""

    def __init__(self):
        self.changed = {law.pk: law for law in LawReference.objects.exclude(changed_at=None).order_by("title")}
        self.by_source = defaultdict(set)
        rows = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(LawReference),
            to_object_id__in=[str(pk) for pk in self.changed],
        )
        for source, pk, law in rows.values_list("base_content_type", "object_id", "to_object_id"):
            self.by_source[source, pk].add(int(law))
        self.noted = noting.noted_at()

    def of(self, thing, parts):
        """The changed laws that the thing refers to, by Wagtail's index or in its own content."""
        keys = set(self.by_source[_source(thing)])
        keys |= {part.value for part in parts if part.kind == SNIPPET and part.model is LawReference}
        return [law for pk, law in self.changed.items() if pk in keys]

    def noted_at(self, thing):
        """When “Reviewed, no change” was last said of the thing, or None."""
        return self.noted.get(_source(thing))


def _source(thing):
    """What Wagtail's index and its log know a thing by; a page is a Page there, whatever its class."""
    base = Page if isinstance(thing, Reviewed) else type(thing)
    return ContentType.objects.get_for_model(base).pk, str(thing.pk)


def _retired_and_used(models, on):
    retired = [thing for model in models for thing in kinds.retired_snippets(model, on)]
    used = ReferenceIndex.get_references_to_in_bulk(retired).values_list("to_content_type", "to_object_id")
    used = set(used.distinct())
    types = {model: ContentType.objects.get_for_model(model).pk for model in models}
    return [thing for thing in retired if (types[type(thing)], str(thing.pk)) in used]
