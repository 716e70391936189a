"""What happens when a page is published; connected in apps.py."""

from content.pictures import make_renditions


def prepare_pictures(instance, **kwargs):
    """Published pages have their images ready."""
    make_renditions(instance)
