"""How states look and how days are written: pure helpers of the components."""

from datetime import date, datetime
from functools import cache, lru_cache
from importlib import import_module

from django.db.models import TextChoices
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

#: Tone -> sign. A state is never told by colour alone: the sign and the words say it too.
ICONS = {
    "": "circle-dashed",
    "info": "circle-dot",
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "circle-x",
    "violet": "hourglass",
}
_ALIASES = {
    "neutral": "",
    "muted": "",
    "secondary": "",
    "primary": "info",
    "blue": "info",
    "success": "good",
    "green": "good",
    "warning": "warn",
    "orange": "warn",
    "danger": "bad",
    "red": "bad",
    "purple": "violet",
}
#: What a state's own name tells, where its enumeration has no `tones`.
_GUESSES = {
    "info": "submitted endorsed published running active open issued in_notice in_training enrolling "
    "leased filed proposed decided computing effective shortlisted",
    "good": "done confirmed qualified accepted completed appointed acknowledged passed fit in_office "
    "written succeeded finished",
    "warn": "returned deferred late waiting pending retry due probation in_probation",
    "bad": "rejected failed dead cancelled unfit ended removed upheld expired",
    "violet": "reserve held reserve_place",
}
_BY_STATE = {state: tone for tone, states in _GUESSES.items() for state in states.split()}


def tone_of(state: str, tone: str = "") -> str:
    """The tone asked for, or the one that the state's name suggests."""
    tone = _ALIASES.get(tone, tone)
    if tone in ICONS and tone:
        return tone
    return _BY_STATE.get(str(state), "")


def day(value: date) -> str:
    """2011-03-09, in Spanish 09/03/2011."""
    if (get_language() or "").startswith("es"):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return f"{value.year}-{value.month:02d}-{value.day:02d}"


def instant(value: datetime) -> str:
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local.date())} {local.hour:02d}:{local.minute:02d}"


@cache
def state_tones(model) -> dict[str, str]:
    """State -> tone of a model: what the enumeration in its stage's `states` says.

    A row read from the database holds plain text, and Django keeps of an enumeration only its pairs.
    """
    pairs = {value for value, _label in model._meta.get_field("state").choices or ()}
    app = model._meta.app_config
    try:
        states = import_module(f"{app.name if app else model.__module__}.states")
    except ImportError:
        return {}
    for found in vars(states).values():
        if (
            isinstance(found, type)
            and issubclass(found, TextChoices)
            and set(found.values) == pairs
        ):
            return getattr(found, "tones", {})
    return {}


@lru_cache(maxsize=512)
def picture(name: str, css: str = "") -> SafeString:
    """A picture from the sprite. Kept: a page draws forty, of a few dozen kinds."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("vendor/icons.svg"),
        name,
    )
