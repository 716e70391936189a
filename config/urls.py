"""Every address: our own routes first, Wagtail's pages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from content.serving import serve
from content.views import EditCollection, private_picture
from start import crawlers

OUR_OWN = ("wagtail_serve", "wagtailcore_login")  # In place of Wagtail's.

urlpatterns = [
    re_path(r"^bilder/(?P<name>(?:original_images|images)/[^/]+)$", private_picture, name="private_picture"),
    path("cms/collections/<int:pk>/", require_admin_access(EditCollection.as_view())),
    path("cms/login/", RedirectView.as_view(pattern_name="login", query_string=True)),  # One door for all.
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("robots.txt", crawlers.robots, name="robots"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # The prefix selects the language, so that no cookie is needed to remember it.
    *i18n_patterns(
        path("", include("start.urls")),
        path("", include("organisation.urls")),
        path("", include("tracking.urls")),
        path("", include("courses.urls")),
        path("", include("quizzes.urls")),
        path("", include("scenarios.urls")),
        path("", include("support.urls")),
        path("_util/login/", RedirectView.as_view(pattern_name="login", query_string=True), name="wagtailcore_login"),
        path("", include([pattern for pattern in wagtail_urls.urlpatterns if pattern.name not in OUR_OWN])),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]

handler400 = "start.views.bad_request"
handler403 = "start.views.permission_denied"
handler404 = "start.views.page_not_found"
handler429 = "organisation.lock_out.too_many_requests"
handler500 = "start.views.server_error"
