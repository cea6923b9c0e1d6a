"""A sheet with faults: told by line and column, repaired in the page, then written whole."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from planning.states import Field, Tier
from selection.exchange import NominationSheet
from selection.models import Nomination
from tests.journeys import world as worlds
from tests.journeys.steps import menu, save, says
from tests.plugins import database

pytestmark = pytest.mark.journey

NAMES = ("岑试样", "闻试题")


def filled_sheet(world, *lines) -> bytes:
    """CSV with Chinese headings, as the template for download has them."""
    with translation.override("zh-hans"):
        headings = {column.key: str(column.label) for column in NominationSheet.columns}
        usual = {
            headings["tier"]: str(Tier.MUNICIPAL.label),
            headings["field"]: str(Field(world.field.field).label),
            headings["grounds"]: "实绩突出。",
            headings["met_on"]: world.today.isoformat(),
        }
    file = io.StringIO()
    writer = csv.DictWriter(file, list(headings.values()))
    writer.writeheader()
    for line in lines:
        writer.writerow({**usual, **{headings[key]: value for key, value in line.items()}})
    return file.getvalue().encode("utf-8-sig")


def heading(key: str) -> str:
    with translation.override("zh-hans"):
        return next(str(one.label) for one in NominationSheet.columns if one.key == key)


def test_faults_are_named_repaired_and_written(world, desk):
    for name in NAMES:
        worlds.person(world, name)
    file = filled_sheet(
        world,
        {"name": "岑试样", "present": "11", "agreed": "10"},
        {"name": "闻试提", "present": "9", "agreed": "8"},
    )
    page = desk(world.author)
    menu(page, "推荐人选")
    page.locator(f"a[href='{reverse('selection:nomination-import')}']").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "推荐名单.csv", "mimeType": "text/csv", "buffer": file}
    )
    page.locator("main form[enctype] button[type=submit]").click()
    says(page, "尚未写入任何数据")
    told = page.locator("table", has_text="闻试提").or_(page.locator("main table"))
    fault = told.last.locator("tbody tr")
    expect(fault).to_have_count(1)
    expect(fault.locator("td").nth(0)).to_have_text("3")
    expect(fault.locator("td").nth(1)).to_have_text(heading("name"))

    page.locator("input[name='cell.3.name']").fill("闻试题")
    page.locator("button[name=act][value=repair]").click()
    says(page, "所有行均已无误")
    save(page)
    for name in NAMES:
        expect(page.locator("tr[data-row]", has_text=name)).to_have_count(1)
    with database.as_owner():
        assert Nomination.objects.filter(state="draft").count() == len(NAMES)


def test_a_file_with_two_kinds_of_faults_writes_nothing(world, desk):
    worlds.person(world, NAMES[0])
    file = filled_sheet(
        world,
        {"name": "岑试样", "present": "9", "agreed": "10"},
        {"name": "岑试样", "present": "many", "agreed": "8"},
    )
    page = desk(world.author)
    page.goto(reverse("selection:nomination-import"))
    page.locator("input[type=file]").set_input_files(
        {"name": "推荐名单.csv", "mimeType": "text/csv", "buffer": file}
    )
    page.locator("main form[enctype] button[type=submit]").click()
    says(page, "尚未写入任何数据", heading("agreed"), heading("present"))
    expect(page.locator("[aria-invalid=true]")).not_to_have_count(0)
    page.locator("button[name=act][value=discard]").first.click()
    page.wait_for_load_state()
    with database.as_owner():
        assert not Nomination.objects.exists()
