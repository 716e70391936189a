"""What is required, what has been completed, and the figures for any date."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class TrackingConfig(AppConfig):
    name = "tracking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from organisation.signals import staff_changed, units_close  # noqa: PLC0415 models are not loaded before ready()
        from tracking import signal_handlers  # noqa: PLC0415
        from tracking.models import Definitions  # noqa: PLC0415

        staff_changed.connect(signal_handlers.follow_staff)
        units_close.connect(signal_handlers.name_requirements)
        post_save.connect(signal_handlers.follow_definitions, sender=Definitions)
