import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0002_versions_never_change")]

    operations = [
        migrations.AddField("subcategory", "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
    ]
