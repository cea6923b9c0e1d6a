"""The list page: cheap, in scope, and patient with whatever stands in the address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.web.pages import list_page
from tests.core.web import sample, sample_urls
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

LIST = "/sample/papers/"


def titles(response):
    return re.findall(r"(?:Paper|Locked) \d{5}", response.content.decode())


def work_of(queries):
    """Statements of the page itself: without savepoints and without setting or restoring the scope."""
    marks = ("SAVEPOINT", "RELEASE", "enter_scope", "current_setting", "set_config")
    return [q["sql"] for q in queries if not any(mark in q["sql"] for mark in marks)]


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_a_list_costs_the_same_for_any_number_of_rows(officer_client, papers, rows):
    papers(rows)
    officer_client.get(LIST)  # fills the cache of places
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert officer_client.get(LIST).status_code == 200
    # account, rows, saved filters, memberships with counts; and the count once a page is full
    assert len(work_of(captured.captured_queries)) == 4 + (rows > 50)


def test_only_rows_in_scope_are_listed(officer_client, papers):
    papers(2)
    papers(3, organisation=PlaceFactory())
    assert len(titles(officer_client.get(LIST))) == 2


def test_the_anonymous_are_asked_to_sign_in(client, sample_table):
    response = client.get(LIST)
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/?next=")


def test_a_role_without_the_task_gets_the_reason(client, sample_table):
    response = sign_in(client, MembershipFactory(role="examiner")).get(LIST)
    assert response.status_code == 403
    assert "not among the tasks of the role “Examiner”" in response.content.decode()


def test_htmx_gets_the_list_alone(officer_client, papers):
    papers(1)
    response = officer_client.get(LIST, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert response.headers["Vary"].startswith("HX-Request")
    assert len(titles(response)) == 1


def test_cells_are_escaped(officer_client, place, as_owner):
    with as_owner():
        sample.Paper.objects.create(
            title="<script>x</script>", organisation=place, org_path=place.scope_path
        )
    html = officer_client.get(LIST).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh-hans", ["2011-01-02", "1.00"]), ("es", ["02/01/2011", "1,00"])],
)
def test_dates_and_numbers_follow_the_reader(client, officer, papers, language, expected):
    papers(2)
    html = sign_in(client, officer, language).get(LIST).content.decode()
    assert all(text in html for text in expected)


# sort, filter, search


def test_a_column_sorts_both_ways(officer_client, papers):
    papers(3)
    upward, downward = (titles(officer_client.get(f"{LIST}?sort={s}")) for s in ("title", "-title"))
    assert upward == downward[::-1] == sorted(upward)


@pytest.mark.parametrize(
    "sort", ["ref", "organisation__name", "org_path", "'", "--title", "password"]
)
def test_an_unknown_sort_gives_the_usual_order_and_says_so(officer_client, papers, sort):
    papers(2)
    response = officer_client.get(LIST, {"sort": sort})
    assert response.status_code == 200
    assert "cannot be sorted that way" in response.content.decode()


def test_a_filter_narrows_and_stays_in_the_links(officer_client, papers):
    papers(60, state="submitted")
    papers(2)
    html = officer_client.get(f"{LIST}?state=submitted").content.decode()
    assert "60 rows" in html
    assert "?state=submitted&amp;page=2" in html
    assert "?state=submitted&amp;sort=-title" in html


@pytest.mark.parametrize(
    "query", ["state=nonsense", "due_on=31-31-31", "q=%00", "place=9999", "q=" + "x" * 90]
)
def test_a_wrong_filter_value_gives_its_error_and_no_rows(officer_client, papers, query):
    papers(2)
    response = officer_client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert 'class="field-error"' in response.content.decode()
    assert titles(response) == []


@pytest.mark.parametrize(
    ("text", "found"), [("张", 1), ("zw", 1), ("ZW", 1), ("z", 2), ("w", 0), ("%", 0)]
)
def test_names_are_found_by_characters_and_by_initials(
    officer_client, place, as_owner, text, found
):
    with as_owner():
        for title, initials in (("张伟", "zw"), ("赵云", "zy")):
            sample.Paper.objects.create(
                title=title, initials=initials, organisation=place, org_path=place.scope_path
            )
    html = officer_client.get(LIST, {"q": text}).content.decode()
    assert html.count("<tr data-row") == found


# pages


@pytest.mark.parametrize("sort", ["title", "-title", "mark", "-mark", "due_on", "-state"])
def test_following_next_and_then_previous_shows_every_row_once(officer_client, papers, sort):
    papers(1_120)
    query, forward = f"?sort={sort}&size=200", []
    while query:
        page = officer_client.get(LIST + query)
        forward.append(titles(page))
        query = link(page, "next")
        last = page
    seen = [title for page in forward for title in page]
    assert len(seen) == len(set(seen)) == 1_120
    query, backward = link(last, "prev"), []
    while query:
        page = officer_client.get(LIST + query)
        backward.insert(0, titles(page))
        query = link(page, "prev")
    assert backward == forward[:-1]


def link(response, rel):
    found = re.search(rf'<a href="([^"]+)" rel="{rel}"', response.content.decode())
    return found.group(1).replace("&amp;", "&") if found else ""


def test_pages_have_numbers_only_within_the_first_thousand_rows(officer_client, papers):
    papers(1_120)
    html = officer_client.get(f"{LIST}?page=20").content.decode()
    assert "after=" in link_of(html, "next")
    assert "page=21" not in html
    assert "numbers only up to 20" in officer_client.get(f"{LIST}?page=21").content.decode()


def link_of(html, rel):
    return re.search(rf'<a href="([^"]+)" rel="{rel}"', html).group(1)


@pytest.mark.parametrize(
    "query",
    ["after=nonsense", "before=" + "A" * 200, "page=x", "page=0", "page=９", "page=99999999"],
)
def test_an_unknown_place_in_the_list_leads_somewhere_sensible(officer_client, papers, query):
    papers(3)
    response = officer_client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert 'class="alert' in response.content.decode()


def test_counting_stops_at_ten_thousand(officer_client, papers):
    papers(10_003)
    assert "10,000+ rows" in officer_client.get(LIST).content.decode()


# export


def test_a_list_is_found_by_name_and_exports_what_it_shows(officer, papers):
    papers(5, state="submitted")
    papers(1)
    page = list_page("sample:paper-list")
    assert page is sample_urls.PaperList
    with acting(officer) as actor:
        assert page.export_count(actor, "state=submitted") == 5
        rows = list(page.export_rows(actor, "state=submitted&sort=-title"))
    assert [row[0] for row in rows] == [f"Paper {n:05d}" for n in (4, 3, 2, 1, 0)]
    assert page.export_columns() == ["Title", "Mark", "Due", "Known", "State", "Organisation"]
    assert rows[-2][4] == "Submitted"


def test_an_export_is_queued_as_a_job(officer_client, papers):
    papers(1)
    html = officer_client.get(f"{LIST}?state=draft").content.decode()
    url = (
        re.search(r'formaction="(/sample/papers/export/[^"]+)"', html)
        .group(1)
        .replace("&amp;", "&")
    )
    response = officer_client.post(url)
    assert response.status_code == 302
    assert response.url.startswith("/jobs/")


def test_an_export_with_a_wrong_filter_is_refused(officer_client, papers):
    assert officer_client.post("/sample/papers/export/?format=csv&state=bad").status_code == 422
    assert officer_client.post("/sample/papers/export/?format=doc").status_code == 422


def test_names_of_other_pages_are_no_lists(sample_table):
    with pytest.raises(LookupError):
        list_page("core:search")
    assert reverse("sample:paper-list") == LIST
