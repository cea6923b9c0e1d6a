"""What every installation shares. Values that differ are read from the environment (env.py)."""

from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import pgettext_lazy
from whitenoise.compress import Compressor

from cadreproj.schedule import SCHEDULE
from core.jobs.celery_config import CELERY  # the reasons for each value stand there
from core.web.api_settings import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401

from . import env

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

SECRET_KEY = env.text("SECRET_KEY", "")
#: version -> base64 key of 32 bytes; the highest version seals, all unseal.
# Signs exports; without it they are refused. `manage.py new_signing_key` prints one.
SIGNING_KEY = env.text("SIGNING_KEY", "")
FIELD_KEYS = dict(pair.split(":", 1) for pair in env.words("FIELD_KEYS"))
INDEX_KEY = env.text("INDEX_KEY", "")
DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

#: The Word template of the appointment form; clerks may put their own in its place.
APPOINTMENT_FORM_TEMPLATE = Path(
    env.text(
        "APPOINTMENT_FORM_TEMPLATE", str(BASE_DIR / "candidates" / "data" / "appointment_form.docx")
    )
)

INSTALLED_APPS = [
    # First, so that our words for «Name» or «Result» win over a library's in every language.
    "core.apps.CoreConfig",
    "candidates",
    "planning",
    "selection",
    "training",
    "appointment",
    "tracking",
    "cadreproj.apps.CadreAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",  # its templates, for FORM_RENDERER
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "template_partials",
    "django_celery_beat",
    # It only watches makemigrations, and comes with the tools of developers.
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "cadreproj.apps.ProjectConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.audit.context.RequestIdMiddleware",
    "core.web.middleware.TokenMiddleware",
    "core.orgs.middleware.AccountStateMiddleware",
    "core.orgs.middleware.ScopeMiddleware",
    "core.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "cadreproj.urls"
WSGI_APPLICATION = "cadreproj.wsgi.application"

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
                "core.web.context.page",
            ],
            "builtins": ["core.templatetags.ui"],
        },
    }
]

_LOGIN = env.text("DATABASE_LOGIN", "app")
_URL = env.text("DATABASE_OWNER_URL" if _LOGIN == "owner" else "DATABASE_URL", "")
DATABASES = {
    "default": {
        **env.database(_URL),
        # Scope is set by ScopeMiddleware, which also covers rendering; never ATOMIC_REQUESTS.
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", "redis://localhost:6379")
CACHE_URL = env.text("CACHE_URL", REDIS_URL)
BROKER_URL = env.text("BROKER_URL", REDIS_URL)
CACHES = {
    "default": {
        "BACKEND": "core.web.redis_cache.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": env.text("CACHE_PREFIX", "cadre"),
    },
    # The parts of the layout that are the same for everybody of a role and language.
    "template_fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# How long counts are kept at most; the next act of anybody ends it sooner. 0: never kept.
REMEMBER_SECONDS = env.number("REMEMBER_SECONDS", 60)
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.web.errors.csrf_failed"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

for _key, _value in CELERY.items():
    globals()[f"CELERY_{_key.upper()}"] = _value
CELERY_BROKER_URL = BROKER_URL
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_TASK_DEFAULT_QUEUE = env.text("CELERY_QUEUE", "cadre")

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "cadreproj.accounts.ClosedAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
#: Per account and per address, over a quarter of an hour and over a day (decisions.md).
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/900s/key,10/86400s/key,50/900s/ip",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
#: How many proxies of our own stand before the web service. The address that limits count by is the
#: one that the outermost of them has seen; with none, what a client writes about itself is ignored.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
REST_FRAMEWORK["NUM_PROXIES"] = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cadre programme"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS: list[Path] = []
#: What a filter offers before anything is chosen.
FILTERS_EMPTY_CHOICE_LABEL = pgettext_lazy("filter", "All")

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
# Plain fonts are not for browsers; packing their megabytes at each deployment helps nobody.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "ttf", "otf")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# The composition root hands these to core (core imports nothing of ours above it).
ROLES = "cadreproj.roles.ROLES"
PERMISSIONS = "cadreproj.roles.PERMISSIONS"
GRANTS = "cadreproj.grants.GRANTS"
WORKFLOWS = "cadreproj.workflows.WORKFLOWS"
ACTS = "cadreproj.acts.ACTS"


NAVIGATION = "cadreproj.navigation.MENU"
#: Who says how many seats of a quota are taken; planning comes before the stage that takes them.
QUOTA_USE = "selection.handover.seats_in_use"
#: Likewise, how many may be nominated on these seats, and are.
QUOTA_METER = "selection.handover.limits_of"
#: Who says how many a unit below a place may nominate, and does.
UNIT_METER = "selection.handover.unit_limits_of"
#: Likewise, how many people stand in leadership teams: (actor, edition; ages_on, until, place).
TEAM_STRUCTURE = "tracking.services.structure.tally"
#: Likewise, how many nominees are judged already, and how many are not.
JUDGED_NOMINEES = "selection.handover.judged_nominees"
#: Likewise, what later stages undo when trainees leave the programme:
#: (trainee ids, actor, now, reason) each.
LEAVING = (
    "training.handover.withdraw_from_training",
    "appointment.handover.remove_from_reserve",
)
#: (actor) -> [{"label", "url", "running"}]: what the header offers to switch between.
EDITION_SWITCHER = "planning.handover.switcher"
#: Stages whose rows hang on a person: they follow when two records are merged or a name changes.
PERSON_HOLDERS: list[str] = ["selection.services.people"]
SEARCH_PROVIDERS: list[str] = ["candidates.handover.search"]
DEMO_BANNER = False
#: False only where a demonstration or a test runs without a second factor.
SECOND_FACTOR_REQUIRED = True
#: Checkpoints of the ledger are kept here, outside the database; the last ones of each day stay.
ANCHOR_DIR = Path(env.text("ANCHOR_DIR", str(VAR_DIR / "anchors")))
EXPORT_ROW_CAP = 100_000
UPLOAD_BYTES_CAP = 20 * 1024 * 1024
#: A job whose worker has been silent for so long is given to another one; then the pause before the
#: second attempt, doubled each time.
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", 30)
JOB_BACKOFF_SECONDS = env.number("JOB_BACKOFF_SECONDS", 5)

FORM_RENDERER = "core.web.renderer.PlainRenderer"
FORMAT_MODULE_PATH = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
