"""Tests marked `journey` need a Chromium. Without one they are left out, and the report says so."""

import os
import shutil
from pathlib import Path

import pytest

ADVICE = "install the package chromium (and fonts-noto-cjk), or set CHROMIUM to its path"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: A closed network would otherwise be asked at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page lives for a second: what V8 would win by optimising its scripts it never earns back.
    "--js-flags=--no-opt",
]

LEFT_OUT = pytest.StashKey[int]()


def chromium() -> str | None:
    if chosen := os.environ.get("CHROMIUM"):
        return chosen if Path(chosen).exists() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chromium():
        # The longest of all: begun last, one worker would walk alone while the others are done.
        items.sort(key=lambda item: item.get_closest_marker("journey") is None)
        return
    left_out = [item for item in items if item.get_closest_marker("journey")]
    if left_out:
        items[:] = [item for item in items if not item.get_closest_marker("journey")]
        config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist hands its number to the controller, which alone prints."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["journeys_left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error) -> None:
    """On the controller of pytest-xdist; every worker collects everything, so nothing is added up."""
    number = getattr(node, "workeroutput", {}).get("journeys_left_out", 0)
    node.config.stash[LEFT_OUT] = max(number, node.config.stash.get(LEFT_OUT, 0))


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    if number := config.stash.get(LEFT_OUT, 0):
        terminalreporter.section("browser tests NOT RUN", yellow=True)
        terminalreporter.line(f"{number} tests need a Chromium and none was found: {ADVICE}.")
