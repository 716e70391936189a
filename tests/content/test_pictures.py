"""The images of a page are ready when it is published."""

import gc

import pytest

from tests.factories import public_pages as pages


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Wagtail leaves its own to Python to close.
def test_publishing_makes_the_images_in_both_widths(wagtail_root):
    picture = pages.image()
    picture.renditions.all().delete()
    page = pages.support_page(pages.front_page(), body=[("image", {"image": picture, "caption": ""})])
    assert picture.renditions.count() == 0
    page.save_revision().publish()
    gc.collect()
    assert set(picture.renditions.values_list("filter_spec", flat=True)) == {
        "width-480|format-webp",
        "width-960|format-webp",
    }
