"""An editor walks through a draft: nothing is recorded, and a way that is worth keeping is saved as a walkthrough."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios import playing
from scenarios.document import OUTCOME
from scenarios.scenario_admin.rights import editable
from scenarios.way import replay

LONGEST = 200  # Choices in one address; a way that goes round and round ends here.


def walk(request, page_id):
    """The step that the choices of `path` (ids with commas between) lead to, with every way on from it."""
    page = editable(request, page_id)
    way = way_by(page.scenario, request.GET.get("path", ""))
    if request.method == "POST" and way is not None:
        return _save(request, page, way)
    return render(request, "scenarios/scenario_admin/walk.html", _context(page, way))


def way_by(scenario, path):
    """The Way by the choices that `path` names, as far as they follow on one another; None without a start."""
    if scenario.start is None:
        return None
    taken, here = [], scenario.start
    for choice_id in path.split(",")[:LONGEST]:
        choice = next((choice for choice in here.choices if choice.id == choice_id), None)
        if choice is None or choice.target not in scenario.by_id:
            break
        taken.append((len(taken) + 1, here.id, choice.id))
        here = scenario.by_id[choice.target]
    return replay(scenario, taken)


def _context(page, way):
    context = {"page": page, "scenario": page.scenario, "way": way}
    if way is None:
        return context
    chosen = [taken.choice.id for taken in way.taken]
    return context | {
        "step": way.here,
        "strip": playing.strip(page.scenario, way.known),
        "ways": [
            (choice, _address(page, [*chosen, choice.id]) if choice.target in page.scenario.by_id else "")
            for choice in way.here.choices
        ],
        "back": [(taken, _address(page, chosen[:place])) for place, taken in enumerate(way.taken)],
        "is_ended": way.here.kind == OUTCOME,
        "path": ",".join(chosen),
    }


def _address(page, chosen):
    return f"{reverse('scenario_admin:walk', args=[page.pk])}?path={','.join(chosen)}"


def _save(request, page, way):
    name = request.POST.get("name", "").strip()[:200]
    again = redirect(_address(page, [taken.choice.id for taken in way.taken]))
    if page.permissions_for_user(request.user).page_locked():
        messages.error(request, _("The page is locked, so nothing can be saved in its draft."))
        return again
    if not name:
        messages.error(request, _("Give the case a name, such as: Case A, under 18, danger now."))
        return again
    if not way.is_ended:
        messages.error(request, _("Go on to an outcome first: a walkthrough says where it must end."))
        return again
    page.walkthroughs = page.walkthroughs.stream_block.to_python(
        [*page.walkthroughs.get_prep_value(), _block(name, way)]
    )
    page.save_revision(user=request.user)
    messages.success(request, _("“%(name)s” is saved in the draft.") % {"name": name})
    return again


def _block(name, way):
    choices = [{"type": "item", "id": str(uuid.uuid4()), "value": taken.choice.id} for taken in way.taken]
    return {
        "type": "walkthrough",
        "id": str(uuid.uuid4()),
        "value": {"name": name, "choices": choices, "outcome": way.here.id},
    }
