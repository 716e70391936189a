"""“My training”: what I must take, by when and why; what I have finished; a proof of it; who sees it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access_log
from organisation.models import Employment
from organisation.visibility import unit_names, viewers_of
from tracking import my_training as mine
from tracking.models import Completion, Definitions
from tracking.recognition.words import how_in_words

LOG_ROWS = 50  # on a page


@never_cache
@login_required
@require_safe
def my_training(request):
    """What the person has to do, is doing of free will, and has done."""
    return render(request, "tracking/my_training.html", mine.overview(request.user, timezone.localdate()))


@never_cache
@login_required
@require_safe
def proof(request, pk):
    """A page to print as proof of one's own completion; somebody else's does not exist here."""
    own = Completion.objects.in_force().filter(person=request.user)
    completion = get_object_or_404(own.select_related("training", "recorded_by"), pk=pk)
    employments = request.user.employments.on(timezone.localdate()).select_related("job_role")
    context = {"completion": completion, "how": how_in_words(completion), "employments": employments}
    context["today"] = timezone.localdate()
    return render(request, "tracking/proof.html", context)


@never_cache
@login_required
@require_safe
def who_sees_me(request):
    """Who sees what about the person today, from the same rule that opens the pages, and who has looked."""
    today = timezone.localdate()
    employments = Employment.objects.on(today).select_related("job_role")
    jobs = Prefetch("viewer__employments", employments, to_attr="jobs_today")
    views = access_log.views_of(request.user).select_related("viewer").prefetch_related(jobs)
    page = Paginator(views, LOG_ROWS).get_page(request.GET.get("page"))
    names = unit_names({view.unit_id for view in page}, today)
    context = {
        "viewers": viewers_of(request.user, today),
        "page": page,
        "views": [(view, names.get(view.unit_id, "")) for view in page],
        "codes": request.user.sign_in_codes.select_related("made_by").order_by("-made_at", "-pk"),
        "small_cell": Definitions.load().small_cell,
        "today": today,
        "now": timezone.now(),
    }
    return render(request, "tracking/who_sees_me.html", context)
