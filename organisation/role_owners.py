"""Who holds a role anywhere: whose content it is, and who is told when that has to be reviewed."""

from collections import defaultdict

from content.models import Role
from organisation.models import Appointment, AppointmentKind, RoleHolder
from organisation.whom_to_call import COORDINATOR_KEY


def roles_of(user, on):
    """The ids of the roles that the user holds on the day, in whichever unit; a coordinator holds that role too."""
    held = set(RoleHolder.objects.on(on).filter(person=user).values_list("role", flat=True))
    if _coordinators(on).filter(person=user).exists():
        held |= set(Role.objects.filter(key=COORDINATOR_KEY).values_list("pk", flat=True))
    return held


def holders_of_all(on):
    """{role id: ids of the active persons who hold it anywhere}, and under None the coordinators. Three queries."""
    found = defaultdict(set)
    rows = RoleHolder.objects.on(on).filter(person__is_active=True)
    for role, person in rows.values_list("role", "person"):
        found[role].add(person)
    coordinators = set(_coordinators(on).values_list("person", flat=True))
    for role in Role.objects.filter(key=COORDINATOR_KEY).values_list("pk", flat=True):
        found[role] |= coordinators
    found[None] = coordinators
    return found


def _coordinators(on):
    return Appointment.objects.on(on).filter(kind=AppointmentKind.COORDINATOR, person__is_active=True)
