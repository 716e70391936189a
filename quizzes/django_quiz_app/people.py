"""Accounts: matched with those who are here already, or made, without employment and without rights.

A match is by e-mail, then by user name or employee id, then by full name, each only where it is unique on both sides
and nothing speaks against it. No account that is here is changed, least of all its password.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from organisation.models import Erasure, User
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.report import CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import USER, cleaned, key_of
from quizzes.django_quiz_app.values import Values

BATCH = 1000
HASH = re.compile(r"pbkdf2_sha256\$([0-9]{1,8})\$[!-#%-~]+\$[A-Za-z0-9+/]{43}=")
MOST_ITERATIONS = 5_000_000  # More would only keep the server busy.
WAYS = ("e-mail", "user name", "name")
OTHER_NAME = "other name"  # What ImportedRow.here says of an account whose user name somebody else had.


@dataclass
class There:
    """An account there. `told_as`: its primary key in the report; its place among the others when it has none."""

    key: object
    told_as: object
    username: str
    first_name: str
    last_name: str
    email: str
    password: str
    is_active: bool
    joined: object

    @property
    def full_name(self):
        return _full_name(self.first_name, self.last_name)


@dataclass(frozen=True)
class Here:
    pk: int
    username: str
    employee_id: str
    email: str
    last_name: str
    full_name: str


def take_people(work):
    """{key there: primary key of the person here} in work.people, and {user name there: key there} in work.names."""
    model = work.rows.people_model or USER
    work.erased = set(Erasure.objects.values_list("person_id", flat=True))
    there = list(_accounts(work, model))
    _tell_of_same_emails(work, model, there)
    fresh = _not_known(work, model, there)
    matched = _matches(fresh, set(work.people.values()))
    for account in fresh:
        if account.key in matched:
            way, person = matched[account.key]
            _settle(work, model, account, person, UNCHANGED, ("matched", way, person))
    _make(work, model, [account for account in fresh if account.key not in matched])


def _accounts(work, model):
    seen = set()
    for number, row in enumerate(work.rows.rows(model), 1):
        key = key_of(row.pk)
        told_as = f"#{number}" if key is None else key  # Anything else may be the name of a person.
        if key is None and row.pk is None and (username := _name_of(row.fields.get("username"))):
            # A dump with natural primary keys has no others. The name itself is nobody's to keep.
            key = f"name:{hashlib.sha256(username.encode()).hexdigest()[:32]}"
        if key is None or key in seen:
            work.report.quirk(model, told_as, "", reasons.NO_KEY if key is None else reasons.SAME_KEY)
            work.report.count(model, SKIPPED)
            work.report.user(told_as, "skipped")
            continue
        seen.add(key)
        if name := _name_of(row.fields.get("username")):  # Whole, as references to it have it.
            work.names.setdefault(name, key)
        yield _account(Values(row, work.report, told_as), key)


def _tell_of_same_emails(work, model, accounts):
    seen = set()
    for account in accounts:
        email = account.email.casefold()
        if email in seen:
            work.report.quirk(model, account.told_as, "email", reasons.SAME_EMAIL)
        elif email:
            seen.add(email)


def _name_of(value):
    """A user name as accounts and references to them have it; "" for anything else."""
    return cleaned(value).strip() if isinstance(value, str) else ""


def _account(values, key):
    for name in ("is_superuser", "is_staff", "groups", "user_permissions"):
        right = values.row.fields.get(name, False)
        if right not in (False, 0, "0", "", []):
            values.quirk(name, reasons.EMPTY if right is None else reasons.RIGHTS)
    joined = values.moment("date_joined") if values.has("date_joined") else None
    if joined is None:
        values.quirk("date_joined", reasons.NO_DATE)
    return There(
        key=key,
        told_as=values.pk,
        username=values.name("username", 150),
        first_name=_optional(values, "first_name", 150),
        last_name=_optional(values, "last_name", 150),
        email=_email(values),
        password=_password(values),
        is_active=values.flag("is_active", False) if values.has("is_active") else True,
        joined=joined,
    )


def _optional(values, name, most):
    return values.text(name, most).strip() if values.has(name) else ""


def _email(values):
    email = _optional(values, "email", None)
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        email = "x" * 255
    if len(email) > 254:
        values.quirk("email", reasons.NOT_AN_EMAIL)
        return ""
    return email


def _password(values):
    """The stored password when it can be checked here; otherwise one that nobody can sign in with."""
    stored = values.row.fields.get("password")
    found = HASH.fullmatch(stored) if isinstance(stored, str) and len(stored) <= 128 else None
    if found and 0 < int(found[1]) <= MOST_ITERATIONS:
        return stored
    if stored in (None, ""):
        values.quirk("password", reasons.NO_PASSWORD)
    elif not str(stored).startswith("!"):
        values.quirk("password", reasons.HASH_UNKNOWN)
    return make_password(None)


def _not_known(work, model, accounts):
    """Those who were not brought in before. The others stay what they became; one that was deleted here stays so."""
    fresh, here = [], set(User.objects.filter(pk__in=_targets(work, model, accounts)).values_list("pk", flat=True))
    for account in accounts:
        known = work.known(model, account.key)
        if known is None:
            fresh.append(account)
        elif int(known.target) not in here:
            work.report.quirk(model, account.told_as, "", reasons.DELETED_HERE)
            work.report.count(model, SKIPPED)
            work.report.user(account.told_as, "skipped")
        else:
            _go_on(work, model, account, int(known.target))
    return fresh


def _targets(work, model, accounts):
    return [int(known.target) for account in accounts if (known := work.known(model, account.key))]


def _go_on(work, model, account, person):
    work.people[account.key] = person
    if not account.username:
        work.report.quirk(model, account.told_as, "username", reasons.NO_NAME_THERE, _name_for(work, account))
    if work.known(model, account.key).here == OTHER_NAME:
        work.report.quirk(model, account.told_as, "username", reasons.NAME_TAKEN)
    if person in work.erased:
        work.report.quirk(model, account.told_as, "", reasons.ERASED)
    work.report.count(model, UNCHANGED)
    work.report.user(account.told_as, "known before", None, person)


def _matches(accounts, taken):
    """{key there: (way, primary key here)}. A surer way goes before a less sure one for everybody."""
    found = {}
    by_way = _here(accounts)
    for way in WAYS:
        wanted = Counter(_wanted(account, way) for account in accounts)
        for account in accounts:
            value = _wanted(account, way)
            here = by_way[way].get(value, []) if value and wanted[value] == 1 else []
            if account.key in found or len(here) != 1 or here[0].pk in taken:
                continue
            if way == "e-mail" or not _speaks_against(account, here[0], way):
                found[account.key] = (way, here[0].pk)
                taken.add(here[0].pk)
    return found


def _wanted(account, way):
    value = {"e-mail": account.email, "user name": account.username, "name": account.full_name}[way]
    return value.casefold()


def _speaks_against(account, here, way):
    """Another e-mail speaks against a full name, and another last name against a user name."""
    if way == "name":
        return _differ(account.email, here.email)
    return _differ(account.last_name, here.last_name)


def _differ(one, other):
    return bool(one and other and one.casefold() != other.casefold())


def _here(accounts):
    """{way: {value: [Here]}} of those here whom one of the accounts may be."""
    wanted = {way: {_wanted(account, way) for account in accounts} - {""} for way in WAYS}
    found = {way: {} for way in WAYS}
    columns = ("pk", "username", "employee_id", "email", "first_name", "last_name")
    for pk, username, employee_id, email, first, last in User.objects.values_list(*columns).iterator(chunk_size=5000):
        here = Here(pk, username, employee_id or "", email, last, _full_name(first, last))
        ways = [("e-mail", email), ("name", here.full_name), ("user name", username), ("user name", here.employee_id)]
        for way, value in ways:
            rows = found[way].setdefault(value.casefold(), []) if value.casefold() in wanted[way] else [here]
            if here not in rows:
                rows.append(here)
    return found


def _full_name(first, last):
    return f"{first} {last}".strip() if first and last else ""


def _make(work, model, accounts):
    """New accounts. Nobody's user name is another one's employee id, which would let the one in as the other."""
    taken = _taken() if accounts else set()
    for start in range(0, len(accounts), BATCH):
        batch = accounts[start : start + BATCH]
        named = [_user_name(work, model, account, taken) for account in batch]
        made = User.objects.bulk_create(
            [_user(work, account, name) for account, (name, _here) in zip(batch, named, strict=True)]
        )
        for account, user, (_name, here) in zip(batch, made, named, strict=True):
            _settle(work, model, account, user.pk, CREATED, ("made", None, None), here)


def _taken():
    """The user names and employee ids here, in small letters."""
    rows = User.objects.values_list("username", "employee_id").iterator(chunk_size=5000)
    return {name.casefold() for names in rows for name in names if name}


def _name_for(work, account):
    """The user name that the account should have here."""
    return account.username or f"{work.source}-{account.key}"[:140]


def _user_name(work, model, account, taken):
    """(a user name that nobody has, what is recorded of it)."""
    wanted = _name_for(work, account)
    if not account.username:
        work.report.quirk(model, account.told_as, "username", reasons.NO_NAME_THERE, wanted)
    username, number = wanted, 1
    while username.casefold() in taken:
        number += 1
        username = f"{wanted[:140]}-{number}"
    if number > 1:
        work.report.quirk(model, account.told_as, "username", reasons.NAME_TAKEN)
    taken.add(username.casefold())
    return username, OTHER_NAME if number > 1 else ""


def _user(work, account, username):
    return User(
        username=username,
        first_name=account.first_name,
        last_name=account.last_name,
        email=account.email,
        password=account.password,
        is_active=account.is_active,
        date_joined=account.joined or work.now,
    )


def _settle(work, model, account, person, outcome, told, here=""):
    work.people[account.key] = person
    work.note(model, account.key, "", person, here)
    work.report.count(model, outcome)
    work.report.user(account.told_as, *told)


def person_of(work, values):
    """The primary key of the person whom a row names by key or by user name; None, told of, when there is nobody."""
    value = values.raw("user")
    if isinstance(value, list):
        key = work.names.get(_name_of(value[0])) if len(value) == 1 else None
    else:
        key = key_of(value)
    person = work.people.get(key)
    if person is None:
        values.quirk("user", reasons.NO_PERSON)
    elif person in work.erased:
        values.quirk("user", reasons.ERASED)
        return None
    return person
