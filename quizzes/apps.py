"""Knowledge tests: question bank, sittings and marking."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models are not loaded before ready().
        from django.db.models.signals import post_delete, post_save  # noqa: PLC0415
        from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

        from content.models import LawReference  # noqa: PLC0415
        from quizzes import personal_data, signal_handlers  # noqa: PLC0415
        from quizzes.models import QuizPage  # noqa: PLC0415
        from tracking import alone_or_part  # noqa: PLC0415

        page_published.connect(signal_handlers.follow_publication, sender=QuizPage)
        page_unpublished.connect(alone_or_part.follow_withdrawal, sender=QuizPage)
        post_page_move.connect(signal_handlers.follow_move, sender=QuizPage)
        post_save.connect(signal_handlers.follow_copy, sender=QuizPage)
        post_delete.connect(alone_or_part.follow_withdrawal, sender=QuizPage)
        post_save.connect(signal_handlers.follow_law, sender=LawReference)
        personal_data.enter()
