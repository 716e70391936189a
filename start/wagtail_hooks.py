"""Surveys in the menu of the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from start.models import Survey
from start.models.survey import SurveyForm


@register_snippet
class SurveyViewSet(SnippetViewSet):
    """Those that are open or to come first; one that has closed stays in the list until somebody deletes it."""

    model = Survey
    icon = "form"
    menu_label = _("Surveys")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["title", "opens_on", "closes_on"]
    ordering = ["-closes_on"]
    edit_handler = ObjectList(Survey.panels, base_form_class=SurveyForm)
