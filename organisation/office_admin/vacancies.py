"""The units that nobody heads today, and who sees the names instead: a vacancy climbs to the nearest head above."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from organisation.access import HEADING
from organisation.models import Appointment
from organisation.tree import Tree


@dataclass
class Vacancy:
    """A unit without a head or acting head of its own."""

    name: str
    code: str
    deputies: list
    above: str  # The nearest unit above that has a head; empty when there is none.
    heads: list


def vacancies(on):
    """The units open on `on` that nobody heads, by name. Two queries."""
    tree = Tree.on(on)
    heads, deputies = {}, {}
    rows = Appointment.objects.on(on).filter(kind__in=[*HEADING, "deputy"]).select_related("person")
    for row in rows.order_by("starts_on", "pk"):
        held = heads if row.kind in HEADING else deputies
        held.setdefault(row.unit_id, []).append(row.person)
    found = []
    for unit_id, node in tree.nodes.items():
        if unit_id not in heads:
            above = next((unit for unit in tree.chain(unit_id) if unit in heads), None)
            name = tree[above].name if above else ""
            found.append(Vacancy(node.name, node.code, deputies.get(unit_id, []), name, heads.get(above, [])))
    return found


@permission_required("organisation.change_appointment")
@require_safe
def vacant_units(request):
    """The list, fifty to a page."""
    page = Paginator(vacancies(timezone.localdate()), 50).get_page(request.GET.get("p"))
    context = {
        "page_obj": page,
        "header_title": _("Vacant units"),
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("appointments:index"), "label": _("Appointments")},
            {"url": "", "label": _("Vacant units")},
        ],
    }
    return TemplateResponse(request, "organisation/vacant_units.html", context)
