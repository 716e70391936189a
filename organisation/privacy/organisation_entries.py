"""The register's entries for organisation, and for the apps of others: Wagtail, allauth, axes and Django's own."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from organisation.privacy.register import (
    ACCOUNTABILITY,
    EDITING,
    OPERATION,
    ORGANISATION,
    SIGN_IN,
    TRAINING,
    Counted,
    Erasure,
    Ground,
    NotExported,
    Period,
    Rows,
    Shown,
    about,
    add,
    deed,
)

SECRET = NotExported(_("A secret that protects the person. That it is there is told."))
PREFERENCE = NotExported(_("Choices about how the CMS looks. They are seen and changed there."))
DRAFT = NotExported(_("Passing notes of the editor, gone when the work is saved. They are seen there."))
NOT_THEIRS = NotExported(_("Is about many people at once. What concerns the person stands in the other parts."))
UNKNOWN = NotExported(_("Holds a mark in place of the user name: whose row it is cannot be told without it."))
CONTENT = {"retention": Period.CONTENT}
SPAN = {"from": "starts_on", "to": "ends_on", "recorded": "recorded_at", "source": "source"}
VOID = {"withdrawn": "voided_at", "withdrawn_by": "voided_by", "withdrawn_because": "void_reason"}


def enter():
    """Called once, when the app starts."""
    _the_person()
    _facts()
    _privacy()
    _signing_in()
    _wagtail()
    _imports_and_tasks()


def _the_person():
    identity = {"export": Shown("identity"), "erasure": Erasure.BLANK, "retention": Period.IDENTITY}
    add("organisation.User", "username employee_id first_name last_name email", ORGANISATION, **identity)
    add("organisation.User", "is_active last_login date_joined is_staff is_superuser", SIGN_IN, **identity)
    add("organisation.User", "groups user_permissions", SIGN_IN, **identity)
    add("organisation.User", "password", SIGN_IN, **identity | {"export": SECRET})


def _facts():
    about(
        "organisation.Employment",
        "person",
        ORGANISATION,
        export=Rows(
            "employments",
            _("Employments"),
            {"unit": "unit", "job_role": "job_role__title", "form": "form", "share": "share", "number": "number"}
            | SPAN
            | VOID,
        ),
    )
    about(
        "organisation.Absence",
        "person",
        TRAINING,
        export=Rows("absences", _("Long absences"), SPAN | VOID, _("From and to, never why.")),
    )
    about(
        "organisation.Appointment",
        "person",
        ORGANISATION,
        export=Rows("appointments", _("Appointments"), {"kind": "kind", "unit": "unit"} | SPAN | VOID),
    )
    about(
        "organisation.RoleHolder",
        "person",
        _("to tell colleagues, and with consent the public, whom to call"),
        export=Rows(
            "roles",
            _("Roles, and consent to be named in public"),
            {"role": "role__title", "unit": "unit", "phone": "phone", "named_in_public": "name_is_public"}
            | SPAN
            | VOID,
        ),
    )
    add(
        "organisation.RoleHolder",
        "phone",
        _("to tell colleagues, and with consent the public, whom to call"),
        export=Shown("roles"),
        erasure=Erasure.BLANK,
        retention=Period.FACTS,
    )
    add(
        "organisation.Employment",
        "number",
        ORGANISATION,
        export=Shown("employments"),
        erasure=Erasure.BLANK,
        retention=Period.FACTS,
    )
    add(
        "content.ContactCard",
        "public_names",
        _("to tell the public whom to call"),
        ground=Ground.CONSENT,
        export=Shown("roles"),
        erasure=Erasure.OWN,
        retention=Period.IDENTITY,
    )
    about(
        "organisation.Delegation",
        "person",
        ACCOUNTABILITY,
        export=Rows(
            "delegations",
            _("Parts of the work in the CMS"),
            {"part_of_the_work": "group__name", "decided_by": "decided_by"} | SPAN | VOID,
        ),
    )
    deed("organisation.Delegation", "decided_by voided_by")
    for model in ("Employment", "Absence", "Appointment", "RoleHolder", "UnitPeriod", "UnitSuccession", "LegalHold"):
        deed(f"organisation.{model}", "voided_by")


def _privacy():
    log = {"export": Shown("views"), "erasure": Erasure.KEEP, "retention": Period.ACCESS_LOG}
    add("organisation.NamesViewed", "person", ACCOUNTABILITY, ground=Ground.LEGAL_OBLIGATION, **log)
    looked = Counted(_("Looks at names as an administrator"))
    add(
        "organisation.NamesViewed", "viewer", ACCOUNTABILITY, ground=Ground.LEGAL_OBLIGATION, **log | {"export": looked}
    )
    lawful = {"ground": Ground.LEGAL_OBLIGATION, "retention": Period.ARCHIVE}
    add(
        "organisation.Erasure",
        "person",
        ACCOUNTABILITY,
        export=NotExported(_("Is there only when nobody can ask any longer.")),
        erasure=Erasure.KEEP,
        **lawful,
    )
    about(
        "organisation.LegalHold",
        "person",
        _("to keep what a case needs"),
        export=Rows(
            "legal_holds",
            _("Legal holds"),
            {"reference": "reference", "placed": "recorded_at", "lifted": "voided_at"},
        ),
        **lawful,
    )
    deed("organisation.Erasure", "by", **{"ground": Ground.LEGAL_OBLIGATION})
    deed("organisation.LegalHold", "placed_by", **{"ground": Ground.LEGAL_OBLIGATION})
    deed("organisation.RetentionRun", "started_by", **{"ground": Ground.LEGAL_OBLIGATION})


def _signing_in():
    gone = {"erasure": Erasure.DELETE, "retention": Period.IDENTITY}
    about(
        "organisation.SignInCode",
        "person",
        SIGN_IN,
        export=Rows(
            "sign_in_codes",
            _("One-time codes"),
            {
                "made": "made_at",
                "made_by": "made_by",
                "expires": "expires_at",
                "used": "used_at",
                "withdrawn": "withdrawn_at",
            },
            _("That a code was printed, never the code."),
        ),
        erasure=Erasure.DELETE,
        retention=Period.CODES,
    )
    deed("organisation.SignInCode", "made_by", retention=Period.CODES)
    about(
        "account.EmailAddress",
        "user",
        SIGN_IN,
        export=Rows(
            "email_addresses", _("E-mail addresses of the account"), {"email": "email", "verified": "verified"}
        ),
        **gone,
    )
    add("account.EmailAddress", "email", SIGN_IN, export=Shown("email_addresses"), **gone)
    add("account.EmailConfirmation", "email_address", SIGN_IN, export=SECRET, **gone)
    about(
        "socialaccount.SocialAccount",
        "user",
        SIGN_IN,
        export=Rows(
            "municipal_accounts",
            _("Accounts at the municipality’s own sign-in"),
            {"provider": "provider", "id": "uid", "connected": "date_joined", "last_sign_in": "last_login"},
        ),
        **gone,
    )
    add("socialaccount.SocialAccount", "uid extra_data", SIGN_IN, export=Shown("municipal_accounts"), **gone)
    add("socialaccount.SocialToken", "account", SIGN_IN, export=SECRET, **gone)
    about(
        "mfa.Authenticator",
        "user",
        SIGN_IN,
        export=Rows(
            "second_steps",
            _("Second steps of the sign-in"),
            {"kind": "type", "made": "created_at", "last_used": "last_used_at"},
            _("That there is one, never the secret or the codes."),
        ),
        **gone,
    )
    add("mfa.Authenticator", "data", SIGN_IN, export=SECRET, **gone)
    attempts = {"export": UNKNOWN, "erasure": Erasure.OWN, "retention": Period.ATTEMPTS}
    for model in ("AccessAttempt", "AccessFailureLog", "AccessLog"):
        add(f"axes.{model}", "username ip_address user_agent", SIGN_IN, **attempts)
    add("axes.AccessLog", "session_hash", SIGN_IN, **attempts)
    add(
        "sessions.Session",
        "session_key session_data",
        SIGN_IN,
        export=NotExported(_("A secret that lives for hours. It holds the key of the account and nothing more.")),
        erasure=Erasure.OWN,
        retention=Period.SESSIONS,
    )


def _wagtail():
    add(
        "wagtailusers.UserProfile", "avatar", EDITING, export=PREFERENCE, erasure=Erasure.OWN, retention=Period.IDENTITY
    )
    mine = {"erasure": Erasure.DELETE, "retention": Period.IDENTITY}
    about("wagtailusers.UserProfile", "user", EDITING, export=PREFERENCE, **mine)
    about("wagtailcore.PageSubscription", "user", EDITING, export=PREFERENCE, **mine)
    about("wagtailadmin.EditingSession", "user", EDITING, export=DRAFT, **mine)
    about("wagtailadmin.FormState", "user", EDITING, export=DRAFT, **mine)
    if "apitoken" in apps.all_models["wagtailcore"]:  # From Wagtail 8 on.
        about("wagtailcore.APIToken", "user", SIGN_IN, export=SECRET, **mine)
    deed("wagtailcore.Page", "owner locked_by", EDITING, **CONTENT)
    deed("wagtailcore.Revision", "user", EDITING, **CONTENT)
    deed("wagtailcore.Comment", "user resolved_by", EDITING, **CONTENT)
    deed("wagtailcore.CommentReply", "user", EDITING, **CONTENT)
    deed("wagtailcore.WorkflowState", "requested_by", EDITING, **CONTENT)
    deed("wagtailcore.TaskState", "finished_by", EDITING, **CONTENT)
    deed("wagtailcore.UploadedFile", "uploaded_by_user", EDITING, **CONTENT)
    deed("wagtaildocs.Document", "uploaded_by_user", EDITING, **CONTENT)
    deed("wagtailimages.Image", "uploaded_by_user", EDITING, **CONTENT)
    deed("wagtailcore.ModelLogEntry", "user")
    deed("wagtailcore.PageLogEntry", "user")
    log = {"export": NOT_THEIRS, "erasure": Erasure.OWN, "retention": Period.ARCHIVE}
    add("wagtailcore.ModelLogEntry", "label data", ACCOUNTABILITY, **log)
    kept = {"export": NOT_THEIRS, "erasure": Erasure.KEEP, "retention": Period.CONTENT}
    # Keys of persons and what the editors have written; names only where an editor has written them.
    add("wagtailcore.Revision", "content", EDITING, **kept)
    add("wagtailcore.Comment", "text", EDITING, **kept)
    add("wagtailcore.CommentReply", "text", EDITING, **kept)


def _imports_and_tasks():
    imports = {"export": NOT_THEIRS, "erasure": Erasure.KEEP, "retention": Period.IMPORTS}
    deed("organisation.StaffImport", "started_by", retention=Period.IMPORTS)
    # The file is thrown away when the import is settled; the report counts, and names rows and never people.
    add("organisation.StaffImport", "content report", ORGANISATION, **imports)
    tasks = {"export": NOT_THEIRS, "erasure": Erasure.KEEP, "retention": Period.TASKS}
    add("django_tasks_database.DBTaskResult", "args_kwargs traceback", OPERATION, **tasks)
