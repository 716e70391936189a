"""What the benchmarks of pages share: how Django is set up to be measured, the floor of a page, and goals."""

import logging
import os
import warnings

import django
from django.core.management import call_command
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path


def bare(request):
    """The floor of a page: a view that looks up the session and the person, and says so."""
    return HttpResponse(f"Inloggad som {request.user.pk}")


urlpatterns = [path("golv/", bare)]


def set_up():
    """Django and an up-to-date database, for a process that measures pages by asking for them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.INFO)  # Who has signed in is told for every page.
    warnings.simplefilter("ignore")  # That there is no folder of static files.
    # No files have been collected here; the pages are measured without looking up their names.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}).enable()
    call_command("migrate", verbosity=0)


def missed(goal, is_missed, control_is_missed=True):
    """[what to say] when a goal is missed, or when the control that must miss it does not."""
    lines = [f"{goal}: the goal is missed"] * is_missed
    return lines + [f"{goal}: the control misses nothing"] * (not control_is_missed)
