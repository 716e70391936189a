"""The pages of Ekvalla in other languages: what has been reviewed is published, the rest stays drafts."""

from wagtail.models import Locale, Page

from courses.models import CourseIndexPage
from demo.blocks import stream
from demo.texts.support import TEXTS
from demo.trainings import key_of
from start.models import FrontPage
from support.models import SupportPage

SWEDISH = "sv"
COURSE_LISTS = {
    "sv-x-lattlast": ("Kurser", "Kurser för dig som arbetar i Ekvalla. Du kan göra en paus när du vill."),
    "en": ("Courses", "Short courses for everyone who works in Ekvalla. You can stop at any time and go on later."),
}


def front_values(text):
    """The fields of a front page, from its text in any language; its doors come when their pages are there."""
    names = ("title", "subtitle", "lead", "steps_title", "memory_title", "memory_text")
    steps = stream(*(("step", step) for step in text.get("steps", [])))
    return {name: text.get(name, "") for name in names} | {"steps": steps}


class Translations:
    """Creates the translations that are missing, beside the Swedish pages that demo.pages has made."""

    def __init__(self, pages):
        self.pages = pages
        rows = Page.objects.exclude(locale=Locale.get_default()).select_related("locale")
        self.have = {(row.translation_key, row.locale.language_code): row for row in rows}
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def write(self):
        """Every language, parents first."""
        for code, texts in TEXTS.items():
            if code != SWEDISH:
                self._support(code, texts)
        for code in COURSE_LISTS:
            self._course_list(code)

    def _support(self, code, texts):
        is_reviewed = all(text["reviewed_on"] for text in texts.PAGES)
        values = front_values(texts.FRONT) | {"doors": self.pages.doors(texts.FRONT)}
        front = self._add(code, "ekvalla", None, FrontPage, f"ekvalla-{code}", is_reviewed, **values)
        for text in texts.PAGES:
            parent = self.have[key_of(text["parent"]), code] if text["parent"] else front
            values = self.pages.support_values(text)
            self._add(code, text["key"], parent, SupportPage, text["slug"], bool(text["reviewed_on"]), **values)

    def _course_list(self, code):
        """Where the translations of courses come to stand."""
        title, intro = COURSE_LISTS[code]
        front = self.have[key_of("ekvalla"), code]
        self._add(code, "utbildningar", front, CourseIndexPage, "utbildningar", True, title=title, intro=intro)

    def _add(self, code, key, parent, model, slug, publish, **values):
        """The translation of the page with this key; published if somebody has reviewed it."""
        key = key_of(key)
        if (key, code) in self.have:
            return self.have[key, code]
        if hasattr(model, "translation_reviewed"):
            values["translation_reviewed"] = publish
        page = model(slug=slug, translation_key=key, locale=self._locale(code), owner=self.pages.editor, **values)
        page.live = False
        (parent or Page.get_first_root_node()).add_child(instance=page)
        self.have[key, code] = page
        self.pages.store.created += 1
        if publish:
            self.pages.publish(page)
        else:
            page.save_revision(user=self.pages.editor)
        return page

    def _locale(self, code):
        if code not in self.locales:
            self.locales[code] = Locale.objects.create(language_code=code)
        return self.locales[code]
