"""What a learner does in a course: finish a lesson, begin again. Every button is safe to press twice."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.url_routing import RouteResult

from content.languages import address_of, content_language
from content.serving import serve
from courses import progress, routing
from courses.models import CoursePage, LessonPage
from tracking.ledger import RoundEnded


def read(request, path):
    """A course or lesson page: found by the shortcut, served by Wagtail."""
    page = routing.find(path, content_language(request))
    if page is not None:
        # Wagtail keeps the page that it has found for a request here, and looks here first.
        request._wagtail_route_for_request = RouteResult(page)
    return serve(request, path)


@never_cache
def finish_lesson(request, page_id):
    """The button that ends a lesson: stores that it is done, and shows the next one."""
    lesson = get_object_or_404(LessonPage.objects.with_restrictions().defer("body"), id=page_id)
    refused = _refusal(request, lesson, lesson.course)
    if refused:
        return refused
    try:
        finished = progress.finish_lesson(request.user, lesson, _round_number(request))
    except RoundEnded:
        messages.warning(request, _("This round has already ended. Nothing has been changed."))
        return redirect(lesson.course.url)
    messages.success(request, _what_is_done(lesson, finished))
    return redirect(address_of(finished.following or lesson.course))


def _what_is_done(lesson, finished):
    """What the learner is told after a lesson. Nobody is told that the course is finished while a part is left."""
    if finished.is_completed:
        return _("You have finished the whole course. Well done!")
    if finished.following:
        return _("“%(lesson)s” is done. This is the next lesson.") % {"lesson": lesson.title}
    text = _("“%(lesson)s” is done and saved. What is left of the course cannot be read here at the moment.")
    return text % {"lesson": lesson.title}


@never_cache
def begin_again(request, page_id):
    """The button that begins another round of a course."""
    course = get_object_or_404(CoursePage.objects.with_restrictions(), id=page_id)
    refused = _refusal(request, course, course)
    if refused:
        return refused
    if progress.begin_again(request.user, course):
        messages.success(request, _("You have begun again. What you did before is still saved."))
    return redirect(course.url)


def _refusal(request, page, course):
    """Where to send the one who may not do this with the page, or None. Nothing is recorded on the way."""
    if not course.live or not course.is_offered:
        raise Http404
    if not request.user.is_authenticated:
        return redirect_to_login(page.url if page.live else course.url)
    if not page.live or not page.is_offered:
        messages.warning(request, _("This lesson is no longer published. Nothing has been changed."))
        return redirect(course.url)
    if request.method != "POST" or not _may_read(request, page):
        return redirect(page.url)  # The page says why it is closed, if it is.
    if progress.missing_prerequisite(request.user, course):
        return redirect(course.url)  # The course page says what has to be done first.
    return None


def _may_read(request, page):
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def _round_number(request):
    """The round that the form was made for; 0, which no round has, when the form does not say."""
    try:
        return int(request.POST.get("round", ""))
    except ValueError:
        return 0
