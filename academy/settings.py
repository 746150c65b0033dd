"""Every setting of the Academy, driven by the environment; a fresh machine needs none of them.

Without any variable: SQLite, files on disk, jobs in this process, letters in a local outbox.
`ACADEMY_ENV=production` asks for a secret key and hosts, and refuses demonstration mode.
"""

import os
from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

ENVIRONMENT: str = env.str("ACADEMY_ENV", default="development")
PRODUCTION = ENVIRONMENT == "production"
if ENVIRONMENT not in {"development", "production"}:
    raise ImproperlyConfigured(f"ACADEMY_ENV is 'development' or 'production', not {ENVIRONMENT!r}.")

DEMONSTRATION: bool = env.bool("ACADEMY_DEMONSTRATION", default=False)
if DEMONSTRATION and PRODUCTION:
    raise ImproperlyConfigured(
        "Demonstration mode lets anyone enter as anyone; it cannot run with ACADEMY_ENV=production."
    )

DEBUG: bool = env.bool("ACADEMY_DEBUG", default=False)
if DEBUG and PRODUCTION:
    raise ImproperlyConfigured("ACADEMY_DEBUG shows internals to visitors; it cannot run with ACADEMY_ENV=production.")

SECRET_KEY: str = (
    env.str("ACADEMY_SECRET_KEY") if PRODUCTION else env.str("ACADEMY_SECRET_KEY", "development-only-" + "x" * 50)
)
VAR_DIR = Path(env.str("ACADEMY_VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

# The address printed in certificates and letters. It has to outlive machines, so production names it.
BASE_URL: str = (
    env.str("ACADEMY_BASE_URL") if PRODUCTION else env.str("ACADEMY_BASE_URL", "http://127.0.0.1:8000")
).rstrip("/")
ALLOWED_HOSTS: list[str] = (
    env.list("ACADEMY_HOSTS")
    if PRODUCTION
    else env.list("ACADEMY_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "academy.people",
    "academy.audit",
    "academy.jobs",
    "academy.notifications",
    "academy.governance",
    "courses.catalogue",
    "courses.learning",
    "courses.assessment",
    "courses.assignments",
    "courses.seminars",
    "courses.evaluation",
    "courses.admissions",
    "credits",
    "certificates",
    "cms",
    "academy.portal",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "academy.lib.request_id.RequestIdMiddleware",
    "csp.middleware.CSPMiddleware",
    "academy.lib.admin_policy.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "academy.lib.locale.ContentLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "academy.people.middleware.LanguageOfPersonMiddleware",
    "academy.people.middleware.DenyByDefaultMiddleware",
    "academy.people.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "academy.urls"
WSGI_APPLICATION = "academy.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
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
                "csp.context_processors.nonce",
                "academy.lib.context.academy",
            ],
            "builtins": [
                "academy.lib.templatetags.bilingual",
                "academy.lib.templatetags.dates",
                "academy.lib.templatetags.keeping",
            ],
        },
    }
]

# Database -----------------------------------------------------------------------------------------------------------
_DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'academy.sqlite3'}"
DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url_config(_DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A ledger must survive a power cut, hence FULL; IMMEDIATE avoids "database is locked" at the first write.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL: str = env.str("REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
    )
}

# Jobs: rows are the truth; without a broker they run in this process after commit. ------------------------------------
CELERY_BROKER_URL: str = env.str("CELERY_BROKER_URL", default="")
# How many chains of jobs make the papers of one list side by side. Without a worker there is one process, one chain.
ISSUE_LANES: int = env.int("ACADEMY_ISSUE_LANES", default=min(os.cpu_count() or 1, 4)) if CELERY_BROKER_URL else 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep": {"task": "academy.jobs.tasks.sweep", "schedule": 30.0},
    # Credits are counted at once; by night it is only proved that nothing differs.
    "count-what-begins": {"task": "credits.tasks.begin", "schedule": crontab(hour=0, minute=5)},
    "prove-credits": {"task": "credits.tasks.prove", "schedule": crontab(hour=2, minute=40)},
    # What people needed in order to take part goes once their event is over.
    "erase-restricted": {"task": "courses.admissions.tasks.erase_restricted", "schedule": crontab(hour=3, minute=10)},
    # Offers that nobody answered go on; before that there is one reminder.
    "tend-offers": {"task": "courses.admissions.tasks.tend_offers", "schedule": 300.0},
    # A Permanent Correspondent who gave no opinion in time is recorded as silent.
    "record-silence": {"task": "courses.admissions.tasks.record_silence", "schedule": 300.0},
    # What each institution says of its certificates is signed anew every day, for seven.
    "renew-status-lists": {"task": "certificates.tasks.renew_status_lists", "schedule": crontab(hour=1, minute=20)},
    # The public register is signed after every issue, and once a day where nothing was added.
    "sign-register": {"task": "certificates.tasks.sign_register", "schedule": crontab(hour=4, minute=20)},
    # A name that an institution holds back beyond its day is brought before those who settle it.
    "remind-of-holds": {"task": "certificates.tasks.remind_of_holds", "schedule": crontab(hour=5, minute=20)},
}
CELERY_TIMEZONE = "UTC"

