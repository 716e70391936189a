"""What tracking does when staff, the tree or the definitions change; connected in apps.py."""

from django.utils.translation import gettext as _

from tracking import coverage, requirements


def follow_staff(persons, **kwargs):
    """Bring the coverage in line, inside the transaction of the change."""
    coverage.rebuild(persons=persons)


def follow_definitions(**kwargs):
    """Another number of gap days joins or parts the runs of every coverage."""
    coverage.rebuild()


def name_requirements(units, **kwargs):
    """A rule goes on naming a unit that has closed, and the staff who have moved would fall outside it."""
    text = _("The requirement “%(requirement)s” names a unit that closes. Change the rule, or staff fall outside it.")
    return [text % {"requirement": name} for name in requirements.naming(units)]
