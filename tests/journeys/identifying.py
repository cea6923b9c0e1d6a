"""From the list to the confirmed trainees, as the secretary and the office do it page by page."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from selection.models import Meeting, Notice, Run
from tests.journeys.steps import (
    batch,
    choose,
    days_pass,
    fill,
    go,
    menu,
    move,
    open_row,
    save,
    says,
    stands,
)
from tests.plugins import database


def job_is_done(page):
    expect(page.locator("#progress [data-state]").first).to_have_attribute("data-state", "done")


def compute(page):
    """A worker computes the step; returns the run."""
    page.goto(reverse("selection:run-create"))
    save(page)
    with database.as_owner():
        run = Run.objects.latest("pk")
    page.goto(reverse("core:job-list"))
    page.locator("main tbody tr a").first.click()
    job_is_done(page)
    page.goto(reverse("selection:run-detail", args=[run.ref]))
    stands(page, "done")
    return run


def runs_agree(page, first, second):
    """Computed again from the same marks the list is the same, to the digest."""
    with database.as_owner():
        one, other = Run.objects.get(pk=first.pk), Run.objects.get(pk=second.pk)
    assert one.result_digest == other.result_digest
    page.goto(f"{reverse('selection:run-compare', args=[other.ref])}?with={one.ref}")
    expect(page.locator("h1")).to_be_visible()


def read_explanation(page, name):
    """The card of one nominee adds up to the total of the list."""
    page.locator("main tbody").get_by_role("link", name=name).first.click()
    page.goto(f"{page.url.split('?')[0]}?tab=score")
    with database.as_owner():
        [score] = set(
            Run.objects.latest("pk")
            .rows.filter(nomination__name=name)
            .values_list("score", flat=True)
        )
    says(page, f"{score:.2f}")


def test_robustness(page, run):
    """The sensitivity screen: who stands near the line."""
    page.goto(reverse("selection:run-robustness", args=[run.ref]))
    page.locator("main form button[type=submit]").first.click()
    page.goto(reverse("core:job-list"))
    page.locator("main tbody tr a").first.click()
    job_is_done(page)
    page.goto(reverse("selection:run-robustness", args=[run.ref]))
    says(page, "临界")


def read_fairness(page):
    page.goto(reverse("selection:fairness"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".fairness-table")).to_be_visible()


def cut(page, run, inside, outside):
    """Level on the total, parted by the written paper: the line runs between the two."""
    page.goto(reverse("selection:run-detail", args=[run.ref]))
    with database.as_owner():
        rows = dict(run.rows.values_list("nomination__name", "outcome"))
        scores = dict(run.rows.values_list("nomination__name", "score"))
    assert scores[inside] == scores[outside]
    assert (rows[inside], rows[outside]) == ("kept", "cut")
    go(page, "confirm")
    save(page)
    stands(page, "effective")


def convene(page, world):
    menu(page, "讨论决定")
    page.get_by_role("link", name="召开会议").click()
    members = "\n".join(f"委员{number}; 示例省委" for number in range(1, 4))
    fill(page, tier="municipal", held_on=world.today, people=members, chair="委员1", is_secret=True)
    save(page)
    go(page, "attend")
    save(page)
    go(page, "put")
    save(page)
    with database.as_owner():
        return Meeting.objects.get()


def build_pack(page, meeting):
    """By a job; the files carry the run. Built again it is the same pack."""
    addresses = []
    for _again in range(2):
        page.goto(meeting.get_absolute_url())
        go(page, "pack")
        save(page)
        job_is_done(page)
        page.get_by_role("link", name="查看结果").click()
        addresses.append(page.url)
    assert addresses[0] == addresses[1]
    stands(page, "ready")
    for form in ("DOCX", "XLSX", "PDF"):
        with page.expect_download() as download:
            page.locator("main").get_by_role("button", name=form, exact=True).click()
        assert download.value.path().stat().st_size > 1000


def vote_by_code(page, meeting, browser_page):
    """Each member types the own code on a telephone, signed in nowhere."""
    page.goto(meeting.get_absolute_url())
    go(page, "codes")
    page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    expect(page.locator(".slips li")).to_have_count(3)
    codes = page.locator(".slips strong").all_inner_texts()
    for code in codes:
        browser_page.goto(reverse("selection:committee-ballot"))
        browser_page.locator("#code").fill(code.lower())
        browser_page.locator("main form button[type=submit], .ballot form button").first.click()
        expect(browser_page.locator("input[value=agree]").first).to_be_visible()
        for choice in browser_page.locator("input[value=agree]").all():
            choice.check()
        browser_page.locator(".ballot form button[type=submit]").click()
        says(browser_page, "您的票已投入票箱")
    page.goto(meeting.get_absolute_url())
    go(page, "gather")
    save(page)
    move(page, "close")
    stands(page, "closed")


def decide(page, world, *names):
    group(page, world)
    choose(page, *names)
    batch(page, "decide")


def group(page, world):
    menu(page, "讨论决定")
    page.locator("main tbody tr", has_text=world.place.name).get_by_role("link").first.click()
    page.wait_for_url("**/decision/*/municipal/**")


def publish(page, name):
    page.goto(reverse("selection:notice-create"))
    fill(page, tier="municipal")
    save(page)
    stands(page, "open")
    says(page, name)


def object_to(page, name):
    """Written down by the discipline observer, with who it was; nobody else finds that name."""
    open_row(menu(page, "推荐人选"), name)
    go(page, "object")
    fill(
        page, channel="phone", category="data", signed=True, objector="来信人某某",
        body="反映其申报材料不实。",
    )  # fmt: skip
    save(page)
    stands(page, "received")
    move(page, "take_up")
    stands(page, "checking")
    return page.url


def cannot_confirm(page, name):
    """The period is over, but an objection is open."""
    with database.as_owner():
        notice = Notice.objects.get()
    days_pass((notice.ends_on - notice.starts_on).days + 1, notice, "starts_on", "ends_on")
    open_row(menu(page, "推荐人选"), name)
    move(page, "confirm")
    says(page, "当前不能办理", name)
    page.goto(reverse("selection:nomination-list"))
    open_row(page, name)
    stands(page, "in_notice")


def settle(page, address):
    page.goto(address)
    expect(page.locator("main")).not_to_contain_text("来信人某某")
    move(page, "dismiss", reason="经查阅档案并与本人谈话，反映的问题不存在。")
    stands(page, "dismissed")
    go(page, "answer")
    fill(page, reply="已将核查结果告知来信人。")
    save(page)
    says(page, "已将核查结果告知来信人。")


def confirm(page, name):
    open_row(menu(page, "推荐人选"), name)
    move(page, "confirm")
    stands(page, "confirmed")


def list_is_locked(page, run):
    """No move and no form takes the list back once people on it are confirmed."""
    page.goto(reverse("selection:run-detail", args=[run.ref]))
    buttons = page.locator("button[data-dialog=move-supersede]")
    if buttons.count():
        move(page, "supersede", reason="试图撤回")
    page.goto(reverse("selection:run-detail", args=[run.ref]))
    expect(page.locator("h1 .state")).to_have_attribute("data-state", re.compile("effective"))
