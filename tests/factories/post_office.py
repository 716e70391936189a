"""A mail server on this machine that keeps what it is given, and can be told to refuse, to hang up or to be away."""

import email
import socket
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller


class PostOffice:
    """What has arrived, and how the next letters are treated."""

    def __init__(self):
        self.letters = []  # email.message.EmailMessage
        self.refusing = {}  # address -> answer
        self.then = None  # Called when a letter has arrived, before it is answered; its result is the answer.

    def to(self, person):
        """The letters to one person."""
        return [letter for letter in self.letters if letter["To"] == person.email]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(email.message_from_bytes(envelope.content, policy=policy.default))
        answer = self.then(server) if self.then else None
        return answer or "250 OK"


@contextmanager
def open_post_office(settings):
    """The mail server, on a port of its own, with Django's settings leading to it."""
    office = PostOffice()
    office.port = settings.EMAIL_PORT = _free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "127.0.0.1", "", ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 10
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
