"""A file records what the ledger would, on random histories."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import histories
from tests.factories.completion_files import lines
from tests.factories.world import day, noon
from tracking import ledger
from tracking.models import (
    Completion,
    CompletionImportState,
    Definitions,
    Round,
    RoundReason,
)
from tracking.recognition import plan as planning
from tracking.recognition import runs


@st.composite
def cases(draw):
    """A history, the kind of file, and rows (person, training, day), each once."""
    history = draw(histories.histories(most_people=4))
    persons = st.integers(0, len(history.people) - 1)
    row = st.tuples(persons, st.integers(0, histories.TRAININGS - 1), histories.days)
    rows = draw(st.lists(row, min_size=1, max_size=12, unique=True))
    return history, draw(st.sampled_from(["recognised", "imported"])), rows, draw(st.sampled_from(list(RoundReason)))


def outcome():
    """Everything that recording can change, without numbers and times of day."""
    columns = ("person__employee_id", "training__title", "round__number", "round__reason", "edition", "completed_on")
    columns += ("counts_from", "how", "evidence")
    rounds = Round.objects.values_list("person__employee_id", "training__title", "number", "ended_on")
    # Of equal rows, one that was there already may differ in its columns; so all are compared.
    return sorted(map(repr, Completion.objects.in_force().values_list(*columns))), sorted(map(repr, rounds))


def both_ways(case):
    """What is recorded row by row through the ledger, and what by a file."""
    history, kind, rows, reason = case
    found = []
    for through in (_by_ledger, _by_file):
        with histories.rolled_back():
            built = histories.build(history)
            Definitions.objects.update(renewal_window=90)
            Round.objects.update(reason=reason)
            through(built, kind, sorted(rows, key=lambda row: row[2]))
            found.append(outcome())
    return found


def _by_ledger(built, kind, rows):
    by = built.people[0]
    for person, training, on in rows:
        values = {"completed_at": noon(on), "recorded_by": by, "source": "x"}
        record = ledger.recognise if kind == "recognised" else ledger.import_completion
        record(built.people[person], built.trainings[training], **values)


def _by_file(built, kind, rows):
    content = lines(*(f"p{person};T{training};{on};;" for person, training, on in reversed(rows)))
    by, today = built.people[0], day("2027-12-31")
    row, _is_new = runs.bring_in("f.csv", content, kind=kind, training=None, aliases={}, by=by, today=today)
    assert row.refused == 0
    if row.state == CompletionImportState.COMPARED:
        runs.confirm(row.pk, by, today=today)


@pytest.mark.django_db
@given(case=cases())
@settings(max_examples=25)
def test_a_file_records_what_the_ledger_would(case):
    by_ledger, by_file = both_ways(case)
    assert by_file == by_ledger


def test_the_comparison_sees_a_renewal_that_counts_from_the_wrong_day(db, monkeypatch):
    person = histories.Person(jobs=[histories.Job(histories.LONG_AGO, None)])
    rule = histories.Version(day("2024-01-31"), None, months=24, accepted={0: 1})
    units = [[histories.Place(histories.LONG_AGO, None, kind="unit")]]
    rows = [(0, 0, day("2024-01-31")), (0, 0, day("2025-12-01"))]
    case = (histories.History(units, [person], [[rule]]), "imported", rows, RoundReason.FIRST)
    by_ledger, by_file = both_ways(case)
    assert by_file == by_ledger
    monkeypatch.setattr(planning, "_counts_from", lambda *args: args[4])
    by_ledger, by_file = both_ways(case)
    assert by_file != by_ledger
