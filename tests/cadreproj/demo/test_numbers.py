from fractions import Fraction
from math import ceil

import pytest

from cadreproj.demo import numbers
from cadreproj.demo.numbers import FIELDS, MUNICIPAL, PLACES, PROVINCE, PROVINCIAL

SIZES = ["hubei", "running", "small", "small-running"]


def tier(groups, name):
    return [group for group in groups if group.tier == name]


def total(groups, attribute):
    return sum(getattr(group, attribute) for group in groups)


def test_the_data_file_is_what_the_generator_makes():
    assert numbers.kept_quotas() == numbers.quotas(numbers.scale("hubei"))


def test_municipal_quotas_are_exact_by_place_and_within_one_by_field():
    rows = [row for row in numbers.kept_quotas() if row.tier == MUNICIPAL]
    for place, seats in PLACES.items():
        assert sum(row.seats for row in rows if row.place == place) == seats
    for field, share in FIELDS.items():
        seats = sum(row.seats for row in rows if row.field == field)
        assert abs(seats - Fraction(2080 * share, 100)) < 1
    assert sum(row.nominees for row in rows) == 6240


def test_provincial_seats_belong_to_fields_and_nominees_come_from_places_by_weight():
    rows = [row for row in numbers.kept_quotas() if row.tier == PROVINCIAL]
    seats = {row.field: row.seats for row in rows if row.place == PROVINCE}
    assert sum(seats.values()) == 80
    for field, held in seats.items():
        assert sum(row.nominees for row in rows if row.field == field) == 5 * held
    for place, weight in PLACES.items():
        sent = sum(row.nominees for row in rows if row.place == place)
        assert abs(sent - Fraction(400 * weight, 2080)) < 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PROVINCIAL, (400, 352, 338, 160, 112, 82, 3, 2, 80, 62, 17, 1)),
        (MUNICIPAL, (6240, 5490, 5215, 3120, 2560, 2104, 46, 24, 2080, 1950, 113, 17)),
    ],
)
def test_the_groups_of_2011_add_up_to_the_published_funnel(name, expected):
    groups = tier(numbers.groups(numbers.scale("hubei")), name)
    attributes = (
        "nominated", "qualified", "sat", "inspected", "fit", "decided", "objections", "reserves", "seats",
    )  # fmt: skip
    found = [total(groups, attribute) for attribute in attributes]
    found.append(sum(sum(group.appointed) for group in groups))
    found += [total(groups, "reserve_list"), total(groups, "adjusted_out")]
    assert tuple(found) == expected


def test_the_appointed_of_2011_split_by_kind_of_post():
    groups = numbers.groups(numbers.scale("hubei"))
    posts = {
        target: sum(group.appointed[at] for group in tier(groups, name))
        for name, targets in numbers.TARGETS.items()
        for at, target in enumerate(targets)
    }
    assert posts == {
        "county_head": 40,
        "city_team": 22,
        "county_deputy": 542,
        "township_team": 1408,
    }
    municipal = tier(groups, MUNICIPAL)
    assert sum(group.targets[0] for group in municipal) == 624
    assert sum(group.targets[1] for group in municipal) == 1456


@pytest.mark.parametrize("name", SIZES)
def test_every_group_narrows_from_step_to_step(name):
    for group in numbers.groups(numbers.scale(name)):
        steps = [
            group.nominated, group.qualified, group.sat, group.passed,
            group.inspected, group.fit, group.decided, group.seats,
        ]  # fmt: skip
        assert steps == sorted(steps, reverse=True), group
        assert group.reserve_list >= 0
        assert group.reserves <= group.objections <= group.seats


@pytest.mark.parametrize("name", SIZES)
def test_a_group_is_cut_at_its_number_or_falls_short_of_it(name):
    for group in numbers.groups(numbers.scale(name)):
        line = ceil(numbers.INSPECTED_PER_SEAT[group.tier] * group.seats)
        if group.falls_short:
            assert group.passed == group.inspected < line
        else:
            assert group.inspected == max(line, group.decided)


@pytest.mark.parametrize(
    ("name", "people"), [("hubei", 6640), ("small", 60), ("small-running", 28)]
)
def test_a_size_says_how_many_people_it_has(name, people):
    assert numbers.scale(name).people == people
    assert total(numbers.groups(numbers.scale(name)), "nominated") == people


def test_the_running_edition_has_all_places_and_both_tiers():
    size = numbers.scale("running")
    groups = numbers.groups(size)
    assert {place for group in groups for place in group.nominees} == set(PLACES)
    assert {group.tier for group in groups} == {PROVINCIAL, MUNICIPAL}


def test_an_unknown_size_is_refused():
    with pytest.raises(KeyError):
        numbers.scale("huge")
