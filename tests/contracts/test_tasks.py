"""Names that are looked up at run time lead somewhere: periodic tasks, kinds of jobs, notices."""

import ast
import importlib
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings

from cadreproj.schedule import SCHEDULE
from core.jobs import registry
from core.notices import texts

ROOT = Path(settings.BASE_DIR)
APPS = ["core", "candidates", "planning", "selection", "training", "appointment", "tracking"]
#: Function -> which argument names a kind of job or the text of a notice.
JOBS = {"later": 0}
NOTICES = {"notify": 2, "notify_user": 1}


def calls(functions: dict[str, int]):
    """(module, value) of the naming argument of each call; an f-string counts by its beginning."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    place = functions.get(name)
                    if place is not None and len(node.args) > place:
                        yield module, _value(module, node.args[place])


def _value(module: str, node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        first = node.values[0]
        return f"{first.value}*" if isinstance(first, ast.Constant) else None
    if isinstance(node, ast.Name):
        return getattr(importlib.import_module(module), node.id, None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = getattr(importlib.import_module(module), node.value.id, None)
        return getattr(owner, node.attr, None)
    return None


@pytest.mark.parametrize("name", sorted(SCHEDULE))
def test_a_scheduled_task_exists(name):
    current_app.loader.import_default_modules()
    assert SCHEDULE[name]["task"] in current_app.tasks


def test_every_kind_of_job_that_is_asked_for_is_declared():
    registry.load()
    asked = {value for _module, value in calls(JOBS) if value}
    assert asked
    assert asked - set(registry.KINDS) == set()


def test_every_notice_that_is_sent_has_a_text():
    registry.load()
    known = texts.keys()
    sent = {value for _module, value in calls(NOTICES) if value}
    assert sent
    assert [
        key
        for key in sent
        if not any(
            name.startswith(key[:-1]) if key.endswith("*") else name == key for name in known
        )
    ] == []


def test_every_text_belongs_to_an_app():
    """Tests of jobs and notices make texts of their own known, under the name `test`."""
    known = {*APPS, "test"}
    found = sorted(texts.keys())
    strangers = [key for key in found if key.removeprefix("job:").split(".")[0] not in known]
    assert strangers == []
