"""StreamField blocks, rich-text cleaning and the snippets pages share."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.signals import copy_for_translation_done, page_published


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Reading images needs the models, which are not there when this file is read.
        from wagtail.images import get_image_model  # noqa: PLC0415
        from wagtail.models import CollectionViewRestriction, Locale, Revision  # noqa: PLC0415

        from content import retiring, signal_handlers  # noqa: PLC0415
        from content.glossary import forget_terms  # noqa: PLC0415
        from content.languages import forget_codes  # noqa: PLC0415
        from content.models import Checked, GlossaryTerm, Role, WorkType  # noqa: PLC0415

        page_published.connect(signal_handlers.prepare_pictures)
        copy_for_translation_done.connect(signal_handlers.give_the_same_rights)
        pre_save.connect(signal_handlers.refuse_publication)
        pre_save.connect(signal_handlers.refuse_schedule, sender=Revision)
        pre_save.connect(signal_handlers.name_new_picture, sender=get_image_model())
        post_save.connect(signal_handlers.move_picture, sender=get_image_model())
        for signal in (post_save, post_delete):
            signal.connect(forget_codes, sender=Locale)
            signal.connect(forget_terms, sender=GlossaryTerm)
            signal.connect(signal_handlers.move_pictures, sender=CollectionViewRestriction)
        for model in apps.get_models():
            if issubclass(model, (Checked, Role, WorkType)):
                pre_delete.connect(retiring.keep_what_is_used, sender=model)
