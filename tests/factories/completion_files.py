"""Files of completions as bytes, and what the comparison says of them."""

from django.utils import timezone

from tracking.recognition import plan as planning
from tracking.recognition.reading import read
from tracking.recognition.trainings import TrainingNames

LIST = "/tillgodorakna/filer/"
NEW = f"{LIST}ny/"
HEADER = "Anställd-id;Utbildning;Genomförd;Utgåva;Underlag"


def text_of(response):
    return response.content.decode()


def lines(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


def kinds_of(content, town, kind="imported", training=None):
    """[(row, kind of problem)] of a file."""
    today = timezone.localdate()
    reading = read(content, "fil.csv", kind=kind, names=TrainingNames(), training=training, today=today)
    planning.plan(reading, kind)
    return [(problem.row, problem.kind) for problem in reading.problems]


def counts(row):
    return (row.rows, row.new, row.unchanged, row.refused)
