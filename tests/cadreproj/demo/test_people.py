from collections import Counter
from datetime import date
from statistics import mean

import pytest

from cadreproj.demo import numbers, people
from candidates.formats import lrmx, reading, resume
from candidates.formats.record import career_of, dossier_of, record_of
from candidates.rules import codes, identity
from candidates.rules.dates import PartialDate, age_in_months

CUT_OFF = date(2011, 6, 30)


@pytest.fixture(scope="module")
def everyone():
    return people.generate(numbers.scale("hubei"), seed=2011)


def share(everyone, told) -> float:
    return 100 * sum(map(bool, map(told, everyone))) / len(everyone)


def age(person) -> float:
    return age_in_months(PartialDate.parse(person.record.birth), CUT_OFF) / 12


def test_the_same_seed_makes_the_same_people_and_another_seed_others():
    size = numbers.scale("small")
    first = people.generate(size, seed=1)
    assert first == people.generate(size, seed=1)
    assert first != people.generate(size, seed=2)


def test_ages_follow_the_cohorts(everyone):
    assert share(everyone, lambda each: each.record.birth < "1980") == pytest.approx(70, abs=1.5)
    assert all("1970-01" <= each.record.birth <= "1989-12" for each in everyone)
    for chosen, expected in (
        (lambda each: each.fate.group.tier == "provincial", 38),
        (lambda each: each.fate.target == "county_deputy", 35),
        (lambda each: each.fate.target == "township_team", 31),
    ):
        assert mean(age(each) for each in everyone if chosen(each)) == pytest.approx(
            expected, abs=0.4
        )


def test_sex_group_and_party_have_the_given_shares(everyone):
    assert 22 <= share(everyone, lambda each: each.record.sex == "2") <= 28
    assert share(everyone, lambda each: each.record.ethnic_group != "01") == pytest.approx(
        6, abs=0.8
    )
    enshi = [each for each in everyone if each.fate.place == people.ENSHI]
    assert share(enshi, lambda each: each.record.ethnic_group != "01") == pytest.approx(35, abs=5)
    assert share(everyone, lambda each: each.record.political_status != "01") == pytest.approx(
        6, abs=1
    )


def test_education_has_the_given_shares_and_college_is_for_townships_only(everyone):
    heights = {each.record.id_number: _height(each) for each in everyone}
    counted = Counter(heights.values())
    for height, expected in ((8, 62), (9, 30), (7, 8)):
        assert 100 * counted[height] / len(everyone) == pytest.approx(expected, abs=2)
    assert all(
        each.fate.target == "township_team"
        for each in everyone
        if heights[each.record.id_number] == 7
    )


def _height(person) -> int:
    return max(codes.education_level(row.education) for row in person.record.education)


def test_everyone_has_grassroots_years_and_over_half_have_led_a_township(everyone):
    assert all(each.record.grassroots_months >= 24 for each in everyone)
    assert share(everyone, lambda each: each.record.has_led_township) == pytest.approx(55, abs=2)


def test_id_numbers_are_valid_unique_and_agree_with_the_person(everyone):
    numbers_seen = {each.record.id_number for each in everyone}
    assert len(numbers_seen) == len(everyone)
    for person in everyone:
        assert person.record.id_number.startswith("420000")
        number = identity.check_id_number(person.record.id_number)
        born = PartialDate.parse(person.record.birth)
        assert not identity.id_number_conflicts(number, born=born, sex=person.record.sex)


def test_two_editions_can_share_a_database():
    issued = people.Issued()
    size = numbers.scale("small")
    both = people.generate(size, seed=1, issued=issued) + people.generate(
        size, seed=2, issued=issued
    )
    assert len({each.record.id_number for each in both}) == len(both)
    assert len({each.record.phone for each in both}) == len(both)
    assert all(
        each.record.phone.startswith("100") and len(each.record.phone) == 11 for each in both
    )


def test_a_life_hangs_together(everyone):
    """Read through the very reader of files: no gap, no overlap, nobody at work too young."""
    for person in everyone[::40]:
        record = person.record
        read = reading.interpret(lrmx.read(lrmx.write(dossier_of(record))))
        assert read.findings == (), (record.resume, read.findings)
        assert [
            (row.start, row.end, row.text) for row in career_of(resume.parse(record.resume))
        ] == [(row.start, row.end, row.text) for row in record.career]
        assert record.career[-1].end == ""
        assert record.career[-1].text.startswith(record.present_post)


def test_a_record_survives_its_own_file(everyone):
    for person in everyone[::100]:
        record = person.record
        back = record_of(lrmx.read(lrmx.write(dossier_of(record))))
        for attribute in ("name", "sex", "birth", "ethnic_group", "party_joined", "political_status",
                          "work_started", "id_number", "resume", "appraisals", "family", "education"):  # fmt: skip
            assert getattr(back, attribute) == getattr(record, attribute), attribute


def test_the_level_of_the_post_fits_the_target(everyone):
    wanted = {
        "county_deputy": {"1A41"},
        "township_team": {"1A50", "1A42"},
        "county_head": {"1A32"},
        "city_team": {"1A31"},
    }
    for person in everyone:
        assert person.record.position_level in wanted[person.fate.target]
        assert person.record.level_since <= "2011-02"


def test_a_review_gap_shows_in_the_record(everyone):
    for person in everyone:
        last = person.record.appraisals[-1].grade
        assert (last == "basic") == (person.fate.review_gap == "appraisal")
        penalised = any(row.kind == "penalty" for row in person.record.awards)
        assert penalised == (person.fate.review_gap == "discipline")


def test_the_running_edition_has_people_of_its_own_year():
    crew = people.generate(numbers.scale("small-running"), seed=1, year=2026)
    assert all("1984-01" < each.record.birth < "2001" for each in crew)
    assert all(each.record.appraisals[-1].year == 2025 for each in crew)
