"""A scenario as a file, from the draft that the editor sees."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from scenarios.formats.kinds import KINDS
from scenarios.formats.writing import write
from scenarios.scenario_admin.rights import editable


def export(request, page_id, kind):
    """The newest draft as a file of the kind: see formats/writing.py."""
    if kind not in KINDS:
        raise Http404
    page = editable(request, page_id)
    written = write(page.scenario, kind)
    response = HttpResponse(written.data, content_type=written.content_type)
    name = f"{slugify(page.title) or 'scenario'}.{written.extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
