"""Start-up of a process that serves for long."""

import gc
import sys

import pytest
from django.conf import settings

from cadreproj.process import settle


@pytest.fixture(autouse=True)
def collector():
    """The collector of the test process as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_loaded_is_not_walked_again():
    settle()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] > 10_000
    assert gc.isenabled()


def test_the_first_request_finds_the_pages_loaded():
    settle()
    assert settings.ROOT_URLCONF in sys.modules


def test_the_workers_parent_settles_before_it_forks():
    from celery.signals import celeryd_after_setup  # noqa: PLC0415

    import cadreproj.celery  # noqa: F401, PLC0415 - connects the receiver

    before = gc.get_freeze_count()
    celeryd_after_setup.send(sender="worker@here")
    assert gc.get_freeze_count() > before
