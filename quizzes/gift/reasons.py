"""Everything that reading and writing GIFT says, in words. The key is the kind, which tests name."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

REASONS = {
    # The file as a whole
    "too_large": _("The file is larger than %(most)s MB. Divide it."),
    "too_many": _("There are more than %(most)s questions in it. Divide the file."),
    "too_many_notes": _("There is more than %(most)s times something to say of it, so nothing of it is taken."),
    "empty": _("There are no questions in it."),
    "utf16": _("The file is UTF-16. Save it as UTF-8."),
    "not_utf8": _("The file is not UTF-8. Save it as UTF-8."),
    "nul": _("The file holds NUL bytes, which no text does. Is it another kind of file?"),
    "unreadable": _("The file cannot be opened."),
    # Why a question is not taken
    "too_long": _("It is longer than %(most)s characters in all. Is a blank line missing between two questions?"),
    "no_title_end": _("The title begins with :: and does not end with it."),
    "no_text": _("There is no text before the answers."),
    "no_answers": _("There are no braces { } with answers, so there is nothing to ask."),
    "unclosed": _("The brace { is not closed before the blank line. GIFT has no blank lines within a question."),
    "unopened": _("There is a brace } without a { before it."),
    "nested": _(r"There are braces within the braces. Write \{ and \} for those that belong to a text."),
    "several_blanks": _(
        "There are several pairs of braces. A question has one. Is a blank line missing between two questions?"
    ),
    "numeric": _("The answer is a number with a margin. The bank has no such questions."),
    "matching": _("Pairs are to be matched (->). The bank has no such questions."),
    "unequal": _("The answers have different weights (%(weights)s). In the bank all right answers weigh the same."),
    "weight": _("The weight %(weight)s cannot be read. Write it as %%50%%, or with a point as in %%33.333%%."),
    "stray": _("“%(text)s” stands before the first answer. Each answer begins with = or ~."),
    "no_signs": _("“%(text)s” is no answer: each begins with = or ~, and a statement is {TRUE} or {FALSE}."),
    "empty_answer": _("An answer is empty."),
    "one_answer": _("There is only one answer to choose."),
    "none_right": _("No answer is right."),
    "many_answers": _("There are more than %(most)s answers."),
    "long_text": _("The question is longer than %(most)s characters."),
    "long_answer": _("An answer is longer than %(most)s characters."),
    "long_feedback": _("What is said to an answer is longer than %(most)s characters."),
    "long_explanation": _("The explanation is longer than %(most)s characters."),
    # What is taken, but not as it stood
    "html": _("The text was HTML. It is taken as plain text, without its formatting."),
    "media": _("A picture, sound or film in the text is left out: %(name)s"),
    "link": _("A link in the text is left out, its words are kept: %(name)s"),
    "markdown": _("The text was Markdown. It is shown with its signs, as they were typed."),
    "looks_like_html": _("What looks like HTML in the text is shown as it was typed."),
    "share": _("Here, each wrong choice takes away its share, and nobody gets less than nothing."),
    "all_or_nothing": _("Here, the point is given only when all right answers and no others are chosen."),
    "any_right": _(
        "Several answers are right, and any one of them is enough. Our form wants one only, at the next change."
    ),
    "wildcard": _("The asterisk stands for any text in Moodle. Here it is an asterisk."),
    "statement_feedback": _(
        "What is said to each answer is put in the explanation, since a statement has none of its own."
    ),
    "deep_category": _("The category has more than two levels. Those below the second are put in its name."),
    "long_category": _("The name of the category is cut: at most %(most)s characters."),
    "bad_settings": _("The line that begins with // rustad: cannot be read, so it is left out."),
    "titles": _("The titles of the questions are not kept: the bank knows a question by its text."),
    # What a file does not carry
    "law": _("The law reference: %(name)s"),
    "figure": _("The figure, and what it shows: %(name)s"),
    "marking": _("The marking guide and the criteria stand in a comment, which only Rustad reads."),
    "order": _("The order of the answers stands in a comment, which only Rustad reads."),
    "credit": _("That the point is given for the whole answer only stands in a comment, which only Rustad reads."),
    "arrow": _("The answer holds ->, so Moodle takes it for pairs to be matched."),
    "star": _("The answer holds an asterisk, which Moodle takes for any text."),
    "only_right": _("All answers are right, so Moodle takes it for a short text."),
    "not_readable": _("It cannot be read back, by Rustad or by Moodle: %(why)s"),
    "tags": _("The tags: %(names)s"),
    "check": _("Source, role and dates of the check."),
    "sub_category": _("The sub-category %(name)s, since the question has no category."),
}


def reason(kind, **values):
    """The words of a kind, in the language of now."""
    return str(REASONS[kind]) % values


def reason_of_many(kind):
    """The words of a kind for several questions at once: dots stand where each has something of its own."""
    return str(REASONS[kind]) % defaultdict(lambda: "…")
