"""All settings, read from the environment; the defaults are safe for a server on the Internet.

`make run` sets RUSTAD_DEBUG and a throw-away key for trying the system out.
docs/operations.md describes every variable.
"""

from datetime import timedelta
from pathlib import Path

import environ
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("RUSTAD_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")  # No default: a guessable key would let anyone sign in as anyone.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # Earlier ones, while what they signed still lives.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Plain http is only for trying out on one's own machine, where the cookies would otherwise never be sent back.
HTTPS = env.bool("RUSTAD_HTTPS", default=not DEBUG)

INSTALLED_APPS = [
    "start",
    "courses",
    "quizzes",
    "scenarios",
    "support",
    "demo",
    "tracking",
    "organisation",
    "content",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "config.apps.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "axes",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "content.languages.FrameLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisation.delegations.by_date",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisation.gate.cms_gate",
    "content.refusal.TellInCms",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "organisation.context_processors.viewer",
                "start.context_processors.local_plans",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'rustad.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # IMMEDIATE takes the write lock at BEGIN, so two writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A report is one wide query over few rows: compiling it takes ten times as long as running it. It looks persons up
    # in lists that PostgreSQL keeps in memory; in a list it takes to be too large it would look from the beginning for
    # each person, which in a country never ends. 64 MB is enough for more than a million.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off -c work_mem=64MB"

# With several processes, name one that they share: dbcache://rustad_cache, and `manage.py createcachetable` once.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# Wagtail's own small tasks run at once. What takes long waits in the database for `manage.py db_worker`.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

# An index with more columns serves PostgreSQL; SQLite makes the same index without them.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

AUTH_USER_MODEL = "organisation.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "tracking:my_training"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # First: who is locked out is asked nothing more.
    "organisation.backends.StaffBackend",
    "organisation.backends.SignInCodeBackend",
]
# Argon2id; docs/sign-in.md says what it costs. Older hashes are still understood, and replaced at the next sign-in.
PASSWORD_HASHERS = [
    "organisation.hashers.StaffPasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "employee_id", "first_name", "last_name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SIGN_IN_CODE_DAYS = env.int("SIGN_IN_CODE_DAYS", default=14)  # How long a code that a head has printed can be used.
# Whoever opens the CMS, and administrators everywhere they see names, prove themselves in two steps.
REQUIRE_MFA = env.bool("RUSTAD_REQUIRE_MFA", default=not DEBUG)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)

# Nobody registers: accounts come from the HR import and from the CMS.
ACCOUNT_ADAPTER = "organisation.accounts.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"reauthenticate": "organisation.sign_in_forms.PasswordAgainForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # SESSION_HOURS, as set below, for everyone.
# Failed sign-ins are counted by axes, in the database that all processes share. A whole town hall has one address.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/15m/key"}

MFA_ADAPTER = "organisation.accounts.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "organisation.sign_in_forms.SecondStepForm",
    "reauthenticate": "organisation.sign_in_forms.SecondStepAgainForm",
    "activate_totp": "organisation.sign_in_forms.SetUpSecondStepForm",
}
MFA_TOTP_ISSUER = "Rustad"
MFA_RECOVERY_CODES_SHOW_ONCE = True

# The municipality's own accounts, by OpenID Connect; off until OIDC_SERVER_URL is set. See docs/sign-in.md.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_NAME = env.str("OIDC_NAME", default="")
SOCIALACCOUNT_ADAPTER = "organisation.accounts.MunicipalAccounts"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# A link, not a form: the way to the provider may lead over hosts that the policy on forms cannot know.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "kommun",
            "name": OIDC_NAME,
            "client_id": env.str("OIDC_CLIENT_ID"),
            "secret": env.str("OIDC_CLIENT_SECRET"),
            "settings": {
                "server_url": OIDC_SERVER_URL,
                "uid_field": env.str("OIDC_ID_CLAIM", default="sub"),
                "scope": env.list("OIDC_SCOPES", default=["openid", "profile"]),
                "fetch_userinfo": False,  # The signed ID token is what counts.
                "oauth_pkce_enabled": True,
            },
        }
    )

AXES_HANDLER = "organisation.lock_out.LockOut"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # Whoever keeps trying must not wait for ever.
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # Who signed in when is nobody's business.
AXES_USERNAME_CALLABLE = "organisation.lock_out.name_mark"
AXES_CLIENT_IP_CALLABLE = "organisation.lock_out.client_address"
AXES_LOCKOUT_CALLABLE = "organisation.lock_out.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code", "password1", "password2", "oldpassword"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "sv"
# The interface speaks these. Content can be written in more: each page in its own language, in a Swedish frame.
FRAME_LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LANGUAGES = [
    ("sv", _("Swedish")),
    ("sv-x-lattlast", _("Easy Swedish")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("fa", _("Persian")),
    ("so", _("Somali")),
    ("ti", _("Tigrinya")),
    ("uk", _("Ukrainian")),
]
# Django does not know these.
LANG_INFO["sv-x-lattlast"] = {
    "bidi": False,
    "code": "sv-x-lattlast",
    "name": "Easy Swedish",
    "name_local": "lättläst svenska",
    "fallback": ["sv"],
}
LANG_INFO["so"] = {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"}
LANG_INFO["ti"] = {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"}
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
# Every day in the system is a day in Sweden: 31 December 23:30 belongs to the year it says.
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))
# Images that not everybody may see: no web server may know this folder, so it lies beside the other, never inside it.
PRIVATE_MEDIA_ROOT = env.path("PRIVATE_MEDIA_ROOT", default=str(BASE_DIR / "var" / "private_media"))
STORAGES = {
    "default": {"BACKEND": "content.private_pictures.PictureStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 3600
SECURE_SSL_REDIRECT = HTTPS and env.bool("RUSTAD_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "no-referrer" if HTTPS else "same-origin"
CSRF_FAILURE_VIEW = "start.views.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own.

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/"],  # The CMS admin is not written for a strict policy.
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],  # What is being answered is kept while one writes.
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}

WAGTAIL_SITE_NAME = "Rustad"
WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = (
    "login"  # One door for all: there, failures are counted and the second step asked for.
)
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False  # A new person gets a code, or signs in with the municipality's own account.
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES  # An administrator adds those that are used, under Settings, Locales.
WAGTAILADMIN_PERMITTED_LANGUAGES = FRAME_LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "swedish"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "vtt", "mp4", "webm", "docx", "odt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # No third party learns who edits.
WAGTAIL_ENABLE_UPDATE_CHECK = False

DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000  # Wagtail's page editor sends many fields: a scenario may have 1,000 steps.
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=30)  # Without one, a mail server that says nothing stops the worker.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO" if not DEBUG else "WARNING"},
}
