"""Walking a list: every row once, in either direction, under any sort, wherever NULLs and ties lie."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.web.cursors import BadCursor, Cursor
from core.web.keyset import Ordering, first_rows, is_nullable, rows_beside
from tests.core.web.sample import Paper, make_papers

FIELDS = ("pk", "mark", "due_on", "title", "state")
PATHS = ["mark", "due_on", "title", "state", "pk"]


def order_of(path, descending):
    return Ordering(
        f"{'-' if descending else ''}{path}", path, descending, is_nullable(Paper, path)
    )


def cursor_at(row, order, position=0):
    return Cursor(order.name, row[FIELDS.index(order.path)], row[0], position)


def walk(order, size, *, backwards):
    """All pages from one end to the other, as the pages' links would follow each other."""
    seen, cursor = [], None
    while True:
        if cursor is None and not backwards:
            rows, more = first_rows(Paper.objects.all(), order, FIELDS, size)
        elif cursor is None:
            [last] = Paper.objects.order_by(*order.keys(reverse=True)).values_list(*FIELDS)[:1]
            rows, more = [last], True
        else:
            rows, more = rows_beside(
                Paper.objects.all(), order, FIELDS, size, cursor, before=backwards
            )
        seen = rows + seen if backwards else seen + rows
        if not more or not rows:
            return [row[0] for row in seen]
        cursor = cursor_at(rows[0] if backwards else rows[-1], order)


@pytest.fixture
def rows(place, as_owner):
    with as_owner():
        make_papers(place, 40)
        yield


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from(PATHS),
    descending=st.booleans(),
    size=st.integers(1, 45),
    backwards=st.booleans(),
)
def test_walking_gives_every_row_once_in_order(rows, path, descending, size, backwards):
    order = order_of(path, descending)
    expected = list(Paper.objects.order_by(*order.keys()).values_list("pk", flat=True))
    assert walk(order, size, backwards=backwards) == expected


def test_a_row_changed_meanwhile_does_not_move_the_place_in_the_list(rows):
    order = order_of("title", False)
    first, _more = first_rows(Paper.objects.all(), order, FIELDS, 10)
    cursor = cursor_at(first[-1], order)
    Paper.objects.filter(pk=first[-1][0]).update(title="Zzz")
    after, _more = rows_beside(Paper.objects.all(), order, FIELDS, 10, cursor)
    assert after[0][3] == "Paper 00010"


def test_a_cursor_survives_the_journey_through_the_address():
    cursor = Cursor("-mark", None, 7, 1200)
    assert Cursor.read(cursor.text("a:list"), "a:list") == cursor


def test_a_cursor_shows_nothing_of_the_row():
    assert "19870412" not in Cursor("born", "19870412", 7, 0).text("a:list")


@pytest.mark.parametrize(
    "text",
    ["", "x", "é", "AAAA", "A" * 500, Cursor("a", 1, 2, 3).text("other")],
    ids=["empty", "short", "not ascii", "too short", "long", "of another list"],
)
def test_a_foreign_or_broken_cursor_is_refused(text):
    with pytest.raises(BadCursor):
        Cursor.read(text, "a:list")


def test_a_link_that_may_be_empty_makes_the_sort_nullable():
    assert is_nullable(Paper, "mark")
    assert not is_nullable(Paper, "title")
    assert not is_nullable(Paper, "organisation__name")
    assert is_nullable(Paper, "organisation__parent__name")
    assert is_nullable(Paper, "an_annotation")
