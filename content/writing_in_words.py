"""What an editor is told of a text: how it reads, and what to look at, with the place of each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content import writing

KINDS = {
    writing.NO_ALTERNATIVE: gettext_lazy("The image has no text alternative, and is not marked as decorative."),
    writing.NO_CAPTIONS: gettext_lazy("The film has no captions."),
    writing.HIDDEN_PICTURE: gettext_lazy(
        "The image lies in a collection that not everybody may see, but the page is for everybody. Choose another one."
    ),
    writing.NO_CONTEXT: gettext_lazy("Write a text before the image: a symbol is never shown without its context."),
    writing.SKIPPED_LEVEL: gettext_lazy("The heading skips a level, so that the order of the text cannot be heard:"),
    writing.SECOND_TITLE: gettext_lazy("The title of the page is its only heading of level 1:"),
    writing.EMPTY_HEADING: gettext_lazy("A heading has no text."),
    writing.EMPTY_LINK: gettext_lazy("The link does not say where it leads:"),
    writing.CAPITALS: gettext_lazy("Capitals are hard to read, and sound like shouting:"),
    writing.NO_HEADER: gettext_lazy("A column of the table has no heading."),
}
BANDS = [
    (30, gettext_lazy("very easy to read")),
    (40, gettext_lazy("easy to read")),
    (50, gettext_lazy("of middling difficulty")),
    (60, gettext_lazy("heavy to read")),
]


@dataclass(frozen=True)
class Told:
    """A finding in words, with where it stands, a link to it (or none) and the words that it is about."""

    words: str
    place: str
    url: str
    quote: str
    is_error: bool


def told(finding, longest_sentence=writing.LONGEST_SENTENCE):
    """The finding as an editor reads it."""
    place = finding.place
    url = f"#block-{place.block_id}-section" if place.block_id else ""
    return Told(_sentence(finding, longest_sentence), place_in_words(place), url, finding.quote, finding.is_error)


def _sentence(finding, longest_sentence):
    if finding.kind == writing.LONG_SENTENCE:
        return _("The sentence is longer than %(number)d words:") % {"number": longest_sentence}
    return str(KINDS[finding.kind])


def place_in_words(place):
    """“Content, block 3 (Folded texts), Folded text 2, Text”: the field, the block and the way inside it."""
    said = [_first_upper(place.label)]
    if place.number is not None:
        names = {"number": place.number, "kind": " ".join(filter(None, [str(place.block), place.name]))}
        said.append(_("block %(number)d (%(kind)s)") % names)
    said += [f"{label} {number}" if number else str(label) for label, number in place.parts]
    return ", ".join(said)


def _first_upper(text):
    text = str(text)
    return text[:1].upper() + text[1:]


def verdict(reading):
    """One sentence: how heavy the text is, against the target for its readers."""
    if not reading.is_swedish:
        return _("LIX is made for Swedish. In other languages only the length of the sentences is looked at.")
    if reading.lix is None:
        return _("There is too little text yet to measure how it reads.")
    lix = round(reading.lix)  # Compared as it is shown: nobody is told that 40 is more than 40.
    numbers = {"lix": lix, "target": reading.target, "band": band(lix)}
    if lix <= reading.target:
        return _("LIX %(lix)d: %(band)s. The target here is at most %(target)d.") % numbers
    text = _(
        "LIX %(lix)d: %(band)s. The target here is at most %(target)d: shorten sentences, and change long words for "
        "everyday ones."
    )
    return text % numbers


def band(lix):
    """The step of the scale, in words."""
    return next((words for limit, words in BANDS if lix < limit), _("very heavy to read"))


def summary(reading):
    """The verdict and how much there is to look at, for those who hear the page."""
    number = len(reading.findings)
    found = ngettext("%(number)d thing to look at.", "%(number)d things to look at.", number) % {"number": number}
    return f"{verdict(reading)} {found}"


def context_of(page, readers):
    """What the template of the panel shows of a page."""
    reading = writing.reading_of(page, readers)
    in_words = [told(finding, reading.longest_sentence) for finding in reading.findings]
    return {
        "verdict": verdict(reading),
        "summary": summary(reading),
        "is_swedish": reading.is_swedish,
        "language": reading.language,
        "errors": [one for one in in_words if one.is_error],
        "warnings": [one for one in in_words if not one.is_error],
    }
