"""Public pages for relatives and for people who want to leave. Never imports tracking or organisation."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "support"
    default_auto_field = "django.db.models.BigAutoField"
