"""Chromium against the live server; and what is said where there is no Chromium."""

import json
import os
import subprocess
import sys

import pytest

from cadreproj.embedded.paths import ROOT

ROAD = """
import pytest

@pytest.mark.journey
def test_road():
    assert False, "must not run"

def test_rule():
    pass
"""

#: No browser, and none of the plugins that the test run itself loads.
SURROUNDINGS = {
    "CHROMIUM": "/nowhere",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTHONPATH": str(ROOT),
}


@pytest.mark.journey
def test_the_browser_sees_the_live_server(live_server, page):
    page.goto(f"{live_server.url}/health/")
    assert json.loads(page.inner_text("body")) == {"database": "ok", "cache": "ok"}


@pytest.mark.parametrize("workers", [[], ["-p", "xdist", "-n", "1"]], ids=["alone", "xdist"])
def test_without_a_browser_the_report_names_what_did_not_run(tmp_path, workers):
    (tmp_path / "test_road.py").write_text(ROAD)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = journey\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.journeys", *workers]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, **SURROUNDINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "browser tests NOT RUN" in done.stdout
    assert "1 tests need a Chromium and none was found: install the package" in done.stdout
    assert "1 passed" in done.stdout
