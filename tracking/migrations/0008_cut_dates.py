"""A new installation begins with the dates on which Swedish municipalities usually report; they can be changed."""

from django.db import migrations

USUAL = [("Tertial 1", 4, 30), ("Tertial 2", 8, 31), ("Helår", 12, 31)]


def add_usual_cut_dates(apps, schema_editor):
    cut_date = apps.get_model("tracking", "CutDate")
    if not cut_date.objects.exists():
        cut_date.objects.bulk_create([cut_date(name=name, month=month, day=day) for name, month, day in USUAL])


class Migration(migrations.Migration):
    dependencies = [("tracking", "0007_measures")]

    operations = [migrations.RunPython(add_usual_cut_dates, migrations.RunPython.noop)]
