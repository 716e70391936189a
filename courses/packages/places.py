"""Where a package can be taken in: the lists of courses."""

from wagtail.models import Locale

from courses.models import CourseIndexPage
from courses.packages.rights import Rights


def places(user=None):
    """The lists under which the user may add courses, those of the default language first."""
    default = Locale.get_default().pk
    lists = CourseIndexPage.objects.select_related("locale").order_by("path")
    allowed = [page for page in lists if Rights(user).may_add_under(page)]
    return sorted(allowed, key=lambda page: page.locale_id != default)
