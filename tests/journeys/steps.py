"""What everybody does on these pages, whatever the stage."""

import os
import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from cadreproj import cluster
from cadreproj.settings import env
from tests.journeys.world import PASSWORD

#: Milliseconds; a busy machine is no fault of the page.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def sign_in(page: Page, username: str) -> None:
    """Through the form, as a person does."""
    page.goto("/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    button(page, "登录").click()
    expect(page.locator("nav.side")).to_be_attached()


def visit(page: Page, name: str, *args) -> Page:
    page.goto(reverse(name, args=args))
    return page


def menu(page: Page, label: str) -> Page:
    """Open an entry of the main menu by the word that stands there."""
    page.locator("nav.side").get_by_role("link", name=label, exact=True).click()
    expect(page.locator("nav.side a[aria-current=page]")).to_have_text(label)
    return page


def button(page: Page, label: str):
    """A button of the page's own part that says exactly this."""
    return page.locator("main").get_by_role("button", name=label, exact=True)


def open_row(page: Page, name: str) -> Page:
    """From a list to the row of this name."""
    page.locator("main tbody").get_by_role("link", name=name).first.click()
    expect(page.locator("h1")).to_contain_text(name)
    return page


def go(page: Page, act: str) -> Page:
    """Follow the link at the head of a page that leads to this act (the end of its address)."""
    page.locator(f".page-actions a[href$='/{act}/']").click()
    page.wait_for_url(f"**/{act}/**")
    return page


def fill(page: Page, **values) -> None:
    """Fields of the page's form by name: text, day, number, choice or tick."""
    for name, value in values.items():
        found = page.locator(f"main form [name='{name}']")
        if found.first.get_attribute("type") == "radio":
            page.locator(f"main form [name='{name}'][value='{value}']").check()
        elif found.evaluate("field => field.tagName") == "SELECT":
            found.evaluate(_CHOOSE, str(value))
        elif value is True:
            found.check()
        else:
            found.fill(str(value))


#: A long choice lies under a search box of its own; both follow what is set here.
_CHOOSE = """(field, value) => {
    if (![...field.options].some(option => option.value === value)) throw `no choice ${value}`;
    if (field.tomselect) field.tomselect.setValue(value);
    else { field.value = value; field.dispatchEvent(new Event('change', {bubbles: true})); }
}"""


def save(page: Page) -> None:
    """Press the form's button; what it leads to is not a form with faults."""
    with page.expect_navigation():
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    faults = page.locator(".form-summary, .field-error, .alert-danger")
    assert faults.count() == 0, faults.all_inner_texts()


def refused(page: Page, *texts: str) -> None:
    """Press the form's button; it comes back and says at its place what is wrong."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as found:
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    assert found.value.status in {409, 422}, found.value.status
    expect(page.locator("main .field-error, main .alert-danger").first).to_be_visible()
    says(page, *texts)


def move(page: Page, verb: str, reason: str = "") -> None:
    """A move of a row: its button opens a sheet, the sheet's button does it."""
    page.locator(f"button[data-dialog=move-{verb}]").click()
    sheet = page.locator("dialog[open]")
    if reason:
        sheet.locator("textarea[name=reason]").fill(reason)
    with page.expect_navigation():
        sheet.locator("button[type=submit]").click()


def batch(page: Page, verb: str) -> None:
    """A move of the ticked rows: the button, then the summary is confirmed."""
    page.locator(f"main button[formaction*='/{verb}/']").click()
    expect(page.locator(".confirm-summary")).to_be_visible()
    save(page)


def stands(page: Page, state: str) -> None:
    """The row of this page is in this state, and says so in Chinese."""
    badge = page.locator("h1 .state")
    expect(badge).to_have_attribute("data-state", state)
    expect(badge).to_have_text(re.compile("[一-鿿]"))


def says(page: Page, *texts: str) -> None:
    for text in texts:
        expect(page.locator("body")).to_contain_text(text)


def answer(page: Page, address: str) -> int:
    """The status of an address typed by hand."""
    return page.goto(address).status


def choose(page: Page, *names: str) -> None:
    """Tick the rows of these people."""
    for name in names:
        page.locator("tr", has_text=name).locator("input[name=ref]").check()


def days_pass(days: int, row, *columns: str, ranges: tuple[str, ...] = ()) -> None:
    """Move days that a row keeps into the past, as if that much time had gone by since.

    The ledger and the database read the real clock, and what is published is final, also for the
    owner. Only the superuser, with triggers resting, can play time; no page and no role can.
    """
    changes = [f"{name} = {name} - {days:d}" for name in columns]
    changes += [
        f"{name} = daterange(lower({name}) - {days:d}, upper({name}) - {days:d})" for name in ranges
    ]
    server = os.environ["DATABASE_SUPERUSER_URL"]
    name = env.database(os.environ["DATABASE_URL"])["NAME"]
    with cluster.session(_of_database(server, name)) as cur:
        cur.execute("SET session_replication_role = replica")
        cur.execute(f"UPDATE {row._meta.db_table} SET {', '.join(changes)} WHERE id = %s", [row.pk])
        assert cur.rowcount == 1


def _of_database(url: str, name: str) -> str:
    """The same server, another database."""
    return re.sub(r"(?<=/)[^/?]*(?=\?|$)", name, url, count=1)
