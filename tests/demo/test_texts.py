"""The demo texts: length, ease of reading, fixed parts, known keys and honest telephone numbers."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from content.models import ContactCard, GlossaryTerm
from content.readability import lix, plain_text, sentences, words
from courses.models import CoursePage, LessonPage
from demo.organisation import ADMINISTRATION, UNITS
from demo.texts.basic_course import COURSE as BASIC
from demo.texts.basic_course_en import COURSE as BASIC_IN_ENGLISH
from demo.texts.basic_course_lattlast import COURSE as BASIC_IN_EASY_SWEDISH
from demo.texts.contacts import CONTACTS
from demo.texts.contacts_in_other_languages import CONTACT_TEXTS
from demo.texts.glossary import GLOSSARY
from demo.texts.glossary_in_other_languages import GLOSSARY_TEXTS
from demo.texts.indepth_course import COURSE as IN_DEPTH
from demo.texts.laws import LAWS
from demo.texts.meeting_material import MATERIAL
from demo.texts.quiz_basic import QUESTIONS as OF_BASIC
from demo.texts.quiz_indepth import QUESTIONS as OF_IN_DEPTH
from demo.texts.quiz_practice import QUESTIONS as OF_PRACTICE
from demo.texts.roles import ROLES, WORK_TYPES
from demo.texts.staff_pages import PAGES as STAFF_PAGES
from demo.texts.support import TEXTS
from support.models import SupportPage

pytestmark = pytest.mark.sqlite_is_enough

COURSES = [BASIC, IN_DEPTH]
LESSONS = [lesson for course in COURSES for lesson in course["lessons"]]
EASY, SWEDISH = "sv-x-lattlast", TEXTS["sv"].PAGES
SUPPORT = [(language, page) for language, texts in TEXTS.items() for page in texts.PAGES]
SUPPORT_IDS = [f"{language}-{page['key']}" for language, page in SUPPORT]
IN_FULL = ["sv", EASY, "en"]
SAMPLES = ["ar", "so"]
HEAVIEST = {"sv": 35, EASY: 25, "en": 35}
CONTACT_FIELDS = {
    *("role", "organisation", "hours", "languages", "anonymity", "secrecy"),
    *("when_to_use", "when_not", "what_happens"),
}
TRANSLATED_COURSES = {EASY: BASIC_IN_EASY_SWEDISH, "en": BASIC_IN_ENGLISH}
TRANSLATIONS = [
    (language, original, lesson)
    for language, course in TRANSLATED_COURSES.items()
    for original, lesson in zip(BASIC["lessons"], course["lessons"], strict=True)
]
TRANSLATION_IDS = [f"{language}-{lesson['key']}" for language, _, lesson in TRANSLATIONS]
BODIES = [
    *((owner["slug"], owner["body"]) for owner in [*LESSONS, *STAFF_PAGES]),
    *((name, lesson["body"]) for name, (_, _, lesson) in zip(TRANSLATION_IDS, TRANSLATIONS, strict=True)),
    *((name, page["body"]) for name, (_, page) in zip(SUPPORT_IDS, SUPPORT, strict=True)),
]
MATERIAL_BODIES = [MATERIAL["preparation"], *(version["body"] for version in MATERIAL["versions"])]
REFERENCES = {"law", "contact"}
ONE_ONLY = {"case", "reflection", "action"}
BLOCK_TYPES = REFERENCES | ONE_ONLY | {"text", "fact", "quote", "accordion", "table", "sources"}
TEXT_TAGS = {"h2", "h3", "p", "br", "ul", "ol", "li", "b", "i", "a"}
SHORT_TEXT_TAGS = TEXT_TAGS - {"h2", "h3"}
LAW_KEYS = {law["key"] for law in LAWS}
CONTACT_KEYS = {contact["key"] for contact in CONTACTS}
PUBLIC_CONTACT_KEYS = {contact["key"] for contact in CONTACTS if contact["audience"] != "staff"}
ROLE_KEYS = {role["key"] for role in ROLES}
FICTION_NUMBER = re.compile(r"070-174 06 (\d\d)")

BUREAUCRATIC = (
    "Kommunstyrelseförvaltningens verksamhetsövergripande handlingsplaner förutsätter kontinuerliga "
    "uppföljningsinsatser beträffande kompetenshöjande åtgärder, varvid samtliga berörda verksamhetsområdens "
    "resultatredovisningar sammanställs enligt gällande ansvarsfördelning inom förvaltningsorganisationen."
)


def strings(value):
    """Every text inside a value, in reading order."""
    if isinstance(value, str):
        return [value]
    if not isinstance(value, (dict, list, tuple)):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [text for part in inner for text in strings(part)]


def body_text(body):
    """All that the reader sees of a body, except the law references and contact cards it points to."""
    shown = [value for kind, value in body if kind not in REFERENCES]
    return "\n".join(map(plain_text, strings(shown)))


def values(body, kind):
    return [value for block_type, value in body if block_type == kind]


class Tags(HTMLParser):
    """Notes every tag, and refuses attributes other than href and tags that do not close in order."""

    def __init__(self, html):
        super().__init__()
        self.seen, self.open = set(), []
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        wanted = ["href"] if tag == "a" else []
        assert [name for name, _ in attrs] == wanted, f"attributes on {tag}: {attrs}"
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def marked_up(body):
    """Each HTML text of a body with the tags it may hold."""
    for kind, value in body:
        if kind == "text":
            yield value, TEXT_TAGS
        elif kind in {"case", "fact", "action"}:
            yield value["text"], SHORT_TEXT_TAGS
        elif kind == "accordion":
            for item in value:
                yield item["text"], SHORT_TEXT_TAGS


def plain(body):
    """Each text of a body that is shown as it stands."""
    for kind, value in body:
        if kind in {"case", "fact"}:
            yield value["title"]
        elif kind == "accordion":
            yield from (item["summary"] for item in value)
        elif kind in {"reflection", "quote", "table", "sources"}:
            yield from strings(value)


def by_slug(lesson):
    return lesson["slug"]


@pytest.mark.parametrize("course", COURSES, ids=by_slug)
def test_course_is_the_sum_of_its_lessons(course):
    assert course["minutes"] == sum(lesson["minutes"] for lesson in course["lessons"])
    assert len({lesson["slug"] for lesson in course["lessons"]}) == len(course["lessons"])
    assert course["goals"] and all(goal[0].islower() for goal in course["goals"])


def test_courses_have_seven_and_six_lessons():
    lengths = {course["level"]: len(course["lessons"]) for course in COURSES}
    assert lengths == {"basic": 7, "in_depth": 6}


@pytest.mark.parametrize("lesson", LESSONS, ids=by_slug)
def test_lesson_has_250_to_500_words(lesson):
    assert 250 <= len(words(body_text(lesson["body"]))) <= 500


@pytest.mark.parametrize("lesson", LESSONS, ids=by_slug)
def test_lesson_is_easy_to_read(lesson):
    assert lix(body_text(lesson["body"])) <= 40


def test_lix_rates_a_bureaucratic_text_as_heavy():
    assert lix(BUREAUCRATIC) > 40


def test_lix_is_words_per_sentence_plus_share_of_long_words():
    # 8 words in 2 sentences, of which "lägesbilden" and "samordnaren" are longer than six letters.
    assert lix("Vi har läst lägesbilden. Ring samordnaren nu du!") == 8 / 2 + 100 * 2 / 8


def test_lix_cuts_at_colons_and_blocks_but_not_inside_a_section_number():
    text = plain_text("<h2>Lagen</h2><p>Läs 19 kap. 1 § först. Gör så här:</p><ul><li>Ring</li></ul>")
    found = [part.strip() for part in sentences(text)]
    assert found == ["Lagen", "Läs 19 kap. 1 § först", "Gör så här", "Ring"]


def test_lix_of_nothing_is_zero():
    assert lix("") == 0


@pytest.mark.parametrize("lesson", LESSONS, ids=by_slug)
def test_lesson_goes_from_lead_and_case_to_one_action(lesson):
    kinds = [kind for kind, _ in lesson["body"]]
    assert kinds[:2] == ["text", "case"]
    assert kinds[-1] == "action"
    assert {kind: kinds.count(kind) for kind in ONE_ONLY} == dict.fromkeys(ONE_ONLY, 1)
    first_reference = min(position for position, kind in enumerate(kinds) if kind in {"law", "sources"})
    assert kinds.index("reflection") < first_reference


@pytest.mark.parametrize("lesson", LESSONS, ids=by_slug)
def test_lesson_opens_with_text_before_any_heading(lesson):
    assert lesson["body"][0][1].startswith("<p>")


@pytest.mark.parametrize(("slug", "body"), BODIES)
def test_body_points_only_to_known_blocks_laws_and_contacts(slug, body):
    of_staff = {"local_plan"} if slug in {lesson["slug"] for lesson in LESSONS} else set()
    assert {kind for kind, _ in body} <= BLOCK_TYPES | of_staff
    assert set(values(body, "law")) <= LAW_KEYS
    assert set(values(body, "contact")) <= CONTACT_KEYS


@pytest.mark.parametrize(("slug", "body"), BODIES)
def test_body_uses_only_the_tags_an_editor_has(slug, body):
    for html, allowed in marked_up(body):
        assert Tags(html).seen <= allowed
    for text in plain(body):
        assert not re.search(r"[<>\n]|&\w+;", text), text


@pytest.mark.parametrize(("slug", "body"), BODIES)
def test_tables_are_whole(slug, body):
    for table in values(body, "table"):
        assert {len(row) for row in table["rows"]} == {len(table["head"])}


def test_tables_are_few():
    assert 1 <= sum(len(values(lesson["body"], "table")) for lesson in LESSONS) <= 3


def test_quotes_say_that_they_are_invented():
    quotes = [quote for lesson in LESSONS for quote in values(lesson["body"], "quote")]
    assert quotes and all("påhittat exempel" in quote["source"] for quote in quotes)


def lesson_text(lesson):
    """All that a reader of a lesson sees, except its law references and contact cards."""
    return "\n".join([lesson["title"], lesson["goal"], body_text(lesson["body"])])


def course_texts(course):
    """What stands on the course's own page."""
    return [course["title"], course["summary"], *course["goals"]]


