"""How a process that serves for long is set up, once all its code is loaded."""

import ctypes
import gc
from functools import cache
from importlib import import_module

from django.conf import settings
from django.urls import reverse

#: New objects between two collections. What a page makes dies with it by counting alone; the usual
#: 700 has the collector look through it many times and find next to nothing.
_THRESHOLDS = (50_000, 20, 50)


def settle() -> None:
    """Load what the first request would, and keep the collector away from what stays for good.

    Frozen objects are never walked again: that saves the time, and in a process that forks (the
    worker's parent) it leaves the memory they lie in shared with its children.
    """
    import_module(settings.ROOT_URLCONF)
    reverse("home")  # the first address that is asked for draws up the table of all
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def release() -> None:
    """Give back what a large piece of work has left, so that the next does not come on top of it."""
    gc.collect()
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim():
    """`malloc_trim` of the C library; None where it has none."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
