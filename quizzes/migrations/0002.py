from django.db import migrations

from organisation.schema import frozen


class Migration(migrations.Migration):
    """A version is what somebody has answered: the database refuses to change it."""

    dependencies = [("quizzes", "0001_quizzes")]

    operations = [frozen("quizzes_questionversion", events=["UPDATE"])]
