"""The snippets that pages and lessons share: who answers for what, the law, whom to contact, what a word means.

Nothing here knows a unit or a person: a snippet names a Role, and organisation says who holds it.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.search import index

LAW_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


def dial(phone):
    """The number as a telephone wants it: digits and a leading plus sign only."""
    digits = "".join(character for character in phone if character.isdecimal())
    return f"+{digits}" if phone.lstrip().startswith("+") else digits


class Role(index.Indexed, models.Model):
    """A function in the municipality, such as coordinator: content names the role, never its holder."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as coordinator."))
    title = models.CharField(_("title"), max_length=100)

    panels = [FieldPanel("title"), FieldPanel("key")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["title"]

    def __str__(self):
        return self.title


class WorkType(index.Indexed, models.Model):
    """A kind of work, such as home care: texts and scenarios are written for one or several."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as home-care."))
    title = models.CharField(_("title"), max_length=100)

    panels = [FieldPanel("title"), FieldPanel("key")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("type of work")
        verbose_name_plural = _("types of work")
        ordering = ["title"]

    def __str__(self):
        return self.title


class Checked(models.Model):
    """Something that goes out of date: when it was last checked, when it must be again, and by which role."""

    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check = models.DateField(_("to be checked again by"), null=True, blank=True)
    owner_role = models.ForeignKey(
        Role,
        verbose_name=_("role that checks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    check_panel = MultiFieldPanel(
        [FieldPanel("checked_on"), FieldPanel("next_check"), FieldPanel("owner_role")], heading=_("Check")
    )

    class Meta:
        abstract = True


class Reviewed(models.Model):
    """A page that somebody has to read again: which role, and by when."""

    owner_role = models.ForeignKey(
        Role,
        verbose_name=_("role that reviews"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    next_review = models.DateField(_("to be reviewed again by"), null=True, blank=True)

    review_panel = MultiFieldPanel([FieldPanel("next_review"), FieldPanel("owner_role")], heading=_("Review"))

    class Meta:
        abstract = True


class LawReference(index.Indexed, Checked):
    """A section of law in plain words, with the date it has been valid from."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as sol-19-1."))
    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_("The section as one cites it: 19 kap. 1 § socialtjänstlagen (2025:400)."),
    )
    text = RichTextField(_("in plain words"), features=LAW_TEXT_FEATURES)
    source = models.URLField(_("source"), blank=True, help_text=_("The address where the law can be read in full."))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("text"),
        FieldPanel("source"),
        FieldPanel("valid_from"),
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("title"),
        index.SearchField("text"),
        index.AutocompleteField("title"),
        index.FilterField("next_check"),
    ]

    class Meta:
        verbose_name = _("law reference")
        verbose_name_plural = _("law references")
        ordering = ["title"]

    def __str__(self):
        return self.title


class ContactCard(index.Indexed, Checked):
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
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("role"),
        index.SearchField("organisation"),
        index.SearchField("when_to_use"),
        index.AutocompleteField("role"),
        index.AutocompleteField("organisation"),
        index.FilterField("audience"),
        index.FilterField("next_check"),
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

    @property
    def has_more(self):
        """Is there anything for the folded part of the card?"""
        return any([self.what_happens, self.when_not, self.secrecy, self.languages, self.email])


class GlossaryTerm(index.Indexed, models.Model):
    """What a word means here, and who says so."""

    term = models.CharField(_("term"), max_length=100, unique=True)
    definition = models.TextField(_("definition"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    panels = [FieldPanel("term"), FieldPanel("definition"), FieldPanel("source")]
    search_fields = [
        index.SearchField("term"),
        index.SearchField("definition"),
        index.AutocompleteField("term"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self):
        return self.term


@register_setting(icon="home")
class Municipality(BaseGenericSetting):
    """The municipality that runs this installation.

    A migration makes its one row, because Wagtail would otherwise write it at the first visit, even of a public page.
    """

    name = models.CharField(_("name"), max_length=100, default="Ekvalla kommun")
    service_phone = models.CharField(_("telephone of the service centre"), max_length=40, blank=True)
    service_hours = models.CharField(_("hours of the service centre"), max_length=100, blank=True)
    quick_exit_url = models.URLField(
        _("address of the quick exit"),
        default="https://www.smhi.se/vader",
        help_text=_("An everyday page that the support pages change to at once. Choose one that nobody wonders about."),
    )
    accessibility_email = models.EmailField(_("e-mail for accessibility faults"), blank=True)
    accessibility_reviewed_on = models.DateField(_("accessibility last tested on"), null=True, blank=True)
    coordinator = models.ForeignKey(
        ContactCard,
        verbose_name=_("contact card of the coordinator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown first on the start page of the staff."),
    )

    select_related = ["coordinator"]

    panels = [
        FieldPanel("name"),
        FieldPanel("service_phone"),
        FieldPanel("service_hours"),
        FieldPanel("quick_exit_url"),
        FieldPanel("coordinator"),
        FieldPanel("accessibility_email"),
        FieldPanel("accessibility_reviewed_on"),
    ]

    class Meta:
        verbose_name = _("municipality")

    def __str__(self):
        return self.name

    @property
    def service_dial(self):
        return dial(self.service_phone)
