"""The pages of Ekvalla, published the way an editor publishes them; its courses come as packages (demo/courses.py)."""

from datetime import date

from django.contrib.auth import get_user_model
from wagtail.models import Collection, Locale, Page, Site

from content.models import ContactCard, LawReference, Reviewed, Role
from courses.models import CourseIndexPage, MeetingMaterialPage
from demo.blocks import Blocks, stream
from demo.courses import Courses
from demo.dates import at
from demo.quizzes import write_quizzes
from demo.scenarios import write_scenarios
from demo.texts.meeting_material import MATERIAL
from demo.texts.support.sv import FRONT, PAGES
from demo.trainings import BASIC, IN_DEPTH, key_of
from demo.translations import Translations, front_values
from start.models import FrontPage
from support.models import SupportPage
from tracking.models import MaterialVersion

NEXT_REVIEW = date(2027, 6, 30)


class Pages:
    """Creates the pages that are missing, known by their translation_key."""

    def __init__(self, store, editor, publisher):
        self.store = store
        users = {user.username: user for user in get_user_model().objects.filter(username__in=(editor, publisher))}
        self.editor, self.publisher = users[editor], users[publisher]
        self.have = {page.translation_key: page for page in Page.objects.filter(locale=Locale.get_default())}
        self.roles = dict(Role.objects.values_list("key", "pk"))
        self.contacts = dict(ContactCard.objects.values_list("key", "pk"))
        self.next_review = NEXT_REVIEW
        self.blocks = Blocks(dict(LawReference.objects.values_list("key", "pk")), self.contacts)

    def write(self):
        """All pages, parents first; the courses when there is a list for them in every language."""
        front = self._front_page()
        for text in PAGES:
            self._support_page(self.have[key_of(text["parent"])] if text["parent"] else front, text)
        self._doors(front)
        courses = self.add(front, CourseIndexPage, "utbildningar", title="Utbildningar", intro=INTRO)
        Translations(self).write()
        courses = Courses(self, courses)
        basic = courses.load(BASIC)
        write_scenarios(self, front, basic)
        courses.load(IN_DEPTH, basic)
        write_quizzes(self, front)
        self._meeting_material(front)

    def add(self, parent, model, slug, publish=True, **values):
        """The page with this key, made and published now if it is missing."""
        key = key_of(slug)
        if key in self.have:
            return self.have[key]
        if issubclass(model, Reviewed):
            values = self.review_values() | values
        page = model(slug=slug, translation_key=key, locale=parent.locale, owner=self.editor, **values)
        page.live = False
        parent.add_child(instance=page)
        self.have[key] = page
        self.store.created += 1
        if publish:
            self.publish(page)
        return page

    def review_values(self):
        """Who reviews what has no role and date of its own, and when."""
        return {"owner_role_id": self.roles["samordnare"], "next_review": self.next_review}

    def publish(self, page):
        page.save_revision(user=self.editor).publish(user=self.publisher)
        page.refresh_from_db()

    def _front_page(self):
        root = Page.get_first_root_node()
        front = self.add(root, FrontPage, "ekvalla", **front_values(FRONT))
        _make_root(front)
        return front

    def _doors(self, front):
        """The doors lead to the support pages, which must be there first."""
        front = front.specific
        if front.doors:
            return
        front.doors = self.doors(FRONT)
        self.publish(front)

    def doors(self, text):
        """The doors of a front page, in any language: they lead to the Swedish pages, and from there to their twins."""
        return stream(
            *(
                ("door", {"page": self.have[key_of(door["key"])].pk, "title": door["title"], "text": door["text"]})
                for door in text.get("doors", [])
            )
        )

    def _support_page(self, parent, text):
        self.add(parent, SupportPage, text["slug"], **self.support_values(text))

    def support_values(self, text):
        """The fields of a support page, from its text in any language."""
        return {
            "title": text["title"],
            "show_in_menus": text["menu"],
            "menu_title": text["menu_title"],
            "kind": text["kind"],
            "answer": text["answer"],
            "intro": text["intro"],
            "first_contact_id": self.contacts[text["contact"]],
            "steps_title": text["steps_title"],
            "steps": stream(*(("step", step) for step in text["steps"])),
            "body": self.blocks.body(text["body"]),
            "emergency_title": text["emergency"]["title"],
            "emergency_text": text["emergency"]["text"],
            "more_contacts": stream(*(("contact", self.contacts[key]) for key in text["more_contacts"])),
            "secrecy": text["secrecy"],
            "privacy": text["privacy"],
            "owner_role_id": self.roles[text["owner_role"]],
            "reviewed_on": text["reviewed_on"] and date.fromisoformat(text["reviewed_on"]),
            "next_review": text["next_review"] and date.fromisoformat(text["next_review"]),
        }

    def _meeting_material(self, front):
        """The material for unit meetings, published once for each version, and dated as if it had been then."""
        key = key_of(MATERIAL["slug"])
        if key in self.have:
            return
        first, *later = MATERIAL["versions"]
        page = self.add(
            front,
            MeetingMaterialPage,
            MATERIAL["slug"],
            title=MATERIAL["title"],
            prevention_level="general",
            lead=MATERIAL["lead"],
            preparation=self.blocks.body(MATERIAL["preparation"]),
            body=self.blocks.body(first["body"]),
            questions=stream(*(("question", question) for question in MATERIAL["questions"])),
            improvement=MATERIAL["improvement"],
        )
        for number, version in enumerate(later, start=2):
            page.body, page.version, page.version_note = self.blocks.body(version["body"]), number, version["note"]
            self.publish(page)
        for number, version in enumerate(MATERIAL["versions"], start=1):
            published = at(date.fromisoformat(version["published"]), 9)
            MaterialVersion.objects.filter(key=key, number=number).update(published_at=published)


INTRO = "Två korta utbildningar för dig som arbetar i Ekvalla. Du kan avbryta när du vill och fortsätta där du slutade."


def _make_root(front):
    """The front page stands at the address of the site; Wagtail's own welcome page goes."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", site_name="Rustad", root_page=front, is_default_site=True)
        return
    welcome = site.root_page
    if welcome.pk == front.pk or welcome.specific_class is not Page or welcome.get_children().exists():
        return
    site.root_page, site.site_name, site.hostname = front, site.site_name or "Rustad", "localhost"
    site.save()
    Page.objects.get(pk=welcome.pk).delete()


def make_roots():
    """What Wagtail's migrations leave behind and an emptied database lacks."""
    locale, _ = Locale.objects.get_or_create(language_code="sv")
    if not Page.get_first_root_node():
        Page.add_root(title="Root", slug="root", locale=locale)
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
