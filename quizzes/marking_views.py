"""What waits to be marked, the exam papers, and one sitting with its log and the forms that mark it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organisation import access_log
from quizzes import marking, marking_page, results
from quizzes.examining import for_those_with
from quizzes.marking_forms import MarkingForm, PapersForm
from quizzes.models.marking import Marking
from quizzes.models.sitting import Sitting
from quizzes.sitting_queryset import MARK, SEE

METHODS = ["GET", "HEAD", "POST"]
ON_A_PAGE = 50


@for_those_with(SEE, MARK)
@require_http_methods(METHODS)
def marking_list(request):
    """The queue, for markers, and every handed in exam paper. What is typed in the filter is posted, and not stored."""
    today = timezone.localdate()
    queue = _queue_page(request, today) if request.user.has_perm(MARK) else None
    waiting = marking.waiting(queue, request.user, timezone.now()) if queue else []
    form = PapersForm(request.POST or None)
    papers = Sitting.objects.readable_by(request.user, today).filter(exam_paper=True).select_related("person")
    page = Paginator(form.select(papers), ON_A_PAGE).get_page(request.POST.get("page"))
    sittings = list(page)
    access_log.record_quizzes(request.user, {one.person_id for one in [*sittings, *(one.sitting for one in waiting)]})
    context = {
        "queue": queue,
        "waiting": waiting,
        "form": form,
        "page": page,
        "papers": [(sitting, results.result_of(sitting)) for sitting in sittings],
    }
    return render(request, "quizzes/marking_list.html", context, status=422 if form.errors else 200)


def _queue_page(request, today):
    return Paginator(marking.queue_of(request.user, today), ON_A_PAGE).get_page(request.GET.get("queue"))


@for_those_with(SEE, MARK)
@require_http_methods(METHODS)
def sitting(request, sitting_id):
    """One sitting: what was asked and answered, the log, and a form for each question that the reader may mark."""
    rows = Sitting.objects.readable_by(request.user, timezone.localdate()).select_related("person", "set_aside_by")
    found = get_object_or_404(rows, pk=sitting_id)
    may_mark = request.user.has_perm(MARK)
    if request.method == "POST" and not may_mark:
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("do") in ("set_aside", "count_again"):
        _set_aside(request, found)
        return redirect("quizzes:marking", sitting_id=found.pk)
    access_log.record_quizzes(request.user, {found.person_id})
    items = marking_page.items_of(found, request.user, may_mark)
    refused = None
    if request.method == "POST":
        refused = _mark(request, found, items)
        if refused is None:
            messages.success(request, _("The points are stored."))
            return redirect("quizzes:marking", sitting_id=found.pk)
        items = [refused if one.row.pk == refused.row.pk else one for one in items]
    context = {
        "sitting": found,
        "items": items,
        "result": results.result_of(found) if found.exam_paper else None,
        "refused": refused,
        "may_mark": may_mark,
        "may_be_set_aside": may_mark and marking.may_be_set_aside(found),
    }
    return render(request, "quizzes/marking.html", context, status=422 if refused else 200)


def _set_aside(request, found):
    if request.POST["do"] == "count_again":
        marking.count_again(found)
        messages.success(request, _("The attempt counts again."))
    elif marking.set_aside(found, request.user):
        messages.success(request, _("The attempt is not counted any more."))
    else:
        messages.warning(request, _("Only an attempt that has not been passed can be left out of the count."))


def _mark(request, found, items):
    """Store what was posted about one question: None, or the Item to show again with what was wrong."""
    item = next((one for one in items if str(one.row.pk) == request.POST.get("question")), None)
    role = request.POST.get("role")
    if item is None or role not in Marking.Role:
        raise Http404
    form = MarkingForm(request.POST, stand=item.stand, role=role)
    if not form.is_valid():
        return _again(item, form)
    try:
        marking.enter(
            request.user,
            found,
            item.row.pk,
            role=role,
            seen=_number(request.POST.get("seen")),
            points=form.points,
            earned=form.earned,
            comment=form.cleaned_data["comment"],
        )
    except marking.Refused:
        return _overtaken(request, found, item.row.pk)
    return None


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1


def _again(item, form):
    """The item with what was typed; one who may enter nothing any more keeps the comment to copy."""
    item.kept = "" if item.role else form.data.get(form.add_prefix("comment"), "")
    item.form = form if item.role else None
    return item


def _overtaken(request, found, row_pk):
    """The question as somebody else has marked it meanwhile, with what was typed here."""
    items = marking_page.items_of(found, request.user, may_mark=True)
    item = next(one for one in items if one.row.pk == row_pk)
    item.is_overtaken = True
    return _again(item, MarkingForm(request.POST, stand=item.stand, role=item.role))
