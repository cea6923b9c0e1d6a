"""Names in a refusal."""

import pytest
from django.utils import translation

from core.workflow.wording import listed, some

NAMES = ["甲", "乙", "丙", "丁", "戊", "己", "庚"]


@pytest.mark.parametrize(
    ("language", "text"), [("zh-hans", "甲、乙"), ("es", "甲, 乙"), ("en", "甲, 乙")]
)
def test_a_list_is_written_as_the_language_does(language, text):
    with translation.override(language):
        assert listed(NAMES[:2]) == text


def test_of_many_some_are_named_and_the_others_counted():
    assert some(NAMES) == "甲, 乙, 丙, 丁, 戊 and 2 more"
    assert some(NAMES, 6) == "甲, 乙, 丙, 丁, 戊, 己 and 1 more"
    assert some(iter(NAMES[:5])) == "甲, 乙, 丙, 丁, 戊"
    with translation.override("zh-hans"):
        assert some(NAMES, 2) == "甲、乙 及另外 5 人"
