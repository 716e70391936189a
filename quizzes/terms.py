"""The terms of a quiz as they were when a sitting began: plain data that the sitting keeps."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Terms:
    """`bands`: [[from per cent, text]], the lowest first."""

    pass_mark: int = 0
    one_page: bool = False
    answers_at_end: bool = False
    success_text: str = ""
    fail_text: str = ""
    bands: list = field(default_factory=list)
    second_marker: bool = False
    time_limit: int | None = None

    @property
    def tells_at_once(self):
        """Is the right answer shown after each question?"""
        return not self.answers_at_end and not self.one_page

    def band_for(self, percent):
        """The text for a result, or nothing."""
        reached = [text for lowest, text in self.bands if lowest <= percent]
        return reached[-1] if reached else ""


def terms_of(quiz):
    """The terms as the page has them now."""
    bands = sorted([band.from_percent, band.text] for band in quiz.bands.all())
    return Terms(
        pass_mark=quiz.pass_mark,
        one_page=quiz.one_page,
        answers_at_end=quiz.answers_at_end or quiz.one_page,
        success_text=quiz.success_text,
        fail_text=quiz.fail_text,
        bands=bands,
        second_marker=quiz.second_marker,
        time_limit=quiz.time_limit,
    )


def to_data(terms):
    return asdict(terms)


def from_data(data):
    return Terms(**data)
