"""Finding one person by exact employee id, handing out their data, erasing, holds, and the protocols."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from organisation import access_log
from organisation.access import sees_all_names
from organisation.models import LegalHold, Retention, RetentionRow, RetentionRun, User
from organisation.privacy import erasure, holds
from organisation.privacy.export import export_of
from organisation.privacy.retention import KINDS
from organisation.privacy_admin import forms
from organisation.spreadsheets import csv_text, download
from organisation.views.my_data import as_file

ICON = "lock"
ON_A_PAGE = 50
FORM = ["GET", "HEAD", "POST"]
HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}
START = {"url": reverse_lazy("personal_data:index"), "label": gettext_lazy("Personal data")}


def may_hand_out(user):
    """Administrators: they see all names anyway, and each look is noted."""
    return user.is_active and sees_all_names(user)


def may_erase(user):
    """Erasing, and placing and lifting holds: superusers, and groups that have been given the permission."""
    return may_hand_out(user) and user.has_perm("organisation.add_erasure")


def _only(allowed):
    """A page for those who are `allowed`, never stored by the browser."""

    def decorate(view):
        @never_cache
        def guarded(request, *args, **kwargs):
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _page(request, template, title, context=None, *, crumbs=(), status=200):
    context = {
        "header_title": title,
        "header_icon": ICON,
        "breadcrumbs_items": [HOME, *crumbs, {"url": "", "label": title}],
        "may_erase": may_erase(request.user),
        **(context or {}),
    }
    return TemplateResponse(request, f"organisation/personal_data/{template}.html", context, status=status)


@require_http_methods(FORM)
@_only(may_hand_out)
def index(request):
    """Whose data? The id is posted, so that it stands in no address and no log."""
    form = forms.FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("personal_data:person", form.cleaned_data["person"].pk)
    return _page(request, "index", _("Personal data"), {"form": form}, status=422 if form.errors else 200)


@require_safe
@_only(may_hand_out)
def person(request, pk):
    """What is stored about one person, and what can be done. The look is noted, and the person can see it."""
    found = get_object_or_404(User.objects.filter(erasure=None), pk=pk)
    return _person_page(request, found, forms.EraseForm())


def _person_page(request, found, form, status=200):
    """Also after a refused form: that, too, is a look at what is stored, and noted."""
    _note_look(request, found)
    context = {
        "person": found,
        "export": export_of(found, timezone.now()),
        "obstacles": erasure.obstacles(found, timezone.localdate()) if may_erase(request.user) else [],
        "form": form,
        "facts_years": Retention.load().facts_years,
    }
    return _page(request, "person", str(found), context, crumbs=[START], status=status)


def _note_look(request, found):
    if found.pk != request.user.pk:
        access_log.record_person(request.user, found)


@require_POST
@_only(may_hand_out)
def person_file(request, pk):
    """The same as a file. POST, so that nobody is led to download somebody's data by a link."""
    found = get_object_or_404(User.objects.filter(erasure=None), pk=pk)
    _note_look(request, found)
    return as_file(export_of(found, timezone.now()), f"personuppgifter-{found.pk}.json")


@require_POST
@_only(may_erase)
def erase(request, pk):
    """Erase the person, once and for all."""
    found = get_object_or_404(User, pk=pk)
    if hasattr(found, "erasure"):
        messages.warning(request, _("The person is erased already."))
        return redirect("personal_data:index")
    form = forms.EraseForm(request.POST)
    if form.is_valid():
        try:
            done = erasure.erase(found, form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = _("Erased. The facts that are kept belong to “%(name)s” from now on.")
            messages.success(request, text % {"name": done.person})
            return redirect("personal_data:index")
    return _person_page(request, found, form, status=422)


@require_http_methods(FORM)
@_only(may_erase)
def legal_holds(request):
    """The holds in force and those lifted, and a form for a new one."""
    form = forms.HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holds.place(form.cleaned_data["person"], form.cleaned_data["reference"], request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The hold is in force. Nothing that it keeps is erased or weeded."))
            return redirect("personal_data:holds")
    rows = LegalHold.objects.select_related("person", "placed_by", "voided_by").order_by("-recorded_at", "-pk")
    context = {"form": form, "page_obj": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))}
    return _page(request, "holds", _("Legal holds"), context, crumbs=[START], status=422 if form.errors else 200)


@require_http_methods(FORM)
@_only(may_erase)
def lift(request, pk):
    """Lift one hold."""
    hold = get_object_or_404(LegalHold.objects.select_related("person"), pk=pk)
    if hold.voided_at is not None:
        messages.warning(request, _("The hold has been lifted already."))
        return redirect("personal_data:holds")
    form = forms.LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holds.lift(hold, form.cleaned_data["reason"], request.user)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            messages.success(request, _("The hold is lifted."))
        return redirect("personal_data:holds")
    crumbs = [START, {"url": reverse("personal_data:holds"), "label": _("Legal holds")}]
    context = {"form": form, "hold": hold}
    return _page(request, "lift", _("Lift a hold"), context, crumbs=crumbs, status=422 if form.errors else 200)


@require_safe
@_only(may_hand_out)
def runs(request):
    """Every weeding, the latest first, and what it did."""
    rows = RetentionRun.objects.prefetch_related("rows").select_related("started_by")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))
    found = [(run, [(_title(row.kind), row) for row in run.rows.all()]) for run in page]
    return _page(request, "runs", _("Weeding"), {"page_obj": page, "runs": found}, crumbs=[START])


@require_safe
@_only(may_hand_out)
def runs_csv(request):
    """All protocols as one file."""
    with transaction.atomic():
        rows = RetentionRow.objects.select_related("run").order_by("run__started_at", "run", "pk")
        lines = [
            (
                timezone.localtime(row.run.started_at).isoformat(" ", "minutes"),
                _title(row.kind),
                row.cutoff or "",
                row.deleted,
                row.held,
                row.run.horizon or "",
            )
            for row in rows.iterator(chunk_size=2000)
        ]
    headings = (
        _("Started"),
        _("Kind"),
        _("Older than"),
        _("Deleted"),
        _("Kept by a legal hold"),
        _("No figures up to and including"),
    )
    return download(csv_text([headings, *lines]), "gallring.csv", "text/csv; charset=utf-8")


def _title(key):
    """A kind in words; one that is no longer there, by its key."""
    return str(KINDS[key].title) if key in KINDS else key
