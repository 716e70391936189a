"""What an import tells: a count for each model, every oddity, and what became of each account."""

from collections import Counter

from quizzes.django_quiz_app.rows import cleaned

CREATED, CHANGED, UNCHANGED, SKIPPED = OUTCOMES = ("created", "changed", "unchanged", "skipped")


class Report:
    """Counts and oddities as they are found. Nothing in it names a person or quotes what somebody has written."""

    def __init__(self):
        self.counts, self.quirks, self.users = {}, [], []

    def count(self, model, outcome, rows=1):
        """So many rows of a model came to this."""
        self.counts.setdefault(model, Counter())[outcome] += rows

    def quirk(self, model, pk, field, reason, value=None):
        """Something that is not as it should be in the field of a row; `field` is empty when it is the row itself."""
        text = str(reason) if value is None else str(reason) % {"value": value}
        self.quirks.append({"model": model, "pk": _plain(pk), "field": cleaned(field), "reason": cleaned(text)})

    def user(self, pk, done, matched_by=None, person=None):
        """What became of an account: `person` is the one here whom it was matched with."""
        self.users.append({"pk": _plain(pk), "done": done, "matched_by": matched_by, "person": person})

    def as_data(self):
        """The report as JSON holds it. `read` is the sum of the others."""
        models = {
            model: {"read": found.total()} | {outcome: found[outcome] for outcome in OUTCOMES}
            for model, found in sorted(self.counts.items())
        }
        return {"models": models, "quirks": self.quirks, "users": self.users}


def _plain(pk):
    """A primary key as JSON can hold it, whatever stood there."""
    return pk if pk is None or (isinstance(pk, int) and abs(pk) < 1 << 63) else cleaned(str(pk)[:100])
