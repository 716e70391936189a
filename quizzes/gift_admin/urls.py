"""Addresses below /cms/quizzes/gift/."""

from django.urls import path

from quizzes.gift_admin import export_views, import_views

app_name = "gift_admin"
urlpatterns = [
    path("import/", import_views.new, name="import"),
    path("export/", export_views.index, name="export"),
    path("export/file/", export_views.file, name="file"),
]
