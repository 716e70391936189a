"""Figures are the same before and after persons are erased; after weeding they are the same or refused, never wrong."""

from datetime import timedelta
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.models import ErasureReason, Retention, User
from organisation.privacy import erasure, retention
from tests.factories.histories import LAST, build, histories, rolled_back, telling_days
from tracking import coverage, reports
from tracking.horizon import Weeded, horizon

pytestmark = pytest.mark.django_db

randomly = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@st.composite
def histories_with_days(draw):
    history = draw(histories())
    return history, draw(st.lists(telling_days(history), min_size=2, max_size=4))


def figures(built, on):
    """Every figure of every unit and requirement on a day; None when it is refused."""
    try:
        return {
            (requirement.pk, unit, scope): getattr(found, scope).as_dict()
            for requirement in built.requirements
            for unit, found in reports.completion_by_unit([unit.pk for unit in built.units], requirement, on=on).items()
            for scope in ("own", "subtree")
        }
    except Weeded:
        return None


def erase_all(people):
    """Also those whom it is refused for, which makes the test stronger."""
    with mock.patch.object(erasure, "obstacles", return_value=[]):
        for person in people:
            erasure.erase(person, ErasureReason.ASKED)


@randomly
@given(example=histories_with_days(), data=st.data())
def test_erasing_changes_no_figure(example, data):
    history, days = example
    with rolled_back():
        built = build(history)
        before = {on: figures(built, on) for on in days}
        people = data.draw(st.lists(st.sampled_from(built.people), min_size=1, unique=True))
        erase_all(people)
        assert {on: figures(built, on) for on in days} == before
        assert User.objects.exclude(erasure=None).count() == len(people)


@randomly
@given(example=histories_with_days())
def test_after_weeding_a_figure_is_the_same_or_refused(example):
    history, days = example
    with rolled_back():
        built = build(history)
        before = {on: figures(built, on) for on in days}
        erase_all(built.people)
        Retention.objects.filter(pk=Retention.load().pk).update(facts_years=1, identity_months=None)
        _run, rows = retention.run(LAST + timedelta(days=180))
        limit = horizon()
        for on in days:
            expected = None if limit and on <= limit else before[on]
            assert figures(built, on) == expected, on
        assert coverage.differences() == (set(), set())


def test_the_control_without_the_horizon_a_figure_would_be_wrong(town, world):
    """Weeding does change what is left to count; only the horizon keeps it from being told."""
    gone = world.staff(town.nord, ends_on="2025-06-30")
    on = gone.employments.get().ends_on
    ids = [town.nord.pk]
    before = reports.completion_by_unit(ids, town.requirement, on=on)[town.nord.pk].own.relevant
    erasure.erase(gone, ErasureReason.ASKED)
    assert reports.completion_by_unit(ids, town.requirement, on=on)[town.nord.pk].own.relevant == before
    Retention.objects.filter(pk=Retention.load().pk).update(facts_years=1)
    retention.run(on + timedelta(days=400))
    with mock.patch("tracking.horizon.is_weeded", return_value=False):
        assert reports.completion_by_unit(ids, town.requirement, on=on)[town.nord.pk].own.relevant == before - 1
    with pytest.raises(Weeded):
        reports.completion_by_unit(ids, town.requirement, on=on)
