"""Questions as they were asked there: the versions that sittings from there hold."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes import document, versions
from quizzes.django_quiz_app.rows import ANSWER, QUESTION
from quizzes.document import FALSE, TRUE, Document, Kind, Option
from quizzes.models import Question, QuestionVersion


def as_asked_there(work, there):
    """The Document of a question as sittings there asked it. One of no known kind reads as a text to write."""
    options = [Option(str(work.uuid(ANSWER, key)), text, is_right) for key, text, is_right in there.answers]
    if there.kind == Kind.TRUE_FALSE:
        options = [Option(TRUE, is_right=there.is_true), Option(FALSE, is_right=not there.is_true)]
    return Document(
        kind=str(there.kind or Kind.ESSAY),
        text=there.text,
        options=options,
        answer_order=str(there.order),
        explanation=there.explanation,
        figure=there.figure.image,
    )


@dataclass(frozen=True)
class Asked:
    """A question as sittings there asked it, and what is looked up of it for each of them.

    `order`: the ids of its options in the order of the editor; `right`: those that are right; `chosen`: {what stands in
    an answer there: the id of the option}.
    """

    document: Document
    order: list
    right: frozenset
    chosen: dict


class Frozen:
    """The questions as sittings there asked them, and the versions that they hold, each made when first asked for."""

    def __init__(self, work):
        self.work, self.found, self.versions, self.by_sha = work, {}, {}, {}
        keys = [work.uuid(QUESTION, key) for key in work.questions]
        for start in range(0, len(keys), 500):
            rows = QuestionVersion.objects.filter(key__in=keys[start : start + 500])
            self.by_sha |= {(one.key, one.sha256): one for one in rows}

    def of(self, key):
        """The Asked of the question with the key there, also of one that is gone."""
        if key not in self.found:
            there = self.work.questions.get(key)
            asked = as_asked_there(self.work, there) if there else _gone(key)
            self.found[key] = Asked(
                document=asked,
                order=[option.id for option in asked.options],
                right=frozenset(asked.right_ids),
                chosen={str(answer[0]): str(self.work.uuid(ANSWER, answer[0])) for answer in there.answers}
                if there
                else {},
            )
        return self.found[key]

    def version(self, key):
        """The primary key of its version."""
        if key not in self.versions:
            asked, there = self.of(key).document, self.work.questions.get(key)
            self.versions[key] = self._version(self.work.uuid(QUESTION, key), asked, there).pk
        return self.versions[key]

    def _version(self, key, asked, there):
        sha256 = document.digest(document.to_data(asked))
        found = self.by_sha.get((key, sha256)) or QuestionVersion.objects.filter(key=key, sha256=sha256).first()
        if found is None:
            found = versions.freeze(key, asked, self.work.categories.get(there.category) if there else None)
            question = Question.objects.filter(key=key).first()
            if question is not None:
                versions.publish(question)
        return found


def _gone(key):
    """A question that was deleted there: only that there was one is known. Whatever was answered is kept as a text."""
    text = _("Question %(number)s, which had been deleted in the system that this came from.") % {"number": key}
    return Document(kind=str(Kind.ESSAY), text=text)
