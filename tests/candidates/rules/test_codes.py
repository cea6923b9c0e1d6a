from datetime import date

import pytest

from candidates.rules import codes

TABLES = [
    codes.sexes,
    codes.ethnic_groups,
    codes.educations,
    codes.degrees,
    codes.political_statuses,
    codes.position_levels,
]


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_a_label_in_three_languages(table):
    for code in table():
        assert all(code.label(language) for language in ("zh-hans", "es", "en"))


@pytest.mark.parametrize("table", TABLES)
def test_codes_are_unique(table):
    assert len({code.code for code in table()}) == len(table())


def test_there_are_fifty_six_ethnic_groups_with_letters_of_their_own():
    lettered = [code for code in codes.ethnic_groups() if code.letters]
    assert len(lettered) == len({code.letters for code in lettered}) == 56
    assert codes.ethnic_groups().code_of("土家族") == codes.ethnic_groups().code_of("土家") == "15"


@pytest.mark.parametrize("word", ["大学", "本科", "大学本科", "省委党校大学"])
def test_the_words_of_files_stand_for_one_level(word):
    assert codes.educations().code_of(word) == "20"


def test_education_words_have_a_height():
    words = ["研究生", "大学", "大专", "中专", "高中", "未知"]
    heights = [codes.education_level(word) for word in words]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 0


def test_old_titles_end_where_ranks_begin():
    before = dict(codes.position_levels().choices("zh", on=date(2011, 6, 30)))
    after = dict(codes.position_levels().choices("zh", on=date(2020, 1, 1)))
    assert "调研员" in before.values()
    assert "一级调研员" not in before.values()
    assert "一级调研员" in after.values()
    assert "调研员" not in after.values()
    assert before["1A32"] == after["1A32"] == "县处级副职"


def test_an_unknown_code_is_shown_as_it_is():
    assert codes.degrees().label("999", "es") == "999"
    assert codes.degrees().label("412", "es") == "grado en Gestión"


def test_divisions_of_2011_and_of_today_with_the_years_they_changed():
    known = {each.code: each for each in codes.divisions()}
    assert len(known) == 1 + 13 + 4 + 99 + 3  # three codes were followed by others
    for was, now, year in (("420321", "420304", 2014), ("421023", "421088", 2020)):
        assert (known[was].valid_to, known[now].valid_from) == (year, year)
