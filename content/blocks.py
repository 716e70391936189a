"""What an editor can put on a page or in a lesson: one shared body, BODY.

Lists, not StreamBlock instances: StreamField(BODY) writes its own options into the block that it is given.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.captions import check_captions
from content.film import check_film
from content.pictures import renditions

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class CaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "user"
        label = _("Case")
        template = "blocks/case_block.html"


class FactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "blocks/fact_block.html"


class ReflectionBlock(blocks.StructBlock):
    question = blocks.TextBlock(label=_("Question"), rows=2)

    class Meta:
        icon = "help"
        label = _("Reflection")
        template = "blocks/reflection_block.html"


class ActionBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("What to do"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "tick"
        label = _("Do this")
        template = "blocks/action_block.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    source = blocks.CharBlock(label=_("Who says so"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote_block.html"


class FoldedBlock(blocks.StructBlock):
    summary = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        label = _("Folded text")


class FigureBlock(blocks.StructBlock):
    """An image; Wagtail's own block refuses one that has no text alternative and is not marked as decorative."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {"renditions": renditions(value["image"]) if value["image"] else []}

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image_block.html"


class VideoBlock(blocks.StructBlock):
    """A film of our own: never embedded from elsewhere, never without captions and a transcript."""

    title = blocks.CharBlock(label=_("Title"))
    video = DocumentChooserBlock(label=_("Film"), help_text=_("An MP4 or WebM file."))
    captions = DocumentChooserBlock(label=_("Captions"), help_text=_("A WebVTT file (.vtt) in UTF-8."))
    transcript = blocks.RichTextBlock(
        label=_("Transcript"), features=SHORT_TEXT_FEATURES, help_text=_("All that is said and shown, as text.")
    )

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:  # A draft is saved as it is; publishing asks for everything.
            return value
        errors = self.errors_in_files(value)
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    def errors_in_files(self, value):
        """{name: error} of what the files themselves are refused for."""
        errors = {}
        for name, check in (("video", check_film), ("captions", check_captions)):
            try:
                check(value[name])
            except ValidationError as error:
                errors[name] = error
        return errors

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video_block.html"


class SourceBlock(blocks.StructBlock):
    is_prose = False  # Titles and names as they are: see content/pieces.py.

    title = blocks.CharBlock(label=_("Title"))
    detail = blocks.CharBlock(label=_("Author, year, page"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Source")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.TextBlock(label=_("Text"), rows=2)

    class Meta:
        icon = "list-ol"
        label = _("Step")


BODY = [
    (
        "text",
        blocks.RichTextBlock(
            label=_("Text"), icon="pilcrow", features=TEXT_FEATURES, template="blocks/text_block.html"
        ),
    ),
    ("case", CaseBlock()),
    ("fact", FactBlock()),
    ("reflection", ReflectionBlock()),
    ("action", ActionBlock()),
    (
        "law",
        SnippetChooserBlock(
            "content.LawReference", label=_("Law reference"), icon="clipboard-list", template="blocks/law_block.html"
        ),
    ),
    (
        "contact",
        SnippetChooserBlock(
            "content.ContactCard", label=_("Contact card"), icon="mobile-alt", template="blocks/contact_block.html"
        ),
    ),
    ("quote", QuoteBlock()),
    (
        "accordion",
        blocks.ListBlock(
            FoldedBlock(), label=_("Folded texts"), icon="list-ul", template="blocks/accordion_block.html"
        ),
    ),
    (
        "table",
        TypedTableBlock(
            [
                ("text", blocks.CharBlock(label=_("Text column"), required=False)),
                ("numeric", blocks.DecimalBlock(label=_("Number column"), required=False)),
            ],
            label=_("Table"),
            icon="table",
            template="blocks/table_block.html",
        ),
    ),
    ("image", FigureBlock()),
    ("video", VideoBlock()),
    (
        "sources",
        blocks.ListBlock(SourceBlock(), label=_("Sources"), icon="link", template="blocks/sources_block.html"),
    ),
]

# For staff: what says something else to each reader. It is not put on public pages.
OF_THE_READER = [
    (
        "local_plan",
        blocks.StaticBlock(
            label=_("Local plan"),
            icon="doc-full",
            admin_text=_("Here each reader sees the local plan of the administration where they work."),
            template="blocks/local_plan_block.html",
        ),
    )
]
STAFF_BODY = [*BODY, *OF_THE_READER]

STEPS = [("step", StepBlock())]
