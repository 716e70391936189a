"""The facts about staff and organisation, one file per noun."""

from organisation.models.access_log import NamesViewed
from organisation.models.appointment import Appointment, AppointmentKind, RoleHolder
from organisation.models.employment import Absence, Employment, EmploymentForm, JobRole
from organisation.models.fact import FAR, DatedFact, Fact, FactIsKept
from organisation.models.unit import Unit, UnitAncestor, UnitKind, UnitPeriod, UnitSuccession
from organisation.models.user import User

__all__ = [
    "FAR",
    "Absence",
    "Appointment",
    "AppointmentKind",
    "DatedFact",
    "Employment",
    "EmploymentForm",
    "Fact",
    "FactIsKept",
    "JobRole",
    "NamesViewed",
    "RoleHolder",
    "Unit",
    "UnitAncestor",
    "UnitKind",
    "UnitPeriod",
    "UnitSuccession",
    "User",
]
