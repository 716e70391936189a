"""Addresses below /cms/requirements/."""

from django.urls import path

from tracking.requirement_admin import outside, views

app_name = "requirements"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("outside/", outside.index, name="outside"),
    path("outside/<int:pk>/", outside.edit, name="outside_edit"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/change/", views.change, {"action": "change"}, name="change"),
    path("<int:pk>/end/", views.change, {"action": "end"}, name="end"),
    path("<int:pk>/void/<int:version>/", views.change, {"action": "void"}, name="void"),
    path("<int:pk>/name/", views.rename, name="rename"),
]
