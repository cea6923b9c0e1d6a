"""Two versions beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from planning.rules import comparing
from planning.rules.comparing import ADDED, CHANGED, REMOVED, SAME, Pair

_TEXTS = st.text("甲乙丙。；\n", max_size=40)


def test_a_changed_sentence_stands_beside_what_it_was():
    found = comparing.texts("一月报名。二月考试。", "一月报名。三月考试。四月考察。")
    assert found == [
        Pair(SAME, "一月报名。", "一月报名。"),
        Pair(CHANGED, "二月考试。", "三月考试。"),
        Pair(ADDED, after="四月考察。"),
    ]


def test_a_removed_sentence_leaves_its_place_empty():
    assert comparing.texts("甲。乙。", "甲。")[1] == Pair(REMOVED, "乙。")


def test_only_rows_that_differ_are_named():
    found = comparing.rows({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "4", "d": "5"})
    assert found == {
        "b": Pair(CHANGED, "2", "4"),
        "d": Pair(ADDED, after="5"),
        "c": Pair(REMOVED, "3"),
    }


@given(_TEXTS, _TEXTS)
def test_each_column_reads_as_its_own_text(before, after):
    found = comparing.texts(before, after)
    assert [pair.before for pair in found if pair.before] == comparing.sentences(before)
    assert [pair.after for pair in found if pair.after] == comparing.sentences(after)


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert {pair.kind for pair in comparing.texts(text, text)} <= {SAME}
