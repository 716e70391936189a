"""What the page of one sitting shows of each question."""

from dataclasses import dataclass

from wagtail.images import get_image_model

from quizzes import marking
from quizzes.answers_in_words import option_in_words
from quizzes.document import Kind
from quizzes.marking_forms import MarkingForm

FIGURE = "max-800x800"


@dataclass(frozen=True)
class Option:
    """An option as the writer saw it."""

    text: str
    is_right: bool
    is_chosen: bool


@dataclass(frozen=True)
class Entry:
    """A line of the log in words."""

    marking: object
    points: list


@dataclass
class Item:
    """A question of the sitting. `form`: None when the reader may enter nothing.

    `is_overtaken`: somebody else marked it while the reader did. `kept`: the comment that there is no form for now.
    """

    stand: marking.Stand
    figure: object
    entries: list
    role: str | None
    form: MarkingForm | None = None
    kept: str = ""
    is_overtaken: bool = False

    @property
    def row(self):
        return self.stand.row

    @property
    def document(self):
        return self.row.version.question

    @property
    def is_essay(self):
        return self.row.version.kind == Kind.ESSAY

    @property
    def seen(self):
        return len(self.stand.entries)

    @property
    def text(self):
        """What was written, or None."""
        return self.row.answer if isinstance(self.row.answer, str) else None

    @property
    def options(self):
        """[Option] in the order that the writer saw them."""
        document, chosen = self.document, self.row.answer or []
        if not document.is_chosen_from:
            return []
        shown = [document.option(one) for one in self.row.option_order] or document.options
        return [Option(option_in_words(one), one.is_right, one.id in chosen) for one in shown if one is not None]

    @property
    def right_texts(self):
        """The texts that a short text may be."""
        return [one.text for one in self.document.options] if self.document.kind == Kind.SHORT_TEXT else []

    @property
    def awaits_first(self):
        return self.stand.state == marking.AWAITS_FIRST

    @property
    def awaits_second(self):
        return self.stand.state == marking.AWAITS_SECOND

    @property
    def must_agree(self):
        return self.stand.state == marking.TO_AGREE

    @property
    def is_settled(self):
        return self.stand.state == marking.SETTLED


def items_of(sitting, reader, may_mark):
    """[Item] of the sitting for a reader. The number of queries does not grow with the questions.

    Of what is no exam paper only the essays: the learner has been told that nobody sees the rest.
    """
    stands = [one for one in marking.stands_of(sitting) if sitting.exam_paper or one.row.version.kind == Kind.ESSAY]
    figures = _figures({stand.row.version.question.figure for stand in stands} - {None})
    return [_item(stand, figures, reader, may_mark) for stand in stands]


def _figures(keys):
    """{primary key: image} of those that are still there."""
    if not keys:
        return {}
    return {image.pk: image for image in get_image_model().objects.filter(pk__in=keys).prefetch_renditions(FIGURE)}


def _item(stand, figures, reader, may_mark):
    role = stand.role_for(reader) if may_mark else None
    return Item(
        stand=stand,
        figure=figures.get(stand.row.version.question.figure),
        entries=[Entry(one, marking.points_in_words(stand.row, one)) for one in stand.shown_to(reader)],
        role=role,
        form=MarkingForm(stand=stand, role=role) if role else None,
    )
