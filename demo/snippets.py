"""The snippets that pages share, from demo/texts, and who holds which role in Ekvalla."""

from datetime import date

from content.models import ContactCard, GlossaryTerm, LawReference, Municipality, Role, WorkType
from demo.blocks import stream
from demo.dates import FIRST_DAY
from demo.leaders import COORDINATOR, HEAD_BJORKBACKEN, LAWYER, SAFETY, SOCIAL_COORDINATOR
from demo.organisation import BJORKBACKEN, ROOT
from demo.texts.contacts import CONTACTS
from demo.texts.contacts_in_other_languages import CONTACT_TEXTS
from demo.texts.glossary import GLOSSARY
from demo.texts.glossary_in_other_languages import GLOSSARY_TEXTS
from demo.texts.laws import LAWS
from demo.texts.roles import ROLES, WORK_TYPES

SERVICE_PHONE = "070-174 06 05"

TERMS_CHECKED = {"owner_role": "samordnare", "checked_on": "2026-09-15", "next_check": "2027-12-31"}
DATES = {"checked_on", "next_check", "valid_from"}


def write_snippets(store):
    """Roles, kinds of work, the law, contact cards and the glossary."""
    for model, key, rows in (
        (Role, "key", ROLES),
        (WorkType, "key", WORK_TYPES),
    ):
        _ensure_saved(store, model, key, rows)
    roles = dict(Role.objects.values_list("key", "pk"))
    terms = [row | TERMS_CHECKED | texts_of(GLOSSARY_TEXTS.get(row["term"], {})) for row in GLOSSARY]
    cards = [row | texts_of(CONTACT_TEXTS.get(row["key"], {})) for row in CONTACTS]
    for model, key, rows in (
        (LawReference, "key", LAWS),
        (ContactCard, "key", cards),
        (GlossaryTerm, "term", terms),
    ):
        _ensure_saved(store, model, key, [_with_owner(row, roles) for row in rows])


def texts_of(by_language):
    """The field `texts` of a snippet, from {language: {field: text}}."""
    return {"texts": stream(*(("texts", {"language": code} | texts) for code, texts in by_language.items()))}


def _ensure_saved(store, model, key, rows):
    """One by one, so that Wagtail's search index hears of each."""
    have = set(model.objects.values_list(key, flat=True))
    for row in rows:
        if row[key] not in have:
            model.objects.create(**row)
            store.created += 1


def _with_owner(row, roles):
    values = {key: date.fromisoformat(value) if key in DATES and value else value for key, value in row.items()}
    values["owner_role_id"] = roles[values.pop("owner_role")]
    if "held_by" in values:
        values["held_by_id"] = roles[values.pop("held_by")]
    return values


def fill_municipality():
    """The municipality's own row, which a migration has made empty; only what nobody has filled in yet."""
    municipality = Municipality.load()
    if municipality.service_phone or municipality.coordinator_id:
        return
    municipality.name = "Ekvalla kommun"
    municipality.service_phone = SERVICE_PHONE
    municipality.service_hours = "Vardagar 8–16.30"
    municipality.accessibility_email = "tillganglighet@ekvalla.example"
    municipality.accessibility_reviewed_on = date(2026, 9, 15)
    municipality.coordinator = ContactCard.objects.get(key="samordnare")
    municipality.save()


def add_role_holders(plan, head_of):
    """Who holds the roles that cards and pages name: for all of Ekvalla, and a few for a part of it."""
    for role, unit, person, phone in (
        ("enhetschef", BJORKBACKEN, HEAD_BJORKBACKEN, "070-174 06 63"),
        ("samordnare", ROOT, COORDINATOR, "070-174 06 30"),
        ("samordnare", "SOC", SOCIAL_COORDINATOR, "070-174 06 31"),
        ("sakerhetschef", ROOT, SAFETY, "070-174 06 33"),
        ("kommunjurist", ROOT, LAWYER, "070-174 06 36"),
        ("hr-chef", ROOT, head_of["KSF-HR"], "070-174 06 51"),
        ("chef-barn-unga", ROOT, head_of["SOC-IFO-MOT"], "070-174 06 54"),
        ("chef-vuxna", ROOT, head_of["SOC-IFO-VUX"], "070-174 06 57"),
        ("chef-servicecenter", ROOT, head_of["KSF-SC"], "070-174 06 60"),
    ):
        plan.add("role_holder", FIRST_DAY, role=role, unit=unit, person=person, phone=phone, starts_on=FIRST_DAY)
