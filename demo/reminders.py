"""What Rustad has written to the staff of Ekvalla: what fell due on three Mondays of October 2026.

Nothing is sent: the notices are written as if it had been done.
"""

from datetime import date, timedelta

from demo.dates import at
from tracking.models import Notice, NoticeState, ReminderRun, ReminderSettings
from tracking.reminders import deciding

MONDAYS = (date(2026, 10, 12), date(2026, 10, 19), date(2026, 10, 26))
REFUSED, UNANSWERED = 37, 23  # One letter of so many.


def write_reminders():
    """The settings and the notices, unless there are any. Gives their number."""
    if Notice.objects.exists() or ReminderRun.objects.exists():
        return 0
    settings = ReminderSettings.load()
    settings.is_on, settings.sender_address = True, "rustad@ekvalla.example"
    settings.signature = "Samordnaren hjälper dig gärna."
    settings.save()
    for monday in MONDAYS:
        deciding.decide(monday, settings, at=at(monday, 7))
        _send(list(Notice.objects.filter(state=NoticeState.WAITING).order_by("pk")), at(monday, 7, 5))
    return Notice.objects.count()


def _send(notices, start):
    """What became of each: nearly all were sent, some seconds apart."""
    for number, notice in enumerate(notices, start=1):
        notice.handed_at, notice.attempts = start + timedelta(seconds=2 * number), 1
        if number % REFUSED == 0:
            notice.state, notice.error = NoticeState.FAILED, "SMTPRecipientsRefused 550"
        elif number % UNANSWERED == 0:
            notice.state, notice.error = NoticeState.UNCERTAIN, "interrupted"
        else:
            notice.state, notice.sent_at = NoticeState.SENT, notice.handed_at
    Notice.objects.bulk_update(notices, ["state", "error", "attempts", "handed_at", "sent_at"], batch_size=200)
