"""Stage 2 of the story: from a person in the files to a trainee."""

import io

from django.urls import reverse
from playwright.sync_api import expect

from selection.models import Nomination, Notice
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

#: Marks by name, written and interview: the first goes before the second.
MARKS = {"岑试样": (91, 93), "闻试题": (84, 80)}


def nominate(page, world, name):
    """The officer finds the person by the initials of the name, and writes the form."""
    menu(page, "推荐人选")
    page.locator(f"a[href='{reverse('selection:nomination-create')}']").first.click()
    page.locator("#id_q").fill("csy")
    page.locator("#found tr", has_text=name).get_by_role("link").last.click()
    fill(
        page,
        tier="municipal",
        sub_project=world.field.ref,
        grounds="扎根基层，实绩突出，群众公认。",
        recommender="中共江城市委组织部",
        met_on=world.today,
        present=11,
        agreed=10,
    )
    save(page)
    stands(page, "draft")
    move(page, "submit")
    stands(page, "submitted")


def endorse(page, name):
    """Somebody else of the same place signs."""
    open_row(menu(page, "推荐人选"), name)
    move(page, "endorse")
    stands(page, "endorsed")


def review(page, name, rejected):
    """Every condition is shown with the data used; one qualifies, one does not."""
    open_row(menu(page, "推荐人选"), name)
    page.goto(f"{page.url}?tab=rules")
    says(page, "1980")
    move(page, "pass_review", reason="")
    stands(page, "qualified")
    open_row(menu(page, "推荐人选"), rejected)
    go(page, "reject")
    fill(page, ground="age", reason="出生日期不在本届方案规定的范围内。")
    save(page)
    stands(page, "rejected")
    says(page, "出生日期不在本届方案规定的范围内。")


def qualify(page, name):
    open_row(menu(page, "推荐人选"), name)
    move(page, "pass_review")
    stands(page, "qualified")


def examine(page):
    """Marks come as a file, by exam number; then the step is computed by a worker."""
    menu(page, "成绩")
    page.goto(reverse("selection:mark-import"))
    page.locator("input[type=file]").set_input_files(
        {"name": "成绩.csv", "mimeType": "text/csv", "buffer": marks_file()}
    )
    page.locator("main form[enctype] button[type=submit]").click()
    expect(page.locator(".alert-success")).to_be_visible()
    save(page)
    says(page, "93")
    menu(page, "成绩计算")
    page.goto(reverse("selection:run-create"))
    save(page)
    run = page.url
    page.goto(reverse("core:job-list"))
    page.locator("main tbody tr a").first.click()
    expect(page.locator("#progress [data-state]").first).to_have_attribute("data-state", "done")
    page.goto(run)
    stands(page, "done")
    says(page, *MARKS)


def marks_file() -> bytes:
    """What the readers hand in: numbers instead of names."""
    lines = ["准考证号,科目,考官,考官组,成绩"]
    with database.as_owner():
        numbers = dict(Nomination.objects.filter(name__in=MARKS).values_list("name", "exam_number"))
    for name, (written, interview) in MARKS.items():
        lines += [
            f"{numbers[name]},written,,,{written}",
            f"{numbers[name]},interview,,,{interview}",
        ]
    return io.StringIO("\r\n".join(lines)).read().encode("utf-8-sig")


def give_effect(page, name):
    """The office reads the list and gives it effect."""
    menu(page, "成绩计算")
    page.locator("main tbody tr a").first.click()
    go(page, "confirm")
    save(page)
    stands(page, "effective")
    open_row(menu(page, "推荐人选"), name)
    stands(page, "shortlisted")


def check_four(page, name, world):
    """File, personal matters, discipline organ and complaints, each with its source and day."""
    open_row(menu(page, "推荐人选"), name)
    page.goto(f"{page.url.partition('?')[0]}checks/")
    for kind in ("file", "matters", "discipline", "complaints"):
        given = {"result": "clear", "source": "复函〔1〕号", "checked_on": world.today}
        fill(page, **{f"{kind}_{field}": value for field, value in given.items()})
    save(page)


def inspect(page, name, world):
    """The team writes its report and files it."""
    check_four(page, name, world)
    open_row(menu(page, "推荐人选"), name)
    go(page, "inspect")
    fill(
        page,
        inspected_from=world.today,
        inspected_to=world.today,
        inspectors="组长甲\n组员乙",
        talks=18,
        morality=93,
        ability=90,
        diligence=91,
        results=92,
        integrity=95,
        excellent=30,
        competent=6,
        basic=0,
        incompetent=0,
        void=1,
        virtue="政治坚定。",
        merits="敢于担当，注重实绩。",
        probity="廉洁自律。",
        appraisals="近三年均为称职以上",
        shortcomings="宏观思维有待加强。",
        conclusion="fit",
    )
    save(page)
    stands(page, "draft")
    move(page, "file")
    stands(page, "filed")


def propose(page, name, world):
    """On the board of seats, in the group of place and field."""
    group(page, world)
    choose(page, name)
    batch(page, "propose")
    open_row(menu(page, "推荐人选"), name)
    stands(page, "proposed")


def decide(page, name, world):
    """The committee has met; its vote carries the decision."""
    menu(page, "讨论决定")
    page.get_by_role("link", name="召开会议").click()
    members = "\n".join(f"委员{number}; 示例省委" for number in range(1, 14))
    fill(page, tier="municipal", held_on=world.today, people=members, chair="委员1")
    save(page)
    go(page, "attend")
    save(page)
    go(page, "put")
    save(page)
    page.locator("main tbody tr", has_text=world.place.name).get_by_role("link").first.click()
    page.locator("main input[name^=disagree]").first.fill("1")
    save(page)
    move(page, "close")
    stands(page, "closed")
    group(page, world)
    choose(page, name)
    batch(page, "decide")
    open_row(menu(page, "推荐人选"), name)
    stands(page, "decided")


def group(page, world):
    menu(page, "讨论决定")
    page.locator("main tbody tr", has_text=world.place.name).get_by_role("link").first.click()
    page.wait_for_url("**/decision/*/municipal/**")


def publish(page, name):
    """The notice goes up; an objection comes and is looked into; the days pass."""
    menu(page, "公示")
    page.goto(reverse("selection:notice-create"))
    fill(page, tier="municipal")
    save(page)
    stands(page, "open")
    says(page, name)
    open_row(menu(page, "推荐人选"), name)
    stands(page, "in_notice")
    go(page, "object")
    fill(page, signed=True, letter_number="信〔1〕号", body="反映其申报材料不实。")
    save(page)
    stands(page, "received")
    move(page, "dismiss", reason="经查阅档案并与本人谈话，反映的问题不存在。")
    stands(page, "dismissed")


def confirm(page, name):
    """Not before the last day of the notice has passed."""
    open_row(menu(page, "推荐人选"), name)
    expect(page.locator(".moves")).to_be_visible()
    with database.as_owner():
        notice = Notice.objects.get()
    days_pass((notice.ends_on - notice.starts_on).days + 1, notice, "starts_on", "ends_on")
    menu(page, "公示")
    page.locator("main tbody tr a").first.click()
    move(page, "end")
    stands(page, "ended")
    open_row(menu(page, "推荐人选"), name)
    move(page, "confirm")
    stands(page, "confirmed")
    open_row(menu(page, "培养对象"), name)
