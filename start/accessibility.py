"""The accessibility statement, with the function to report a fault that the act asks for (2018:1937, section 13).

It needs no account and sets no cookie, so its form has no token: what somebody else's page could make a visitor's
browser send from here, it could as well send itself. What is sent becomes a letter and is stored nowhere.
"""

from smtplib import SMTPException

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.models import Municipality
from start.forms import FaultForm
from support.models import SupportPage

# From everybody together: nobody's address is known here. More would be a program that fills the municipality's inbox.
MOST_IN_AN_HOUR = 30
COUNTED = "start.accessibility.sent"
SENT = "skickat"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request):
    """The statement; POST sends a report. When it cannot be sent, what was written stands in the form still."""
    municipality = Municipality.load(request)
    form = FaultForm(request.POST if request.method == "POST" else None)
    failed = False
    if form.is_bound and municipality.accessibility_email and form.is_valid():
        failed = not _send(form, municipality)
        if not failed:
            return redirect(f"{reverse('start:accessibility')}?{SENT}=1#report")
    status = 503 if failed else 422 if form.is_bound else 200
    context = {"form": form, "failed": failed, "sent": SENT in request.GET}
    context["public_menu"] = SupportPage.objects.menu(request)
    return render(request, "start/accessibility.html", context, status=status)


def _send(form, municipality):
    """False when the letter could not be sent. To a program that fills in every field it looks as if it were."""
    if form.cleaned_data["website"]:
        return True
    if not _is_among_the_first():
        return False
    with override(settings.LANGUAGE_CODE):
        subject, text = form.letter(municipality)
    answer_to = form.cleaned_data["answer_to"]
    letter = EmailMessage(
        subject, text, to=[municipality.accessibility_email], reply_to=[answer_to] if answer_to else []
    )
    try:
        letter.send()
    except (OSError, SMTPException):
        return False
    return True


def _is_among_the_first():
    cache.add(COUNTED, 0, timeout=3600)
    try:
        return cache.incr(COUNTED) <= MOST_IN_AN_HOUR
    except ValueError:  # It has expired meanwhile: another hour has begun.
        return True
