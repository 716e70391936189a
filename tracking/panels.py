"""What an editor sees of editions, on any page that is learned from."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from content.languages import swedish_of
from tracking.edition_form import is_translation


class SetInSwedishPanel(Panel):
    """On a translation, in the place of the fields that it does not have: where they are, with the way there."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "tracking/set_in_swedish_panel.html"

        def is_shown(self):
            return is_translation(self.instance)

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"swedish": swedish_of(self.instance)}


EDITION_PANELS = [
    MultiFieldPanel([FieldPanel("material_change"), FieldPanel("edition_note")], heading=_("Edition")),
    SetInSwedishPanel(heading=_("Set on the Swedish page")),
]
