"""What the browser sends from the editor of a question, and from that of a quiz."""

from quizzes.document import Kind


def question_form(text="Vad gör du först?", answers=(("Ja", True), ("Nej", False)), criteria=(), **changes):
    """The fields of the form of a new question; `answers`: (text, is it right?), `criteria`: (text, points)."""
    data = {"kind": Kind.SINGLE, "text": text, "answer_order": "none", "tags": "", **_no_rows()}
    data |= rows("answers", [{"text": one, **({"is_right": "on"} if right else {})} for one, right in answers])
    data |= rows("criteria", [{"text": one, "points": points} for one, points in criteria])
    return data | changes


def quiz_form(title="Slutprov", questions=(), draws=(), bands=(), **changes):
    """The fields of the form of a quiz; `draws`: (how many, category) pairs, `bands`: (from per cent, text) pairs."""
    data = {"title": title, "slug": "slutprov", "minutes": 5, "cool_down_hours": 0, "counts": "best", "pass_mark": 80}
    data |= {"description": "", "success_text": "", "fail_text": "", "edition_note": "", "prevention_level": ""}
    data |= rows("quiz_questions", [{"question": one.pk} for one in questions])
    data |= rows("draws", [{"count": count, "category": category.pk if category else ""} for count, category in draws])
    data |= rows("bands", [{"from_percent": lowest, "text": text} for lowest, text in bands])
    data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    return data | changes


def rows(name, values):
    """The rows of an InlinePanel, all of them new."""
    data = {f"{name}-TOTAL_FORMS": len(values), f"{name}-INITIAL_FORMS": 0}
    data |= {f"{name}-MIN_NUM_FORMS": 0, f"{name}-MAX_NUM_FORMS": 1000}
    for place, row in enumerate(values):
        data |= {f"{name}-{place}-{field}": value for field, value in row.items()}
        data |= {f"{name}-{place}-ORDER": place + 1, f"{name}-{place}-id": "", f"{name}-{place}-DELETE": ""}
    return data


def stored_rows(name, things, *fields):
    """The rows of an InlinePanel as the form of a thing that is there sends them back."""
    data = rows(name, [{field: getattr(one, field) for field in fields if getattr(one, field)} for one in things])
    data[f"{name}-INITIAL_FORMS"] = len(things)
    return data | {f"{name}-{place}-id": one.pk for place, one in enumerate(things)}


def _no_rows():
    return rows("answers", []) | rows("criteria", [])
