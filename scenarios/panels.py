"""What the editor of a scenario sees beside the fields: the graph as a picture and as a list, and what is wrong."""

from wagtail.admin.panels import Panel

from scenarios.editing import graph_context


class GraphPanel(Panel):
    """The graph of the page as it was last saved, with every finding."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "scenarios/graph_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | (graph_context(self.instance) if self.instance.pk else {"scenario": None})
