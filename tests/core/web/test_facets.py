"""Counts to narrow a list by: under all the other filters, in one statement, and only when asked for."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from core.web import facets
from tests.core.web import sample
from tests.core.web.test_listing import LIST, work_of
from tests.support import acting


@pytest.fixture
def counted(officer, papers):
    """Query string -> {filter: {choice: count}} over three drafts and two submitted papers."""
    papers(3)
    papers(2, state="submitted")

    def of(query):
        asked = QueryDict(query)
        with acting(officer) as actor:
            filtered = sample.PaperFilter(asked, queryset=sample.Paper.objects.all(), actor=actor)
            found = facets.facets(filtered, asked, "sample")
        return {
            each.label: {choice.label: choice.count for choice in each.choices} for each in found
        }

    return of


def test_each_choice_says_how_many_rows_it_would_leave(counted):
    assert counted("")["State"] == {"Draft": "3", "Submitted": "2"}


def test_the_other_filters_count_and_its_own_does_not(counted):
    assert counted("state=draft")["State"] == {"Draft": "3", "Submitted": "2"}
    assert counted("due_on=2011-01-02")["State"] == {"Draft": "1", "Submitted": "1"}


def test_a_choice_in_force_stays_to_be_taken_back(counted):
    assert counted("state=accepted&due_on=2011-01-02")["State"]["Accepted"] == "0"


def test_more_rows_than_are_counted_say_so(counted, monkeypatch):
    monkeypatch.setattr(facets, "CAP", 2)
    assert counted("")["State"] == {"Draft": "2+", "Submitted": "2"}


def test_the_list_shows_them_when_asked_for_one_statement_more(officer_client, papers):
    papers(3)
    plain = officer_client.get(LIST).content.decode()
    assert 'class="facets"' not in plain
    assert "?facets=1" in plain
    with CaptureQueriesContext(connection) as captured:
        page = officer_client.get(f"{LIST}?facets=1&sort=-title").content.decode()
    assert len(work_of(captured.captured_queries)) == 5
    links = re.findall(r'class="facet-choice" href="([^"]+)"', page)
    assert "?facets=1&amp;sort=-title&amp;state=draft" in links
    assert 'name="facets" value="1"' in page
    assert "export/?format=xlsx&amp;sort=-title" in page


def test_a_chosen_one_leads_back_without_it(officer_client, papers):
    papers(1)
    page = officer_client.get(f"{LIST}?facets=1&state=draft").content.decode()
    assert re.search(r'class="facet-choice is-chosen" href="\?facets=1" aria-current="true"', page)
