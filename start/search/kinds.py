"""Which types of pages are searched, by whom, and what they are called: a new type is one line here.

A type that stands in neither list is found by nobody. Everything but PUBLIC needs a sign-in.
"""

from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage, LessonPage, MeetingMaterialPage
from quizzes.models import QuizPage
from scenarios.models import ScenarioPage
from start.models import FormGuidePage, FrontPage, GuidancePage, LocalPlanPage
from support.models import SupportPage

PUBLIC = {
    SupportPage: _("Support page"),
    FrontPage: _("Front page"),
}
STAFF = {
    CoursePage: _("Course"),
    LessonPage: _("Lesson"),
    ScenarioPage: _("Scenario"),
    QuizPage: _("Quiz"),
    MeetingMaterialPage: _("For the unit meeting"),
    GuidancePage: _("Good to know"),
    FormGuidePage: _("Form to fill in"),
    LocalPlanPage: _("Local plan"),
}


def kinds_for(person):
    """The types that are searched: for the public (None), or for somebody who has signed in."""
    return PUBLIC if person is None else PUBLIC | STAFF


def name_of(page):
    """What the type of the page is called."""
    return (PUBLIC | STAFF)[type(page)]
