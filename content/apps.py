"""StreamField blocks, rich-text cleaning and the snippets pages share."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Reading images needs the models, which are not there when this file is read.
        from wagtail.models import Locale  # noqa: PLC0415

        from content import retiring  # noqa: PLC0415
        from content.glossary import forget_terms  # noqa: PLC0415
        from content.languages import forget_codes  # noqa: PLC0415
        from content.models import Checked, GlossaryTerm, Role, WorkType  # noqa: PLC0415
        from content.signal_handlers import prepare_pictures  # noqa: PLC0415

        page_published.connect(prepare_pictures)
        for signal in (post_save, post_delete):
            signal.connect(forget_codes, sender=Locale)
            signal.connect(forget_terms, sender=GlossaryTerm)
        for model in apps.get_models():
            if issubclass(model, (Checked, Role, WorkType)):
                pre_delete.connect(retiring.keep_what_is_used, sender=model)
