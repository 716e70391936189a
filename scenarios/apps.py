"""Branching scenarios: the routine as something one can rehearse."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    name = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models are not loaded before ready().
        from django.db.models.signals import post_delete, post_save  # noqa: PLC0415
        from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

        from scenarios import personal_data, signal_handlers  # noqa: PLC0415
        from scenarios.models import ScenarioPage  # noqa: PLC0415
        from tracking import alone_or_part  # noqa: PLC0415

        page_published.connect(signal_handlers.follow_publication, sender=ScenarioPage)
        page_unpublished.connect(alone_or_part.follow_withdrawal, sender=ScenarioPage)
        post_page_move.connect(signal_handlers.follow_move, sender=ScenarioPage)
        post_save.connect(signal_handlers.follow_copy, sender=ScenarioPage)
        post_delete.connect(alone_or_part.follow_withdrawal, sender=ScenarioPage)
        personal_data.enter()
