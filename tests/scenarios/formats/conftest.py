import pytest
from django.utils import translation


@pytest.fixture(autouse=True, scope="module")
def english():
    """What is said is compared in English, whatever the translations say."""
    with translation.override("en"):
        yield
