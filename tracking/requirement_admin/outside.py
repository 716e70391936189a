"""Trainings that are taken elsewhere, so that a requirement can accept them."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.log_actions import log

from tracking.models import Training, TrainingKind
from tracking.requirement_admin.forms import OutsideForm
from tracking.requirement_admin.rights import may_change

FORM_METHODS = ["GET", "HEAD", "POST"]


def _outside():
    return Training.objects.filter(kind=TrainingKind.EXTERNAL).order_by("title", "pk")


@may_change
@require_http_methods(FORM_METHODS)
def index(request):
    """The list, and a form for one more."""
    form = OutsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _save(request, form, "wagtail.create")
        return redirect("requirements:outside")
    context = {"form": form, "trainings": _outside()}
    status = 422 if form.is_bound else 200
    return render(request, "tracking/requirement_admin/outside.html", context, status=status)


@may_change
@require_http_methods(FORM_METHODS)
def edit(request, pk):
    """Another title, or no longer offered."""
    training = get_object_or_404(_outside(), pk=pk)
    form = OutsideForm(request.POST if request.method == "POST" else None, instance=training)
    if form.is_valid():
        _save(request, form, "wagtail.edit")
        return redirect("requirements:outside")
    context = {"form": form, "title": _("Training taken elsewhere"), "back": reverse("requirements:outside")}
    status = 422 if form.is_bound else 200
    return render(request, "tracking/requirement_admin/small_form.html", context, status=status)


def _save(request, form, action):
    with transaction.atomic():
        log(instance=form.save(), action=action, user=request.user)
    messages.success(request, _("Saved."))
