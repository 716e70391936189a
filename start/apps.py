"""The public front page and the staff start page."""

from django.apps import AppConfig


class StartConfig(AppConfig):
    name = "start"
    default_auto_field = "django.db.models.BigAutoField"
