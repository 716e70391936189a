"""Addresses below /cms/units/."""

from django.urls import path

from organisation.unit_admin import views

app_name = "units"
urlpatterns = [
    path("", views.index, name="index"),
    path("open/", views.change, {"action": "open"}, name="open"),
    path("<str:code>/take-back/<int:period>/", views.change, {"action": "take_back"}, name="take_back"),
    path("<str:code>/change/<slug:action>/", views.change, name="change"),
    path("<str:code>/", views.show, name="show"),
]
