"""Handing letters to the mail server, and knowing what became of each one."""

import logging
import smtplib
from dataclasses import dataclass
from enum import Enum

from django.core.mail import get_connection

logger = logging.getLogger(__name__)


class Outcome(Enum):
    """What the mail server made of a letter."""

    SENT = "sent"
    LATER = "later"  # It has not taken the letter, and may do so another time.
    REFUSED = "refused"  # It never will.
    UNKNOWN = "unknown"  # It may have taken it: no answer came after the letter was handed over.


@dataclass(frozen=True)
class Answer:
    """The outcome, and the kind of error in words that name nobody."""

    outcome: Outcome
    error: str = ""


class Post:
    """One connection for many letters. `with Post() as post:` closes it."""

    def __init__(self):
        self.connection = None
        self.handed = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._close()

    def is_open(self):
        """Open the connection unless it is. False when the mail server cannot be reached or does not let us in."""
        if self.connection is not None:
            return True
        connection = get_connection()
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            logger.warning("The mail server cannot be reached: %s", _in_words(error))
            return False
        self.connection = connection
        self._watch(connection)
        return True

    def send(self, message):
        """Hand over one letter. Never raises for what a mail server can do."""
        self.handed = not isinstance(getattr(self.connection, "connection", None), smtplib.SMTP)
        message.connection = self.connection
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as error:
            code = min((code for code, _ in error.recipients.values()), default=450)
            if _by_code(code) == Outcome.LATER:
                self._close()  # 421 closes it at the other end.
            return Answer(_by_code(code), f"{type(error).__name__} {code}")
        except smtplib.SMTPSenderRefused as error:
            self._close()  # It will not take the next letter either.
            return Answer(Outcome.LATER, _in_words(error))
        except smtplib.SMTPResponseException as error:
            self._close()
            return Answer(_by_code(error.smtp_code), _in_words(error))
        except Exception as error:  # noqa: BLE001 whatever it is, only one thing matters: had it been handed over?
            self._close()
            return Answer(Outcome.UNKNOWN if self.handed else Outcome.LATER, _in_words(error))
        return Answer(Outcome.SENT)

    def _watch(self, connection):
        """Notice when the text itself is handed over: until then, a lost connection has sent nothing."""
        smtp = getattr(connection, "connection", None)
        if not isinstance(smtp, smtplib.SMTP):
            return
        hand_over = smtp.data

        def data(text):
            self.handed = True
            return hand_over(text)

        smtp.data = data

    def _close(self):
        connection, self.connection = self.connection, None
        if connection is not None:
            try:
                connection.close()
            except (OSError, smtplib.SMTPException) as error:
                logger.info("The connection to the mail server ended: %s", _in_words(error))


def _by_code(code):
    """5xx is for ever, everything else may pass."""
    return Outcome.REFUSED if 500 <= code < 600 else Outcome.LATER


def _in_words(error):
    """The kind of error and its code, never its text: that holds addresses."""
    return " ".join(str(part) for part in (type(error).__name__, getattr(error, "smtp_code", "")) if part)
