"""The snippets."""

import pytest

from content.models import ContactCard, dial


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("112", "112"), ("114 14", "11414"), ("070-174 06 12", "0701740612"), (" +46 (0)8-527 44 290", "+460852744290")],
)
def test_a_telephone_gets_digits_only(written, dialled):
    assert dial(written) == dialled


def test_a_card_for_staff_is_not_public():
    public = {audience: ContactCard(audience=audience).is_public for audience in ContactCard.Audience.values}
    assert public == {"staff": False, "public": True, "both": True}
