"""What tracking does when staff, the tree or the definitions change; connected in apps.py."""

from tracking import coverage


def follow_staff(persons, **kwargs):
    """Bring the coverage in line, inside the transaction of the change."""
    coverage.rebuild(persons=persons)


def follow_definitions(**kwargs):
    """Another number of gap days joins or parts the runs of every coverage."""
    coverage.rebuild()
