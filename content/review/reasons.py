"""Why something has to be looked at."""

from dataclasses import dataclass

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ReasonKind(models.TextChoices):
    """In the order in which they are listed: the most urgent first."""

    OVERDUE = "overdue", gettext_lazy("The date has passed")
    LAW_CHANGED = "law_changed", gettext_lazy("The law has changed since")
    BROKEN_LINK = "broken_link", gettext_lazy("A link leads nowhere")
    DEAD_ANCHOR = "dead_anchor", gettext_lazy("A link leads to a place that is not on the page")
    RETIRED = "retired", gettext_lazy("Retired, still used")
    NO_ALT = "no_alt", gettext_lazy("An image without a text alternative")
    SOON = "soon", gettext_lazy("Due within 30 days")
    NO_DATE = "no_date", gettext_lazy("No date for the next time")
    NO_OWNER = "no_owner", gettext_lazy("No role that looks after it")


RANK = {kind: number for number, kind in enumerate(ReasonKind)}


@dataclass(frozen=True)
class Reason:
    """One reason, with what it is about: a date, a title, an address."""

    kind: ReasonKind
    about: object = ""

    def __str__(self):
        if not self.about:
            return str(self.kind.label)
        about = self.about if isinstance(self.about, str) else date_format(self.about, "j F Y")
        return _("%(reason)s: %(about)s") % {"reason": self.kind.label, "about": about}
