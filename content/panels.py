"""What an editor sees beside the fields of any page: how the text reads, and what to look at."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from content.writing import STAFF
from content.writing_in_words import context_of


class WritingPanel(Panel):
    """How the draft reads, as last saved; the script beside it looks again while one writes.

    `readers`: writing.PUBLIC or writing.STAFF, which decides the target.
    """

    def __init__(self, readers=STAFF, **kwargs):
        kwargs.setdefault("heading", _("While you write"))
        super().__init__(**kwargs)
        self.readers = readers

    def clone_kwargs(self):
        return super().clone_kwargs() | {"readers": self.readers}

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/writing_panel.html"

        def get_context_data(self, parent_context=None):
            page = self.instance
            reading = context_of(page, self.panel.readers) if page.pk else {}
            return super().get_context_data(parent_context) | {"page_id": page.pk or 0} | reading


def readers_of(page_class):
    """For whom pages of this class are written: as their panel says. None when they have no such panel."""
    found = [panel for panel in _flat(page_class.get_edit_handler()) if isinstance(panel, WritingPanel)]
    return found[0].readers if found else None


def _flat(panel):
    yield panel
    for child in getattr(panel, "children", []):
        yield from _flat(child)
