"""What a report says, block by block, in the order it is read: the same in a document, a PDF and a workbook.

Made from the document alone (`report_document.py`), so a frozen report is told like a live one.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking.file_text import plain
from tracking.sentences import in_per_cent, in_words


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    kind = "heading"


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind = "paragraph"


@dataclass(frozen=True)
class Points:
    """A list, one line for each point."""

    lines: tuple
    kind = "points"


@dataclass(frozen=True)
class Table:
    """The first cell of each row is its heading. With `has_total` the last row is the sum of the others."""

    title: str
    header: tuple
    rows: tuple
    has_total: bool = False
    kind = "table"

    @property
    def lines(self):
        """(heading, [(label, value, is it short, as a figure is?)], is it the sum?) for each row."""
        for number, (first, *values) in enumerate(self.rows, start=1):
            cells = [(label, value, is_figure(value)) for label, value in zip(self.header[1:], values, strict=True)]
            yield first, cells, self.has_total and number == len(self.rows)

    @property
    def columns(self):
        """(heading, does it stand above figures?)."""
        for column, heading in enumerate(self.header):
            yield heading, bool(column) and all(is_figure(row[column]) for row in self.rows)


@dataclass(frozen=True)
class Picture:
    """Bars for the requirements: [(name, figures)]."""

    bars: tuple
    kind = "picture"


def is_figure(value):
    """A number, a share or the word for a hidden one: what stands to the right in its column."""
    return not isinstance(value, str) or len(value) <= 8


def day(text):
    """ISO text as a date in words."""
    return in_words(date.fromisoformat(text))


def title(document, *, summary=False):
    """What the report is called."""
    unit = plain(document["unit"]["name"])
    if not summary:
        return _("Follow-up of training, %(unit)s") % {"unit": unit}
    if document["unit"]["kind"] == "municipality":
        return _("Summary for the municipal executive board, %(unit)s") % {"unit": unit}
    return _("Summary for the board, %(unit)s") % {"unit": unit}


def blocks(document, *, summary=False):
    """The blocks after the title; the `summary` is one page of counts for those who decide."""
    found = _short(document) if summary else _whole(document)
    return [block for block in found if block is not None]


def _whole(document):
    yield Paragraph(_stamp(document))
    yield _picture(document)
    yield _figures(document)
    for requirement in document["requirements"]:
        yield from _requirement(document, requirement)
    yield Heading(2, _("Scenarios"))
    yield Paragraph(document["scenarios"]["sentence"])
    yield _scenarios(document)
    yield Heading(2, _("Unit meeting"))
    yield Paragraph(document["meetings"]["sentence"])
    yield Heading(2, _("How to read the figures"))
    yield from _notes(document)


def _short(document):
    yield Paragraph(_stamp(document))
    for requirement in document["requirements"]:
        yield Heading(2, requirement["name"])
        yield Paragraph(_group(requirement))
        if requirement["rows"]:
            yield _units(document, requirement)
        else:
            yield _sum(document, requirement)
        if requirement["measure"]:
            yield Paragraph(_("Measure: %(text)s") % {"text": plain(requirement["measure"]["text"])})
    yield Heading(2, _("Scenarios"))
    yield Paragraph(document["scenarios"]["sentence"])
    yield _scenarios(document)
    yield Heading(2, _("Unit meeting"))
    yield Paragraph(document["meetings"]["sentence"])
    yield from _notes(document)


def _stamp(document):
    return _("As of %(on)s. Taken from Rustad on %(today)s. The report holds no names of persons.") % {
        "on": day(document["on"]),
        "today": day(document["taken_on"]),
    }


def _picture(document):
    bars = [
        (plain(one["name"]), one["figures"]) for one in document["requirements"] if one["figures"] and one["relevant"]
    ]
    return Picture(tuple(bars)) if bars else None


FIGURE_KEYS = ("completed", "in_progress", "not_started", "within_deadline", "overdue", "percent")


def _figures(document):
    """A row for each requirement, and one for scenarios, beside the previous cut date."""
    header = (
        _("Requirement"),
        _("Relevant"),
        _("Completed"),
        _("In progress"),
        _("Not started"),
        _("Time left"),
        _("Overdue"),
        _("Share completed"),
        _("Previous cut date"),
    )
    rows = [
        (plain(one["name"]), one["relevant"], *(cell(one, key) for key in FIGURE_KEYS), previous(one["previous"]))
        for one in document["requirements"]
    ]
    scenarios = document["scenarios"]
    number = hidden_word() if scenarios["hidden"] else scenarios["in_period"]
    rows.append((scenario_label(document), "–", number, *["–"] * 6))
    return Table(_("The figures"), header, tuple(rows))


def scenario_label(document):
    """What the row of scenario completions is called."""
    return _("Scenarios, at least one in %(year)s") % {"year": document["on"][:4]}


def cell(row, key):
    """A figure in words: “hidden” where it may not be shown, a dash where there is no share to give."""
    if row["figures"] is None:
        return hidden_word()
    value = row["figures"][key]
    if key != "percent":
        return value
    return "–" if value is None else in_per_cent(value)


def hidden_word():
    return _("hidden")


def previous(found):
    """The previous cut date in a cell: X of Y, share, date."""
    if found is None:
        return "–"
    said = {"date": day(found["cut"])}
    if found["figures"] is None:
        return _("hidden (%(date)s)") % said
    if not found["figures"]["relevant"]:
        return _("nobody relevant (%(date)s)") % said
    return _("%(completed)d of %(relevant)d, %(percent)s (%(date)s)") % (
        said
        | {
            "completed": found["figures"]["completed"],
            "relevant": found["figures"]["relevant"],
            "percent": in_per_cent(found["figures"]["percent"]),
        }
    )


def _requirement(document, requirement):
    yield Heading(2, plain(requirement["name"]))
    if requirement["hidden"]:
        yield Paragraph(_("The group is so small that its figures are only shown to the nearest head."))
        yield Paragraph(requirement["previous_sentence"]) if requirement["previous_sentence"] else None
    else:
        yield Heading(3, _("For the annual report"))
        yield Paragraph(plain(requirement["sentence"]))
    yield Heading(3, _("The rule"))
    yield Points(tuple(plain(line) for line in requirement["rule"]["lines"]))
    yield _sum(document, requirement)
    yield from _bridge(requirement)
    if requirement["rows"]:
        yield _units(document, requirement)


def _sum(document, requirement):
    """How the denominator adds up, with the exempt by reason."""
    if requirement["hidden"]:
        return None
    figures = requirement["figures"]
    rows = [
        (_("Employed on %(date)s") % {"date": day(document["on"])}, figures["employed"]),
        (_("Outside the rule"), _minus(figures["outside"])),
        (_("Exempt, with a reason"), _minus(figures["exempt"])),
        *((_("of them: %(reason)s") % {"reason": row["label"]}, row["number"])
          for row in requirement["exempt_by_reason"]),
        (_("On long leave"), _minus(figures["on_leave"])),
        (_("Relevant staff"), figures["relevant"]),
    ]  # fmt: skip
    return Table(
        _("How it adds up to %(number)s") % {"number": figures["relevant"]}, ("", _("Number")), tuple(rows), True
    )


def _minus(number):
    return f"−\N{NO-BREAK SPACE}{number}"


def _bridge(requirement):
    """What has happened since the previous cut date, as far as it may be told."""
    bridge = requirement["bridge"]
    if bridge is None or bridge["hidden"]:
        return
    name = _("Since %(date)s") % {"date": day(bridge["from"])}
    first = (_("Relevant on %(date)s") % {"date": day(bridge["from"])}, bridge["before"])
    last = (_("Relevant on %(date)s") % {"date": day(bridge["to"])}, bridge["after"])
    if bridge["only_net"]:
        changes = [(_("Net change; the parts are so few that they are not shown"), signed(bridge["net"]))]
    else:
        changes = [(row["label"], f"+\N{NO-BREAK SPACE}{row['number']}") for row in bridge["came"] if row["number"]]
        changes += [(row["label"], _minus(row["number"])) for row in bridge["went"] if row["number"]]
    yield Table(name, ("", _("Number")), (first, *_capital(changes), last), True)


def _capital(rows):
    return [(label[:1].upper() + label[1:], number) for label, number in rows]


def signed(number):
    """A number with its sign: a real minus, as in the sums."""
    if number == 0:
        return 0
    return _minus(-number) if number < 0 else f"+\N{NO-BREAK SPACE}{number}"


def _units(document, requirement):
    """The units directly below, then the whole."""
    header = (
        _("Unit"),
        _("Relevant"),
        _("Completed"),
        _("Not completed"),
        _("Share completed"),
        _("Unit meeting %(year)s") % {"year": document["on"][:4]},
    )
    meetings = document["meetings"]
    held = _("%(held)s of %(obliged)s") % {"held": meetings["held"], "obliged": meetings["obliged"]}
    rows = [_unit(row, _place(row), day(row["held_on"]) if row["held_on"] else "–") for row in requirement["rows"]]
    rows.append(_unit(requirement, _all_of(document), held))
    return Table(_("Units below"), header, tuple(rows), True)


def _unit(row, name, held):
    left = hidden_word()
    if row["figures"] is not None:
        left = row["figures"]["relevant"] - row["figures"]["completed"]
    return name, row["relevant"], cell(row, "completed"), left, cell(row, "percent"), held


def _place(row):
    name = plain(row["name"])
    return name if row["scope"] == "subtree" else _("Placed directly in %(unit)s") % {"unit": name}


def _all_of(document):
    return _("All of %(unit)s") % {"unit": plain(document["unit"]["name"])}


def _scenarios(document):
    """Scenario completions of the units below."""
    scenarios = document["scenarios"]
    if not scenarios["rows"]:
        return None
    said = {"year": document["on"][:4], "date": day(document["on"])}
    header = (
        _("Unit"),
        _("Employed"),
        _("At least one in %(year)s") % said,
        _("At least one by %(date)s") % said,
    )
    rows = [_scenario(row, _place(row)) for row in scenarios["rows"]]
    rows.append(_scenario(scenarios, _all_of(document)))
    return Table(_("Completed scenarios"), header, tuple(rows), True)


def _scenario(row, name):
    if row["hidden"]:
        return name, row["employed"], hidden_word(), hidden_word()
    return name, row["employed"], row["in_period"], row["done"]


def _group(requirement):
    """Whom the figures are about, on whose decision."""
    rule = requirement["rule"]
    parts = [
        _("Relevant staff: %(group)s, in force from %(date)s.")
        % {"group": plain(rule["group_name"]), "date": day(rule["starts_on"])}
    ]
    if rule["decided_by"]:
        parts.append(_("Decided by: %(who)s.") % {"who": plain(rule["decided_by"])})
    if rule["reference"]:
        parts.append(_("Reference: %(reference)s.") % {"reference": plain(rule["reference"])})
    if requirement["previous_sentence"]:
        parts.append(plain(requirement["previous_sentence"]))
    return " ".join(parts)


def _notes(document):
    leave = ngettext(
        "Absent for at least %(days)d day counts as long leave.",
        "Absent for at least %(days)d days counts as long leave.",
        document["leave_days"],
    ) % {"days": document["leave_days"]}
    parts = [
        _("Relevant staff are those whom the requirement concerns on the day, neither exempt nor on long leave."),
        _("Staff on long leave are included.") if document["count_leave"] else leave,
    ]
    if document["units_below"]:
        parts.append(
            _(
                "A person with employments in several units counts once in each, and once in the total. "
                "The total can therefore be less than the sum."
            )
        )
    if document["level"] == "counts" or document["units_below"]:
        parts.append(
            _("Figures of groups smaller than %(smallest)s are hidden.") % {"smallest": document["small_cell"]}
        )
    parts.append(_("Definitions of the figures: version %(version)s.") % {"version": document["definitions_version"]})
    yield Paragraph(" ".join(parts))
