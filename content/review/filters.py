"""What the report can be narrowed down to."""

import django_filters
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from content.models import Role
from content.review import kinds
from content.review.reasons import ReasonKind


def _kinds():
    models = [*kinds.page_models(), *kinds.snippet_models()]
    return sorted((model._meta.label_lower, capfirst(model._meta.verbose_name)) for model in models)


class ItemFilterSet(WagtailFilterSet):
    """The filters of the report. They are Wagtail's; the items are not rows of a table, so `narrow` applies them."""

    reason = django_filters.ChoiceFilter(label=_("Why"), choices=ReasonKind.choices, empty_label=_("All"))
    owner = django_filters.ModelChoiceFilter(label=_("Role"), queryset=Role.objects.all(), empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=_kinds, empty_label=_("All"))
    # Not a box to tick: one that is not ticked would be shown as a filter that is on.
    mine = django_filters.ChoiceFilter(
        label=_("Only mine"),
        choices=[("on", _("Yes"))],
        empty_label=_("All"),
        help_text=_("What a role that you hold looks after."),
    )

    class Meta:
        model = Role
        fields = []

    def narrow(self, items, own_roles):
        """The items that every chosen filter lets through. `own_roles` is asked only when it matters."""
        chosen = self.form.cleaned_data
        if chosen["reason"]:
            items = [item for item in items if any(reason.kind == chosen["reason"] for reason in item.reasons)]
        if chosen["owner"]:
            items = [item for item in items if item.thing.owner_role_id == chosen["owner"].pk]
        if chosen["kind"]:
            items = [item for item in items if item.label == chosen["kind"]]
        if chosen["mine"]:
            own = own_roles()
            items = [item for item in items if item.thing.owner_role_id in own]
        return items
