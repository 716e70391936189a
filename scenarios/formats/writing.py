"""Making a file of a Scenario, and telling what of it the format has no place for."""

from dataclasses import dataclass

from scenarios.formats import h5p_writing, own_json, own_story, twee, twine_html
from scenarios.formats.kinds import H5P, OWN_JSON, TWEE, TWINE_HTML
from scenarios.formats.report import Notes

FILES = {
    OWN_JSON: ("json", "application/json"),
    TWEE: ("twee", "text/plain; charset=utf-8"),
    TWINE_HTML: ("html", "text/html; charset=utf-8"),
    H5P: ("h5p", "application/zip"),
}


@dataclass(frozen=True)
class Written:
    """`lost`: [Loss] of what is in the scenario and not in the file."""

    data: bytes
    extension: str
    content_type: str
    lost: tuple


def write(scenario, kind):
    """A Written of one of kinds.KINDS. Only H5P loses anything."""
    notes = Notes()
    data = h5p_writing.write(scenario, notes) if kind == H5P else _text(scenario, kind).encode()
    return Written(data, *FILES[kind], tuple(notes.lost))


def _text(scenario, kind):
    if kind == OWN_JSON:
        return own_json.write(scenario)
    return {TWEE: twee, TWINE_HTML: twine_html}[kind].write(own_story.to_story(scenario))
