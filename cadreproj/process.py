"""How a process that serves for long is set up, once all its code is loaded."""

import gc
from importlib import import_module

from django.conf import settings

#: New objects between two collections. What a page makes dies with it by counting alone; the usual
#: 700 has the collector look through it many times and find next to nothing.
_THRESHOLDS = (50_000, 20, 50)


def settle() -> None:
    """Load what the first request would, and keep the collector away from what stays for good.

    Frozen objects are never walked again: that saves the time, and in a process that forks (the
    worker's parent) it leaves the memory they lie in shared with its children.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
