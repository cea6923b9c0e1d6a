"""The search box on every page: asks each provider named by the settings, in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

#: Hits shown of one provider.
MOST = 50
LONGEST = 60


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, a second line, its kind in words, its address."""

    label: str
    url: str
    note: str = ""
    kind: str = ""


#: A provider: (actor, text, limit) -> hits within the actor's scope. Two statements at most.
Provider = Callable[..., Iterable[Hit]]


@cache
def providers() -> tuple[Provider, ...]:
    return tuple(import_string(path) for path in settings.SEARCH_PROVIDERS)


def find(actor, text: str, *, limit: int = MOST) -> list[Hit]:
    """What the providers find for one text; nothing for an empty one."""
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    if not text:
        return []
    return [hit for provider in providers() for hit in provider(actor, text, limit)]
