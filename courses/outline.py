"""What a course page and a lesson page show their reader: the stations, how far one has come, and what comes next."""

from django.utils import timezone
from django.utils.translation import gettext as _

from content.for_staff import for_visitors
from content.languages import address_of, code_of, swedish_of, twins_of
from content.models import Municipality
from content.restricted import readable
from content.staff_page import reader_of
from courses import progress
from organisation import whom_to_call
from tracking import renewal
from tracking.models import Training
from tracking.progress import course_state_by_key, course_states


def index_context(index, request):
    """The published courses, with the reader's state in each. A visitor sees no course that is private."""
    reader = reader_of(request)
    children = _source_of(index).get_children().live().specific()
    courses = readable(children, reader) if reader else list(children.public())
    twins = twins_of(courses, code_of(index))
    courses = [twins[course.pk] for course in courses]
    states = {}
    if reader:
        trainings = Training.objects.filter(key__in=[course.training_key for course in courses])
        states = {state.training.key: state for state in course_states(reader, trainings).values()}
    return {"reader": reader, "courses": [(course, states.get(course.training_key)) for course in courses]}


def _source_of(index):
    """The Swedish list: a translated one has the same courses, in Swedish where they are not translated."""
    swedish = swedish_of(index)
    return swedish if swedish and swedish.live else index


def course_context(course, request):
    """The course with its stations, the one to go on with, and what closes it, if anything does."""
    reader = reader_of(request)
    state = course_state_by_key(reader, course.training_key) if reader else None
    parts = list(course.parts())
    missing = progress.missing_prerequisite(reader, course) if reader else None
    next_page = progress.first_page(parts, _keys_to_do(state)) if state and not missing else None
    next_key = next_page and next_page.translation_key
    return {
        "reader": reader,
        "state": state,
        "stations": [_station(part, _note(part, state, next_key), _mark(part, state, next_key)) for part in parts],
        "lesson_count": sum(part.is_lesson for part in parts),
        "next_page": next_page,
        "missing": missing,
        "reason": _reason(reader, state),
    }


def lesson_context(lesson, request):
    """The lesson with its place among the others, and the round that its button belongs to, if it has one."""
    reader = reader_of(request)
    course = lesson.course
    state = course_state_by_key(reader, course.training_key) if reader else None
    parts = list(course.parts())
    part = _part_state(state, lesson.translation_key)
    may_finish = part is not None and not part.done and not state.may_begin_again
    if reader:
        _show_whom_to_call(lesson, reader, request)
    closed = may_finish and lesson.open_to_all and progress.missing_prerequisite(reader, course)
    return {
        "reader": reader,
        "course": course,
        "body": lesson.body if reader or getattr(request, "is_preview", False) else for_visitors(lesson.body),
        "state": state,
        "stations": [_station(other, "", _mark(other, state, lesson.translation_key)) for other in parts],
        "number": next((n for n, other in enumerate(parts, 1) if other.pk == lesson.pk), None),
        "done": bool(part and part.done),
        "round_number": state.form_round if may_finish and not closed else None,
        "next_page": progress.first_page(parts, progress.keys_left(state, lesson.translation_key)),
    }


def _show_whom_to_call(lesson, reader, request):
    """Contact cards in the text that name a role show who holds it for the reader."""
    cards = [block.value for block in lesson.body if block.block_type == "contact" and block.value]
    if any(card.held_by_id for card in cards):
        whom_to_call.show_on(cards, reader, timezone.localdate(), Municipality.load(request))


def _keys_to_do(state):
    """The keys of the required parts not done, also before the first round; none between two rounds."""
    if state.may_begin_again:
        return []
    return [part.training.key for part in state.parts if part.required and not part.done]


def _station(part, note, mark):
    return {
        "title": part.title,
        "url": address_of(part),
        "note": note,
        "state": mark,
        "text": "",
        "lang": code_of(part),
    }


def _note(part, state, next_key):
    """Minutes and state in words, such as: 7 min · done."""
    words = [_("%(minutes)s min") % {"minutes": part.minutes}] if part.minutes else []
    found = _part_state(state, part.translation_key)
    if found and not found.required:
        words.append(_("optional"))
    if found:
        next_or_not = _("next") if part.translation_key == next_key else _("not started")
        words.append(_("done") if found.done else next_or_not)
    return " · ".join(words)


def _mark(part, state, current_key):
    """The look of the station: the one the reader is at, or done, or neither."""
    if part.translation_key == current_key:
        return "now"
    found = _part_state(state, part.translation_key)
    return "done" if found and found.done else ""


def _part_state(state, key):
    """The PartState of the page with this key; None when the reader has no state in the course."""
    return next((part for part in state.parts if part.training.key == key), None) if state else None


def _reason(reader, state):
    """Why the reader would begin again, when that is possible: see RoundReason."""
    if state is None or not state.may_begin_again:
        return None
    return renewal.reason_for_round(reader, state.training, timezone.localdate())
