"""The house itself: sizes, rooms and who includes whose templates."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STAGES = ["candidates", "planning", "selection", "training", "appointment", "tracking"]
OURS = ["cadreproj", "core", *STAGES, "tests", "bench", "scripts"]
ROOMS = {
    "states", "rules", "querysets", "models", "policies", "notices", "ranking", "formats",
    "services", "handover", "forms", "tables", "filters", "exchange", "charts", "documents",
    "views", "api", "admin", "tasks", "management", "urls", "apps", "migrations", "data",
    "locale", "__pycache__",
}  # fmt: skip

#: Handed out as one file that stands alone.
ONE_FILE = {"verify_selection.py"}


def modules():
    return [
        path
        for top in OURS
        for path in (ROOT / top).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_no_module_is_longer_than_400_lines():
    long = {
        str(path.relative_to(ROOT)): count
        for path in modules()
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
        and path.name not in ONE_FILE
    }
    assert long == {}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_only_the_agreed_rooms(stage):
    found = {path.name.removesuffix(".py") for path in (ROOT / stage).iterdir()}
    assert found - {"__init__"} <= ROOMS


@pytest.mark.parametrize("stage", STAGES)
def test_the_templates_of_a_stage_include_their_own_and_shared_ones_only(stage):
    allowed = {stage, "components", "layouts", "pages", "documents"}
    pattern = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
    foreign = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / "templates" / stage).rglob("*.html")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
        if name.split("/")[0] not in allowed
    }
    assert foreign == set()


def test_imports_point_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
