"""manage.py export_gift: the question bank, or one category of it, in GIFT."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from quizzes.gift.exporting import export
from quizzes.models import Category, Question


class Command(BaseCommand):
    help = "Write the questions that are not retired in GIFT, Moodle's text format. What others lose is listed."

    def add_arguments(self, parser):
        parser.add_argument("--category", help="Only the questions of the category with this name.")
        parser.add_argument("--output", help="The file to write. Otherwise the text is printed.")

    def handle(self, *, category, output, **options):
        questions = Question.objects.current()
        if category is not None:
            if not Category.objects.filter(name=category).exists():
                raise CommandError(f"There is no category called “{category}”.")
            questions = questions.filter(category__name=category)
        with translation.override("sv"):
            written = export(questions)
        self._write(written, output)
        for loss in written.lost:
            self.stderr.write(f"Not carried: question {loss.line}: {loss.title}: {loss.reason}")
        self.stderr.write(f"{questions.count()} questions.")

    def _write(self, written, output):
        if not output:
            self.stdout.write(written.text)
            return
        try:
            Path(output).write_bytes(written.data)
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error.strerror}") from error
