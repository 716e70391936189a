"""What has a day on which it must be looked at again: for reminders, which need no more than that."""

from dataclasses import dataclass
from datetime import date

from content.models import Reviewed
from content.review import due, kinds


@dataclass(frozen=True)
class Dated:
    """A page or a snippet with a date. `key` is the same as long as it exists."""

    key: str
    title: str
    next_on: date
    owner_role_id: int | None

    def is_overdue(self, on):
        return self.next_on < on


def dated(on):
    """[Dated] of what is due within 30 days or overdue on the day. One query for each kind."""
    last = on + due.SOON
    found = []
    for model in [*kinds.page_models(), *kinds.snippet_models()]:
        is_page = issubclass(model, Reviewed)
        rows = kinds.live_pages(model) if is_page else kinds.current_snippets(model, on)
        name = "next_review" if is_page else "next_check"
        rows = rows.filter(**{f"{name}__lte": last}).select_related(None)
        if is_page:
            rows = rows.only("title", name, "owner_role")  # Their texts are long, and nobody reads them here.
        found += [_of(row, getattr(row, name)) for row in rows]
    return sorted(found, key=lambda one: (one.next_on, one.title))


def _of(thing, next_on):
    title = thing.title if isinstance(thing, Reviewed) else str(thing)
    return Dated(f"{thing._meta.label_lower}:{thing.pk}", title, next_on, thing.owner_role_id)
