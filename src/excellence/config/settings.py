"""Settings, read from the environment; `docs/reference/settings.md` has a heading for each of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from excellence.config.environment import env
from excellence.config.secret import kept_secret
from excellence.kernel.countries import NAMES as COUNTRY_NAMES
from excellence.kernel.languages import LANGUAGES as SPOKEN

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default="var")).resolve()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.choice("DEMO", ("NONE", "STORY"), default="NONE")
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", default="").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_TLS = env.bool("BEHIND_TLS", default=False)
PROXIES = env.int("PROXIES", default=0)

INSTALLED_APPS = [
    "excellence.config",
    "excellence.kernel",
    "excellence.web",
    "excellence.audit",
    "excellence.mail",
    "excellence.files",
    "excellence.accounts",
    "excellence.frameworks",
    "excellence.threads",
    "excellence.organisations",
    "excellence.facts",
    "excellence.participants",
    "excellence.listings",
    "excellence.evidence",
    "excellence.assessment",
    "excellence.quickcheck",
    "excellence.portal",
    "excellence.demo",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_countries",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "excellence.web.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "excellence.web.middleware.no_nul_signs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "excellence.web.middleware.private_pages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "excellence.accounts.middleware.PasswordRefusedMiddleware",
]

ROOT_URLCONF = "excellence.config.urls"
WSGI_APPLICATION = "excellence.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["excellence.web.templatetags.web", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "excellence.web.context_processors.frame",
                "excellence.demo.context_processors.people",
            ],
        },
    }
]

# Database: SQLite is durable here (synchronous=FULL) because acknowledged work must survive a power cut.
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'excellence.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", env.int("CONN_MAX_AGE", default=60))
    DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
# Whoever confirmed an address has it alone: promised by a constraint on the lower-cased address, unseen by this check.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
# What all processes count together (limits of sign-in's pages) lies in the database unless CACHE_URL names a server.
# What a template keeps of a page lies in each process; Django's tag `cache` looks for it under this name.
CACHES = {
    "default": env.cache("CACHE_URL", default="dbcache://cached_values?max_entries=100000"),
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "template_fragments",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "excellence.accounts.passwords.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "excellence.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "excellence.accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_UNIQUE_EMAIL = True
# Signing up answers the same for every address; who has it is settled by confirming it.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# Changing address or password asks for the password again, and tells the address so far.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "change_password": "excellence.accounts.password_forms.ChangePasswordForm",
    "reset_password": "excellence.accounts.password_forms.ResetPasswordForm",
}
# Wrong passwords are counted in accounts/passwords.py; what is named here beside them is how often a page may be used.
ACCOUNT_RATE_LIMITS: dict[str, str | None] = {
    "login": None,
    "login_failed": None,
    # By address: whoever asks for them, a mailbox gets few e-mails a day, and its owner finds the last one there.
    "confirm_email": "1/3m/key,10/d/key",
    "reset_password": "20/m/ip,5/h/key,10/d/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

# Languages: pages live under /<lang>/
LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.name) for language in SPOKEN]
COUNTRIES_OVERRIDE = COUNTRY_NAMES
# Each module has its own catalogues; those of modules that are no apps are named here.
LOCALE_PATHS = [PACKAGE / "documents" / "locale", PACKAGE / "method" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
FILES_ROOT = DATA_DIR / "files"
FILES_MAX_BYTES = env.int("FILES_MAX_BYTES", default=20 * 1024 * 1024)
EVIDENCE_MAX_FILES = env.int("EVIDENCE_MAX_FILES", default=1000)
EVIDENCE_MAX_BYTES = env.int("EVIDENCE_MAX_BYTES", default=2 * 1024 * 1024 * 1024)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_ROOT}},
    "evidence": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What is stored is for the user the instance runs as, and nobody else on the machine.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "excellence.files.handlers.NoMoreThanKept",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Background work: a task is a hint, the row is the truth (see docs/decisions/0003-durable-work.md)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
WORK_STUCK_AFTER_SECONDS = env.int("WORK_STUCK_AFTER_SECONDS", default=15 * 60)
WORK_ATTEMPTS = env.int("WORK_ATTEMPTS", default=5)
WORK_KEEP_DAYS = env.int("WORK_KEEP_DAYS", default=14)

# Mail: everything goes through the outbox; the transport is what finally sends
EMAIL_BACKEND = "excellence.mail.backends.OutboxBackend"
# Printing e-mails shows their links to whoever reads the log, so only a demonstration does so unasked.
_PRINTED, _NOT_SENT = "django.core.mail.backends.console.EmailBackend", "excellence.mail.transports.NoTransport"
OUTBOX_TRANSPORT = env.str("OUTBOX_TRANSPORT", default=_PRINTED if DEMO == "STORY" else _NOT_SENT)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Cluster Excellence <noreply@localhost>")
EMAIL_TIMEOUT = 30
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)

# Headers
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
FORM_RENDERER = "excellence.web.forms.PageRenderer"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "excellence.web.views.csrf_failure"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31536000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOG_LEVEL = env.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), default="WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
