"""StreamField blocks, rich-text cleaning and the snippets pages share."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import page_published


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Reading images needs the models, which are not there when this file is read.
        from wagtail.images import get_image_model  # noqa: PLC0415
        from wagtail.models import CollectionViewRestriction, Revision  # noqa: PLC0415

        from content import signal_handlers  # noqa: PLC0415

        page_published.connect(signal_handlers.prepare_pictures)
        pre_save.connect(signal_handlers.refuse_publication)
        pre_save.connect(signal_handlers.refuse_schedule, sender=Revision)
        pre_save.connect(signal_handlers.name_new_picture, sender=get_image_model())
        post_save.connect(signal_handlers.move_picture, sender=get_image_model())
        post_save.connect(signal_handlers.move_pictures, sender=CollectionViewRestriction)
        post_delete.connect(signal_handlers.move_pictures, sender=CollectionViewRestriction)
