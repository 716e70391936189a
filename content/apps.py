"""StreamField blocks, rich-text cleaning and the snippets pages share."""

from django.apps import AppConfig
from wagtail.signals import page_published


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Reading images needs the models, which are not there when this file is read.
        from content.signal_handlers import prepare_pictures  # noqa: PLC0415

        page_published.connect(prepare_pictures)
