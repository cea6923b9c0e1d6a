from dataclasses import replace

import pytest

from candidates.formats import lrmx, reading
from candidates.formats.fields import Dossier, FamilyItem
from candidates.rules.dates import PartialDate
from tests.data.make_lrmx import SAMPLE


@pytest.fixture(scope="module")
def sample() -> Dossier:
    return lrmx.read(SAMPLE.read_bytes())


def codes(dossier: Dossier) -> set[str]:
    return {finding.code for finding in reading.interpret(dossier).findings}


def test_the_sample_is_understood_without_a_doubt(sample):
    read = reading.interpret(sample)
    assert read.findings == ()
    assert (read.sex, read.ethnic_group, read.political_status) == ("2", "15", "01")
    assert (read.birth, read.work_started) == (PartialDate(1982, 3), PartialDate(2004, 7))
    assert [each.mode for each in read.schooling] == ["full_time", "in_service"]
    assert [(each.year, each.grade) for each in read.appraisals] == [
        (2008, "competent"), (2009, "excellent"), (2010, "excellent"),
    ]  # fmt: skip
    assert [each.on for each in read.awards] == [PartialDate(2009, 12), PartialDate(2010, 10)]
    assert len(read.family) == 5


def test_a_deceased_relative_is_seen_in_the_unit_text(sample):
    family = reading.interpret(sample).family
    assert [each.relation for each in family if each.is_deceased] == ["母亲"]


@pytest.mark.parametrize(
    ("written", "day", "party"),
    [
        ("200206", PartialDate(2002, 6), "01"),
        ("民盟", None, "05"),
        ("200206；民盟", PartialDate(2002, 6), "05"),
        ("群众", None, "13"),
        ("", None, ""),
    ],
)
def test_the_party_field_holds_a_date_or_a_party_or_both(sample, written, day, party):
    read = reading.interpret(replace(sample, party_joined=written))
    assert (read.party_joined, read.political_status) == (day, party)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"birth": "八二年"}, "unreadable_date"),
        ({"birth": "198204"}, "id_number_birth"),
        ({"sex": "男"}, "id_number_sex"),
        ({"id_number": "420000198203140026"}, "bad_id_number"),
        ({"ethnic_group": "土家人"}, "unknown_word"),
        ({"name": " "}, "no_name"),
        ({"birth": ""}, "no_birth"),
        ({"resume": "详见档案"}, "resume_unread"),
        ({"work_started": "199003"}, "resume_too_young"),
        ({"resume": "2000.09--2003.07  学习\n2004.07--  科员"}, "resume_gap"),
    ],
)
def test_what_cannot_be_right_is_a_finding_and_not_a_guess(sample, change, code):
    assert code in codes(replace(sample, **change))


def test_a_finding_about_an_id_number_shows_none_of_its_digits(sample):
    read = reading.interpret(replace(sample, id_number="420000198203140026"))
    assert all(not finding.value.isdigit() for finding in read.findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2008年、2009年称职，2010年优秀。",
            {2008: "competent", 2009: "competent", 2010: "excellent"},
        ),
        ("2008-2010年年度考核均为称职", dict.fromkeys((2008, 2009, 2010), "competent")),
        ("2009年基本称职\n2010年不称职", {2009: "basic", 2010: "incompetent"}),
        ("2010年不定等次", {2010: "ungraded"}),
        ("无", {}),
    ],
)
def test_appraisals_are_read_in_their_many_wordings(text, expected):
    assert {each.year: each.grade for each in reading.read_appraisals(text)} == expected


def test_awards_and_penalties_are_told_apart_and_wrapped_lines_joined():
    awards = list(
        reading.read_awards("2009年12月，获先进个人\n称号；\n2010年3月，受党内警告处分。\n(无)")
    )
    assert [(each.on.iso, each.kind) for each in awards] == [
        ("2009-12", "reward"), ("2010-03", "penalty"),
    ]  # fmt: skip
    assert awards[0].text == "2009年12月，获先进个人称号；"


def test_a_blank_family_line_between_others_is_passed_over():
    dossier = Dossier(name="甲", family=(FamilyItem(), FamilyItem(relation="父亲", name="甲 父")))
    (father,) = reading.interpret(dossier).family
    assert father.name == "甲父"
