"""The pages around the content."""

from django.urls import path

from start import accessibility, search_views, views

app_name = "start"
urlpatterns = [
    path("start/", views.staff, name="staff"),
    path("hotad/", views.threatened, name="threatened"),
    path("start/sok/", search_views.staff, name="staff_search"),
    path("sok/", search_views.public, name="search"),
    path("kontakt/", views.contact, name="contact"),
    path("tillganglighet/", accessibility.statement, name="accessibility"),
    path("personuppgifter/", views.personal_data, name="personal_data"),
    path("halsa/", views.health, name="health"),
]
