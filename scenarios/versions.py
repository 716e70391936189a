"""The versions that are played: made when a page is published without errors, and never changed."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from content.models import LawReference
from scenarios.document import digest, to_data
from scenarios.models.version import RefusedPublication, ScenarioVersion


def newest(key):
    """The version that is played now, or None before the first."""
    return ScenarioVersion.objects.filter(key=key).order_by("-number").first()


def newest_of_all(keys):
    """{key: the version that is played now} of those that have one. One query."""
    rows = ScenarioVersion.objects.filter(key__in=keys)
    latest = rows.order_by().values("key").annotate(last=Max("number"))
    wanted = {row["key"]: row["last"] for row in latest}
    return {version.key: version for version in rows if version.number == wanted[version.key]}


@transaction.atomic
def publish(key, scenario, *, root=None, edition=1, note="", at=None):
    """The version that holds `scenario` now: the newest one when nothing has changed, otherwise a new one.

    `edition` is the last one of the training `root` (the key of the course, or the scenario's own) that changed the
    scenario: a higher one than before makes the change material, and a version of its own even when the document is
    the same. In another course the numbers begin anew. A law that reads otherwise makes a version too. Two publications
    of one scenario meet at the unique number: the later one fails, and with it its transaction.
    """
    RefusedPublication.objects.filter(key=key).delete()
    before, mark = newest(key), digest(scenario)
    root, laws = root or key, _laws(scenario)
    is_material = before is not None and edition > (before.edition if before.root == root else 1)
    if before is not None and before.sha256 == mark and before.laws == laws and not is_material:
        return before
    return ScenarioVersion.objects.create(
        key=key,
        number=before.number + 1 if before else 1,
        title=scenario.title,
        document=to_data(scenario),
        laws=laws,
        sha256=mark,
        published_at=at or timezone.now(),
        root=root,
        edition=edition,
        is_material=is_material,
        note=note if before else "",
    )


def refuse(key, errors):
    """The page has been published with errors: what is played does not change, and somebody must look at it."""
    RefusedPublication.objects.update_or_create(key=key, defaults={"refused_at": timezone.now(), "errors": errors})


def _laws(scenario):
    """{key: the law reference as it reads now}: frozen with the version, so that it shows what was taught."""
    keys = {key for step in scenario.steps for key in step.laws}
    columns = ("key", "title", "text", "source", "valid_from", "checked_on", "next_check")
    found = {law["key"]: law for law in LawReference.objects.filter(key__in=keys).values(*columns)}
    return json.loads(json.dumps(found, cls=DjangoJSONEncoder))  # As it is read back, so that the two can be compared.
