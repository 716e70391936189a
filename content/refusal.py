"""How the CMS tells somebody that a page is not published yet: the reasons, and the way to where they are put right."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.publishing import NotFinished, refuse_unfinished


class TellInCms:
    """Where the CMS publishes without asking a form, and the page refuses: back to its editor, with the reasons."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotFinished) or not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        _tell(request, exception)
        url = _editor(exception.page)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})  # So that Wagtail's dialogue leads there.
        return redirect(url)


def refuse_many(request, pages):
    """None when every draft may be published; otherwise each reason is told, and the answer leads back."""
    refused = None
    for page in pages:
        try:
            refuse_unfinished(page.get_latest_revision_as_object())
        except NotFinished as error:
            _tell(request, error)
            refused = page
    return redirect("wagtailadmin_explore", refused.get_parent().pk) if refused else None


def _tell(request, error):
    edit = messages.button(_editor(error.page), _("Edit the page"))
    messages.error(request, error.sentence, buttons=[edit])


def _editor(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
