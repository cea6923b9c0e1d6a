"""A scheme goes into the rows of the editor and comes out as the same scheme."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selection.ranking.document import changed, document_of, fields_of, from_fields, written
from selection.ranking.faults import Faulty
from selection.ranking.parse import scheme_of
from tests.selection.test_ranking_property import random_scheme

PUBLISHED = sorted((Path(__file__).parent / "schemes").glob("*.json"))
SMALL = {
    "name": "Small",
    "components": {"written": {"max": 100}, "interview": {"max": 100}},
    "composites": {"total": {"of": {"written": "0.40", "interview": 0.6}}},
    "steps": [{"name": "inspection", "score": "total", "keep": {"per_seat": 3, "ties": "all"}}],
}


def document():
    return document_of(json.dumps(SMALL))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_published_rule_set_survives_the_editor(path):
    text = path.read_text(encoding="utf-8")
    sent = fields_of(document_of(text))
    assert scheme_of(written(from_fields(sent)).text) == scheme_of(text)


@given(st.integers(0, 1_000_000))
def test_any_scheme_survives_the_editor(seed):
    text = json.dumps(random_scheme(random.Random(seed)), ensure_ascii=False)
    sent = fields_of(document_of(text))
    assert scheme_of(written(from_fields(sent)).text) == scheme_of(text)


def test_a_weight_keeps_the_digits_it_was_typed_with():
    assert '"written": 0.40' in written(document()).text


def test_an_empty_row_is_left_out():
    longer = changed(changed(document(), "add:components"), "add:composites-0-parts")
    assert len(longer["components"]) == 3
    assert scheme_of(written(longer).text) == scheme_of(json.dumps(SMALL))


def test_a_step_moves_up_and_a_part_is_removed():
    text = changed(document(), "add:steps")
    text["steps"][1]["name"] = "last"
    assert [step["name"] for step in changed(text, "up:steps-1")["steps"]] == ["last", "inspection"]
    assert changed(document(), "remove:composites-0-parts-0")["composites"][0]["parts"] == [
        {"part": "interview", "weight": "0.6"}
    ]


@given(st.text(max_size=40))
def test_an_act_that_nobody_offered_changes_nothing_else(act):
    names = {"components", "composites", "steps", "tie_break", "name", "digits"}
    assert set(changed(document(), act)) == names


@pytest.mark.parametrize(
    ("field", "value", "shown_at"),
    [
        ("components-0-max", "many", "components-0-max"),
        ("components-0-max", "", "components-0-max"),
        ("components-1-name", "written", "components-0-name"),
        ("components-0-default", "120", "components-0-default"),
        ("components-0-trim_highest", "1", "components-0-method"),
        ("composites-0-parts-0-weight", "-1", "composites-0-parts-0-weight"),
        ("composites-0-parts-1-part", "swimming", "composites-0-parts-1-weight"),
        ("composites-0-divide_by", "0", "composites-0-divide_by"),
        ("steps-0-score", "nothing", "steps-0-score"),
        ("steps-0-per_seat", "0", "steps-0-per_seat"),
        ("steps-0-ties", "", "steps-0-ties"),
        ("steps-0-backfill", "1", "steps-0-backfill"),
        ("steps-0-pass_mark", "sixty", "steps-0-pass_mark"),
        ("tie_break-0-entry", "beauty", "tie_break-0-entry"),
        ("digits", "9", "digits"),
    ],
)
def test_a_fault_is_named_at_the_field_where_it_was_typed(field, value, shown_at):
    result = written(from_fields({**fields_of(document()), field: value}))
    with pytest.raises(Faulty) as refused:
        scheme_of(result.text)
    assert shown_at in {result.field_of(fault.where) for fault in refused.value.faults}
