from django.db import migrations

from organisation.schema import frozen, no_overlap


class Migration(migrations.Migration):
    dependencies = [("tracking", "0001_requirements_and_completions")]

    operations = [
        no_overlap("tracking_requirementversion", "requirement_id"),
        frozen("tracking_snapshot"),
    ]
