"""Who works where, from when to when, and who may see whom."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "organisation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from allauth.mfa import signals  # noqa: PLC0415 It reads models, which are not loaded before.

        from organisation import second_factor  # noqa: PLC0415

        signals.authenticator_added.connect(second_factor.remember)
        signals.authenticator_used.connect(second_factor.remember)
        signals.authenticator_removed.connect(second_factor.forget)
        signals.authentication_failed.connect(second_factor.count_wrong_code)
