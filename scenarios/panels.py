"""What the editor of a scenario sees beside the fields: the graph as a picture and as a list, and what is wrong."""

from wagtail.admin.panels import Panel

from scenarios.findings_in_words import sentence


class GraphPanel(Panel):
    """The graph of the page as it was last saved, with every finding."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "scenarios/graph_panel.html"

        def get_context_data(self, parent_context=None):
            page = self.instance
            found = page.findings if page.pk else []
            return super().get_context_data(parent_context) | {
                "page": page,
                "scenario": page.scenario if page.pk else None,
                "findings": [(one, sentence(one, page.scenario)) for one in found],
            }
