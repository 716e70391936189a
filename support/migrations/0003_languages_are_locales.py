"""A page's language is Wagtail's locale: a translation is the same page in another locale."""

from django.db import migrations, models


def move_to_locales(apps, schema_editor):
    """A page in another language goes to the locale of that language, where it stands, as it was published."""
    page_model = apps.get_model("support", "SupportPage")
    locale_model = apps.get_model("wagtailcore", "Locale")
    revision_model = apps.get_model("wagtailcore", "Revision")
    for page in page_model.objects.exclude(language="sv"):
        locale, _ = locale_model.objects.get_or_create(language_code=page.language)
        page_model.objects.filter(pk=page.pk).update(translation_reviewed=True)
        apps.get_model("wagtailcore", "Page").objects.filter(pk=page.pk).update(locale=locale)
        for revision in revision_model.objects.filter(object_id=str(page.pk), content__translation_key__isnull=False):
            if revision.content.get("language") == page.language:
                revision.content |= {"locale": locale.pk, "translation_reviewed": True}
                revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0002_pages_are_reviewed"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="supportpage",
            name="translation_reviewed",
            field=models.BooleanField(
                default=False,
                help_text="Somebody who speaks the language has read this page against the Swedish one.",
                verbose_name="translation reviewed",
            ),
        ),
        migrations.RunPython(move_to_locales, migrations.RunPython.noop),
        migrations.RemoveField(model_name="supportpage", name="language"),
    ]
