"""Settings of the site, from the environment. Safe unless told otherwise; imports nothing of ours.

``TRIGPOINT_DEMO`` opens what only a demonstration on one's own machine may do: plain http on
loopback, mail printed to the terminal.
"""

from pathlib import Path

import environ

env = environ.Env()
HERE = Path(__file__).parent

DEMO = env.bool("TRIGPOINT_DEMO", default=False)
DATA = Path(env.str("TRIGPOINT_DATA", default="out/site")).resolve()
"""The folder for the database of a laptop, collected static files and instruments as worded."""

SECRET_KEY = env.str("TRIGPOINT_SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("TRIGPOINT_OLD_SECRET_KEYS", default=[])
ALLOWED_HOSTS = [*env.list("TRIGPOINT_HOSTS", default=[]), "localhost", "127.0.0.1", "[::1]"]
"""Loopback too, for whoever watches the site from its own machine."""
SITE_ADDRESS = env.str("TRIGPOINT_ADDRESS", default="http://localhost:8000").rstrip("/")
"""Where the site is reached: mails link to it."""
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "trigpoint_web.mail",
    "trigpoint_web.waves",
    "trigpoint_web.accounts",
    "trigpoint_web.questionnaire",
    "trigpoint_web.company",
    "trigpoint_web.public",
]

MIDDLEWARE = [
    "trigpoint_web.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "trigpoint_web.urls"
WSGI_APPLICATION = "trigpoint_web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trigpoint_web.public.context.site",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'trigpoint.sqlite3'}")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 600
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATA.mkdir(parents=True, exist_ok=True)
    # Readers never wait for the writer, and a writer waits at the start, never in the middle.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "accounts:sign_in"
SESSION_ENGINE = "trigpoint_web.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60  # a draft may rest for weeks
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Asia/Taipei"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "trigpoint_web.public.static.ReportFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_CONFIG = env.email_url("TRIGPOINT_MAIL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("TRIGPOINT_MAIL_FROM", default="trigpoint@localhost")
TEAM_EMAIL = env.str("TRIGPOINT_TEAM_MAIL", default="")
"""Where a representative's request to the survey team goes."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
if not DEMO:  # browsers take these from this very host alone, not from one beside it
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = not DEMO
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked of the process itself, behind the proxy
SECURE_HSTS_SECONDS = 0 if DEMO else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # whether browsers preload it, its organiser decides
BEHIND_PROXY = env.bool("TRIGPOINT_BEHIND_PROXY", default=False)
"""Whether a proxy of ours stands in front, whose X-Forwarded headers are believed."""
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 0

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_address": {"()": "trigpoint_web.logs.WithoutAddress"}},
    "formatters": {
        "lines": {
            "()": "trigpoint_web.logs.Lines",
            "format": "{asctime}{levelname}{name}{message}",
            "style": "{",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "from"},
            "json_ensure_ascii": False,
        }
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "lines",
            "filters": ["without_address"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING" if DEMO else "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
