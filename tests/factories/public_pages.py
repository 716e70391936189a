"""Public pages, snippets and files that tests build with a word per fact."""

import gc
import warnings
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from content.models import ContactCard, LawReference
from content.pictures import renditions
from start.models import FrontPage
from support.models import SupportPage

SOURCE = "https://ekvalla.example/"  # A name that is reserved for examples: nobody has it.
CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHej och välkommen.\n"
numbers = count(1)


def front_page(title="Orolig för någon?", **values):
    """The front page, as the root of the site."""
    values = {"slug": "start", "lead": "Ring och prata med oss."} | values
    page = Page.get_first_root_node().add_child(instance=FrontPage(title=title, **values))
    Site.objects.filter(is_default_site=True).update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


def support_page(parent, title="Är du orolig för någon?", **values):
    values = {"slug": f"stod-{next(numbers)}", "answer": "Ring och berätta vad du har märkt."} | values
    return parent.add_child(instance=SupportPage(title=title, **values))


def contact_card(role="Socialjouren", **values):
    values = {"key": f"kort-{next(numbers)}", "phone": "070-174 06 15", "organisation": "Socialtjänsten"} | values
    return ContactCard.objects.create(role=role, **values)


def law(title="19 kap. 1 § socialtjänstlagen (2025:400)", **values):
    values = {"key": f"lag-{next(numbers)}", "text": "<p>Anmäl genast.</p>"} | values
    return LawReference.objects.create(title=title, **values)


def document(name, content=b"0123456789"):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


def image(alt_text="En stig i skogen", decorative=False):
    """An image as Wagtail's image block holds it, with its text alternative."""
    drawing = BytesIO()
    Image.new("RGB", (40, 30), "seagreen").save(drawing, "PNG")
    picture = get_image_model().objects.create(title="Stig", file=ContentFile(drawing.getvalue(), "stig.png"))
    _make_renditions(picture)
    picture.contextual_alt_text = alt_text
    picture.decorative = decorative
    return picture


def _make_renditions(picture):
    """Make them here, where Wagtail's temporary files, which it leaves for Python to close, may warn in vain."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        renditions(picture)
        picture.__dict__.pop("_prefetched_objects_cache", None)
        gc.collect()


def every_block(contact=None):
    """A body with one block of every sort."""
    text = RichText("<p>Ring <b>din chef</b>.</p>")
    table = SupportPage._meta.get_field("body").stream_block.child_blocks["table"]
    return [
        ("text", RichText("<h2>Våldet är gränsen</h2><p>Inte åsikten.</p>")),
        ("case", {"title": "Två besök", "text": text}),
        ("fact", {"title": "Nöd är ett undantag", "text": text}),
        ("reflection", {"question": "Hur skulle du fråga?"}),
        ("action", {"text": text}),
        ("law", law()),
        ("contact", contact or contact_card()),
        ("quote", {"text": "Han sa ja direkt.", "source": "Undersköterska, påhittat exempel"}),
        ("accordion", [{"summary": "Vad är samtycke?", "text": text}]),
        (
            "table",
            table.to_python(
                {
                    "columns": [{"type": "text", "heading": "Läge"}, {"type": "numeric", "heading": "Antal"}],
                    "rows": [{"values": ["Fara", "2.5"]}, {"values": ["Ingen fara", None]}],
                    "caption": "Lägen i fjol",
                }
            ),
        ),
        ("image", {"image": image(), "caption": "Stigen"}),
        (
            "video",
            {
                "title": "Samtalet",
                "video": document("film.mp4"),
                "captions": document("film.vtt", CAPTIONS.encode()),
                "transcript": text,
            },
        ),
        ("sources", [{"title": "Lägesbild", "detail": "Brå 2023", "url": SOURCE}]),
    ]


def translation(page, language, parent=None, **values):
    """The page in another language, published and reviewed; `parent` is the translation of the page above it."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    own = {name: getattr(page, name) for name in ("title", "answer", "lead", "goal", "minutes") if hasattr(page, name)}
    own |= {"slug": f"{page.slug}-{language}", "translation_key": page.translation_key, "locale": locale}
    if hasattr(page, "translation_reviewed"):
        own["translation_reviewed"] = True
    twin = (parent or Page.get_first_root_node()).add_child(instance=type(page)(**(own | values)))
    Site.clear_site_root_paths_cache()
    return twin
