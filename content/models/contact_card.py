"""Whom to contact: who answers, when, and how."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.models.checked import Checked
from content.models.languages import InOtherLanguages, TextsBlock
from content.models.role import Role
from content.models.searched_snippet import SearchedSnippet

# Laid down for the whole country and changed only by law or by the authority: whoever needs 112 must never be told that
# its number is being checked. The rest of such a card is still to be checked in time.
NATIONAL_NUMBERS = {"112", "11414", "11313", "1177"}


def dial(phone):
    """The number as a telephone wants it: digits and a leading plus sign only."""
    digits = "".join(character for character in phone if character.isdecimal())
    return f"+{digits}" if phone.lstrip().startswith("+") else digits


class CardTexts(TextsBlock):
    """The texts of a card in one language: the number is never among them, it is written once."""

    role = blocks.CharBlock(label=_("Who answers"), required=False, max_length=120)
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, max_length=120)
    hours = blocks.CharBlock(label=_("Hours"), required=False, max_length=200)
    languages = blocks.CharBlock(label=_("Languages"), required=False, max_length=200)
    anonymity = blocks.CharBlock(label=_("May one be anonymous?"), required=False, max_length=250)
    secrecy = blocks.CharBlock(label=_("Secrecy"), required=False, max_length=250)
    when_to_use = blocks.CharBlock(label=_("When to call"), required=False, max_length=300)
    when_not = blocks.CharBlock(label=_("When not to call"), required=False, max_length=300)
    what_happens = blocks.CharBlock(label=_("What happens next"), required=False, max_length=400)


class ContactCard(SearchedSnippet, InOtherLanguages, index.Indexed, Checked):
    """Somewhere to turn: who answers, when, in which languages and what happens next."""

    class Audience(models.TextChoices):
        STAFF = "staff", _("Staff")
        PUBLIC = "public", _("The public")
        BOTH = "both", _("Staff and the public")

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as duty-social-services."))
    role = models.CharField(_("who answers"), max_length=120, help_text=_("The heading of the card."))
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    held_by = models.ForeignKey(
        Role,
        verbose_name=_("role whose holder answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="cards",
        help_text=_("Signed-in staff see who holds the role where they work. Empty: the card is the same for all."),
    )
    # Derived by organisation/role_holders.py from those who have agreed to be named in public: a list of
    # {"name", "from", "to"}. The support pages never ask the organisation.
    public_names = models.JSONField(default=list, blank=True, editable=False)
    audience = models.CharField(_("shown to"), max_length=10, choices=Audience.choices, default=Audience.BOTH)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    anonymity = models.CharField(_("may one be anonymous?"), max_length=250, blank=True)
    secrecy = models.CharField(_("secrecy"), max_length=250, blank=True)
    when_to_use = models.CharField(_("when to call"), max_length=300, blank=True)
    when_not = models.CharField(_("when not to call"), max_length=300, blank=True)
    what_happens = models.CharField(_("what happens next"), max_length=400, blank=True)
    texts = StreamField([("texts", CardTexts())], verbose_name=_("in other languages"), blank=True, collapsed=True)

    text_fields = (
        "role",
        "organisation",
        "hours",
        "languages",
        "anonymity",
        "secrecy",
        "when_to_use",
        "when_not",
        "what_happens",
    )
    searched_too = ("phone",)  # Never the names: who holds a role is not found by searching for a person.

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("role"),
                FieldPanel("organisation"),
                FieldPanel("held_by"),
                FieldPanel("key"),
                FieldPanel("audience"),
            ]
        ),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("hours"), FieldPanel("languages")],
            heading=_("How to reach"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("when_to_use"),
                FieldPanel("when_not"),
                FieldPanel("anonymity"),
                FieldPanel("secrecy"),
                FieldPanel("what_happens"),
            ],
            heading=_("What to expect"),
        ),
        FieldPanel("texts"),
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("role"),
        index.AutocompleteField("organisation"),
        index.FilterField("audience"),
        index.FilterField("next_check"),
        index.FilterField("retired_on"),
    ]

    class Meta:
        verbose_name = _("contact card")
        verbose_name_plural = _("contact cards")
        ordering = ["role"]

    def __str__(self):
        return f"{self.role}, {self.organisation}" if self.organisation else self.role

    # Whom this reader should call: a page of the staff sets it on the card (organisation/whom_to_call.py).
    holders = ()

    @property
    def is_public(self):
        return self.audience != self.Audience.STAFF

    def public_names_on(self, day):
        """The names that anybody may see on `day`: of those who have agreed to it."""
        day = day.isoformat()
        named = [entry for entry in self.public_names if entry["from"] <= day <= (entry["to"] or day)]
        return list(dict.fromkeys(entry["name"] for entry in named))

    @property
    def public_names_today(self):
        return self.public_names_on(timezone.localdate())

    @property
    def dial(self):
        return dial(self.phone)

    def is_overdue(self, on):
        """Should the number and the e-mail have been checked by now? Until they are, they are not shown."""
        if self.dial in NATIONAL_NUMBERS:
            return False
        return self.next_check is not None and self.next_check < on

    @property
    def is_overdue_today(self):
        return self.is_overdue(timezone.localdate())

    @property
    def has_more(self):
        """Is there anything but an e-mail address for the folded part of the card?"""
        return any([self.what_happens, self.when_not, self.secrecy, self.languages])
