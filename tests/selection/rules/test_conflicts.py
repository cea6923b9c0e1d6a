"""Who stands too near to whom: read from posts, years and families."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selection.rules.conflicts import (
    Party,
    Relative,
    Stay,
    base,
    blocking,
    is_head,
    overlap,
    ties,
    unit_and_post,
)


@pytest.mark.parametrize(
    ("text", "unit", "post"),
    [
        ("青禾县柳溪镇党委副书记、镇长", "青禾县柳溪镇", "党委副书记、镇长"),
        ("青禾县柳溪镇镇长", "青禾县柳溪镇", "镇长"),
        ("青禾县柳溪镇副镇长", "青禾县柳溪镇", "副镇长"),
        ("青禾县财政局办公室主任", "青禾县财政局办公室", "主任"),
        ("中共青禾县委书记", "青禾县", "县委书记"),
        ("青禾县人民政府副县长", "青禾县", "人民政府副县长"),
        ("青禾县委常委、组织部部长", "青禾县", "委常委、组织部部长"),
        ("在家待业", "在家待业", ""),
    ],
)
def test_a_line_of_a_resume_is_a_unit_and_a_post(text, unit, post):
    assert unit_and_post(text)[0] == unit
    assert (post == "") == (unit_and_post(text)[1] == "")


def test_committee_and_government_of_a_county_are_one_unit():
    assert base("中共青禾县委") == base("青禾县人民政府") == "青禾县"


def test_a_deputy_leads_nothing():
    assert is_head("党委书记")
    assert is_head("党委副书记、镇长")
    assert not is_head("副镇长")
    assert not is_head("科员")


def party(name, *stays, unit="", organ="", family=(), key=0):
    return Party(name, unit, organ, key, tuple(Stay(*each) for each in stays), tuple(family))


NOMINEE = party(
    "测试甲",
    ("2003-05", "2007-08", "青禾县柳溪镇", "副镇长"),
    ("2007-08", "", "青禾县财政局", "局长"),
    unit="青禾县财政局",
    organ="00010002",
    family=[Relative("父亲", "测试父", "青禾县中学教师")],
    key=1,
)


def kinds(judge):
    return [tie.kind for tie in ties(judge, NOMINEE)]


def test_years_in_one_unit_tie_two_people():
    judge = party("考察员", ("2006-01", "2009-02", "青禾县柳溪镇", "科员"), unit="省直某厅")
    [tie] = ties(judge, NOMINEE)
    assert (tie.kind, tie.unit, tie.start, tie.end) == (
        "shared_unit", "青禾县柳溪镇", "2006-01", "2007-08",
    )  # fmt: skip


def test_years_that_do_not_meet_tie_nobody():
    assert kinds(party("考察员", ("1999-01", "2003-04", "青禾县柳溪镇", "镇长"))) == []


def test_the_head_of_the_unit_and_of_the_unit_above_is_a_superior():
    assert kinds(party("甲", ("2004-01", "2006-01", "青禾县柳溪镇", "党委书记"))) == ["superior"]
    assert kinds(party("乙", ("2004-01", "2006-01", "青禾县", "县委书记"))) == ["superior"]
    assert kinds(party("丙", ("2004-01", "2006-01", "青禾县", "副县长"))) == []


def test_a_relative_is_known_by_name_and_unit_and_a_namesake_only_hints():
    assert kinds(party("测试父", unit="青禾县中学")) == ["kin"]
    namesake = ties(party("测试父", unit="省直某厅"), NOMINEE)
    assert [tie.kind for tie in namesake] == ["namesake"]
    assert blocking(namesake) == []


def test_kin_is_found_from_either_side():
    judge = party(
        "考察员", unit="省直某厅", family=[Relative("弟弟", "测试甲", "青禾县财政局局长")]
    )
    assert kinds(judge) == ["kin"]


def test_a_common_relative_makes_two_people_kin():
    judge = party("考察员", family=[Relative("岳父", "测试父", "青禾县中学教师")])
    assert kinds(judge) == ["kin"]


def test_ones_own_unit_the_nominating_organ_and_oneself():
    assert kinds(party("考察员", unit="青禾县财政局")) == ["own_unit"]
    assert kinds(party("考察员", organ="00010002")) == ["organ"]
    assert kinds(party("测试甲", key=1)) == ["self"]


months = st.builds(
    lambda year, month: f"{year}-{month:02d}", st.integers(1980, 2011), st.integers(1, 12)
)
stays = st.builds(
    lambda a, b, unit: Stay(min(a, b), max(a, b), unit, "科员"),
    months,
    months,
    st.sampled_from(["甲县", "乙镇", "甲县丙局"]),
)


@given(st.lists(stays, max_size=4), st.lists(stays, max_size=4))
def test_what_ties_one_to_the_other_ties_the_other_to_the_one(mine, theirs):
    one, other = Party("甲某", stays=tuple(mine)), Party("乙某", stays=tuple(theirs))
    there = {(tie.kind, tie.unit) for tie in ties(one, other)}
    assert there == {(tie.kind, tie.unit) for tie in ties(other, one)}


@given(stays, stays)
def test_stays_overlap_when_each_begins_before_the_other_ends(one, other):
    meets = one.start <= other.end and other.start <= one.end
    assert (overlap(one, other) is not None) == meets
