"""The pages for those who work in Ekvalla: when threatened, the form, symbols, the situation report, local plans."""

from datetime import date

from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from content.models import WorkType
from demo.accounts import READERS_OF_REPORT
from demo.texts.staff_pages import PAGES, SECTION, SURVEY
from demo.trainings import key_of
from organisation.models import Unit, User
from start.models import FormGuidePage, GuidancePage, LocalPlanPage, StaffSectionPage, Survey

READERS = "Läser lägesbilden"  # The group that may read what is restricted.


def write_staff_pages(pages):
    """The section with its pages, and a survey. What is there already is left as it is."""
    front = pages.have[key_of("ekvalla")]
    section = pages.add(front, StaffSectionPage, SECTION["slug"], title=SECTION["title"])
    units = dict(Unit.objects.values_list("code", "pk"))
    for text in PAGES:
        is_new = key_of(text["slug"]) not in pages.have
        page = pages.add(section, _model(text), text["slug"], publish=False, **_values(text, pages, units))
        if is_new:
            page.work_types.set(WorkType.objects.filter(key__in=text.get("work_types", [])))
            if text.get("restricted"):
                _restrict(page)
            pages.publish(page)


def write_survey(store):
    """One survey, which is taken away by itself."""
    days = {name: date.fromisoformat(SURVEY[name]) for name in ("opens_on", "closes_on")}
    store.ensure(Survey, ["title"], [SURVEY | days])


def _model(text):
    if "unit" in text:
        return LocalPlanPage
    return FormGuidePage if "form_url" in text else GuidancePage


def _values(text, pages, units):
    values = {name: text[name] for name in ("title", "lead", "prevention_level") if name in text}
    values["body"] = pages.blocks.body(text["body"])
    values |= {name: date.fromisoformat(text[name]) for name in ("reviewed_on", "next_review")}
    values["owner_role_id"] = pages.roles[text.get("owner_role", "samordnare")]
    if "unit" in text:
        return values | {"unit_id": units[text["unit"]], "decision": text["decision"]}
    if "form_url" in text:
        return values | {"form_url": text["form_url"], "recipient_id": pages.contacts[text["recipient"]]}
    return values | {name: text.get(name, False) for name in ("open_to_all", "is_for_threatened")}


def _restrict(page):
    group, is_new = Group.objects.get_or_create(name=READERS)
    if is_new:
        group.user_set.set(User.objects.filter(username__in=READERS_OF_REPORT))
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
