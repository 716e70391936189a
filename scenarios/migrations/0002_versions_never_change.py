from django.db import migrations

from organisation.schema import frozen


class Migration(migrations.Migration):
    """A version is what somebody has played: the database refuses to change it."""

    dependencies = [("scenarios", "0001_scenarios")]

    operations = [frozen("scenarios_scenarioversion", events=["UPDATE"])]
