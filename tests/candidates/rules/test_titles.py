"""Professional titles read from the form's words."""

import pytest

from candidates.rules.titles import Title, level_of, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高级经济师", [("高级经济师", "associate", "", "")]),
        (
            "高级工程师（湖北省职改办评审，2008.12）",
            [("高级工程师", "associate", "2008-12", "湖北省职改办")],
        ),
        (
            "副教授 2010年9月、律师(司法部)",
            [("副教授", "associate", "2010-09", ""), ("律师", "intermediate", "", "司法部")],
        ),
        (
            "讲师；助理研究员",
            [("讲师", "intermediate", "", ""), ("助理研究员", "assistant", "", "")],
        ),
        ("无", []),
        ("", []),
        ("特长生", [("特长生", "", "", "")]),
        ("研究员(2015)", [("研究员", "senior", "2015", "")]),
    ],
)
def test_titles_are_read_with_level_date_and_authority(text, expected):
    assert [(each.name, each.level, each.on, each.authority) for each in titles(text)] == expected


def test_the_words_of_the_form_stay_with_each_title():
    assert titles("高级会计师(2012.06)") == [
        Title("高级会计师(2012.06)", "高级会计师", "associate", "2012-06", "")
    ]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("正高级工程师", "senior"), ("教授", "senior"), ("主任医师", "senior"),
        ("副主任医师", "associate"), ("中学高级教师", "associate"), ("一级教师", "intermediate"),
        ("二级教师", "assistant"), ("助理工程师", "assistant"), ("会计员", "technician"),
        ("政工", ""),
    ],
)  # fmt: skip
def test_the_level_is_told_by_the_word(name, level):
    assert level_of(name) == level
