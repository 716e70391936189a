"""The pages around the content."""

from django.urls import path

from start import accessibility, views

app_name = "start"
urlpatterns = [
    path("start/", views.staff, name="staff"),
    path("hotad/", views.threatened, name="threatened"),
    path("kontakt/", views.contact, name="contact"),
    path("tillganglighet/", accessibility.statement, name="accessibility"),
    path("personuppgifter/", views.personal_data, name="personal_data"),
    path("halsa/", views.health, name="health"),
]
