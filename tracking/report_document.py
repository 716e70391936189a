"""A report as plain data: all that is said of one unit and one date, without the name of any person.

Every file that can be downloaded is made from this dictionary alone, so a report that was frozen years ago comes in the
same formats as one of today. Keys may be added; those that are here keep their meaning. FORMAT changes if one ever
must. Where figures may not be shown they are None, and `hidden` is true; `relevant` (Y) is always told.
"""

from tracking import bridge, rule_in_words
from tracking.figures import KEYS
from tracking.models import VERSION, RelevanceReason, RequirementVersion
from tracking.rule_data import rule_data

FORMAT = 1
COMPARED_KEYS = (
    "relevant",
    "completed",
    "completed_in_period",
    "in_progress",
    "not_started",
    "within_deadline",
    "overdue",
    "expired",
    "percent",
)


def document_of(report, *, today):
    """The document of a `tracking.unit_report.UnitReport`: dates as ISO text, texts in the active language."""
    rules = _rules(report)
    changes = bridge.of_report(report)
    return {
        "format": FORMAT,
        "unit": _unit(report.node),
        "on": report.on.isoformat(),
        "taken_on": today.isoformat(),
        "definitions_version": VERSION,
        "level": "names" if report.names else "counts",
        "small_cell": report.smallest,
        "count_leave": report.definitions.count_leave,
        "leave_days": report.definitions.leave_days,
        "units_below": report.below,
        "requirements": [
            _requirement(section, rules[section.version.pk], changes.get(section.requirement.pk))
            for section in report.sections
        ],
        "meetings": _meetings(report),
        "scenarios": _scenarios(report),
        "text": report.text,
        "tree": _tree(report),
    }


def _unit(node):
    return {"code": node.code, "name": node.name, "kind": node.kind}


def _rules(report):
    """{version: its rule in words and as data}, with all that the rules refer to read together."""
    rows = RequirementVersion.objects.filter(pk__in=[section.version.pk for section in report.sections])
    rows = rows.prefetch_related("accepted__training", "units__unit", "job_roles")
    lines = rule_in_words.describe_all(rows)
    return {row.pk: {"lines": lines[row.pk], **rule_data(row)} for row in rows}


def _requirement(section, rule, change):
    return {
        "key": section.requirement.key,
        "name": section.requirement.name,
        "training_name": section.requirement.training_name,
        "rule": rule,
        **_figures(section),
        "exempt_by_reason": None if section.hidden else _reasons(section.exempt_by_reason),
        "previous": _previous(section.comparison),
        "bridge": change,
        "measure": _measure(section.measure),
        "sentence": section.sentence,
        "sentences": section.sentences,
        "previous_sentence": section.previous,
        "rows": [_row(row) for row in section.rows],
    }


def _figures(row):
    return {
        "figures": None if row.hidden else {key: getattr(row.figures, key) for key in KEYS},
        "hidden": row.hidden,
        "relevant": row.figures.relevant,
    }


def _row(row):
    held_on = row.held_on.isoformat() if row.held_on else None
    return {
        "code": row.node.code,
        "name": row.node.name,
        "scope": "own" if row.direct else "subtree",
        **_figures(row),
        "previous": _previous(row.comparison),
        "held_on": held_on,
        "meetings_held": row.meetings_held,
        "meetings_obliged": row.meetings_obliged,
    }


def _reasons(reasons):
    return [
        {"reason": str(reason), "label": str(RelevanceReason(reason).label), "number": number}
        for reason, number in reasons.items()
    ]


def _previous(comparison):
    """How it was at the previous cut date; None when there is nothing to compare with."""
    if comparison is None:
        return None
    figures = comparison.figures
    return {
        "cut": comparison.cut.isoformat(),
        "figures": figures and {key: getattr(figures, key) for key in COMPARED_KEYS},
        "hidden": figures is None,
        "predecessors": list(comparison.predecessors),
    }


def _measure(measure):
    return measure and {"on": measure.on.isoformat(), "text": measure.text}


def _meetings(report):
    return {
        "held_on": report.held_on.isoformat() if report.held_on else None,
        "held": report.meetings_held,
        "obliged": report.meetings_obliged,
        "missing": [{"code": node.code, "name": node.name} for node in report.without_meeting],
        "sentence": report.meeting_sentence,
    }


def _scenarios(report):
    rows = [_scenario_row(row) for row in report.scenarios]
    return {**rows[-1], "rows": rows[:-1], "sentence": report.scenario_sentence}


def _scenario_row(row):
    return {
        "code": row.node.code,
        "name": row.node.name,
        "scope": "own" if row.direct else "subtree",
        "employed": row.counts.employed,
        "hidden": row.hidden,
        "done": None if row.hidden else row.counts.done,
        "in_period": None if row.hidden else row.counts.in_period,
    }


def _tree(report):
    """The units of the report as they stood on the day, parents before children."""
    top = report.node.unit_id
    nodes = [report.tree[unit] for unit in report.tree.subtree(top)]
    parents = {node.unit_id: node.code for node in nodes}
    return [{**_unit(node), "parent": parents.get(node.parent_id)} for node in nodes]
