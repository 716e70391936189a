from django.core.validators import MinValueValidator
from django.db import migrations, models


def keep_them(apps, schema_editor):
    apps.get_model("organisation", "Retention").objects.filter(notice_months__lt=14).update(notice_months=14)


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0007_erasure_holds_and_retention"),
    ]

    operations = [
        migrations.AlterField(
            model_name="retention",
            name="notice_months",
            field=models.PositiveSmallIntegerField(
                default=14,
                help_text="Which reminders have been sent to whom. At least 14: nobody is to get the same reminder twice.",
                validators=[MinValueValidator(14)],
                verbose_name="months for notices",
            ),
        ),
        migrations.RunPython(keep_them, migrations.RunPython.noop),
    ]
