"""manage.py erase_person EMPLOYEE_ID --reason asked: blank a person who has left."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisation.models import ErasureReason, User
from organisation.privacy import erasure


class Command(BaseCommand):
    help = "Erase a person who has left: the identity is blanked, the facts are kept for the figures."

    def add_arguments(self, parser):
        parser.add_argument("employee_id", help="The exact employee id, or user name of one without.")
        parser.add_argument("--reason", choices=ErasureReason.values, required=True)
        parser.add_argument("--dry-run", action="store_true", help="Only say whether it could be done.")

    def handle(self, *, employee_id, reason, dry_run, **options):
        person = User.objects.filter(employee_id=employee_id).first()
        person = person or User.objects.filter(employee_id=None, username=employee_id).first()
        if person is None:
            raise CommandError("There is nobody with this employee id.")
        try:
            if dry_run:
                if found := erasure.obstacles(person, timezone.localdate()):
                    raise ValidationError(found)
                self.stdout.write("The person can be erased. Nothing has been changed.")
                return
            done = erasure.erase(person, reason)
        except ValidationError as error:
            raise CommandError(" ".join(str(message) for message in error.messages)) from None
        self.stdout.write(f"Erased: {done.person}.")
