"""The e-mail that tells a coordinator that a unit wants support: sent in the background, with nobody's name in it."""

from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_tasks import task

from organisation.models import UnitPeriod, User
from tracking.models import UnitActivity

TRIES = 5
PAUSE = timedelta(minutes=10)  # Before the second try; the next ones wait longer.


@task(backend="background")
def tell_coordinator(activity_id, person_id, attempt=1):
    """Write to one coordinator about one meeting, unless it has been withdrawn or the address has gone.

    When the mail cannot be sent it is tried again later, and the wish stands on the coordinator's page all the time.
    """
    activity = UnitActivity.objects.in_force().select_related("unit").filter(pk=activity_id).first()
    person = User.objects.filter(pk=person_id, is_active=True).exclude(email="").first()
    if activity is None or person is None:
        return
    try:
        send_mail(*text_of(activity), None, [person.email])
    except (OSError, SMTPException):
        if attempt >= TRIES:
            raise
        later = tell_coordinator.using(run_after=timezone.now() + attempt * PAUSE)
        later.enqueue(activity_id, person_id, attempt + 1)


def text_of(activity):
    """(subject, text) in the language of the municipality: the unit and the day, and where to read on."""
    with translation.override(settings.LANGUAGE_CODE):
        named = UnitPeriod.objects.on(activity.held_on).filter(unit=activity.unit).values_list("name", flat=True)
        unit = named.first() or activity.unit.latest_name()
        values = {
            "unit": unit,
            "date": date_format(activity.held_on, "j F Y"),
            "url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("tracking:support_wishes"),
        }
        subject = _("Support wanted: %(unit)s") % values
        text = _(
            "%(unit)s had its unit meeting on the subject on %(date)s and would like your support.\n\n"
            "Contact the head of the unit. Then mark it as taken care of here:\n%(url)s\n"
        )
        return subject, text % values
