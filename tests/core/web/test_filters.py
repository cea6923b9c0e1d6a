"""A filter set builds only what the address asks of it, and answers as the whole would."""

import pytest
from django.http import QueryDict

from tests.core.web import sample
from tests.support import acting


@pytest.fixture
def asked(officer, papers):
    """Query string -> the filter set over the officer's papers."""
    papers(3)
    with acting(officer) as actor:
        yield lambda query: sample.PaperFilter(
            QueryDict(query), queryset=sample.Paper.objects.all(), actor=actor
        )


def test_a_list_asked_whole_builds_no_form(asked):
    found = asked("sort=-title&page=1&q=&state=")
    assert found.rows().count() == 3
    assert found.active == []
    assert not hasattr(found, "_form")


def test_only_the_filters_that_are_asked_are_checked(asked):
    found = asked("state=draft&place=")
    assert found.rows().count() == 3
    assert found.active == ["state"]
    assert list(found._asked.form.fields) == ["state"]


@pytest.mark.parametrize("query", ["state=unheard", "place=/0000&q=", "due_on=yesterday"])
def test_a_wrong_value_gives_no_rows_and_an_error_on_the_whole_form(asked, query):
    found = asked(query)
    assert not found.rows().exists()
    assert found.active == []
    assert list(found.form.errors) == [query.partition("=")[0]]


def test_a_form_drawn_before_the_rows_changes_nothing(asked):
    found = asked("state=draft")
    assert len(found.form.fields) > 2
    assert found.rows().count() == 3
    assert found.active == ["state"]


def test_what_is_no_filter_narrows_nothing(asked):
    found = asked("run=7&unknown=x")
    assert found.rows().count() == 3
    assert found.active == []


def test_each_set_has_filters_of_its_own(asked):
    one, other = asked("state=draft"), asked("state=sent")
    base = type(one).base_filters
    for name, each in one.filters.items():
        assert each is not other.filters[name]
        assert each.extra is not base[name].extra
        assert each.parent is one
        assert other.filters[name].parent is other
