"""What is in the content of an H5P node: its plain text, and what of it is not text."""

from scenarios.formats.plain_text import note_losses, one_line, tidy, to_plain

TEXTS = ("H5P.AdvancedText", "H5P.Text", "H5P.Table")
QUESTION = "H5P.BranchingQuestion"


def dict_in(value, name):
    """The object under the name, or an empty one: what comes from outside may be of any type."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def list_in(value, name):
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def text_in(value, name):
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def library_of(content):
    """(`H5P.AdvancedText`, `1.1`) of a content, or two empty strings."""
    name, _space, version = text_in(content, "library").partition(" ")
    return name, version


def plain_of(source, notes, place):
    """The plain text of a text field, with its losses noted."""
    plain = to_plain(source, keeps_lines=False)
    note_losses(plain, notes, place)
    return plain.text


def line_of(source, notes, place):
    return one_line(plain_of(source, notes, place))


def text_of(content, notes, place):
    """The text of a content: every text in it, in its order. The rest is told as lost."""
    texts = []
    _collect(content, texts, notes, place)
    return tidy("\n\n".join(texts))


def _collect(content, texts, notes, place):
    name, _version = library_of(content)
    params = dict_in(content, "params")
    if name == QUESTION:
        texts.append(plain_of(text_in(dict_in(params, "branchingQuestion"), "question"), notes, place))
    elif name in TEXTS:
        texts.append(plain_of(text_in(params, "text"), notes, place))
    else:
        title = text_in(dict_in(content, "metadata"), "title")
        notes.lose("unknown_library", place, name=f"{name} “{title}”" if title else name)
        _collect_inside(params, texts, notes, place)


def _collect_inside(value, texts, notes, place):
    """Slides, interactions and the like: whatever has a library is a content, whatever has a path is a medium."""
    if isinstance(value, list):
        for inner in value:
            _collect_inside(inner, texts, notes, place)
    elif isinstance(value, dict):
        if library_of(value)[0]:
            _collect(value, texts, notes, place)
            return
        if text_in(value, "path") and text_in(value, "mime"):
            notes.lose("media", place, name=value["path"])
        _collect_inside(list(value.values()), texts, notes, place)
