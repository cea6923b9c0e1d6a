"""Style sheets of today said in the words of Chromium 86."""

import pytest

from scripts import old_css

ROOT = ":root{--a:#ff0000;--b:#0000ff;--half:.5}"


def body(css: str) -> str:
    return old_css.translate(css, ROOT).strip()


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("oklch(62.8% 0.2577 29.23deg)", "#ff0000"),
        ("oklch(100% 0 0deg)", "#ffffff"),
        ("color-mix(in oklab, var(--a) 50%, transparent)", "rgba(255,0,0,0.5)"),
        ("color-mix(in oklab,var(--a) 100%,var(--b))", "#ff0000"),
        ("color-mix(in oklab,var(--a) calc(var(--alpha,1) * 100%),transparent)", "#ff0000"),
        (
            "color-mix(in oklab,var(--a) calc(var(--half,1) * 100%),transparent)",
            "rgba(255,0,0,0.5)",
        ),
        ("light-dark(var(--b), var(--a))", "#0000ff"),
    ],
)
def test_a_colour_is_computed(value, colour):
    assert body(f"p{{color:{value}}}") == f"p{{color:{colour}}}"


def test_an_opacity_of_some_class_is_not_taken_for_that_of_the_page():
    css = ".faint{--alpha:.1}a{color:color-mix(in oklab,var(--a) calc(var(--alpha,1)*100%),transparent)}"
    assert "a{color:#ff0000}" in body(css)


def test_a_colour_that_only_the_browser_knows_becomes_its_strong_part():
    assert (
        body("p{color:color-mix(in oklab,currentColor 60%,transparent)}") == "p{color:currentColor}"
    )
    assert (
        body("p{color:color-mix(in oklab,currentColor 10%,transparent)}") == "p{color:transparent}"
    )


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("inset:0", "top:0;right:0;bottom:0;left:0"),
        ("inset:1px 2px 3px", "top:1px;right:2px;bottom:3px;left:2px"),
        ("padding-inline:1px 2px", "padding-left:1px;padding-right:2px"),
        ("margin-block:0!important", "margin-top:0!important;margin-bottom:0!important"),
        ("inset-inline-start:4px", "left:4px"),
        ("border-start-start-radius:2px", "border-top-left-radius:2px"),
        ("border-inline:1px solid", "border-left:1px solid;border-right:1px solid"),
    ],
)
def test_sides_are_named_as_of_old(new, old):
    assert body(f"p{{{new}}}") == f"p{{{old}}}"


def test_a_new_selector_does_not_take_its_neighbours_with_it():
    assert body("a,b:has(i){color:red}") == "a{color:red}b:has(i){color:red}"


def test_the_dark_theme_goes_and_media_and_keyframes_stay():
    css = "[data-bs-theme=dark] p{color:red}@media print{p{inset:0}}@keyframes k{from{left:0}}@property --x{}"
    assert body(css) == ("@media print{p{top:0;right:0;bottom:0;left:0}}@keyframes k{from{left:0}}")


def test_pictures_in_the_sheet_keep_their_form():
    css = "p{background:url(\"data:image/svg+xml,%3csvg stroke='oklch%2862.8%25 0.2577 29.23deg%29'/%3e\")}"
    assert "stroke='%23ff0000'" in body(css)
