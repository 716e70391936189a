"""What a file records: of which kind, from which file and by whom."""

import pytest

from tests.factories import hr_files
from tests.factories.completion_files import counts, lines
from tests.factories.world import day, noon
from tracking.models import (
    Completion,
    How,
    Round,
    TrainingKind,
)


def test_what_was_moved_says_what_it_is_from_which_file_and_by_whom(carry, town):
    row = carry(lines("40001;Grundutbildning;2019-02-01;;Portalen 4411"))
    done = town.employee.completions.get()
    assert (counts(row), row.state, row.content) == ((1, 1, 0, 0), "applied", None)
    assert (done.how, done.source, done.recorded_by) == (How.IMPORTED, f"import:{row.pk}", town.admin)
    assert (done.completed_on, done.counts_from, done.edition) == (day("2019-02-01"), day("2019-02-01"), 1)
    assert (done.completed_at, done.evidence, done.voided_at) == (noon("2019-02-01"), "Portalen 4411", None)


def test_recognised_by_file_counts_whatever_edition(carry, town, world):
    town.course.editions.create(number=2, published_at=noon("2025-01-01"))
    carry(lines("40001;Grundutbildning;2019-02-01;;"), kind="recognised")
    done = town.employee.completions.get()
    assert (done.how, done.edition, done.recorded_by) == (How.RECOGNISED, 2, town.admin)


def test_an_edition_that_is_stated_is_kept(carry, town):
    town.course.editions.create(number=2, published_at=noon("2025-01-01"))
    carry(lines("40001;Grundutbildning;2025-02-01;2;"))
    assert town.employee.completions.get().edition == 2


def test_the_same_file_again_changes_nothing(carry, town):
    content = lines("40001;Grundutbildning;2019-02-01;;", "40002;Grundutbildning;2019-03-01;;")
    carry(content)
    before = list(Completion.objects.order_by("pk").values())
    again = carry(content)
    assert (counts(again), again.state) == ((2, 0, 2, 0), "nothing")
    assert list(Completion.objects.order_by("pk").values()) == before


def test_who_has_left_is_accepted(carry, town, world):
    gone = world.staff(town.nord, ends_on="2025-01-31", person=world.person(is_active=False))
    carry(lines(f"{gone.employee_id};Grundutbildning;2019-02-01;;"))
    assert gone.completions.count() == 1


def test_one_training_for_the_whole_file(carry, town, world):
    elsewhere = world.training("Länsstyrelsens kurs", kind=TrainingKind.EXTERNAL)
    carry(lines("40001;2019-02-01", header="Anställd-id;Genomförd"), training=elsewhere)
    assert town.employee.completions.get().training == elsewhere


def test_what_the_old_portal_called_it(carry, town):
    content = lines("40001; GAMLA  namnet;2019-02-01;;")
    carry(content, aliases={"gamla namnet": town.course.pk})
    assert town.employee.completions.get().training == town.course


@pytest.mark.parametrize("name", ["grundUTBILDNING", "key"])
def test_a_training_is_known_by_its_title_or_key(carry, town, name):
    carry(lines(f"40001;{town.course.key if name == 'key' else name};2019-02-01;;"))
    assert town.employee.completions.get().training == town.course


def test_a_day_can_be_written_in_these_ways(carry, town):
    texts = ("2019-02-01", "20190202", "2019-02-03 00:00:00", "2019-02-04T23:59")
    carry(lines(*(f"40001;Grundutbildning;{text};;" for text in texts)))
    found = town.employee.completions.order_by("completed_on").values_list("completed_on", flat=True)
    assert [on.isoformat() for on in found] == ["2019-02-01", "2019-02-02", "2019-02-03", "2019-02-04"]


def test_encodings(carry, town):
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "utf-16", "cp1252"), start=1):
        carry(lines(f"40001;Grundutbildning;2019-02-0{number};;Pärm å").decode().encode(encoding))
    assert list(town.employee.completions.values_list("evidence", flat=True)) == ["Pärm å"] * 4


def test_a_workbook(carry, town):
    content = hr_files.as_xlsx(
        [["Anställd-id", "Utbildning", "Genomförd"], [40001, "Grundutbildning", day("2019-02-01")]]
    )
    carry(content, name="fil.xlsx")
    assert town.employee.completions.get().completed_on == day("2019-02-01")


def test_a_recognised_row_ends_the_open_round(carry, town, world):
    world.started(town.employee, town.course, "2025-03-10")
    carry(lines("40001;Grundutbildning;2025-03-01;;"), kind="recognised")
    done = town.employee.completions.get()
    assert (done.round.number, done.round.ended_on) == (1, day("2025-03-10"))


def test_a_moved_row_leaves_the_open_round_open(carry, town, world):
    world.started(town.employee, town.course, "2025-03-10")
    carry(lines("40001;Grundutbildning;2019-03-01;;"))
    assert (town.employee.completions.get().round, Round.objects.get().ended_on) == (None, None)


def renewal(town):
    """Done on 31 January 2024, 24 months: a renewal in December 2025 counts from 31 January 2026."""
    return lines(
        f"{town.employee.employee_id};Grundutbildning;2025-12-01;;",
        f"{town.employee.employee_id};Grundutbildning;2024-01-31;;",
    )


def test_a_renewal_in_the_same_file_loses_no_time(carry, town):
    carry(renewal(town))
    found = town.employee.completions.order_by("completed_on").values_list("completed_on", "counts_from")
    assert list(found) == [(day("2024-01-31"), day("2024-01-31")), (day("2025-12-01"), day("2026-01-31"))]
