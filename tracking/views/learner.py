"""“My training”: what I must take, by when and why; what I have finished; a proof of it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracking import my_training as mine
from tracking.models import Completion


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
    completion = get_object_or_404(own.select_related("training"), pk=pk)
    employments = request.user.employments.on(timezone.localdate()).select_related("job_role")
    context = {"completion": completion, "employments": employments, "today": timezone.localdate()}
    return render(request, "tracking/proof.html", context)
