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
    def columns(self):
        """(heading, does it stand above figures?)."""
        return list(zip(self.header, self._are_figures(), strict=True))

    @property
    def body(self):
        """(heading, [(label, value, is it a figure?)]) for each row but the sum."""
        return [self._line(row) for row in (self.rows[:-1] if self.has_total else self.rows)]

    @property
    def foot(self):
        """The sum, like a row of the body; None without one."""
        return self._line(self.rows[-1]) if self.has_total else None

    def _line(self, row):
        return row[0], list(zip(self.header[1:], row[1:], self._are_figures()[1:], strict=True))

    def _are_figures(self):
        columns = range(1, len(self.header))
        return [False, *(all(is_figure(row[column]) for row in self.rows) for column in columns)]


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
    for first in range(0, len(document["requirements"]), MOST_COLUMNS):
        yield _overview(document, document["requirements"][first : first + MOST_COLUMNS])
    yield Heading(2, _("Relevant staff"))
    yield Points(tuple(_group(requirement) for requirement in document["requirements"]))
    measures = [one for one in document["requirements"] if one["measure"]]
    if measures:
        yield Heading(2, _("Measures"))
        yield Points(tuple(f"{plain(one['name'])}: {plain(one['measure']['text'])}" for one in measures))
    yield Heading(2, _("Unit meeting"))
    yield Paragraph(document["meetings"]["sentence"])
    yield Heading(2, _("How to read the figures"))
    yield from _notes(document)


MOST_COLUMNS = 4  # Requirements beside each other on a page.


def _overview(document, requirements):
    """A row for each unit directly below, one for the whole, and one for the whole at the previous cut date."""
    year = document["on"][:4]
    header = (
        _("Unit"),
        *(plain(one["name"]) for one in requirements),
        _("Scenarios, at least one in %(year)s") % {"year": year},
        _("Unit meeting %(year)s") % {"year": year},
    )
    scenarios = {(row["code"], row["scope"]): row for row in document["scenarios"]["rows"]}
    rows = [
        (
            _place(below[0]),
            *(_of_relevant(row) for row in below),
            _scenario_cell(scenarios.get((below[0]["code"], below[0]["scope"]))),
            _meetings(below[0]),
        )
        for below in zip(*(one["rows"] for one in requirements), strict=True)
    ]
    then = [one["previous"] for one in requirements]
    if any(then):
        cut = next(one["cut"] for one in then if one)
        rows.append((_("Previous cut date, %(date)s") % {"date": day(cut)}, *(_then(one) for one in then), "", ""))
    rows.append(
        (
            _all_of(document),
            *(_of_relevant(one) for one in requirements),
            _scenario_cell(document["scenarios"]),
            _held(document["meetings"]["held"], document["meetings"]["obliged"]),
        )
    )
    return Table(_("Completed, of the relevant"), header, tuple(rows), True)


def _of_relevant(row):
    """X of Y and the share, in one cell."""
    if not row["relevant"]:
        return "–"
    if row["figures"] is None:
        return _("hidden, of %(relevant)d") % {"relevant": row["relevant"]}
    return _("%(completed)d of %(relevant)d, %(percent)s") % {
        "completed": row["figures"]["completed"],
        "relevant": row["relevant"],
        "percent": in_per_cent(row["figures"]["percent"]),
    }


def _then(previous):
    if previous is None:
        return "–"
    figures = previous["figures"]
    return hidden_word() if figures is None else _of_relevant({"figures": figures, "relevant": figures["relevant"]})


def _scenario_cell(row):
    if row is None:
        return "–"
    return hidden_word() if row["hidden"] else row["in_period"]


def _held(held, obliged):
    return _("%(held)s of %(obliged)s") % {"held": held, "obliged": obliged}


def _meetings(row):
    """The day of a unit's own meeting, or in how many of the units below there has been one."""
    if row["meetings_obliged"] > 1:
        return _held(row["meetings_held"], row["meetings_obliged"])
    return day(row["held_on"]) if row["held_on"] else "–"


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
        yield Paragraph(
            _("The figures are only shown to the nearest head, because they could otherwise point out individuals.")
        )
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
        _("How it adds up to %(number)s") % {"number": figures["relevant"]},
        (_("Staff"), _("Number")),
        tuple(rows),
        True,
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
    yield Table(name, (_("Staff"), _("Number")), (first, *_capital(changes), last), True)


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
        _("Previous cut date"),
        _("Unit meeting %(year)s") % {"year": document["on"][:4]},
    )
    meetings = document["meetings"]
    rows = [_unit(row, _place(row), _meetings(row)) for row in requirement["rows"]]
    rows.append(_unit(requirement, _all_of(document), _held(meetings["held"], meetings["obliged"])))
    return Table(_("Units below"), header, tuple(rows), True)


def _unit(row, name, held):
    left = hidden_word()
    if row["figures"] is not None:
        left = row["figures"]["relevant"] - row["figures"]["completed"]
    return name, row["relevant"], cell(row, "completed"), left, cell(row, "percent"), _then(row["previous"]), held


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
    """Whom the figures are about, since when and on whose decision."""
    rule = requirement["rule"]
    said = {"name": plain(requirement["name"]), "group": plain(rule["group_name"]), "date": day(rule["starts_on"])}
    parts = [_("%(name)s: %(group)s, in force from %(date)s.") % said]
    if rule["decided_by"]:
        parts.append(_("Decided by: %(who)s.") % {"who": plain(rule["decided_by"])})
    if rule["reference"]:
        parts.append(_("Reference: %(reference)s.") % {"reference": plain(rule["reference"])})
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
