"""Fixtures of all tests. The servers behind them are started by plugins/servers.py."""

import gc
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.plugins import celery, database, journeys

# No test is timed: a slow machine must not turn a property into a fault.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: to look through them for garbage again and again
    takes a fifth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """Replaces pytest-django's: a copy of the migrated template instead of a migration of our own.

    A test that commits leaves rows behind which the application may not delete and nobody may
    TRUNCATE (the ledger refuses), so that a fresh copy takes the place of Django's flush.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        database.create()
        patch.setattr(TransactionTestCase, "_fixture_teardown", database.recreate)
        yield
        database.drop()


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Sessions and lockout counters of one test are none of the next one's business."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A request leaves its language behind in the thread; each test begins with the same one."""
    with translation.override("en"):
        yield


@pytest.fixture
def as_owner(db) -> Callable[[], AbstractContextManager[None]]:
    """`with as_owner(): …` writes with the owner's rights, as factories and seeds do."""
    return database.as_owner


@pytest.fixture
def worker(transactional_db) -> Iterator[subprocess.Popen]:
    """A real Celery worker; the test's rows are committed, so that it sees them."""
    with celery.running_worker() as process:
        yield process


@pytest.fixture(scope="session")
def base_url() -> None:
    """Pages are opened by `live_server.url`. (The plugin's own fixture warns under pytest 9.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's Chromium for `browser` and `page`; nothing is downloaded."""
    return {
        **browser_type_launch_args,
        "executable_path": journeys.chromium(),
        "args": journeys.FLAGS,
    }


@pytest.fixture(scope="session")
def chromium(browser):
    """The running browser, for tests that open several contexts of their own."""
    return browser
