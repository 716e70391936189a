"""StreamField blocks, rich-text cleaning and the snippets pages share."""

from django.apps import AppConfig, apps
from django.db.models.signals import pre_delete
from wagtail.signals import page_published


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Reading images needs the models, which are not there when this file is read.
        from content import retiring  # noqa: PLC0415
        from content.models import Checked, Role, WorkType  # noqa: PLC0415
        from content.signal_handlers import prepare_pictures  # noqa: PLC0415

        page_published.connect(prepare_pictures)
        for model in apps.get_models():
            if issubclass(model, (Checked, Role, WorkType)):
                pre_delete.connect(retiring.keep_what_is_used, sender=model)