def kinds_of(body):
    return [kind for kind, _ in body]


def numbers(text):
    """The numbers that a reader acts on or looks up: 112, ages, years, lessons and the like."""
    return sorted(set(re.findall(r"\d+", text)))


each_translated_course = pytest.mark.parametrize("language", TRANSLATED_COURSES)
each_translation = pytest.mark.parametrize(("language", "original", "lesson"), TRANSLATIONS, ids=TRANSLATION_IDS)


@each_translated_course
def test_translated_course_has_the_same_lessons_and_goals_in_the_same_order(language):
    course = TRANSLATED_COURSES[language]
    assert [lesson["key"] for lesson in course["lessons"]] == [lesson["slug"] for lesson in BASIC["lessons"]]
    assert len(course["goals"]) == len(BASIC["goals"])
    assert all(goal[0].islower() for goal in course["goals"])


@each_translated_course
def test_translated_course_has_addresses_of_its_own(language):
    course = TRANSLATED_COURSES[language]
    slugs = [course["slug"], *(lesson["slug"] for lesson in course["lessons"])]
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs)
    assert len(set(slugs)) == len(slugs)
    assert not set(slugs) & {BASIC["slug"], *(lesson["slug"] for lesson in BASIC["lessons"])}


@each_translation
def test_translated_lesson_is_the_same_training(language, original, lesson):
    assert lesson["minutes"] == original["minutes"]
    assert kinds_of(lesson["body"]) == kinds_of(original["body"])
    assert lesson["body"][0][1].startswith("<p>")
    for kind in REFERENCES:
        assert values(lesson["body"], kind) == values(original["body"], kind)
    for ours, theirs in zip(values(lesson["body"], "table"), values(original["body"], "table"), strict=True):
        assert set(ours) == set(theirs)
        assert [len(row) for row in [ours["head"], *ours["rows"]]] == [
            len(row) for row in [theirs["head"], *theirs["rows"]]
        ]
    for ours, theirs in zip(values(lesson["body"], "accordion"), values(original["body"], "accordion"), strict=True):
        assert len(ours) == len(theirs)


