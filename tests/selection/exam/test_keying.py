"""Marks on paper: two clerks key the same sheet, a third decides where they differ."""

from decimal import Decimal

import pytest

from core.workflow.errors import MoveRefused, Refused
from selection.models import KeyedMark
from selection.services import papers, sheets
from tests.factories import exam
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(stage, session, now):
    exam.marked(stage, now, session, is_keyed=True, is_double=False, markers=1)
    from_paper = papers.MarkSheet.objects.select_related("paper").get()
    assert from_paper.marks.count() == 10
    return from_paper


@pytest.fixture
def read(sheet):
    """What stands on the sheet of paper."""
    return {code: Decimal(70) for code in sheet.marks.values_list("code", flat=True)}


def test_what_both_clerks_keyed_is_the_mark_and_a_third_decides_the_rest(
    stage, sheet, read, clerk, third_clerk, now
):
    slip = min(read)
    with acting(stage.exam) as actor:
        sheets.key(sheet, marks=read, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="another clerk"):
            sheets.key(sheet, marks=read, actor=actor, now=now)
        assert not sheets.differing(sheet).exists()
    with acting(clerk) as actor:
        assert not KeyedMark.objects.exists(), "the second clerk reads the first entry"
        sheets.key(sheet, marks=read | {slip: Decimal(7)}, actor=actor, now=now)
        assert KeyedMark.objects.count() == 20
        assert [line.code for line in sheets.differing(sheet)] == [slip]
        with pytest.raises(MoveRefused, match="does not decide"):
            sheets.adjudicate(sheet, marks={slip: Decimal(70)}, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="1 marks are missing"):
            sheets.seal(sheet, actor=actor, now=now)
    with acting(third_clerk) as actor:
        with pytest.raises(Refused, match="keyed differently"):
            sheets.adjudicate(sheet, marks={max(read): Decimal(99)}, actor=actor, now=now)
        sheets.adjudicate(sheet, marks={slip: Decimal(70)}, actor=actor, now=now)
        sheets.seal(sheet, actor=actor, now=now)
    assert set(sheet.marks.values_list("mark", flat=True)) == {Decimal(70)}
    assert sheet.state == "sealed"


def test_an_entry_is_keyed_whole_and_on_the_scale(stage, sheet, read, now):
    one = min(read)
    with acting(stage.exam) as actor:
        for wrong, text in (
            ({one: None}, "whole"),
            ({one: Decimal(101)}, "between 0 and 100"),
            ({one: Decimal("70.3")}, "steps of 0.5"),
            ({"12345678": Decimal(70)}, "not on this sheet"),
        ):
            with pytest.raises(Refused, match=text):
                sheets.key(sheet, marks=read | wrong, actor=actor, now=now)
    assert not KeyedMark.objects.exists()


def test_a_sheet_on_paper_is_keyed_anew_after_unsealing(stage, sheet, read, clerk, now):
    for person in (stage.exam, clerk):
        with acting(person) as actor:
            sheets.key(sheet, marks=read, actor=actor, now=now)
    with acting(clerk) as actor:
        sheets.seal(sheet, actor=actor, now=now)
    for person in (stage.exam, stage.office):
        with acting(person) as actor:
            fresh = sheets.unseal(sheet, reason="与原件不符。", actor=actor, now=now)
    assert set(fresh.marks.values_list("mark", flat=True)) == {None}
    assert fresh.first_clerk_id is None
