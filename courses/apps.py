"""Courses and lessons: what is learned."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models are not loaded before ready().
        from django.db.models.signals import post_delete, post_save  # noqa: PLC0415
        from wagtail.models import Page  # noqa: PLC0415
        from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

        from courses import meeting_material, signal_handlers  # noqa: PLC0415

        page_published.connect(signal_handlers.follow_publication)
        page_published.connect(meeting_material.follow_publication, sender=meeting_material.MeetingMaterialPage)
        page_unpublished.connect(signal_handlers.follow_withdrawal)
        post_page_move.connect(signal_handlers.follow_move)
        post_save.connect(signal_handlers.follow_copy)
        post_delete.connect(signal_handlers.follow_deletion, sender=Page)
