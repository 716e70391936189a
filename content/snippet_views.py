"""Lists and choosers of the snippets: how often each is used, and nothing retired to choose."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from content import retiring
from content.review.panel import ReviewedButton


class UsesColumn(Column):
    """In how many places it is used, with a link to Wagtail's page that names them."""

    cell_template_name = "content/uses_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"usage_url": retiring.address(instance, "usage")}


class UsedViewSet(SnippetViewSet):
    """A snippet whose list says how often it is used. One query for the whole list."""

    uses_column = UsesColumn("uses", label=_("Used"), sort_key="uses")

    def get_queryset(self, request):
        return self.model.objects.annotate(uses=ReferenceIndex.usage_count_subquery(self.model))


class OnlyCurrent:
    """A chooser that does not offer what has been retired."""

    def get_object_list(self):
        return super().get_object_list().current()


class CurrentChooseView(OnlyCurrent, chooser.ChooseView):
    pass


class CurrentChooseResultsView(OnlyCurrent, chooser.ChooseResultsView):
    pass


class CurrentChooserViewSet(chooser.SnippetChooserViewSet):
    """Chooses among those that are not retired; what has been chosen before is still shown."""

    choose_view_class = CurrentChooseView
    choose_results_view_class = CurrentChooseResultsView


class CheckedEditView(EditView):
    """The editor of a snippet that goes out of date: whoever is here may say that it has been checked."""

    @cached_property
    def header_more_buttons(self):
        return [*super().header_more_buttons, ReviewedButton(self.object, self.request.path)]


class CheckedViewSet(UsedViewSet):
    """A snippet that goes out of date, and is retired instead of deleted."""

    edit_view_class = CheckedEditView
    chooser_viewset_class = CurrentChooserViewSet
