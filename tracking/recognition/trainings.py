"""Which trainings a completion can be recorded for, and which one a word in a file means."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tracking.models import AcceptedTraining, Part, Training, TrainingKind


def whole_trainings():
    """Every training that is not a part of another, also those no longer published: somebody may have taken them."""
    return Training.objects.filter(part_of=None).exclude(kind=TrainingKind.LESSON)


def offered_trainings():
    """Those of them that a form lists: published, taken elsewhere, or accepted by some requirement."""
    accepted = AcceptedTraining.objects.filter(training=OuterRef("pk"), version__voided_at=None)
    return whole_trainings().filter(Q(retired_on=None) | Exists(accepted)).order_by("title", "pk")


class UnknownTraining(Exception):
    """A word that means no training, a part of one, or several; `kind` is the kind of problem."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


class TrainingNames:
    """Finds a training by its title, its key, or what another portal called it. Two queries."""

    def __init__(self, aliases=None):
        self.titles = {}
        self.ids = set()
        for pk, key, title in whole_trainings().values_list("pk", "key", "title"):
            self.ids.add(pk)
            self.titles.setdefault(_key(title), set()).add(pk)
            self.titles[str(key)] = {pk}
        self.aliases = {_key(name): pk for name, pk in (aliases or {}).items()}
        self.parts = {_key(title) for title in Part.objects.values_list("training__title", flat=True)}

    def find(self, text):
        """The id of the training. Raises UnknownTraining."""
        word = _key(text)
        if word in self.aliases:
            return self.aliases[word]
        found = self.titles.get(word) or self.titles.get(_as_uuid(word), set())
        if not found:
            raise UnknownTraining("part_of_course" if word in self.parts else "unknown_training")
        if len(found) > 1:
            raise UnknownTraining("several_trainings")
        return next(iter(found))


def _key(text):
    return " ".join(str(text).casefold().split())


def _as_uuid(word):
    try:
        return str(UUID(word))
    except ValueError:
        return None
