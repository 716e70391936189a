"""The numbers that meetings were recorded with become versions, without texts: those were not kept here."""

import uuid

from django.db import migrations

# No page has this key, so a material that is published later begins with versions of its own.
EARLIER = uuid.UUID("00000000-0000-0000-0000-000000000001")
TITLE = "Samtalsunderlag"


def point_to_versions(apps, schema_editor):
    activities = apps.get_model("tracking", "UnitActivity").objects.using(schema_editor.connection.alias)
    versions = apps.get_model("tracking", "MaterialVersion").objects.using(schema_editor.connection.alias)
    used = activities.filter(material_version__gte=1)
    for number in sorted(set(used.values_list("material_version", flat=True))):
        first = used.filter(material_version=number).order_by("recorded_at").values_list("recorded_at", flat=True)[0]
        version = versions.create(key=EARLIER, number=number, title=TITLE, published_at=first)
        used.filter(material_version=number).update(material=version)


def back_to_numbers(apps, schema_editor):
    activities = apps.get_model("tracking", "UnitActivity").objects.using(schema_editor.connection.alias)
    versions = apps.get_model("tracking", "MaterialVersion").objects.using(schema_editor.connection.alias)
    for version in versions.all():
        activities.filter(material=version).update(material=None, material_version=version.number)
    versions.filter(key=EARLIER).delete()


class Migration(migrations.Migration):
    dependencies = [("tracking", "0003_meeting_materials")]

    operations = [migrations.RunPython(point_to_versions, back_to_numbers)]
