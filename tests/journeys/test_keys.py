"""Without a mouse, and in three languages."""

import pytest
from playwright.sync_api import expect

from tests.journeys import world as worlds
from tests.journeys.steps import visit

pytestmark = pytest.mark.journey

NAMES = ("岑试样", "闻试题", "韶试卷")


@pytest.fixture
def listed(world, desk):
    """The list of nominations with three rows."""
    for name in NAMES:
        worlds.nominated(world, worlds.person(world, name))
    return visit(desk(world.author), "selection:nomination-list")


def test_slash_searches_and_j_k_enter_open_a_row(listed):
    page = listed
    rows = page.locator("tr[data-row]")
    expect(rows).to_have_count(len(NAMES))
    page.keyboard.press("/")
    expect(page.locator("#global-search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#global-search")).not_to_be_focused()
    second = rows.nth(1).get_by_role("link").first.inner_text()
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(second.split()[0])


def test_the_search_box_knows_initials(listed):
    """One hit is opened at once."""
    page = listed
    page.keyboard.press("/")
    page.keyboard.type("wst")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("闻试题")


def test_the_switch_changes_the_language_and_keeps_the_page(listed):
    page = listed
    address = page.url
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    heard = [page.locator("h1").inner_text()]
    for code, tag in (("es", "es"), ("en", "en"), ("zh-hans", "zh-Hans")):
        page.locator(f".languages button[value='{code}']").click()
        expect(page.locator("html")).to_have_attribute("lang", tag)
        assert page.url == address
        heard.append(page.locator("h1").inner_text())
    assert len(set(heard)) == 3
    assert heard[0] == heard[-1] == "推荐人选"
