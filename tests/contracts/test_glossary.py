"""The words of code in docs/glossary.md exist."""

import re

import pytest
from django.apps import apps
from django.conf import settings

LINES = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (settings.BASE_DIR / "docs" / "glossary.md").read_text("utf-8").splitlines()[7:]
]
MODELS = {model._meta.label: model for model in apps.get_models()}
BY_NAME = {label.partition(".")[2]: model for label, model in MODELS.items()}
STAGES = "core|candidates|planning|selection|training|appointment|tracking"


@pytest.mark.parametrize("cells", LINES, ids=lambda cells: cells[0])
def test_a_term_is_said_in_three_languages_and_its_code_exists(cells):
    assert len(cells) == 4
    assert all(cells)
    for label in re.findall(rf"\b(?:{STAGES})\.[A-Z]\w+", cells[3]):
        assert label in MODELS
    for name, field in re.findall(r"(?<![.\w])([A-Z]\w+)\.(\w+)", cells[3]):
        if name in BY_NAME:
            assert hasattr(BY_NAME[name], field), f"{name}.{field}"
