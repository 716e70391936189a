"""A unit's code is a step in the addresses of its pages."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from organisation import tree
from organisation.models import Unit, UnitPeriod

pytestmark = pytest.mark.django_db


def opened(code):
    return tree.open_unit(code, "Enheten", "unit", date(2025, 1, 1))


@pytest.mark.parametrize("code", ["7", "SOC-AO-HTJ", "vård_och.omsorg", "Ö", "12 34", "é", "a" * 40])
def test_a_code_that_fits_into_an_address(code):
    unit = opened(code)
    assert resolve(unquote(reverse("tracking:unit_report", args=[unit.code]))).kwargs == {"code": code}


@pytest.mark.parametrize(
    "code", ["", "SOC/AO", "/", " SOC", "SOC ", "SOC\n", ".", "..", "-", "a?b", "a#b", "a%2Fb", "a\\b", "a" * 41]
)
def test_a_code_that_does_not_is_refused(code):
    with pytest.raises(ValidationError, match="code"):
        opened(code)
    assert not Unit.objects.exists()
    assert not UnitPeriod.objects.exists()
