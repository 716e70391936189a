"""How a page or card in the CMS is given its unit: among those that are open today, by name."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from organisation.models import Unit, UnitPeriod


def units_to_choose(present=None):
    """The units that are open today, and the one that was chosen before, with their latest `name`, by name."""
    names = UnitPeriod.objects.in_force().filter(unit=OuterRef("pk")).order_by("-starts_on").values("name")[:1]
    is_open = Q(pk__in=Unit.objects.open_on(timezone.localdate()).values("pk"))
    return Unit.objects.filter(is_open | Q(pk=present)).annotate(name=Subquery(names)).order_by("name", "code")


class OfUnitForm:
    """For a model with a foreign key `unit`, whose form has a UnitField `of_unit`. Inherit it before the form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of_unit"].queryset = units_to_choose(self.instance.unit_id)
        self.initial["of_unit"] = self.instance.unit.code if self.instance.unit else None

    def clean(self):
        cleaned = super().clean()
        if "of_unit" in cleaned:
            self.instance.unit = cleaned["of_unit"]
        return cleaned
