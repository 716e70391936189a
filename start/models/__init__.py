"""The front page, and the pages for those who work here."""

from start.models.form_guide import FormGuidePage as FormGuidePage
from start.models.front_page import DoorBlock as DoorBlock
from start.models.front_page import FrontPage as FrontPage
from start.models.guidance import GuidancePage as GuidancePage
from start.models.local_plan import LocalPlanPage as LocalPlanPage
from start.models.section import StaffSectionPage as StaffSectionPage
from start.models.survey import Survey as Survey
