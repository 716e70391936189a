"""Loads Ekvalla in one transaction: refuses where it could mix with real staff, then creates what is missing."""

from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Site

from demo import accounts, store
from demo.ekvalla import ekvalla
from demo.organisation import ROOT
from demo.pages import Pages, make_roots
from demo.plan import SOURCE
from demo.plays import write_plays
from demo.quizzes import write_bank
from demo.reminders import write_reminders
from demo.sittings import write_sittings
from demo.snippets import fill_municipality, write_snippets
from demo.staff import write_staff_pages, write_survey
from organisation.models import Employment, Unit, UnitPeriod, User
from tracking.models import Definitions, Snapshot


@transaction.atomic
def load(reset=False, force=False, say=print):
    """Create what is missing; with `reset`, empty the database first. Gives the number of rows created."""
    plan, history = ekvalla()
    if reset:
        _refuse_reset(plan, force)
        say("Emptying the database …")
        _empty()
    elif not _is_loaded():
        refuse_real_staff(force)
    is_first = not _is_loaded()
    progress = say if is_first else _say_nothing
    encoded = accounts.passwords() if is_first else {}
    make_roots()
    Definitions.load()
    rows = store.Store()
    _write_facts_that_pages_need(rows, plan, encoded)
    progress("Publishing the pages …")
    pages = Pages(rows, accounts.EDITOR, accounts.ADMINISTRATOR)
    pages.write()
    write_staff_pages(pages)
    write_survey(rows)
    accounts.write_groups(rows)
    progress("Writing who worked where and who learned what, from 2024 to 2026 …")
    store.write_staff(rows, plan)
    accounts.write_delegations(rows)
    store.write_rules(rows, plan)
    store.write_history(rows, plan, history)
    write_plays(rows, plan)
    write_sittings(rows)
    store.derive(rows)
    if is_first and not force:  # Beside others' staff, nothing of theirs is turned on.
        rows.created += write_reminders()
    return rows.created


def _write_facts_that_pages_need(rows, plan, encoded):
    """The trainings before their pages, so that the editions get the days on which they were published."""
    write_snippets(rows)
    write_bank(rows)
    fill_municipality()
    store.write_catalogue(rows)
    store.write_organisation(rows)
    accounts.write_accounts(rows, encoded)
    store.write_people(rows, plan, encoded)


def _say_nothing(text):
    """What there is to tell of a run that finds everything in place."""


def _is_loaded():
    return UnitPeriod.objects.filter(unit__code=ROOT, source=SOURCE).exists()


def refuse_real_staff(force):
    """The demo never mixes with an organisation that is already there."""
    if not force and (Unit.objects.exists() or User.objects.exclude(employee_id=None).exists()):
        raise CommandError(
            "This database holds units or staff that are not the demo's. Nothing was loaded. "
            "Use a database of its own for the demo, or --force to add Ekvalla beside them."
        )


def _refuse_reset(plan, force):
    """Emptying is for a demo: not with frozen reports, and not with people that the demo does not know."""
    if Snapshot.objects.exists():
        raise CommandError(
            "There are frozen reports, and the database refuses to delete those. Nothing was changed. To start "
            "again, remove the database itself (SQLite: the file var/rustad.sqlite3), then migrate and load_demo."
        )
    ours = set(plan.persons) | {row["username"] for row in accounts.WITHOUT_EMPLOYMENT}
    users = User.objects.exclude(Exists(Employment.objects.filter(person=OuterRef("pk"), source=SOURCE)))
    others = sorted(set(users.values_list("username", flat=True)) - ours)
    if others and not force:
        raise CommandError(
            f"--reset empties the whole database, and {len(others)} of its users are not the demo's "
            f"({', '.join(others[:5])}). Nothing was changed. --force empties it all the same."
        )


def _empty():
    """Delete every row of every table."""
    connection.check_constraints()  # PostgreSQL truncates no table that still has a check to make.
    call_command("flush", interactive=False, verbosity=0)
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
