"""The two courses as the ledger knows them: parts and editions, with fixed keys that the pages carry too.

Each course has got a quiz with its second edition: whoever had finished it before has finished it.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from demo.dates import at
from demo.texts.basic_course import COURSE as BASIC_TEXT
from demo.texts.indepth_course import COURSE as IN_DEPTH_TEXT
from demo.texts.quiz_basic import QUIZ as BASIC_QUIZ
from demo.texts.quiz_indepth import QUIZ as IN_DEPTH_QUIZ

NAMESPACE = UUID("5a1c3c0e-0f4e-5f0e-9d52-6b7a1d0e4b11")


def key_of(slug):
    """The key of a course or a part of one: the translation_key of its page, and the key of its training."""
    return uuid5(NAMESPACE, slug)


@dataclass(frozen=True)
class DemoEdition:
    """A numbered edition, and the parts that it changed materially or brought."""

    number: int
    published: date
    note: str = ""
    changed: tuple = ()


@dataclass(frozen=True)
class DemoCourse:
    """A course, its lessons in order, its quiz, and its editions."""

    text: dict = field(repr=False)
    quiz: dict = field(repr=False)
    editions: tuple

    @property
    def slug(self):
        return self.text["slug"]

    @property
    def lessons(self):
        return [lesson["slug"] for lesson in self.text["lessons"]]

    @property
    def parts(self):
        """The lessons, and then the quiz."""
        return [*self.lessons, self.quiz["slug"]]

    def parts_in(self, edition):
        """The parts that the course had in an edition: the quiz came with a later one."""
        return [part for part in self.parts if part != self.quiz["slug"] or edition >= self.changed_in(part)]

    def edition_on(self, on):
        """The edition that was live on the day."""
        return max((e.number for e in self.editions if e.published <= on), default=1)

    def changed_in(self, part, up_to=99):
        """The last edition up to `up_to` that changed the part; 1 when none did."""
        return max((e.number for e in self.editions if part in e.changed and e.number <= up_to), default=1)

    def edition_of(self, parts):
        """The edition of a completed course, from {part: edition of its completion} (definition 19)."""
        numbers = sorted((e.number for e in self.editions), reverse=True)
        return next(
            n for n in numbers if all(parts.get(part, 0) >= self.changed_in(part, n) for part in self.parts_in(n))
        )


BASIC = DemoCourse(
    BASIC_TEXT,
    BASIC_QUIZ,
    (
        DemoEdition(1, date(2024, 1, 8)),
        DemoEdition(
            2,
            date(2025, 9, 1),
            "Ny socialtjänstlag från den 1 juli 2025, nya regler om uppgifter till polisen och ett kunskapstest sist i "
            "kursen.",
            ("rutinen-steg-for-steg", "sekretess-och-samtycke", BASIC_QUIZ["slug"]),
        ),
    ),
)
IN_DEPTH = DemoCourse(
    IN_DEPTH_TEXT,
    IN_DEPTH_QUIZ,
    (
        DemoEdition(1, date(2025, 6, 16)),
        DemoEdition(2, date(2026, 8, 31), "Ett kunskapstest sist i kursen.", (IN_DEPTH_QUIZ["slug"],)),
    ),
)
COURSES = [BASIC, IN_DEPTH]


def published_at(edition):
    return at(edition.published, 9)
