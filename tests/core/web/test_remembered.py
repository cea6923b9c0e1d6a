"""Counts are kept until somebody acts, for one membership only."""

import uuid
from itertools import count
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from core.audit import freshness
from core.web.remembered import drawn, remembered


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.REMEMBER_SECONDS = 60


@pytest.fixture
def random_pk():
    """A membership that no earlier test left figures of."""
    return uuid.uuid4().int


@pytest.fixture
def asked():
    """Answers 0, 1, 2 …: each number tells that the database was asked once more."""
    return count().__next__


def reader(number):
    return SimpleNamespace(pk=number)


def test_a_figure_is_asked_for_once_until_somebody_acts(asked, random_pk):
    mine = reader(random_pk)

    assert [remembered(mine, "list", asked) for _ in range(3)] == [0, 0, 0]

    freshness.move_on()

    assert remembered(mine, "list", asked) == 1


def test_another_membership_or_another_filter_asks_for_itself(asked, random_pk):
    assert remembered(reader(random_pk), "list", asked) == 0
    assert remembered(reader(random_pk + 1), "list", asked) == 1
    assert remembered(reader(random_pk), "list?state=draft", asked) == 2


def test_an_act_committed_while_counting_throws_the_figure_away(asked, random_pk):
    def counted_meanwhile():
        freshness.move_on()
        return asked()

    assert remembered(reader(random_pk), "list", counted_meanwhile) == 0
    assert remembered(reader(random_pk), "list", asked) == 1


def test_a_cache_that_lost_the_mark_begins_with_a_new_one(asked, random_pk):
    remembered(reader(random_pk), "list", asked)
    cache.delete(freshness.KEY)

    assert remembered(reader(random_pk), "list", asked) == 1


def test_nothing_is_kept_where_the_settings_say_so(asked, random_pk, settings):
    settings.REMEMBER_SECONDS = 0

    assert [remembered(reader(random_pk), "list", asked) for _ in range(2)] == [0, 1]


def test_a_part_of_a_page_is_drawn_once_until_somebody_acts(asked, random_pk):
    assert [drawn(reader(random_pk), "bar", asked) for _ in range(3)] == [0, 0, 0]

    freshness.move_on()

    assert drawn(reader(random_pk), "bar", asked) == 1


def test_a_part_is_drawn_for_each_reader_and_each_choice(asked, random_pk):
    assert drawn(reader(random_pk), "bar", asked) == 0
    assert drawn(reader(random_pk + 1), "bar", asked) == 1
    assert drawn(reader(random_pk), "bar zh", asked) == 2


def test_a_part_drawn_while_somebody_acts_is_drawn_again(asked, random_pk):
    def drawn_meanwhile():
        freshness.move_on()
        return asked()

    assert drawn(reader(random_pk), "bar", drawn_meanwhile) == 0
    assert drawn(reader(random_pk), "bar", asked) == 1


def test_the_mark_that_a_count_has_read_serves_the_parts_of_the_same_request(asked, random_pk):
    mine = reader(random_pk)
    remembered(mine, "count", lambda: 7)
    freshness.move_on()

    assert drawn(mine, "bar", asked) == 0
    assert drawn(reader(random_pk), "bar", asked) == 1


def test_without_a_reader_nothing_is_kept(asked):
    assert [drawn(None, "bar", asked) for _ in range(2)] == [0, 1]
