"""The one row of Municipality, so that no visit to a public page has to write it."""

from django.db import migrations


def make_row(apps, schema_editor):
    municipality = apps.get_model("content", "Municipality")
    if not municipality.objects.exists():
        municipality.objects.create()


class Migration(migrations.Migration):
    dependencies = [("content", "0001_snippets")]

    operations = [migrations.RunPython(make_row, migrations.RunPython.noop)]
