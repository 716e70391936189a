"""Bar charts as plain geometry; the template draws them as SVG, and a table with the same figures stands beneath."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

ROW_HEIGHT = 5.7  # em: the label, the number, the bar and the space to the next one.

PAPER_ROW, PAPER_WIDTH = 54, 660  # Pixels.


@dataclass(frozen=True)
class Bar:
    """One requirement or unit: its label, and where its three segments begin and end, in per cent."""

    label: str
    figures: object
    top: float

    @property
    def label_y(self):
        return f"{self.top + 1.1:.1f}em"

    @property
    def number_y(self):
        """On a line of its own: beside a long label there is no room on a telephone."""
        return f"{self.top + 2.4:.1f}em"

    @property
    def bar_y(self):
        return f"{self.top + 2.9:.1f}em"

    @property
    def done(self):
        return self._share(self.figures.completed)

    @property
    def going(self):
        return self._share(self.figures.in_progress)

    @property
    def left(self):
        return self._share(self.figures.not_started)

    @property
    def going_from(self):
        return self.done

    @property
    def left_from(self):
        return self._share(self.figures.completed + self.figures.in_progress)

    def _share(self, number):
        """Per cent of the relevant, with a point as the decimal sign whatever the language."""
        return f"{100 * number / self.figures.relevant:.2f}%"


@dataclass(frozen=True)
class Chart:
    """The bars and the height of the whole picture."""

    bars: list

    @property
    def height(self):
        return f"{len(self.bars) * ROW_HEIGHT:.1f}em"

    @property
    def pixels(self):
        """The height on paper, with the key beneath."""
        return len(self.bars) * PAPER_ROW + 24

    @property
    def key_y(self):
        return len(self.bars) * PAPER_ROW + 6

    @property
    def key_text_y(self):
        return self.key_y + 10

    @property
    def paper_bars(self):
        """The bars in pixels: what draws a PDF knows nothing of per cent and em."""
        for number, bar in enumerate(self.bars):
            share = PAPER_WIDTH / bar.figures.relevant
            yield {
                "label": bar.label,
                "figures": bar.figures,
                "text_y": number * PAPER_ROW + 14,
                "bar_y": number * PAPER_ROW + 22,
                "done": round(share * bar.figures.completed),
                "going": round(share * bar.figures.in_progress),
            }

    @property
    def in_words(self):
        """What the picture shows, for those who do not see it."""
        said = [
            _("%(label)s: %(completed)s of %(relevant)s completed, %(going)s in progress, %(left)s not started.")
            % {
                "label": bar.label,
                "completed": bar.figures.completed,
                "relevant": bar.figures.relevant,
                "going": bar.figures.in_progress,
                "left": bar.figures.not_started,
            }
            for bar in self.bars
        ]
        return " ".join(said)


def chart(figures_by_label):
    """A Chart of (label, Figures) pairs; those with nobody relevant have no bar."""
    shown = [(label, figures) for label, figures in figures_by_label if figures.relevant]
    return Chart([Bar(label, figures, row * ROW_HEIGHT) for row, (label, figures) in enumerate(shown)])
