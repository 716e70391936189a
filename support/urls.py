"""The public pages that no editor arranges."""

from django.urls import path

from support import views

app_name = "support"
urlpatterns = [path("ordlista/", views.glossary, name="glossary")]
