from django.db import migrations

from organisation.schema import no_overlap


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_staff_and_tree")]

    operations = [
        no_overlap("organisation_unitperiod", "unit_id"),
        no_overlap("organisation_employment", "person_id", "unit_id", "job_role_id", "number"),
        no_overlap("organisation_absence", "person_id"),
    ]
