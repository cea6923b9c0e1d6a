"""J6: the department deliberates on a telephone and files what it proposes."""

import pytest
from django.urls import reverse
from docx import Document

from selection.models import Deliberation, Nomination
from tests.factories.planning import GateFactory
from tests.journeys import world as worlds
from tests.journeys.identifying import job_is_done
from tests.journeys.steps import fill, go, move, refused, save, says, stands
from tests.journeys.test_interviewing import PHONE, fits
from tests.plugins import database

pytestmark = pytest.mark.journey

HERO, OTHER = "岑试样", "闻试题"


@pytest.fixture
def inspected(world):
    """Two found fit in an edition whose procedure asks for the department's proposal."""
    with database.as_owner():
        GateFactory(edition=world.edition, step="proposal", decider="department")
    for name in (HERO, OTHER):
        worlds.nominated(world, worlds.person(world, name), state="fit")
    return world


def begins(page, world):
    page.goto(reverse("selection:deliberation-create"))
    fill(
        page, tier="municipal", held_on=world.today, chair="部长甲",
        people="部长; 省委组织部; 部长\n副部长; 省委组织部; 副部长\n处长; 省委组织部; 处长",
    )  # fmt: skip
    refused(page, "主持人须为以上成员之一")
    fits(page)
    fill(page, chair="部长")
    save(page)
    stands(page, "draft")


def takes_up(page):
    go(page, "take-up")
    fill(page, outcome="identify")
    refused(page)
    fill(page, reason="德才兼备，实绩突出。")
    save(page)
    fits(page)


def judges(page):
    """One of the two is not proposed, which wants a reason."""
    page.locator("main").get_by_role("link", name="江城市").first.click()
    says(page, HERO, OTHER)
    page.locator("main a[href*='/judge/']").first.click()
    row = page.locator("tr", has_text=OTHER)
    row.locator("select").select_option("leave")
    row.locator("textarea").fill(" ")
    refused(page)
    page.locator("tr", has_text=OTHER).locator("textarea").fill("综合表现稍逊。")
    fits(page)
    save(page)


def files(page):
    move(page, "file")
    says(page, "请先填写会议记录")
    with database.as_owner():
        page.goto(Deliberation.objects.get().get_absolute_url())
    go(page, "attend")
    boxes = page.locator("input[name=present]")
    for place in (1, 2):
        boxes.nth(place).uncheck()
    fill(page, minutes="逐人研究，一致同意。")
    save(page)
    move(page, "file")
    says(page, "实到人数须超过应到人数的一半")
    with database.as_owner():
        page.goto(Deliberation.objects.get().get_absolute_url())
    go(page, "attend")
    page.locator("input[name=present]").nth(1).check()
    save(page)
    move(page, "file")
    stands(page, "filed")


def prints(page):
    """The minutes by a job, as a file that names whom the department puts forward."""
    go(page, "minutes")
    fill(page, form="docx")
    save(page)
    job_is_done(page)
    with page.expect_download() as download:
        page.locator("main a[href*='/files/']").first.click()
    tables = Document(download.value.path()).tables
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert {HERO, "确定为培养对象", OTHER, "综合表现稍逊。", "逐人研究，一致同意。"} <= cells


def test_the_department_files_its_proposal_on_a_telephone(inspected, desk, worker):
    page = desk(inspected.office)
    page.set_viewport_size(PHONE)
    begins(page, inspected)
    takes_up(page)
    judges(page)
    files(page)
    prints(page)
    with database.as_owner():
        states = dict(Nomination.objects.values_list("name", "state"))
        assert states == {HERO: "proposed", OTHER: "fit"}
        assert Deliberation.objects.get().state == "filed"
