"""manage.py place_pictures: every image lies where the restrictions on its collection say; once, when that is new."""

from django.core.management.base import BaseCommand
from wagtail.models import Collection

from content.private_pictures import put_collection_in_place


class Command(BaseCommand):
    help = "Move the files of images in restricted collections out of the web server's reach, and the others back."

    def handle(self, **options):
        put_collection_in_place(Collection.get_first_root_node())
