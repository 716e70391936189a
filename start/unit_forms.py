"""How a page or card in the CMS is given its unit: among the open ones, by name."""

from organisation.models import Unit
from organisation.unit_admin.fields import open_units


class OfUnitForm:
    """For a model with a foreign key `unit`, whose form has a UnitField `of_unit`. Inherit it before the form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unit = Unit.objects.filter(pk=self.instance.unit_id).first()
        self.fields["of_unit"].queryset = open_units()
        self.initial["of_unit"] = unit and unit.code

    def clean(self):
        cleaned = super().clean()
        if "of_unit" in cleaned:
            self.instance.unit = cleaned["of_unit"]
        return cleaned
