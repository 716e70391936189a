"""Where in the whole database a text stands: what an erased person must have left nowhere."""

from django.apps import apps
from django.db import models
from django.db.models import CharField, Q
from django.db.models.functions import Cast


def traces(*texts):
    """{"app.Model.field"} of every column of every table in which one of the texts stands."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.UUIDField):
                rows = model._base_manager.annotate(as_text=Cast(field.name, CharField()))
                wanted = Q()
                for text in texts:
                    wanted |= Q(as_text__icontains=text)
                if rows.filter(wanted).exists():
                    found.add(f"{model._meta.label}.{field.name}")
    return found
