"""Figures that many pages show and few acts change, kept until somebody acts.

Kept per membership, so that nothing crosses a scope, and thrown away by the next committed act of
anybody (`core.audit.freshness`); after REMEMBER_SECONDS in any case, for what time alone changes.
"""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache, caches

from core.audit import freshness

Value = TypeVar("Value")
#: The cache of this process alone, where the parts of the layout are too.
NEAR = "template_fragments"


def remembered(actor: Any, name: str, make: Callable[[], Value]) -> Value:
    """What `make` last returned for this membership under that name, if no act came between.

    The mark is read before `make` asks the database: an act that is committed meanwhile moves it on.
    """
    if not settings.REMEMBER_SECONDS:
        return make()
    key = f"remembered:{actor.pk}:{hashlib.sha256(name.encode()).hexdigest()}"
    found = cache.get_many([freshness.KEY, key])
    actor.mark = mark = found.get(freshness.KEY) or freshness.move_on()
    kept = found.get(key)
    if kept is not None and kept[0] == mark:
        return kept[1]
    value = make()
    cache.set(key, (mark, value), settings.REMEMBER_SECONDS)
    return value


def drawn(actor: Any, name: str, make: Callable[[], Value]) -> Value:
    """Like `remembered`, kept in this process: for parts of pages, dear to draw and long to send.

    The mark is read once a request; whoever asks twice within one sees the same part.
    """
    if actor is None or not settings.REMEMBER_SECONDS:
        return make()
    mark = getattr(actor, "mark", None)
    if mark is None:
        actor.mark = mark = cache.get(freshness.KEY) or freshness.move_on()
    key = f"drawn:{actor.pk}:{hashlib.sha256(name.encode()).hexdigest()}"
    near = caches[NEAR]
    kept = near.get(key)
    if kept is not None and kept[0] == mark:
        return kept[1]
    value = make()
    near.set(key, (mark, value), settings.REMEMBER_SECONDS)
    return value
