"""A mark that moves on with every committed act: what was counted under an older one may be stale."""

import time

from django.core.cache import cache
from django.db import transaction

#: Where the mark stands in the cache; read together with what was kept under it.
KEY = "core.audit.mark"


def announce() -> None:
    """Move the mark once the transaction under way is committed."""
    transaction.on_commit(move_on, robust=True)


def move_on() -> int:
    """The next mark. A cache that lost it begins at the clock, which no older mark has reached."""
    try:
        return cache.incr(KEY)
    except ValueError:
        cache.set(KEY, start := time.time_ns(), None)
        return start