@each_translation
def test_translated_lesson_names_the_same_sources_and_numbers(language, original, lesson):
    titles = [
        [source["title"] for sources in values(part["body"], "sources") for source in sources]
        for part in (lesson, original)
    ]
    assert titles[0] == titles[1]
    assert numbers(lesson_text(lesson)) == numbers(lesson_text(original))


@each_translation
def test_translated_lesson_says_at_length_what_the_original_says(language, original, lesson):
    ours, theirs = (len(words(body_text(part["body"]))) for part in (lesson, original))
    assert 0.9 * theirs <= ours <= 1.35 * theirs


@each_translation
def test_translated_lesson_is_easy_to_read(language, original, lesson):
    assert lix(lesson_text(lesson)) <= HEAVIEST[language]


@each_translated_course
def test_page_of_a_translated_course_is_easy_to_read(language):
    assert lix("\n".join(course_texts(TRANSLATED_COURSES[language]))) <= HEAVIEST[language]


def test_easy_course_has_short_sentences():
    texts = [*course_texts(BASIC_IN_EASY_SWEDISH), *map(lesson_text, BASIC_IN_EASY_SWEDISH["lessons"])]
    assert [part for part in sentences("\n".join(texts)) if len(words(part)) > 15] == []


@each_translated_course
def test_translated_course_fits_its_fields(language):
    course = TRANSLATED_COURSES[language]
    for model, parts, names in (
        (CoursePage, [course], ("title", "slug")),
        (LessonPage, course["lessons"], ("title", "slug", "goal")),
    ):
        lengths = {name: model._meta.get_field(name).max_length for name in names}
        assert [part for part in parts if any(not 0 < len(part[name]) <= lengths[name] for name in names)] == []


