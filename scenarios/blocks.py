"""How an editor writes a scenario: steps of four kinds with choices, acts, walkthroughs and rules.

Every step and choice has the id that Wagtail gives its block, which never changes. A field that names another block
holds that id; an editor may type the step's key instead (see references.py).
"""

from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from scenarios import facts
from scenarios.document import ACTION, INFORMATION, NONE, OUTCOME, QUESTION, RIGHT
from scenarios.drawing import words

VERDICTS = [*words.VERDICTS.items(), (NONE, pgettext_lazy("verdict", "No verdict"))]


class ReferenceBlock(blocks.CharBlock):
    """Names a step (A1), a choice (A1:2, the second one of A1) or acts, chosen from those on the page.

    `names`: what can be chosen, several parted by spaces: step | choice | outcome | act | acts. The script in
    static/js/scenario_editor.js makes a list of it, which also knows what is not saved yet.
    """

    is_prose = False  # Nobody reads it as text: see content/pieces.py.

    def __init__(self, names, **kwargs):
        super().__init__(**kwargs)
        attrs = {"data-controller": "scenario-reference", "data-scenario-reference-names-value": names}
        self.field.widget = TextInput(attrs=attrs)


class FactsBlock(blocks.MultipleChoiceBlock):
    def __init__(self, **kwargs):
        super().__init__(choices=facts.choices, required=False, **kwargs)


def _decides():
    return SnippetChooserBlock(
        "content.Role",
        label=_("Who decides"),
        required=False,
        help_text=_("When it is not the reader's own decision. The page shows who holds the role where one works."),
    )


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("What one chooses"), max_length=300)
    target = ReferenceBlock(
        "step", label=_("Leads to"), required=False, help_text=_("The key of a step. It may be one not yet saved.")
    )
    verdict = blocks.ChoiceBlock(label=_("Verdict"), choices=VERDICTS, default=NONE)
    feedback = blocks.TextBlock(
        label=_("Feedback"),
        rows=3,
        required=False,
        help_text=_("Why, also when the choice is right. Empty when it leads to an information step that says it."),
    )
    acts = ReferenceBlock(
        "acts", label=_("Acts that are done"), required=False, help_text=_("Keys of acts, with commas between.")
    )
    facts = FactsBlock(label=_("What one comes to know"))

    class Meta:
        icon = "arrow-right"
        label = _("Choice")
        label_format = "{text}"


class StepBlock(blocks.StructBlock):
    """What all steps have. The kinds differ in how they are shown and in what they may lack."""

    key = blocks.CharBlock(
        label=_("Key"), max_length=40, help_text=_("Short, and its own: A1. Others name the step by it.")
    )
    title = blocks.CharBlock(label=_("Heading"), max_length=200)
    text = blocks.TextBlock(
        label=_("Text"), rows=4, required=False, help_text=_("An empty line begins a new paragraph.")
    )
    is_start = blocks.BooleanBlock(label=_("The scenario begins here"), required=False)
    facts = FactsBlock(label=_("What one knows on coming here"))
    laws = blocks.ListBlock(SnippetChooserBlock("content.LawReference"), label=_("Law"), default=[])
    decides = _decides()
    contacts = blocks.ListBlock(SnippetChooserBlock("content.ContactCard"), label=_("Contacts"), default=[])
    choices = blocks.ListBlock(ChoiceBlock(), label=_("Choices"), default=[])

    class Meta:
        label_format = "{key} {title}"


class InformationBlock(StepBlock):
    class Meta:
        icon = "info-circle"
        label = _("Information")


class QuestionBlock(StepBlock):
    class Meta:
        icon = "help"
        label = _("Question")


class ActionStepBlock(StepBlock):
    class Meta:
        icon = "tick"
        label = pgettext_lazy("step", "Action")


class OutcomeBlock(StepBlock):
    verdict = blocks.ChoiceBlock(label=_("How it ended"), choices=VERDICTS, default=RIGHT)

    class Meta:
        icon = "flag"
        label = _("Outcome")


STEPS = [
    (QUESTION, QuestionBlock()),
    (INFORMATION, InformationBlock()),
    (ACTION, ActionStepBlock()),
    (OUTCOME, OutcomeBlock()),
]


class ActBlock(blocks.StructBlock):
    """Something the routine asks for, and when it does."""

    key = blocks.CharBlock(label=_("Key"), max_length=40, help_text=_("Short, and its own: orosanmalan."))
    title = blocks.CharBlock(
        label=_("The act"), max_length=200, help_text=_("As it stands in the list: Tala med din chef samma dag")
    )
    card = blocks.TextBlock(
        label=_("On the action card"),
        rows=2,
        required=False,
        help_text=_("One or two sentences. Empty: the act itself."),
    )
    required = blocks.BooleanBlock(label=_("The routine requires it"), required=False, default=True)
    when = FactsBlock(
        label=_("Only when"),
        help_text=_(
            "None: always. Several values of the same fact: one of them is enough; different facts: all of them."
        ),
    )
    because = blocks.CharBlock(
        label=_("Required because"),
        max_length=200,
        required=False,
        help_text=_("Ends the sentence: eleven är under 18 år"),
    )
    contact = SnippetChooserBlock("content.ContactCard", label=_("Contact"), required=False)
    decides = _decides()

    class Meta:
        icon = "tick-inverse"
        label = pgettext_lazy("scenario", "Act")
        label_format = "{key}: {title}"


ACTS = [("act", ActBlock())]


class WalkthroughBlock(blocks.StructBlock):
    """A case with the choices that belong to it and the outcome they must lead to: tried whenever one publishes."""

    is_prose = False

    name = blocks.CharBlock(label=_("The case"), max_length=200, help_text=_("Fall A: under 18 år, fara nu"))
    choices = blocks.ListBlock(
        ReferenceBlock("choice"),
        label=_("Choices, from the start"),
        help_text=_("A1:2 is the second choice of step A1."),
        default=[],
    )
    outcome = ReferenceBlock("outcome", label=_("Must end at"), required=False)

    class Meta:
        icon = "history"
        label = _("Walkthrough")
        label_format = "{name}"


WALKTHROUGHS = [("walkthrough", WalkthroughBlock())]


class PassesBlock(blocks.StructBlock):
    given = ReferenceBlock("step choice", label=_("Every path that goes by"), help_text=_("A step, or a choice."))
    passes = ReferenceBlock("step act", label=_("also passes"), help_text=_("A step, or an act: act:blankett."))

    class Meta:
        icon = "link"
        label = _("Who goes by … also passes …")


class AsksBlock(blocks.StructBlock):
    passes = ReferenceBlock("step act", label=_("No outcome without"), help_text=_("A step, or an act: act:blankett."))

    class Meta:
        icon = "warning"
        label = _("No outcome without …")


RULES = [("passes", PassesBlock()), ("asks", AsksBlock())]