# People ---------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["academy.people.hashers.Argon2idHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "academy.people.adapter.AccountAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT: int = env.int("ACADEMY_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "International Drug Policy Academy"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SECOND_FACTOR_WAIVED = DEMONSTRATION

# Languages ------------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "academy" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "academy.formats"  # British dates in English
USE_TZ = True
TIME_ZONE = "Europe/Paris"  # the Secretariat is in Strasbourg; every time shown says its zone
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION

# Files ----------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("ACADEMY_STATIC_DIR", default=str(BASE_DIR / "staticfiles")))
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # nothing is collected here; its absence would be warned of
STATICFILES_DIRS = [BASE_DIR / "academy" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Certificates, submissions and letters are served by views that ask a permission; never by the web server.
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
# Private keys of the institutions: encrypted files, outside the database, its backups and the private storage.
KEYS_DIR = Path(env.str("ACADEMY_KEYS_DIR", default=str(VAR_DIR / "keys")))
KEYS_PASSWORD: str = env.str("ACADEMY_KEYS_PASSWORD", default="" if PRODUCTION else "development-only")
# Of an institution alone, e.g. ACADEMY_KEYS_PASSWORD_UNIVERSITY_OF_MALTA: its keys lie in a folder of their own.
KEYS_PASSWORDS: dict[str, str] = {
    name.removeprefix("ACADEMY_KEYS_PASSWORD_"): word
    for name, word in os.environ.items()
    if name.startswith("ACADEMY_KEYS_PASSWORD_") and word
}
# Where signatures in PDFs get their time-stamp (RFC 3161); "": they claim their time themselves, and pages say so.
TSA_URL: str = env.str("ACADEMY_TSA_URL", default="")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
UPLOAD_MAX_BYTES = 10 * 2**20

# Letters --------------------------------------------------------------------------------------------------------------
if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "outbox"
DEFAULT_FROM_EMAIL: str = env.str("ACADEMY_FROM_EMAIL", default="Academy <academy@localhost>")
# Where mail servers say that a letter did not arrive; what arrives there is piped into `manage.py take_bounces`.
BOUNCES_EMAIL: str = env.str("ACADEMY_BOUNCES_EMAIL", default=DEFAULT_FROM_EMAIL)

# Wagtail --------------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "International Drug Policy Academy"
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "csv", "vtt", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILIMAGES_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# API ------------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["academy.people.api_permissions.NeedsAccess"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["academy.lib.parsing.PlainJsonParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"public": "120/min", "signed-in": "600/min"},
    "EXCEPTION_HANDLER": "academy.lib.problem.exception_handler",
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "International Drug Policy Academy",
    "VERSION": "1",
    "PREPROCESSING_HOOKS": ["academy.lib.openapi.only_our_api"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "CertificateStatus": "certificates.domain.status.STATUSES",
        "CredentialStatus": "certificates.domain.badge_check.Status",
        "SameInRegister": "certificates.domain.status.REGISTER_SAYS",
    },
}

# Security -------------------------------------------------------------------------------------------------------------
# The public site and the portal: nothing from elsewhere, no inline script without the page's nonce.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" would make browsers send "Origin: null" with our own forms
# Wagtail's admin writes styles and scripts into its pages and previews pages in a frame; still nothing from elsewhere.
ADMIN_CONTENT_SECURITY_POLICY: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "manifest-src": [SELF],
}
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its previews, which show in a frame of the same site
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("ACADEMY_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("ACADEMY_LOG_LEVEL", default="WARNING")},
}
