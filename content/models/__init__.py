"""The snippets that pages and lessons share: who answers for what, the law, whom to contact, what a word means.

Nothing here knows a unit or a person: a snippet names a Role, and organisation says who holds it.
"""

from content.models.checked import Checked as Checked
from content.models.contact_card import ContactCard as ContactCard
from content.models.contact_card import dial as dial
from content.models.glossary_term import GlossaryTerm as GlossaryTerm
from content.models.law_reference import LawReference as LawReference
from content.models.municipality import Municipality as Municipality
from content.models.reviewed import Perspective as Perspective
from content.models.reviewed import Reviewed as Reviewed
from content.models.role import Role as Role
from content.models.targeted import PreventionLevel as PreventionLevel
from content.models.targeted import Targeted as Targeted
from content.models.work_type import WorkType as WorkType
