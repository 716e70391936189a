"""What the start page of the CMS, the editor of a page and that of a snippet say about reviews."""

from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from content.review.items import items_for, note_url

FIRST = 5


class ToReviewPanel(Component):
    """How much there is to look at for the user, the first few, and the way to the report."""

    name = "to_review"
    template_name = "content/review/home_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        items = items_for(parent_context["request"].user, timezone.localdate())
        return super().get_context_data(parent_context) | {"number": len(items), "items": items[:FIRST]}


class ReviewedButton(Button):
    """A button in the header that posts: the thing has been reviewed, and nothing has to change."""

    template_name = "content/review/reviewed_button.html"

    def __init__(self, thing, next_url):
        super().__init__(_("Reviewed, no change"), url=note_url(thing), icon_name="check", priority=60)
        self.next_url = next_url

    def get_context_data(self, parent_context):
        request = parent_context.get("request") or parent_context.request
        return {"button": self, "next": self.next_url, "csrf_token": get_token(request)}
