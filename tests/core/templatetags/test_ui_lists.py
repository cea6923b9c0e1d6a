"""Rows, pager, headings and filter of a list."""

from types import SimpleNamespace

from django import forms
from django.http import QueryDict
from django.template import Context, engines
from django.utils import translation
from django.utils.safestring import mark_safe


def render(source: str, **context) -> str:
    with translation.override("en"):
        return engines["django"].engine.from_string(source).render(Context(context))


def table(*cells, selectable=True, css=""):
    row = {"ref": "r1", "url": "/r1/", "cells": list(cells), "css": css, "selectable": selectable}
    columns = [{"key": f"c{n}", "label": "C", "css": "text-end"} for n in range(len(cells))]
    return SimpleNamespace(columns=columns, rows=[row], selectable=selectable)


def page(**changes):
    values = {
        "first": 0, "count": 1, "count_text": "1 row", "has_previous": False, "has_next": False,
        "previous_url": "", "next_url": "", "numbers": [], "size_urls": [],
    }  # fmt: skip
    return SimpleNamespace(**{**values, **changes})


def test_rows_count_on_from_those_before_the_page():
    assert '<td class="number">51</td>' in render("{% table_rows table 50 %}", table=table("x"))


def test_a_cell_is_escaped_unless_it_is_markup_already():
    html = render("{% table_rows table %}", table=table("<b>", mark_safe("<i>")))
    assert "&lt;b&gt;" in html
    assert "<i>" in html


def test_a_checkbox_has_a_name_for_screen_readers():
    html = render("{% table_rows table %}", table=table("x"))
    assert 'aria-label="Choose row 1"' in html
    assert 'name="ref" value="r1"' in html


def test_a_list_without_batch_moves_has_no_checkboxes():
    assert "checkbox" not in render("{% table_rows table %}", table=table("x", selectable=False))


def test_a_row_and_its_cells_carry_their_classes():
    html = render("{% table_rows table %}", table=table("x", css="row-bad"))
    assert 'class="row-bad"' in html
    assert '<td class="text-end">x</td>' in html


def test_a_sorted_heading_says_so_and_links_to_the_opposite():
    column = {"key": "n", "label": "Name", "css": "", "sorted": "asc", "sort_url": "?sort=-n"}
    html = render("{% sort_header column %}", column=column)
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-n"' in html


def test_a_heading_that_cannot_be_sorted_is_plain_text():
    html = render("{% sort_header column %}", column={"key": "n", "label": "Name", "sort_url": ""})
    assert "<a" not in html
    assert "aria-sort" not in html


def test_the_pager_marks_gaps_between_numbers():
    numbers = [(1, "?page=1", False), (5, "?page=5", True), (6, "?page=6", False)]
    html = render("{% pager page %}", page=page(has_next=True, next_url="?page=6", numbers=numbers))
    assert html.count('class="gap"') == 1
    assert 'aria-current="page">5<' in html


def test_a_single_page_has_a_count_but_no_links():
    html = render("{% pager page %}", page=page())
    assert "1 row" in html
    assert "<a" not in html


def test_all_rows_of_a_filter_are_offered_only_where_there_are_more():
    moves = [{"label": "Submit", "url": "/x/", "style": ""}]
    source = "{% batch_bar moves page table %}"
    assert 'name="all"' not in render(source, moves=moves, page=page(), table=table("x"))
    assert 'name="all"' in render(source, moves=moves, page=page(count=9), table=table("x"))


class Filter(forms.Form):
    q = forms.CharField(label="Name", required=False)
    place = forms.ChoiceField(label="Place", choices=[(n, n) for n in range(20)], required=False)


def filter_html(query: str) -> str:
    data = QueryDict(query)
    request = SimpleNamespace(GET=data, path="/people/")
    form = Filter(data)
    filterset = SimpleNamespace(form=form, filters=form.fields, given=list(data.items()))
    return render("{% filter_bar f %}", f=filterset, request=request)


def test_a_filter_keeps_the_sort_but_not_the_page():
    html = filter_html("q=zwj&sort=-name&page=3")
    assert 'name="sort" value="-name"' in html
    assert 'name="page"' not in html


def test_each_filter_has_its_label_and_long_lists_a_search_box():
    html = filter_html("")
    assert '<label for="id_q">Name</label>' in html
    assert "data-select" in html
