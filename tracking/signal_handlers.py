"""What tracking does when staff, the tree or the definitions change; connected in apps.py."""

from django.db.models import Q
from django.utils.translation import gettext as _

from tracking import coverage, requirements
from tracking.models import Definitions


def follow_staff(persons, **kwargs):
    """Bring the coverage in line, inside the transaction of the change."""
    coverage.rebuild(persons=persons)


def follow_definitions(instance, created=False, **kwargs):
    """Another number of gap days joins or parts the runs of every coverage.

    Before the row is there, its defaults hold; reading them for the first time creates it, and changes nothing.
    """
    if created and instance.gap_days == Definitions._meta.get_field("gap_days").default:
        return
    coverage.rebuild()


def name_requirements(units, **kwargs):
    """A rule goes on naming a unit that has closed, and the staff who have moved would fall outside it."""
    text = _("The requirement “%(requirement)s” names a unit that closes. Change the rule, or staff fall outside it.")
    return [text % {"requirement": name} for name in requirements.naming(units)]


def remember_horizon(through, **kwargs):
    """No figure is given for a day whose facts are gone. The horizon only ever moves forward."""
    rows = Definitions.objects.filter(pk=Definitions.load().pk)
    rows.filter(Q(weeded_through=None) | Q(weeded_through__lt=through)).update(weeded_through=through)
