"""What is required, what has been completed, and the figures for any date."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class TrackingConfig(AppConfig):
    name = "tracking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models are not loaded before ready().
        from organisation.signals import facts_deleted, staff_changed, units_close  # noqa: PLC0415
        from tracking import personal_data, signal_handlers  # noqa: PLC0415
        from tracking.models import Definitions  # noqa: PLC0415

        staff_changed.connect(signal_handlers.follow_staff)
        facts_deleted.connect(signal_handlers.remember_horizon)
        units_close.connect(signal_handlers.name_requirements)
        post_save.connect(signal_handlers.follow_definitions, sender=Definitions)
        personal_data.enter()
