"""Who works where, from when to when, and who may see whom."""

from django.apps import AppConfig
from django.db.models.signals import post_save


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

        from content.models import ContactCard  # noqa: PLC0415 Models are not loaded before ready().
        from organisation import signal_handlers  # noqa: PLC0415
        from organisation.models import User  # noqa: PLC0415
        from organisation.signals import staff_changed  # noqa: PLC0415

        staff_changed.connect(signal_handlers.names_follow_staff)
        post_save.connect(signal_handlers.names_follow_card, sender=ContactCard)
        post_save.connect(signal_handlers.names_follow_person, sender=User)
        self._register_policies()

        from content.review import owners  # noqa: PLC0415
        from organisation import role_owners  # noqa: PLC0415

        owners.register_roles_of_user(role_owners.roles_of)

        from organisation.privacy import organisation_entries  # noqa: PLC0415

        organisation_entries.enter()

    def _register_policies(self):
        """From Wagtail 8 on, a policy of one's own is registered here as well as named in the viewset."""
        from wagtail import permissions  # noqa: PLC0415 It reads models.

        from organisation.importers import ImportersPolicy  # noqa: PLC0415
        from organisation.models import HrSource  # noqa: PLC0415

        if hasattr(permissions, "register_permission_policy"):
            permissions.register_permission_policy(HrSource, ImportersPolicy(HrSource))
