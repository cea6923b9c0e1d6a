"""Cells: what each kind of column writes, in each language, and that nothing unescaped gets through."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import models
from django.http import QueryDict
from django.utils import translation

from core.web import tables
from core.web.columns import Compilation
from core.web.keyset import Ordering

NASTY = "<b>&\"'"


class Colour(models.TextChoices):
    RED = "red", "Red"


def cell(column, *values, language="en"):
    column.__set_name__(None, column.name or "value")
    places = {name: place for place, name in enumerate(column.fields())}
    with translation.override(language):
        return column.html(Compilation(places))(values)


@pytest.mark.parametrize(
    ("column", "value", "language", "text"),
    [
        (tables.Column("", text=str.upper), "abc", "en", "ABC"),
        (tables.Column(""), None, "en", ""),
        (tables.Column(""), NASTY, "en", "&lt;b&gt;&amp;&quot;&#x27;"),
        (tables.NumberColumn(""), Decimal("81.285"), "en", "81.29"),
        (tables.NumberColumn(""), Decimal("81.275"), "zh-hans", "81.28"),
        (tables.NumberColumn(""), 3, "es", "3,00"),
        (tables.NumberColumn("", decimals=0), 2080, "en", "2080"),
        (tables.NumberColumn(""), None, "en", ""),
        (tables.DateColumn(""), date(2011, 3, 9), "zh-hans", "2011-03-09"),
        (tables.DateColumn(""), date(2011, 3, 9), "es", "09/03/2011"),
        (tables.DateColumn(""), datetime(2011, 3, 9, 17, tzinfo=UTC), "en", "2011-03-10"),
        (
            tables.DateColumn("", time=True),
            datetime(2011, 3, 9, 17, tzinfo=UTC),
            "en",
            "2011-03-10 01:00",
        ),
        (tables.PartialDateColumn(""), "1991-03", "en", "1991.03"),
        (tables.PartialDateColumn(""), "1991", "zh-hans", "1991"),
        (tables.PartialDateColumn(""), None, "en", ""),
        (tables.ChoiceColumn("", choices=Colour), "red", "en", "Red"),
        (tables.ChoiceColumn("", choices=Colour), NASTY, "en", "&lt;b&gt;&amp;&quot;&#x27;"),
        (tables.StateColumn("", choices=Colour), NASTY, "en", "&lt;b&gt;&amp;&quot;&#x27;"),
        (tables.BoolColumn(""), True, "es", "Sí"),
        (tables.BoolColumn(""), None, "en", ""),
    ],
)
def test_a_cell_is_written_for_its_reader(column, value, language, text):
    assert cell(column, value, language=language) == text


def test_a_name_has_its_pinyin_below_outside_chinese():
    column = tables.PersonColumn("", "name", latin="pinyin")
    assert cell(column, "张伟", None, "zhang wei", language="zh-hans") == "张伟"
    assert "zhang wei" in cell(column, "张伟", None, "zhang wei")
    assert "<b>" not in cell(column, NASTY, None, NASTY)


def test_an_organisation_goes_by_the_readers_name():
    column = tables.OrgColumn("")
    assert cell(column, "武汉市", "Wuhan", language="zh-hans") == "武汉市"
    assert cell(column, "武汉市", "Wuhan") == "Wuhan"
    assert cell(column, "武汉市", "") == "武汉市"


def test_a_state_is_a_badge_with_words():
    assert ">Red<" in cell(tables.StateColumn("", choices=Colour), "red")


def test_a_subclass_keeps_and_replaces_columns():
    class First(tables.Table):
        a = tables.Column("A")
        b = tables.Column("B")

    class Second(First):
        b = tables.Column("Other", "c")

    assert [(c.name, c.label, c.field) for c in Second.columns()] == [
        ("a", "A", "a"),
        ("b", "Other", "c"),
    ]
    assert Second.fields() == ("pk", "ref", "a", "c")


def test_a_row_may_have_a_class_of_its_own():
    class Marked(tables.Table):
        a = tables.Column("A")
        extra_fields = ("late",)

        @classmethod
        def row_css(cls, row, places):
            return "table-danger" if row[places["late"]] else ""

    places = {name: place for place, name in enumerate(Marked.fields())}
    order = Ordering("a", "a")
    bound = tables.bind(
        Marked,
        [(1, "r", True, "x"), (2, "s", False, "y")],
        places,
        order=order,
        query=QueryDict(""),
    )
    assert [row["css"] for row in bound.rows] == ["table-danger", ""]
    assert [row["cells"] for row in bound.rows] == [["x"], ["y"]]


@pytest.mark.parametrize(
    ("query", "changes", "expected"),
    [
        ("a=1&b=&c=3", {"c": None}, "a=1"),
        ("a=1", {"page": 2}, "a=1&page=2"),
        ("a=1&a=2", {}, "a=1&a=2"),
        ("q=%E5%BC%A0", {"sort": "-x"}, "q=%E5%BC%A0&sort=-x"),
    ],
)
def test_links_keep_the_filter(query, changes, expected):
    assert tables.with_query(QueryDict(query), **changes) == expected
