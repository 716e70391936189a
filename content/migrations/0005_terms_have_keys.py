"""Every term gets a key made from the term, which links lead to."""

from django.db import migrations, models
from django.utils.text import slugify


def make_keys(apps, schema_editor):
    terms = apps.get_model("content", "GlossaryTerm").objects
    taken = set(terms.exclude(key=None).values_list("key", flat=True))
    for pk, term in terms.filter(key=None).order_by("pk").values_list("pk", "term"):
        key = base = slugify(term)[:45] or "ord"
        number = 1
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        terms.filter(pk=pk).update(key=key)


class Migration(migrations.Migration):
    dependencies = [("content", "0004_facts_are_checked_and_retired")]

    operations = [
        migrations.RunPython(make_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="glossaryterm",
            name="key",
            field=models.SlugField(
                blank=True,
                help_text="What links to the term lead to, such as radikalisering. Made from the term if left empty.",
                unique=True,
                verbose_name="key",
            ),
        ),
    ]
