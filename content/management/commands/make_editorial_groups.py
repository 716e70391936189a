"""manage.py make_editorial_groups: the groups and the workflow to begin with, and a group for a section."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from content import editorial


class Command(BaseCommand):
    help = (
        "Make the groups of editors and of coordinators in the CMS, and the workflow between them, as far as they are "
        "missing. What is there already is left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--section", metavar="NAME", help="also a group that writes only the pages named by --page")
        parser.add_argument(
            "--page", type=int, action="append", default=[], metavar="ID", help="the number in the page's address"
        )

    def handle(self, *, section, page, **options):
        pages = self._pages(section, page)
        try:
            made = editorial.make_groups()
        except editorial.NoFrontPage:
            raise CommandError("Make the front page first, and let the site begin there. Nothing was made.") from None
        if section:
            made += editorial.make_section(section, pages)
        self.stdout.write(f"Made: {', '.join(made)}." if made else "Everything is there already; nothing was changed.")

    def _pages(self, section, ids):
        if bool(section) != bool(ids):
            raise CommandError("A section needs --section and at least one --page. Nothing was made.")
        pages = list(Page.objects.filter(pk__in=ids, depth__gt=1))
        missing = set(ids) - {page.pk for page in pages}
        if missing:
            raise CommandError(f"There is no page {', '.join(map(str, sorted(missing)))}. Nothing was made.")
        return pages
