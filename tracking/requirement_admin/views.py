"""Requirements in the CMS: the list, one with its history, and its changes, told in words before they are made."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from tracking import rule_changes, rule_in_words
from tracking.models import Requirement, RequirementVersion
from tracking.requirement_admin import listing
from tracking.requirement_admin.forms import FORMS, NameForm
from tracking.requirement_admin.rights import may_add, may_change, may_see
from tracking.rule_preview import preview

FORM_METHODS = ["GET", "HEAD", "POST"]


@may_see
@require_safe
def index(request):
    """Every requirement: whom it concerns today, how many that is, and what comes next."""
    return render(request, "tracking/requirement_admin/index.html", {"rows": listing.rows_of(timezone.localdate())})


@may_see
@require_safe
def show(request, pk):
    """What a requirement says, has said and will say, and what can be done with it."""
    requirement, today = get_object_or_404(Requirement, pk=pk), timezone.localdate()
    said = listing.everything_said(requirement, today)
    context = {
        "requirement": requirement,
        "said": said,
        "can_end": any(one.version.last_day > today for one in said if not one.is_voided),
        "frozen": rule_changes.last_frozen_day(),
        "log": listing.log_of(requirement),
    }
    return render(request, "tracking/requirement_admin/show.html", context)


@may_add
@require_http_methods(FORM_METHODS)
def new(request):
    """A new requirement with its first version."""
    return _steps(request, "new")


@may_change
@require_http_methods(FORM_METHODS)
def change(request, action, pk, version=None):
    """Change or end a requirement, or void one of its versions."""
    requirement = get_object_or_404(Requirement, pk=pk)
    if version is not None:
        version = get_object_or_404(RequirementVersion, pk=version, requirement=requirement)
    elif action == "change":
        version = listing.starting_point(requirement, timezone.localdate())
    return _steps(request, action, requirement, version)


@may_change
@require_http_methods(FORM_METHODS)
def rename(request, pk):
    """Put the name right."""
    requirement = get_object_or_404(Requirement, pk=pk)
    form = NameForm(request.POST if request.method == "POST" else None, instance=requirement)
    if form.is_valid():
        with transaction.atomic():
            form.save()
            log(instance=requirement, action="tracking.requirement.rename", user=request.user)
        messages.success(request, _("Saved."))
        return redirect("requirements:show", pk=pk)
    context = {"form": form, "title": _("Change the name"), "back": reverse("requirements:show", args=[pk])}
    return render(request, "tracking/requirement_admin/small_form.html", context, status=422 if form.is_bound else 200)


def _steps(request, action, requirement=None, version=None):
    """A form, then a page that says in words what will happen, then the change itself: once for each form."""
    sent = request.method == "POST"
    form = FORMS[action](request.POST if sent else None, requirement=requirement, version=version)
    if "confirm" in request.POST and (entry := _log_entry(form.sent_token)):
        return _done(request, entry.object_id, True)
    told, status = None, 200
    if sent and "back" not in request.POST:
        try:
            if form.is_valid() and "confirm" in request.POST and not form.is_stale and form.was_shown():
                return _done(request, *_carry_out(form, action, request.user))
            told = _foretell(form) if form.is_valid() else None
        except ValidationError as error:
            form.refuse(error)
        status = 200 if told else 422
    return _show_step(request, action, form, told, status)


def _foretell(form):
    """The Preview of what the form asks for. What somebody else has changed since is said, and can be looked at."""
    if form.is_stale:
        text = _("Somebody else has changed this requirement since you opened the page. Nothing has been saved.")
        raise ValidationError(text, code="stale")
    return preview(form.plan(), form.requirement, form.today)


def _show_step(request, action, form, told, status):
    requirement = form.requirement
    if told:
        form.data = form.data.copy()
        form.data["shown"] = form.digest()
    context = {
        "form": form,
        "name": requirement.name if requirement else "",
        "title": form.title,
        "told": told,
        "is_rule": action in ("new", "change"),
        "voided": rule_in_words.describe(form.version) if action == "void" else None,
        "is_stale": form.is_bound and form.is_stale,
        "again": request.path,
        "back": reverse("requirements:show", args=[requirement.pk]) if requirement else reverse("requirements:index"),
    }
    return render(request, "tracking/requirement_admin/step.html", context, status=status)


def _carry_out(form, action, user):
    """(id of the requirement, was it done before?)."""
    try:
        with transaction.atomic():
            if form.requirement:
                Requirement.objects.select_for_update().get(pk=form.requirement.pk)
            if entry := _log_entry(form.sent_token):
                return entry.object_id, True
            requirement = form.carry_out(user)
            log(
                instance=requirement,
                action=f"tracking.requirement.{action}",
                user=user,
                uuid=form.sent_token,
            )
            return requirement.pk, False
    except IntegrityError:
        raise ValidationError(_("Somebody else has just changed the same thing. Try again.")) from None


def _log_entry(token):
    """What the log says of a form that was carried out; None for one that was not."""
    entries = ModelLogEntry.objects.filter(uuid=token, action__startswith="tracking.requirement.")
    return entries.first() if token else None


def _done(request, pk, before):
    if not Requirement.objects.filter(pk=pk).exists():
        raise Http404
    if before:
        messages.warning(request, _("This is done already. Nothing was done again."))
    else:
        messages.success(request, _("The change is made."))
    return redirect("requirements:show", pk=pk)