@each_translation
def test_translated_quote_says_that_it_is_invented(language, original, lesson):
    invented = {EASY: "påhittat exempel", "en": "invented example"}[language]
    assert all(invented in quote["source"] for quote in values(lesson["body"], "quote"))


def shown(page):
    """All that a reader of a support page or a staff page sees, except its law references and contact cards."""
    parts = ("title", "lead", "answer", "intro", "secrecy", "steps_title", "steps", "emergency", "privacy")
    texts = strings([page.get(part, "") for part in parts])
    return "\n".join([*map(plain_text, texts), body_text(page["body"])])


def contacts_of(page):
    return [page["contact"], *values(page["body"], "contact"), *page["more_contacts"]]


def of_language(language):
    return {page["key"]: page for page in TEXTS[language].PAGES}


each_support_page = pytest.mark.parametrize(("language", "page"), SUPPORT, ids=SUPPORT_IDS)


@each_support_page
def test_support_page_is_easy_to_read(language, page):
    # LIX is made for Swedish. It serves for English as well, and says nothing of Arabic and Somali.
    assert lix(shown(page)) <= HEAVIEST.get(language, 100)


@pytest.mark.parametrize("page", TEXTS[EASY].PAGES, ids=by_slug)
def test_easy_swedish_has_short_sentences(page):
    assert [part for part in sentences(shown(page)) if len(words(part)) > 15] == []


@pytest.mark.parametrize("language", IN_FULL)
def test_front_page_is_easy_to_read(language):
    front = "\n".join(map(plain_text, strings(TEXTS[language].FRONT)))
    assert lix(front) <= HEAVIEST[language]


def test_every_language_has_the_pages_it_should():
    keys = {language: [page["key"] for page in texts.PAGES] for language, texts in TEXTS.items()}
    assert keys["en"] == keys["sv"] and len(set(keys["sv"])) == 11
    assert keys[EASY] == [key for key in keys["sv"] if key != "andra-sprak"]
    assert keys["ar"] == keys["so"] == ["orolig", "lamna-rorelse"]


@each_support_page
def test_translation_stands_where_the_swedish_page_does_and_shows_the_same_contacts(language, page):
    original = of_language("sv")[page["key"]]
    for part in ("parent", "menu", "kind", "owner_role", "contact"):
        assert page[part] == original[part], part
    assert page["more_contacts"] == original["more_contacts"]
    assert contacts_of(page) == contacts_of(original)


@pytest.mark.parametrize("language", TEXTS)
def test_parents_come_first_and_addresses_are_ascii_and_used_once(language):
    seen = {None}
    for page in TEXTS[language].PAGES:
        assert page["parent"] in seen
        seen.add(page["key"])
        assert re.fullmatch(r"[a-z0-9-]+", page["slug"])
    slugs = [page["slug"] for page in TEXTS[language].PAGES]
    assert len(set(slugs)) == len(slugs)


