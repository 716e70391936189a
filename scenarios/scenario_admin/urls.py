"""Addresses below /cms/scenarios/."""

from django.urls import path

from scenarios.scenario_admin import exporting, import_views, review, versions_view, walking

app_name = "scenario_admin"
urlpatterns = [
    path("", review.index, name="review"),
    path("import/", import_views.new, name="import"),
    path("<int:page_id>/versions/", versions_view.index, name="versions"),
    path("<int:page_id>/walk/", walking.walk, name="walk"),
    path("<int:page_id>/export/<slug:kind>/", exporting.export, name="export"),
]
