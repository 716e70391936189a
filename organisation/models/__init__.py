"""The facts about staff and organisation, one file per noun."""

from organisation.models.access_log import NamesViewed
from organisation.models.appointment import Appointment, AppointmentKind, RoleHolder
from organisation.models.delegation import Delegation
from organisation.models.employment import Absence, Employment, EmploymentForm, JobRole
from organisation.models.erasure import Erasure, ErasureReason, LegalHold
from organisation.models.fact import FAR, DatedFact, Fact, FactIsKept
from organisation.models.retention import Retention, RetentionRow, RetentionRun
from organisation.models.sign_in_code import SignInCode
from organisation.models.staff_import import HrSource, ImportState, StaffImport
from organisation.models.unit import Unit, UnitAncestor, UnitKind, UnitPeriod, UnitSuccession
from organisation.models.user import User

__all__ = [
    "FAR",
    "Absence",
    "Appointment",
    "AppointmentKind",
    "DatedFact",
    "Delegation",
    "Employment",
    "EmploymentForm",
    "Erasure",
    "ErasureReason",
    "Fact",
    "FactIsKept",
    "HrSource",
    "ImportState",
    "JobRole",
    "LegalHold",
    "NamesViewed",
    "Retention",
    "RetentionRow",
    "RetentionRun",
    "RoleHolder",
    "SignInCode",
    "StaffImport",
    "Unit",
    "UnitAncestor",
    "UnitKind",
    "UnitPeriod",
    "UnitSuccession",
    "User",
]