def test_the_key_is_the_swedish_slug():
    assert all(page["key"] == page["slug"] for page in SWEDISH)


def test_three_pages_are_in_the_menu_and_at_the_doors():
    in_menu = [page["key"] for page in SWEDISH if page["menu"]]
    assert in_menu == ["orolig", "lamna-rorelse", "lamna-gang"]
    for language in IN_FULL:
        assert [door["key"] for door in TEXTS[language].FRONT["doors"]] == in_menu
        assert len(TEXTS[language].FRONT["steps"]) == 3
        assert Tags(TEXTS[language].FRONT["memory_text"]).seen <= SHORT_TEXT_TAGS
    assert all(page["menu_title"] for _, page in SUPPORT if page["menu"])


@each_support_page
def test_support_page_fits_its_fields(language, page):
    lengths = {
        name: SupportPage._meta.get_field(name).max_length
        for name in ("title", "slug", "menu_title", "answer", "steps_title", "secrecy")
    }
    assert all(isinstance(page[name], str) for name in lengths)
    assert {name: page[name] for name, most in lengths.items() if len(page[name]) > most} == {}
    assert len(page["answer"]) <= 300
    assert len(page["emergency"]["title"]) <= SupportPage._meta.get_field("emergency_title").max_length
    assert page["kind"] in SupportPage.Kind.values


@each_support_page
def test_support_page_shows_only_public_contacts_and_each_once(language, page):
    assert set(contacts_of(page)) <= PUBLIC_CONTACT_KEYS
    assert len(set(contacts_of(page))) == len(contacts_of(page))


@each_support_page
def test_support_page_has_three_steps_an_emergency_and_an_owner(language, page):
    assert len(page["steps"]) == 3
    assert all(step["title"] and step["text"] for step in page["steps"])
    assert "112" in page["emergency"]["title"] and page["emergency"]["text"]
    assert page["secrecy"] and page["steps_title"]
    assert page["owner_role"] in ROLE_KEYS
    for html in (page["intro"], page["privacy"]):
        assert Tags(html).seen <= SHORT_TEXT_TAGS


@each_support_page
def test_only_what_someone_has_read_is_marked_as_reviewed(language, page):
    assert date.fromisoformat(page["next_review"]) >= date(2027, 9, 15)
    if language in SAMPLES:
        assert page["reviewed_on"] is None
    else:
        assert date.fromisoformat(page["reviewed_on"]) < date.fromisoformat(page["next_review"])


@pytest.mark.parametrize("language", TEXTS)
def test_the_two_ways_out_are_kept_apart(language):
    pages = of_language(language)
    assert pages["lamna-rorelse"]["kind"] == "exit_extremism"
    # EXIT helps those who leave violent extremism; nobody says that it helps those who leave a gang.
    assert [key for key, page in pages.items() if "exit" in contacts_of(page)] == [
        key for key in ("vem-ringa", "lamna-rorelse") if key in pages
    ]
    if "lamna-gang" in pages:
        assert pages["lamna-gang"]["kind"] == "exit_gang"


GANG = re.compile(r"gäng|gang", re.IGNORECASE)
MOVEMENT = re.compile(r"rörelse|movement|extremis", re.IGNORECASE)
EXITS = [("lamna-rorelse", "lamna-gang", GANG), ("lamna-gang", "lamna-rorelse", MOVEMENT)]


@pytest.mark.parametrize("language", IN_FULL)
@pytest.mark.parametrize(("key", "other", "others_word"), EXITS)
def test_a_way_out_names_the_other_only_to_point_at_its_page(language, key, other, others_word):
    pages = of_language(language)
    page, title = pages[key], pages[other]["title"]
    accordions = [item for items in values(page["body"], "accordion") for item in items]
    signposts = [item for item in accordions if title in item["text"]]
    assert len(signposts) == 1
    rest = [item for item in accordions if item not in signposts]
    own = [part for part in page["body"] if part[0] != "accordion"]
    texts = [shown(page | {"body": own}), page["privacy"], *strings(rest)]
    assert [text for text in texts if others_word.search(text)] == []


