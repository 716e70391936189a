"""Images on pages, in the sizes that a telephone and a wide screen want."""

from wagtail.fields import StreamField

WIDTHS = (480, 960)
SPECS = [f"width-{width}|format-webp" for width in WIDTHS]  # To prefetch_renditions() of many images.


def renditions(image):
    """The image in each width, the narrowest first; made if they are not there yet."""
    made = image.get_renditions(*SPECS)
    return [made[spec] for spec in SPECS]


def make_renditions(page):
    """Make all the images of a page ready, so that no reader waits and no visit to a public page writes anything."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                if block.block_type == "image" and block.value["image"]:
                    renditions(block.value["image"])
