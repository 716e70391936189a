"""Changes of a requirement: what they refuse, what they replace, and that the preview is what follows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from organisation.models import FAR
from tests.factories.histories import EDGES, FORMS, KINDS, OFFICES, build, histories, rolled_back
from tests.factories.kept import keep
from tests.factories.world import World, day
from tests.tracking.test_properties import randomly
from tracking import coverage, reports, rule_changes, rule_in_words, sentences
from tracking.models import (
    Coverage,
    Part,
    Relevance,
    RelevanceReason,
    Requirement,
    RequirementVersion,
    Snapshot,
    TrainingKind,
)
from tracking.requirements import add_person
from tracking.rule_preview import preview
from tracking.rules import Rule, as_rules

pytestmark = pytest.mark.django_db

TODAY = day("2026-03-10")


@pytest.fixture
def world(db):
    return World()


@keep
def kept_town(world):
    top = world.unit("Kommunen", kind="municipality")
    top.care, top.school = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    top.nord, top.syd = world.unit("Nord", top.care), world.unit("Syd", top.care)
    top.world, top.course = world, world.training()
    for unit, number in ((top.nord, 3), (top.syd, 2), (top.school, 4)):
        for _ in range(number):
            world.staff(unit)
    top.rule = world.requirement(top.course, "2025-03-01", units=[top.care])
    top.by = world.person("Cia Coordinator")
    return top


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def drafted(town, first, **values):
    values.setdefault("accepted", {town.course.pk: 1})
    return Rule(day(first), **({"group_name": "Alla"} | values))


def change(town, first, today=TODAY, **values):
    rule_changes.change(
        town.rule,
        drafted(town, first, **values),
        seen=rule_changes.state_of(town.rule),
        by=town.by,
        today=today,
    )
    return town.rule.versions.in_force().get(starts_on=day(first))


def void(town, version, reason="fel grupp"):
    rule_changes.void(version, reason, seen=rule_changes.state_of(town.rule), by=town.by)


def end(town, last_day, today=TODAY):
    seen = rule_changes.state_of(town.rule)
    rule_changes.end(town.rule, day(last_day), seen=seen, by=town.by, today=today)


def freeze(unit, on):
    Snapshot.objects.create(
        unit=unit,
        on=day(on),
        report={},
        rules={},
        tree={},
        definitions_version="1",
        frozen_by_role="administrator",
        frozen_by_unit=unit,
        sha256="0" * 64,
    )


def in_force(requirement):
    rows = requirement.versions.in_force().order_by("starts_on")
    return [(str(row.starts_on), str(row.ends_on or ""), row.group_name) for row in rows]


def covered(requirement, on):
    return reports_of(requirement, on).relevant


def reports_of(requirement, on):
    top = Requirement.objects.get(pk=requirement.pk)
    units = list(Coverage.objects.values_list("unit", flat=True).distinct())
    report = reports.completion_by_unit(units, top, on=day(on))
    return sum_of(report)


def sum_of(report):
    class Sum:
        relevant = sum(row.own.relevant for row in report.values())

    return Sum


def refused(call, field=None):
    """The messages that a verb refuses with, of one field or of none."""
    with pytest.raises(ValidationError) as caught:
        call()
    error = caught.value
    assert (field is not None) == hasattr(error, "error_dict"), error
    return error.message_dict[field] if field else error.messages


class TestChange:
    def test_the_version_in_force_ends_the_day_before(self, town):
        change(town, "2026-04-01", group_name="Nya")
        assert in_force(town.rule) == [("2025-03-01", "2026-03-31", "Alla"), ("2026-04-01", "", "Nya")]

    def test_a_report_on_a_day_uses_the_rule_of_that_day(self, town):
        change(town, "2026-04-01", units=(town.school.pk,))
        assert (covered(town.rule, "2026-03-31"), covered(town.rule, "2026-04-01")) == (5, 4)

    def test_everything_in_the_rule_is_stored(self, town):
        role = town.world.job_role("kock")
        rule = drafted(
            town,
            "2026-04-01",
            ends_on=day("2027-03-31"),
            units=(town.care.pk,),
            excluded=(town.syd.pk,),
            unit_kinds=("unit",),
            job_roles=(role.pk,),
            forms=("permanent", "hourly"),
            appointment_kinds=("head",),
            accepted={town.course.pk: 3},
            days=45,
            months=18,
            decided_by="Kommunstyrelsen",
            reference="Mål 4, KS 2026/12",
        )
        seen = rule_changes.state_of(town.rule)
        rule_changes.change(town.rule, rule, seen=seen, by=town.by, today=TODAY)
        version = town.rule.versions.on(day("2026-04-01")).get()
        assert as_rules([version])[version.pk] == rule

    def test_a_planned_version_is_replaced_and_voided_by_whoever_did_it(self, town):
        planned = change(town, "2026-06-01", group_name="Planerad")
        change(town, "2026-04-01", group_name="Nya")
        assert in_force(town.rule) == [("2025-03-01", "2026-03-31", "Alla"), ("2026-04-01", "", "Nya")]
        planned.refresh_from_db()
        assert planned.voided_by == town.by and rule_changes.made_way(planned.void_reason)

    def test_one_that_ends_leaves_a_later_plan_alone(self, town):
        change(town, "2026-06-01", group_name="Planerad")
        change(town, "2026-04-01", ends_on=day("2026-04-30"), group_name="April")
        assert in_force(town.rule) == [
            ("2025-03-01", "2026-03-31", "Alla"),
            ("2026-04-01", "2026-04-30", "April"),
            ("2026-06-01", "", "Planerad"),
        ]

    def test_on_the_same_day_twice_the_last_one_holds(self, town):
        change(town, "2026-03-10", group_name="Först")
        change(town, "2026-03-10", group_name="Sedan")
        assert in_force(town.rule)[1:] == [("2026-03-10", "", "Sedan")]

    def test_coverage_follows_in_the_same_transaction(self, town):
        change(town, "2026-04-01", units=(town.nord.pk,))
        assert coverage.differences() == (set(), set())
        rows = Coverage.objects.filter(ends_on=FAR)
        assert set(rows.values_list("unit", flat=True)) == {town.nord.pk}

    def test_the_requirement_can_begin_again_after_its_end(self, town):
        end(town, "2026-03-31")
        change(town, "2026-05-01", group_name="Igen")
        assert in_force(town.rule) == [("2025-03-01", "2026-03-31", "Alla"), ("2026-05-01", "", "Igen")]


class TestRefusals:
    def test_yesterday(self, town):
        assert refused(lambda: change(town, "2026-03-09"), "starts_on")
        change(town, "2026-03-10")

    @pytest.mark.parametrize("first", ["2026-03-10", "2026-03-31"])
    def test_on_or_before_a_frozen_day(self, town, first):
        freeze(town, "2026-03-31")
        (text,) = refused(lambda: change(town, first), "starts_on")
        assert "31 mars 2026" in text
        change(town, "2026-04-01")

    def test_an_earlier_report_that_is_frozen_does_not_hide_the_latest(self, town):
        freeze(town, "2026-03-31")
        freeze(town.nord, "2025-12-31")
        assert rule_changes.last_frozen_day() == day("2026-03-31")
        assert rule_changes.first_possible_day(TODAY) == day("2026-04-01")
        assert rule_changes.first_possible_day(day("2026-05-05")) == day("2026-05-05")

    def test_ending_before_the_beginning(self, town):
        assert refused(lambda: change(town, "2026-04-02", ends_on=day("2026-04-01")), "ends_on")

    @pytest.mark.parametrize(
        "field, value", [("days", 0), ("days", -1), ("days", 99999), ("months", 0), ("months", 9999)]
    )
    def test_numbers_out_of_range(self, town, field, value):
        assert refused(lambda: change(town, "2026-04-01", **{field: value}), field)

    def test_no_months_and_one_are_fine(self, town):
        assert change(town, "2026-04-01", months=None).months is None
        assert change(town, "2026-05-01", months=1).months == 1

    def test_whom_in_words_and_a_training_are_needed(self, town):
        assert refused(lambda: change(town, "2026-04-01", group_name="  "), "group_name")
        assert refused(lambda: change(town, "2026-04-01", accepted={}), "accepted")

    @pytest.mark.parametrize("edition", [0, -1, 99999])
    def test_an_edition_below_one_or_without_measure(self, town, edition):
        assert refused(lambda: change(town, "2026-04-01", accepted={town.course.pk: edition}), "accepted")

    def test_a_part_of_a_course(self, town):
        quiz = town.world.training("Kunskapsprov", TrainingKind.QUIZ)
        change(town, "2026-04-01", accepted={quiz.pk: 1})
        Part.objects.create(course=town.course, training=quiz, position=1)
        assert refused(lambda: change(town, "2026-05-01", accepted={quiz.pk: 1}), "accepted")

    def test_a_lesson_and_a_training_that_does_not_exist(self, town):
        lesson = town.world.training("Avsnitt", TrainingKind.LESSON)
        for pk in (lesson.pk, 987654):
            assert refused(lambda pk=pk: change(town, "2026-04-01", accepted={pk: 1}), "accepted")

    def test_a_training_taken_elsewhere_is_accepted(self, town):
        outside = town.world.training("Länsstyrelsens dag", TrainingKind.EXTERNAL)
        version = change(town, "2026-04-01", accepted={outside.pk: 1, town.course.pk: 1})
        assert version.accepted.count() == 2

    def test_the_same_unit_in_and_out(self, town):
        assert refused(lambda: change(town, "2026-04-01", units=(town.nord.pk,), excluded=(town.nord.pk,)), "excluded")

    @pytest.mark.parametrize("field", ["unit_kinds", "forms", "appointment_kinds"])
    def test_a_value_that_is_not_on_the_list(self, town, field):
        assert refused(lambda: change(town, "2026-04-01", **{field: ("nonsense",)}), field)

    def test_what_somebody_else_has_changed_meanwhile(self, town):
        seen = rule_changes.state_of(town.rule)
        change(town, "2026-04-01", group_name="Den andras")
        before = in_force(town.rule)
        late = {"seen": seen, "by": town.by}
        for verb in (
            lambda: rule_changes.change(town.rule, drafted(town, "2026-05-01"), today=TODAY, **late),
            lambda: rule_changes.end(town.rule, day("2026-05-01"), today=TODAY, **late),
            lambda: rule_changes.void(town.rule.versions.in_force().last(), "fel", **late),
        ):
            assert refused(verb)
        assert in_force(town.rule) == before

    def test_a_refusal_changes_nothing(self, town):
        before = list(RequirementVersion.objects.order_by("pk").values())
        refused(lambda: change(town, "2026-03-09"), "starts_on")
        assert list(RequirementVersion.objects.order_by("pk").values()) == before

    def test_the_plain_verb_loads_history(self, town):
        assert town.rule.versions.in_force().get().starts_on < TODAY


class TestNew:
    def test_with_a_key_of_its_own(self, town):
        made = rule_changes.create("Brandskydd Å", "brandskyddet", drafted(town, "2026-04-01"), by=town.by, today=TODAY)
        again = rule_changes.create(
            "Brandskydd A", "brandskyddet", drafted(town, "2026-04-01"), by=town.by, today=TODAY
        )
        assert (made.key, again.key) == ("brandskydd-a", "brandskydd-a-2")
        assert covered(made, "2026-04-01") == 9 and covered(made, "2026-03-31") == 0

    def test_not_with_a_name_that_is_taken(self, town):
        call = lambda: rule_changes.create("GRUND", "x", drafted(town, "2026-04-01"), by=town.by, today=TODAY)  # noqa: E731
        assert refused(call, "name")

    def test_a_name_without_latin_letters_gets_a_key(self, town):
        made = rule_changes.create("***", "x", drafted(town, "2026-04-01"), by=town.by, today=TODAY)
        assert made.key == "krav"


class TestEnd:
    def test_it_concerns_nobody_afterwards(self, town):
        end(town, "2026-03-31")
        assert (covered(town.rule, "2026-03-31"), covered(town.rule, "2026-04-01")) == (5, 0)

    def test_what_was_planned_does_not_begin(self, town):
        change(town, "2026-06-01")
        end(town, "2026-03-31")
        assert in_force(town.rule) == [("2025-03-01", "2026-03-31", "Alla")]

    def test_not_yesterday_not_on_frozen_days_not_twice(self, town):
        assert refused(lambda: end(town, "2026-03-09"), "last_day")
        freeze(town, "2026-03-20")
        assert refused(lambda: end(town, "2026-03-19"), "last_day")
        end(town, "2026-03-20")
        assert refused(lambda: end(town, "2026-03-25"), "last_day")


class TestVoid:
    def test_the_version_that_was_cut_short_holds_again(self, town):
        before = as_rules(town.rule.versions.in_force())
        mistake = change(town, "2026-03-10", units=(town.school.pk,))
        assert covered(town.rule, "2026-03-10") == 4
        void(town, mistake)
        assert list(as_rules(town.rule.versions.in_force()).values()) == list(before.values())
        assert covered(town.rule, "2026-03-10") == 5
        assert coverage.differences() == (set(), set())

    def test_who_and_why_are_kept(self, town):
        mistake = change(town, "2026-04-01")
        void(town, mistake, "  fel enhet ")
        mistake.refresh_from_db()
        assert (mistake.void_reason, mistake.voided_by) == ("fel enhet", town.by)

    def test_what_was_planned_and_replaced_comes_back(self, town):
        change(town, "2026-06-01", group_name="Planerad")
        before = in_force(town.rule)
        void(town, change(town, "2026-04-01", group_name="Misstag"))
        assert in_force(town.rule) == before

    def test_one_that_was_replaced_on_its_first_day_comes_back(self, town):
        change(town, "2026-04-01", group_name="Rätt")
        before = in_force(town.rule)
        void(town, change(town, "2026-04-01", group_name="Misstag"))
        assert in_force(town.rule) == before
        void(town, town.rule.versions.in_force().get(group_name="Rätt"))  # The mistake does not come back.
        assert in_force(town.rule) == [("2025-03-01", "", "Alla")]

    def test_a_version_in_the_middle_gives_its_days_back(self, town):
        middle = change(town, "2026-04-01", group_name="Mitten")
        change(town, "2026-06-01", group_name="Sist")
        middle = town.rule.versions.in_force().get(group_name="Mitten")
        void(town, middle)
        assert in_force(town.rule) == [("2025-03-01", "2026-05-31", "Alla"), ("2026-06-01", "", "Sist")]

    def test_a_shortened_version_that_had_replaced_another_on_its_first_day(self, town):
        change(town, "2026-04-01", group_name="Rätt")
        change(town, "2026-04-01", group_name="Misstag")
        change(town, "2026-06-01", group_name="Sist")
        void(town, town.rule.versions.in_force().get(group_name="Misstag"))
        assert in_force(town.rule)[1:] == [("2026-04-01", "2026-05-31", "Rätt"), ("2026-06-01", "", "Sist")]

    def test_the_only_version_leaves_nobody(self, town):
        void(town, town.rule.versions.get())
        assert in_force(town.rule) == [] and covered(town.rule, "2026-03-10") == 0

    def test_a_version_loaded_as_two_rows_lets_the_one_before_go_on(self, town):
        """History that was loaded says nothing of what replaced what: the neighbour goes on."""
        RequirementVersion.objects.create(
            requirement=town.rule, group_name="Före", starts_on=day("2024-01-01"), ends_on=day("2025-02-28")
        )
        void(town, town.rule.versions.get(group_name="Alla"))
        assert in_force(town.rule) == [("2024-01-01", "", "Före")]

    def test_not_when_a_frozen_report_rests_on_it(self, town):
        mistake = change(town, "2026-03-20")
        freeze(town, "2026-03-31")
        (text,) = refused(lambda: void(town, mistake))
        assert "31 mars 2026" in text

    def test_when_it_begins_after_the_frozen_day(self, town):
        freeze(town, "2026-03-31")
        void(town, change(town, "2026-04-01"))
        assert in_force(town.rule) == [("2025-03-01", "", "Alla")]

    @pytest.mark.parametrize("reason", ["", "   ", "ends 2026-03-31"])
    def test_not_without_a_reason_of_ones_own(self, town, reason):
        mistake = change(town, "2026-04-01")
        assert refused(lambda: void(town, mistake, reason), "reason")

    def test_once(self, town):
        mistake = change(town, "2026-04-01")
        void(town, mistake)
        assert refused(lambda: void(town, mistake))


class TestHistory:
    def test_shows_mistakes_and_what_never_held_but_no_bookkeeping(self, town):
        change(town, "2026-06-01", group_name="Ersatt plan")
        mistake = change(town, "2026-04-01", group_name="Misstag")
        void(town, mistake)
        change(town, "2026-05-01", group_name="Nya")
        shown = [(v.group_name, v.voided_at is None) for v in rule_changes.history(town.rule)]
        assert shown == [("Ersatt plan", False), ("Nya", True), ("Misstag", False), ("Alla", True)]


class TestPreview:
    def sentence(self, town, first, **values):
        plan = rule_changes.plan_change(town.rule, drafted(town, first, **values))
        return preview(plan, town.rule, TODAY)

    def test_so_many_more_than_today(self, town):
        assert self.sentence(town, "2026-03-10").sentence == "Omfattar 9 personer i 3 enheter, 4 fler än i dag."

    def test_fewer_on_another_day(self, town):
        found = self.sentence(town, "2026-04-01", units=(town.nord.pk,))
        assert found.sentence == "Den 1 april 2026: Omfattar 3 personer i 1 enhet, 2 färre än i dag."

    def test_as_many(self, town):
        found = self.sentence(town, "2026-03-10", units=(town.care.pk,))
        assert found.sentence == "Omfattar 5 personer i 2 enheter, lika många som i dag." and not found.units_changed

    def test_thousands_are_grouped(self, town):
        from tracking.rule_preview import extent  # noqa: PLC0415

        assert extent(1234, 56) == "1\N{NO-BREAK SPACE}234 personer i 56 enheter"

    def test_the_units_that_gain_and_lose_the_greatest_first(self, town):
        found = self.sentence(town, "2026-03-10", units=(town.school.pk, town.nord.pk))
        assert found.units_changed == [("Skola", 0, 4), ("Syd", 2, 0)]

    def test_a_new_requirement_is_compared_with_nothing(self, town):
        found = preview(rule_changes.plan_new(drafted(town, "2026-03-10")), None, TODAY)
        assert found.sentence == "Omfattar 9 personer i 3 enheter."

    def test_added_persons_are_counted(self, town):
        person = town.world.staff(town.school)
        add_person(town.rule, person, town.school, RelevanceReason.SAME_TASKS, TODAY)
        assert self.sentence(town, "2026-03-10", units=(town.nord.pk,)).persons == 4
        assert Relevance.objects.count() == 1

    def test_nothing_is_stored(self, town):
        before = list(Coverage.objects.order_by("pk").values()), list(RequirementVersion.objects.values())
        self.sentence(town, "2026-03-10", units=(town.nord.pk,))
        assert (list(Coverage.objects.order_by("pk").values()), list(RequirementVersion.objects.values())) == before

    def test_queries_do_not_grow_with_staff_and_units(self, town, django_assert_num_queries):
        rule = drafted(town, "2026-03-10", appointment_kinds=("head",), job_roles=(town.world.job_role("kock").pk,))
        plan = rule_changes.plan_change(town.rule, rule)
        with django_assert_num_queries(12):
            preview(plan, town.rule, TODAY)
        for number in range(6):
            unit = town.world.unit(f"Enhet {number}", town.care)
            for _ in range(3):
                town.world.head(unit, role="kock")
        with django_assert_num_queries(12):
            preview(plan, town.rule, TODAY)

    def warned(self, town, text, first="2026-03-10", **values):
        found = self.sentence(town, first, **values).warnings
        return [one for one in found if text in one]

    def test_warnings(self, town):
        assert self.sentence(town, "2026-03-10").warnings == []
        empty = town.world.unit("Tom", town)
        assert self.warned(town, "Ingen omfattas den dagen", units=(empty.pk,))
        assert self.warned(town, "ingen utgåva 2", accepted={town.course.pk: 2})
        assert self.warned(town, "Efter den 30 april 2026 gäller kravet ingen", ends_on=day("2026-04-30"))
        other = town.world.training("Annan")
        assert self.warned(town, "Räknas inte längre: ”Grundutbildning”", accepted={other.pk: 1})
        other.retired_on = day("2026-01-01")
        other.save()
        assert self.warned(town, "”Annan” är inte längre publicerad", accepted={other.pk: 1})

    def test_a_planned_version_that_is_replaced(self, town):
        change(town, "2026-06-01", group_name="Planerad")
        assert self.warned(town, "1 juni 2026 (Planerad) utgår")
        assert not self.warned(town, "utgår", ends_on=day("2026-05-31"))

    def test_a_unit_that_closes(self, town):
        from organisation.tree import close_unit  # noqa: PLC0415

        closing = town.world.unit("Stänger", town)
        close_unit(closing, day("2026-08-31"))
        assert self.warned(town, "Stänger har sin sista dag den 31 augusti 2026", units=(closing.pk, town.care.pk))
        assert not self.warned(town, "sista dag", units=(closing.pk,), ends_on=day("2026-08-31"))

    def test_an_end_and_a_mistake(self, town):
        found = preview(rule_changes.plan_end(town.rule, day("2026-03-31")), town.rule, TODAY)
        assert (found.persons, found.warnings) == (0, ["Från och med den 1 april 2026 gäller kravet ingen."])
        mistake = change(town, "2026-03-10")
        found = preview(rule_changes.plan_void(mistake, "fel"), town.rule, TODAY)
        assert found.sentence == "Omfattar 5 personer i 2 enheter, 4 färre än i dag."
        assert found.said[0][1] == "Gäller från och med den 1 mars 2025 och tills vidare"


def some(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


drafts = st.fixed_dictionaries(
    {
        "first": st.sampled_from(EDGES),
        "days": st.sampled_from([None, 0, 30, 200]),
        "unit": st.integers(0, 1000),
        "excluded": st.integers(0, 1000),
        "kinds": some(KINDS),
        "forms": some(FORMS),
        "offices": some(OFFICES),
        "which": st.sampled_from(["change", "end", "void"]),
        "number": st.integers(0, 1000),
    }
)


@randomly
@given(histories(most_people=5), st.lists(drafts, min_size=1, max_size=3))
def test_the_preview_is_what_follows(history, made):
    """On random histories the preview says what the coverage holds after saving."""
    with rolled_back():
        built = build(history)
        by = built.people[0]
        for draft in made:
            requirement = built.requirements[draft["number"] % len(built.requirements)]
            today = draft["first"]
            versions = list(requirement.versions.in_force().order_by("starts_on"))
            seen = rule_changes.state_of(requirement)
            if draft["which"] == "void" and versions:
                version = versions[draft["number"] % len(versions)]
                plan = rule_changes.plan_void(version, "fel")
                save = lambda: rule_changes.void(version, "fel", seen=seen, by=by)  # noqa: E731, B023
            elif draft["which"] == "end" and versions and versions[-1].last_day > today:
                plan = rule_changes.plan_end(requirement, today)
                save = lambda: rule_changes.end(requirement, today, seen=seen, by=by, today=today)  # noqa: E731, B023
            else:
                rule = drawn(built, draft)
                plan = rule_changes.plan_change(requirement, rule)
                save = lambda: rule_changes.change(requirement, rule, seen=seen, by=by, today=today)  # noqa: E731, B023
            shown = preview(plan, requirement, today)
            save()
            rows = Coverage.objects.filter(requirement=requirement, starts_on__lte=shown.on, ends_on__gte=shown.on)
            stored = set(rows.values_list("person", "unit"))
            assert shown.persons == len({person for person, _unit in stored})
            assert shown.units == len({unit for _person, unit in stored})
            assert coverage.differences() == (set(), set())
            assert_days_outside_are_as_before(plan, requirement)


def drawn(built, draft):
    """A Rule from random numbers."""
    first, units = draft["first"], built.units
    unit, excluded = units[draft["unit"] % len(units)].pk, units[draft["excluded"] % len(units)].pk
    return Rule(
        first,
        None if draft["days"] is None else first + timedelta(days=draft["days"]),
        group_name="Alla",
        units=(unit,) if draft["unit"] % 3 else (),
        excluded=(excluded,) if draft["excluded"] % 2 and excluded != unit else (),
        unit_kinds=draft["kinds"],
        forms=draft["forms"],
        appointment_kinds=draft["offices"],
        accepted={built.trainings[0].pk: 1},
    )


def assert_days_outside_are_as_before(plan, requirement):
    """Before the first day of a change, and after its last, holds what held."""
    before, after = (list(as_rules(rows).values()) for rows in (plan.in_force, requirement.versions.in_force()))
    outside = [plan.first_day - timedelta(days=1)]
    for on in outside:
        assert said_on(before, on) == said_on(after, on), on


def said_on(rules, on):
    return [replace(rule, ends_on=None) for rule in rules if rule.holds_on(on)]


def test_the_database_refuses_two_versions_at_once(town):
    with pytest.raises(IntegrityError):
        RequirementVersion.objects.create(requirement=town.rule, group_name="Två", starts_on=TODAY)


class TestInWords:
    def test_every_dimension(self, town):
        role = town.world.job_role("kock")
        outside = town.world.training("Länsstyrelsens dag", TrainingKind.EXTERNAL)
        version = change(
            town,
            "2026-04-01",
            ends_on=day("2027-03-31"),
            group_name="Kockar",
            units=(town.care.pk, town.school.pk),
            excluded=(town.syd.pk,),
            unit_kinds=("unit", "division"),
            job_roles=(role.pk,),
            forms=("hourly", "permanent"),
            appointment_kinds=("head",),
            accepted={town.course.pk: 2, outside.pk: 1},
            days=1,
            months=24,
            decided_by="Kommunstyrelsen",
            reference="Mål 4, KS 2026/12",
        )
        assert rule_in_words.describe(version) == [
            "Gäller: Kockar",
            "Gäller från och med den 1 april 2026 till och med den 31 mars 2027",
            "Enheter, med allt under dem: Skola (skola) och Vård (vård)",
            "Utom de här, med allt under dem: Syd (syd)",
            "Typer av enhet: avdelning eller enhet",
            "Befattningar: kock",
            "Anställningsformer: tillsvidare eller timavlönad",
            "Uppdrag: chef",
            "Utbildning: ”Grundutbildning” från och med utgåva 2 eller ”Länsstyrelsens dag” (på annat håll)",
            "Ska vara klar inom 1 dag",
            "När den är genomförd gäller den i 24 månader",
            "Beslutad av: Kommunstyrelsen",
            "Referens: Mål 4, KS 2026/12",
        ]

    def test_what_is_not_limited_is_said(self, town):
        version = change(town, "2026-04-01")
        lines = rule_in_words.describe(version)
        assert "Enheter: alla" in lines and "Befattningar: alla" in lines and "Beslutad av: inte angivet" in lines

    def test_units_have_the_names_of_the_rules_first_day(self, town):
        from organisation.tree import rename_unit  # noqa: PLC0415

        rename_unit(town.care, "Omsorg", day("2026-04-01"))
        old, new = town.rule.versions.get(), change(town, "2026-05-01", units=(town.care.pk,))
        assert "Enheter, med allt under dem: Vård (vård)" in rule_in_words.describe(old)
        assert "Enheter, med allt under dem: Omsorg (vård)" in rule_in_words.describe(new)

    def test_many_versions_take_no_more_queries(self, town, django_assert_num_queries):
        with django_assert_num_queries(6):
            rule_in_words.describe_all(rule_changes.history(town.rule))
        for month in range(4, 9):
            change(town, f"2026-0{month}-01", units=(town.care.pk,), excluded=(town.syd.pk,))
        with django_assert_num_queries(6):
            rule_in_words.describe_all(rule_changes.history(town.rule))

    def test_the_short_sentence_is_as_it_was(self, town):
        assert sentences.rule_in_words(town.rule.versions.get()) == "Regel: Alla, gäller från 1 mars 2025."
