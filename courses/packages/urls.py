"""Addresses below /cms/courses/."""

from django.urls import path

from courses.packages import views

app_name = "course_packages"
urlpatterns = [
    path("import/", views.import_course, name="import"),
    path("<int:page_id>/export/", views.export_course, name="export"),
]
