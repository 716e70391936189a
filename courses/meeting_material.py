"""What a unit discusses at its meeting (APT): a page in numbered versions, to read on a screen or print."""

from django import forms
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page
from wagtail.search import index

from content.blocks import STAFF_BODY
from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from content.searching import Searched
from content.staff_page import StaffPage
from tracking import materials


class MaterialForm(WagtailAdminPageForm):
    """A page form that marks the draft as a new version.

    The number lies in the revision, so it is published together with the text, whoever publishes it and when. Saving
    a marked draft again keeps the number; taking the tick away withdraws it.
    """

    new_version = forms.BooleanField(
        label=_("New version"),
        required=False,
        help_text=_(
            "Tick when units would have something new to talk about. Publishing then gives the material a new number, "
            "and the earlier version can still be read as it was. Leave it empty for corrections."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.newest = materials.newest_number(self.instance.translation_key)
        self.is_marked = bool(self.newest) and self.instance.version > self.newest
        self.initial["new_version"] = self.is_marked
        if self.newest and not self.is_marked:
            self.initial["version_note"] = ""  # The last note belongs to a version that is out.

    def save(self, commit=True):
        is_new = self.cleaned_data.get("new_version")
        if is_new and not self.is_marked:
            self.instance.version = self.newest + 1
        elif self.is_marked and not is_new:
            self.instance.version = self.newest
        return super().save(commit)


class MeetingMaterialPage(Searched, Reviewed, Targeted, StaffPage):
    """What the coordinator offers: a preparation, something to begin with, cases, questions, one improvement."""

    parent_page_types = ["start.FrontPage"]
    subpage_types = []
    base_form_class = MaterialForm
    searched = ("lead", "preparation", "body", "questions", "improvement")
    exclude_fields_in_copy = ["version", "version_note"]

    lead = models.TextField(_("lead"), help_text=_("What the unit talks about, and how long it takes."))
    preparation = StreamField(
        STAFF_BODY,
        verbose_name=_("the head's preparation"),
        blank=True,
        help_text=_("Five minutes: what to read, what to bring, and a reminder not to name anybody."),
    )
    body = StreamField(
        STAFF_BODY, verbose_name=_("to read and talk about"), blank=True, help_text=_("A fact, two cases.")
    )
    questions = StreamField(
        [("question", blocks.CharBlock(label=_("Question")))], verbose_name=_("questions"), blank=True
    )
    improvement = models.TextField(
        _("one agreed improvement"), blank=True, help_text=_("How the unit chooses one thing to do differently.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    version_note = models.CharField(
        _("what has changed"),
        max_length=255,
        blank=True,
        help_text=_("One sentence for those who used the last version."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("preparation"),
        FieldPanel("body"),
        FieldPanel("questions"),
        FieldPanel("improvement"),
        WritingPanel(),
        MultiFieldPanel([FieldPanel("new_version"), FieldPanel("version_note")], heading=_("Version")),
        Targeted.target_panel,
        Reviewed.review_panel,
    ]
    search_fields = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        verbose_name = _("material for unit meetings")
        verbose_name_plural = _("materials for unit meetings")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | self.version_context(request)

    def version_context(self, request, number=None):
        """What the template shows of versions; `number` is the one that the page is in, the newest if not given."""
        is_read = request.user.is_authenticated and not getattr(request, "is_preview", False)
        versions = list(materials.versions_of(self.translation_key))
        newest = versions[0].number if versions else None
        version = next((row for row in versions if row.number == (number or newest)), None)
        return {
            "reader": request.user if is_read else None,
            "version": version,
            "newest": newest,
            "others": [row for row in versions if row != version],
        }


@transaction.atomic
def follow_publication(instance, revision=None, **kwargs):
    """A published material is a new version or a correction; connected in apps.py.

    Only the default language counts: a translation is the same material. An alias has no versions of its own.
    """
    if instance.locale_id != Locale.get_default().pk or instance.alias_of_id:
        return
    # Two publications at once take turns here.
    MeetingMaterialPage.objects.select_for_update(of=("self",)).filter(pk=instance.pk).values_list("pk").first()
    content = dict(revision.content if revision else instance.serializable_data())
    content.pop(COMMENTS_RELATION_NAME, None)  # What editors say to each other is no part of the text.
    materials.publish(
        instance.translation_key,
        instance.version,
        instance.title,
        content,
        at=timezone.now(),
        note=instance.version_note,
    )
