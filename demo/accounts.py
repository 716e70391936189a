"""The people one can sign in as, their common password, and the groups of the CMS."""

import os

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page

from content.editorial import COORDINATORS, EDITORS, make_groups, make_section
from demo.by_hand import MIKAEL, SAMIRA
from demo.dates import at, day
from demo.leaders import (
    COORDINATOR,
    HEAD_BJORKBACKEN,
    HEAD_ELDERLY_CARE,
    HEAD_NORD,
    HEAD_SOCIAL,
    SOCIAL_COORDINATOR,
)
from demo.plan import SOURCE
from demo.trainings import key_of
from organisation.models import Delegation, User

PASSWORD = "rustad-demo"  # noqa: S105 for trying out on one's own machine

EDITOR, ADMINISTRATOR = "redaktor", "admin"

SIGN_INS = [
    (SAMIRA, "assistant nurse, Hemtjänst Björkbacken: has the basic course left to do"),
    (MIKAEL, "care assistant, Hemtjänst Björkbacken: half-way through the basic course"),
    (HEAD_BJORKBACKEN, "head of Hemtjänst Björkbacken and of Nattpatrullen"),
    (HEAD_NORD, "head of another unit, Hemtjänst Nord"),
    (HEAD_ELDERLY_CARE, "head of the division Äldreomsorg"),
    (HEAD_SOCIAL, "head of the administration Socialförvaltningen"),
    (COORDINATOR, "coordinator for the whole of Ekvalla, and marks the essays of quizzes"),
    (EDITOR, "editor of the pages, in /cms/"),
    (ADMINISTRATOR, "administrator, in /cms/ too"),
]

# Those who are not in the HR system.
WITHOUT_EMPLOYMENT = [
    {"username": EDITOR, "first_name": "Moa", "last_name": "Fridell"},
    {"username": ADMINISTRATOR, "first_name": "Sixten", "last_name": "Uggla", "is_superuser": True, "is_staff": True},
]

SUPPORT_EDITORS = "Stödsidor"
# Coordinators say what is required, and bring in what was completed in an earlier portal.
OF_TRACKING = ("view_requirement", "add_requirement", "change_requirement", "add_completionimport")
# The support pages, which the group is about.
SUPPORT_PAGES = ("orolig", "lamna-rorelse", "lamna-gang")
# The head of the reception for children keeps the support pages in order until the summer.
DELEGATED = {"person": "40225", "group": SUPPORT_EDITORS, "first": "2026-09-01", "last": "2027-05-31"}
# Somebody who is nobody's nearest head in the units whose essays there are.
EXAMINERS, EXAMINER = "Bedömare", COORDINATOR
OF_EXAMINERS = ("view_sittings", "mark")
MEMBERS = {EDITOR: EDITORS, SOCIAL_COORDINATOR: EDITORS, COORDINATOR: COORDINATORS}
# Who may read the situation report: those who use it to plan.
READERS_OF_REPORT = (COORDINATOR, SOCIAL_COORDINATOR, HEAD_SOCIAL, HEAD_ELDERLY_CARE)


def may_have_passwords():
    """A password that stands in the documentation is only for one's own machine."""
    return settings.DEBUG or os.environ.get("RUSTAD_DEMO") == "1"


def passwords():
    """{user name: encoded password} of the demo accounts; hashed once, since hashing is slow on purpose."""
    if not may_have_passwords():
        return {}
    encoded = make_password(PASSWORD)
    return {username: encoded for username, _ in SIGN_INS}


def write_accounts(store, encoded):
    """The accounts without an employment."""
    rows = [row | {"password": encoded.get(row["username"]) or make_password(None)} for row in WITHOUT_EMPLOYMENT]
    store.ensure(User, ["username"], rows)


def write_groups(store):
    """The groups that every municipality begins with; here coordinators also say what is required, and delegate."""
    made = make_groups(*Page.objects.filter(translation_key=key_of("ekvalla")))  # One front page in each language.
    pages = Page.objects.filter(translation_key__in=[key_of(slug) for slug in SUPPORT_PAGES])
    made += make_section(SUPPORT_EDITORS, pages)
    if COORDINATORS in made:
        delegate = Permission.objects.get(content_type__app_label="organisation", codename="change_delegation")
        require = Permission.objects.filter(content_type__app_label="tracking", codename__in=OF_TRACKING)
        Group.objects.get(name=COORDINATORS).permissions.add(delegate, *require)
    for group in Group.objects.filter(name__in=made):
        group.user_set.set(
            User.objects.filter(username__in=[who for who, where in MEMBERS.items() if where == group.name])
        )
    store.created += len(made) + _make_examiners(made)


def _make_examiners(made):
    """Those who see handed in exam papers and mark them. Gives how many groups were made here."""
    group, is_new = Group.objects.get_or_create(name=EXAMINERS)
    if is_new or EXAMINERS in made:
        rights = Permission.objects.filter(content_type__app_label="quizzes", codename__in=OF_EXAMINERS)
        group.permissions.add(*rights)
        group.user_set.set(User.objects.filter(username=EXAMINER))
    return int(is_new)


def write_delegations(store):
    """One part of the work in the CMS handed over by date. Who is a member today is seen to when the CMS is opened."""
    group = Group.objects.get(name=DELEGATED["group"])
    first = day(DELEGATED["first"])
    row = {"person": DELEGATED["person"], "group_id": group.pk, "starts_on": first, "ends_on": day(DELEGATED["last"])}
    decided = {"decided_by_id": COORDINATOR, "source": SOURCE, "recorded_at": at(first, 6)}
    store.ensure(Delegation, ["person", "group_id", "starts_on"], [row | decided])


def sign_in_table():
    """The demo accounts as lines of text; says so when they cannot be used."""
    names = [username for username, _ in SIGN_INS]
    users = {user.username: user for user in User.objects.filter(username__in=names)}
    lines = [f"  {'user name':<10}  {'name':<18}  who"]
    lines += [f"  {name:<10}  {users[name]!s:<18}  {who}" for name, who in SIGN_INS if name in users]
    if all(user.has_usable_password() for user in users.values()):
        lines.append(f"The password is {PASSWORD} for all of them. Do not load the demo on a server that others reach.")
    else:
        lines.append(
            "Nobody can sign in: the accounts were made without a password, since neither RUSTAD_DEBUG nor "
            "RUSTAD_DEMO=1 was set. Set one of them and run load_demo --reset."
        )
    return lines