@pytest.mark.parametrize(("key", "other", "others_word"), EXITS)
def test_the_cards_of_a_way_out_do_not_mix_in_the_other(key, other, others_word):
    cards = {card["key"]: card for card in CONTACTS}
    for contact in contacts_of(of_language("sv")[key]):
        texts = [cards[contact][field] for field in CONTACT_FIELDS] + strings(CONTACT_TEXTS[contact])
        assert [text for text in texts if others_word.search(text)] == [], contact


def raw(body):
    """The texts of a body with their tags, so that a link shows."""
    return strings([value for kind, value in body if kind not in REFERENCES])


def everything_to_read():
    for language, texts in TEXTS.items():
        yield f"{language} front", "\n".join(strings(texts.FRONT))
    for name, (_, page) in zip(SUPPORT_IDS, SUPPORT, strict=True):
        yield name, "\n".join([shown(page), page["privacy"], page["intro"], *raw(page["body"])])
    for page in STAFF_PAGES:
        yield page["slug"], "\n".join([page["lead"], *raw(page["body"])])
    for name, (_, _, lesson) in zip(TRANSLATION_IDS, TRANSLATIONS, strict=True):
        yield name, "\n".join([lesson["title"], lesson["goal"], *raw(lesson["body"])])


@pytest.mark.parametrize(("name", "text"), list(everything_to_read()))
def test_pages_hold_no_typed_number_and_no_way_out_of_the_site(name, text):
    """A number stands on a contact card, where somebody checks it. 112 is known by heart."""
    assert not re.search(r"\d(?:[ –-]?\d){4,}", text)
    assert not re.search(r"href|https?:|www\.|@", text)


@pytest.mark.parametrize("language", ["en", EASY])
@pytest.mark.parametrize("card", CONTACTS, ids=lambda card: card["key"])
def test_public_contact_card_is_translated_in_the_fields_it_has(card, language):
    if card["audience"] == "staff":
        assert card["key"] not in CONTACT_TEXTS
        return
    text = CONTACT_TEXTS[card["key"]][language]
    assert set(text) == {field for field in CONTACT_FIELDS if card[field]}
    for field, words_of_it in text.items():
        assert 0 < len(words_of_it) <= ContactCard._meta.get_field(field).max_length, field
        assert set(re.findall(r"\d{3} \d\d|\d{3,}", words_of_it)) <= {"112", "114 14"}
    if language == EASY:
        assert all(len(words(part)) <= 15 for part in sentences("\n".join(text.values())))
        assert lix("\n".join(text.values())) <= 25


def test_every_word_of_the_glossary_is_explained_in_english_and_easy_swedish():
    assert list(GLOSSARY_TEXTS) == [entry["term"] for entry in GLOSSARY]
    for term, texts in GLOSSARY_TEXTS.items():
        assert set(texts) == {"en", EASY}
        for text in texts.values():
            assert text["definition"] and 0 < len(text["term"]) <= GlossaryTerm._meta.get_field("term").max_length
        assert all(len(words(part)) <= 15 for part in sentences(texts[EASY]["definition"])), term


@pytest.mark.parametrize("page", STAFF_PAGES, ids=by_slug)
def test_staff_page_is_easy_to_read_and_ends_in_an_action(page):
    assert page["title"] and page["lead"]
    assert lix(shown(page)) <= 40
    assert page["body"][-1][0] == "action"


def test_staff_pages_are_the_ones_asked_for_and_plans_belong_to_administrations():
    plans = {page["slug"]: page["unit"] for page in STAFF_PAGES if "unit" in page}
    assert sorted(plans.values()) == ["BUN", "KFF", "SOC"]
    assert {UNITS[code].kind for code in plans.values()} == {ADMINISTRATION}
    assert all(slug.startswith("lokal-plan-") for slug in plans)
    others = [page["slug"] for page in STAFF_PAGES if "unit" not in page]
    assert others == ["om-du-blir-hotad", "avidentifierad-information", "symboler", "lagesbild"]
    assert [page["slug"] for page in STAFF_PAGES if page.get("restricted")] == ["lagesbild"]
    # An invented plan or report says so at once.
    assert all("påhittat exempel" in page["lead"] for page in STAFF_PAGES if "unit" in page or "restricted" in page)


