"""manage.py forget_second_factor USERNAME: for one who has lost both the telephone and the recovery codes."""

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from organisation.sign_in import named


class Command(BaseCommand):
    help = "Forget the authenticator app and the recovery codes of a person, who then sets up a new one."

    def add_arguments(self, parser):
        parser.add_argument("username", help="User name or employee id.")

    def handle(self, *, username, **options):
        person = named(username)
        if person is None:
            raise CommandError(f"There is nobody called {username}.")
        Authenticator.objects.filter(user=person).delete()
        self.stdout.write(f"{person.get_username()} signs in with the password only, until a new app is set up.")
