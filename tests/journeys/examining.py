"""The centralised exam, each act on one page: rooms, seats, tickets, absences, clerks, map, freeze."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from selection.models import MarkSheet, Paper, Sitting
from selection.rules.seating import neighbours
from tests.journeys.steps import fill, go, menu, move, save, says, stands
from tests.plugins import database


def plan_session(page, world):
    """Day, hours, two rooms; the written paper, marked once on paper and keyed twice."""
    menu(page, "考试场次")
    page.goto(reverse("selection:session-create"))
    fill(
        page, tier="municipal", name="笔试", held_on=world.today, starts_at="09:00", ends_at="11:30"
    )
    save(page)
    stands(page, "planned")
    for name in ("高一（1）班", "高一（2）班"):
        go(page, "room")
        fill(page, site="江城市第一中学", name=name, rows_of_seats=2, columns=3)
        save(page)
    go(page, "paper")
    fill(page, component="written", step="0.5", tolerance="5")
    page.locator("main form [name=is_double]").uncheck()
    fill(page, is_keyed=True)
    save(page)
    stands(page, "planned")


def open_session(page):
    menu(page, "考试场次")
    page.locator("main tbody").get_by_role("link", name="笔试").click()
    expect(page.locator("h1")).to_contain_text("笔试")


def seat(page, seed):
    """By a lot that the seed reproduces; nobody sits beside the own unit."""
    open_session(page)
    go(page, "seat")
    says(page, "同一推荐单位的人员不会左右或前后相邻")
    fill(page, seed=seed)
    save(page)
    stands(page, "seated")
    with database.as_owner():
        rows = list(Sitting.objects.all())
    plan = {row.pk: (row.room_id, row.row, row.column) for row in rows}
    assert neighbours(plan, {row.pk: row.unit_id for row in rows}) == []
    return len(rows)


def print_papers(page):
    """Lists for the doors at once, the tickets by a job."""
    for label in ("考场门贴", "座次表", "签到表"):
        with page.expect_download() as download:
            page.locator("main").get_by_role("button", name=label, exact=True).click()
        assert download.value.path().read_bytes().startswith(b"%PDF")
    page.locator("main").get_by_role("button", name="准考证", exact=True).click()
    expect(page.locator("#progress [data-state]").first).to_have_attribute("data-state", "done")
    with page.expect_download() as download:
        page.locator("main a[href*='/files/']").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def keep_rooms(page, absent):
    """On a telephone: all present, except those ticked. Then attendance is closed."""
    open_session(page)
    rooms = page.locator("main tbody td a").evaluate_all("links => links.map(one => one.href)")
    page.set_viewport_size({"width": 390, "height": 844})
    for address in rooms:
        page.goto(address)
        go(page, "attendance")
        for name in absent:
            seat_of = page.locator("label.attendance-seat", has_text=name)
            if seat_of.count():
                seat_of.click()
        save(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    open_session(page)
    move(page, "close_attendance")
    stands(page, "held")


def code(page, examiner):
    """Random codes, and a marker drawn; the page shows no person."""
    menu(page, "科目与阅卷")
    page.locator("main tbody").get_by_role("link", name="written").click()
    move(page, "assign_codes")
    stands(page, "coded")
    go(page, "assign")
    page.get_by_label(examiner).check()
    save(page)
    stands(page, "marking")
    with database.as_owner():
        return MarkSheet.objects.get()


def key(page, sheet, marks):
    """With the keyboard alone: a mark, Enter, the next mark."""
    menu(page, "评分表")
    page.locator("main tbody").get_by_role("link", name=sheet.serial).click()
    go(page, "key")
    page.locator("input[data-mark]").first.focus()
    for mark in marks:
        page.keyboard.type(str(mark))
        page.keyboard.press("Enter")
    save(page)


def adjudicate(page, sheet, mark):
    """The third clerk sees both entries, reads the sheet of paper, and decides; then it is sealed."""
    menu(page, "科目与阅卷")
    page.locator("main tbody").get_by_role("link", name="written").click()
    says(page, "待核定队列")
    page.locator("main").get_by_role("link", name=sheet.serial).first.click()
    go(page, "adjudicate")
    field = page.locator("input[data-mark]")
    expect(field).to_have_count(1)
    field.fill(str(mark))
    save(page)
    move(page, "seal")
    stands(page, "sealed")


def open_paper(page):
    menu(page, "科目与阅卷")
    page.locator("main tbody").get_by_role("link", name="written").click()


def seal_paper(page):
    open_paper(page)
    move(page, "seal")
    stands(page, "sealed")


def sign(page):
    open_paper(page)
    go(page, "open")
    fill(page, reason="成绩已封存，共同开启对照表。")
    save(page)


def freeze(page):
    open_paper(page)
    move(page, "release")
    stands(page, "released")
    with database.as_owner():
        return Paper.objects.get()


def cannot_change(page, sheet):
    """No button, no form, no address leads back to the sealed marks."""
    page.goto(reverse("selection:sheet-detail", args=[sheet.ref]))
    expect(
        page.locator(".page-actions a[href$='/key/'], .page-actions a[href$='/enter/']")
    ).to_have_count(0)
    assert page.goto(reverse("selection:sheet-key", args=[sheet.ref])).status == 409
    says(page, "已封存")
    page.goto(reverse("selection:mark-create"))
    with database.as_owner():
        number = (
            Sitting.objects.present().select_related("nomination").first().nomination.exam_number
        )
    fill(page, tier="municipal", exam_number=number, component="written", mark="100")
    with page.expect_response(lambda answer: answer.request.method == "POST") as found:
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    assert found.value.status in {409, 422}
    expect(page.locator("main")).to_contain_text(re.compile("密封号"))