QUESTIONS = [*OF_BASIC, *OF_IN_DEPTH, *OF_PRACTICE]


def test_there_are_twenty_questions_for_the_basic_course_nine_for_the_in_depth_one_and_an_essay():
    assert [len(OF_BASIC), len(OF_IN_DEPTH), len(OF_PRACTICE)] == [20, 9, 1]
    assert {question["kind"] for question in OF_BASIC} == {"true_false", "single", "multiple", "short_text"}
    assert len({question["slug"] for question in QUESTIONS}) == len({question["text"] for question in QUESTIONS}) == 30


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["slug"] for question in QUESTIONS])
def test_question_is_easy_to_read_names_what_is_known_and_teaches(question):
    answers = [text for answer in question.get("answers", ()) for text in (answer[0], answer[2]) if text]
    told = [question["text"], question["explanation"], *answers]
    assert lix("\n".join(told)) <= 45
    for text in told:
        assert all(len(words(sentence)) <= 25 for sentence in sentences(text)), text
    assert question.get("law") is None or question["law"] in LAW_KEYS
    assert question["source"]
    assert len(words(question["explanation"])) >= 15
    assert not re.search(r"(tycker|tror|anser) du\b|din åsikt|röstar du", " ".join(told), re.IGNORECASE)


def test_keys_are_unique():
    for rows in (LAWS, CONTACTS, ROLES, WORK_TYPES):
        assert len({row["key"] for row in rows}) == len(rows)
    assert len({entry["term"] for entry in GLOSSARY}) == len(GLOSSARY)


@pytest.mark.parametrize("entry", LAWS + CONTACTS, ids=lambda entry: entry["key"])
def test_snippet_has_an_owner_and_dates(entry):
    assert entry["owner_role"] in ROLE_KEYS
    next_check = date.fromisoformat(entry["next_check"])
    assert entry["checked_on"] is None or date.fromisoformat(entry["checked_on"]) < next_check


def test_no_law_reference_claims_to_be_reviewed():
    assert {law["checked_on"] for law in LAWS} == {None}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law["key"])
def test_law_reference_uses_only_short_text(law):
    assert Tags(law["text"]).seen <= {"p", "b", "i"}


def test_local_numbers_are_fiction_and_used_once():
    numbers = [contact["phone"] for contact in CONTACTS if contact["phone"].startswith("07")]
    assert len(set(numbers)) == len(numbers)
    assert all(5 <= int(FICTION_NUMBER.fullmatch(number).group(1)) <= 99 for number in numbers)


def test_national_numbers_are_known_and_unchecked():
    national = {
        contact["key"]: (contact["phone"], contact["checked_on"])
        for contact in CONTACTS
        if not contact["phone"].startswith("07")
    }
    assert national == {
        "larm-112": ("112", None),
        "polisen-11414": ("114 14", None),
        "cve": ("08-527 44 290", None),
        "orostelefonen": ("020-100 200", None),
        "exit": ("", None),
        "narmaste-chef": ("", None),  # Whoever it is where the reader works.
    }


def test_texts_name_no_other_telephone_number():
    everything = " ".join(strings([COURSES, TRANSLATED_COURSES, LAWS, GLOSSARY, GLOSSARY_TEXTS]))
    named = set(re.findall(r"(?<![\d-])0\d{1,3}-\d[\d ]{3,}\d", everything))
    assert named <= {contact["phone"] for contact in CONTACTS}


def test_the_meeting_material_holds_what_a_head_needs():
    for version in MATERIAL["versions"]:
        assert [kind for kind, _value in version["body"]] == ["fact", "case", "case"]
    assert 4 <= len(MATERIAL["questions"]) <= 6
    assert all(question.endswith("?") for question in MATERIAL["questions"])
    assert "sekretess" in body_text(MATERIAL["preparation"])
    assert "30–45 minuter" in MATERIAL["lead"]


@pytest.mark.parametrize("body", MATERIAL_BODIES)
def test_the_meeting_material_is_easy_to_read_and_uses_allowed_tags(body):
    assert lix(body_text(body)) < 35
    for _kind, value in body:
        for text in strings(value):
            assert set(re.findall(r"</?(\w+)", text)) <= TEXT_TAGS
