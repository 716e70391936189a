"""What whoever reviews a page has thought of."""

import pytest
from django.core.exceptions import ValidationError

from content.models import Perspective, Reviewed
from content.models.reviewed import GUIDANCE
from support.models import SupportPage
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db

FIELD = Reviewed._meta.get_field("perspectives")


def test_what_is_ticked_is_kept(wagtail_root):
    page = pages.support_page(pages.front_page())
    ticked = FIELD.formfield().clean(["gender", "images"])
    page.perspectives = ticked
    page.full_clean()
    page.save_revision().publish()
    assert SupportPage.objects.get(pk=page.pk).perspectives == ["gender", "images"]


def test_nothing_has_to_be_ticked():
    assert FIELD.formfield().clean([]) == []
    FIELD.clean([], None)


@pytest.mark.parametrize("value", [["other"], "gender", {"gender": True}, [["gender"]], None])
def test_the_list_is_closed(value):
    with pytest.raises(ValidationError):
        FIELD.clean(value, None)


def test_each_item_has_a_sentence_of_guidance():
    assert set(GUIDANCE) == set(Perspective)
    for _key, label in FIELD.formfield().choices:
        assert "<small>" in label
