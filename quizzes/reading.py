"""What the forms of a sitting send, read without trusting any of it."""

from uuid import UUID

from quizzes.sittings import Given


def token_of(data, suffix=""):
    """The token of the question that the form was made for, or None."""
    try:
        return UUID(data.get(f"token{suffix}", ""))
    except ValueError:
        return None


def number_of(data, name):
    """A number from the form; -1, which is the number of no answer, when there is none."""
    value = data.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else -1


def answer_of(data, document, suffix=""):
    """What was answered: the chosen ids, or the text with the line breaks of the database."""
    if document.is_chosen_from:
        return [one for one in data.getlist(f"answer{suffix}") if one]
    return data.get(f"answer{suffix}", "").replace("\r\n", "\n").replace("\x00", "")


def given_of(data, row):
    """The Given of one question on a page with many."""
    suffix = f"-{row.position}"
    return Given(
        row.position,
        token_of(data, suffix),
        number_of(data, f"seq{suffix}"),
        answer_of(data, row.version.question, suffix),
    )
