"""The reviewer decides about eligibility: queue, case, finding, return, rejection, exemption, bulk."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from planning.models import Quota
from selection.models import Exemption, Nomination, ReviewPaper
from tests.factories.candidates import FindingFactory
from tests.factories.planning import QualificationRuleFactory
from tests.journeys import world as worlds
from tests.journeys.steps import fill, go, menu, move, open_row, save, says, stands, visit
from tests.plugins import database

pytestmark = pytest.mark.journey

GREEN, FOUND, WRONG, OLD, YOUNG = "岑试样", "闻试题", "韶试卷", "芮试墨", "蔺试笔"
PAPER = {"name": "依据.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


@pytest.fixture
def queue(world):
    """Five cases: one green, one with a finding, one with a wrong text, one too old, one promoted late."""
    QualificationRuleFactory(
        edition=world.edition, key="years_at_level_min", parameters={"years": 3}
    )
    with database.as_owner():
        Quota.objects.filter(edition=world.edition).update(seats=4)
    years = {YOUNG: world.today.year - 2}
    people = {}
    for place, name in enumerate((GREEN, FOUND, WRONG, OLD, YOUNG)):
        people[name] = worlds.person(
            world,
            name,
            birth=worlds.born(1962 if name == OLD else 1980),
            level_since=worlds.PartialDate(years.get(name, 2008), 3),
        )
        row = worlds.nominated(
            world, people[name], state="endorsed", approver=world.approver.user,
            review_due_on=world.today + dt.timedelta(days=5 - place),
        )  # fmt: skip
        assert row.pk
    FindingFactory(person=people[FOUND], severity="error")
    return people


def counted(page, label: str) -> int:
    """What the counter of the queue says; the list behind it has as many rows."""
    counter = page.locator(".counters a", has_text=label)
    number = int(counter.locator("strong").inner_text())
    counter.click()
    page.wait_for_load_state()
    expect(page.locator("main tbody tr[data-row]")).to_have_count(number)
    return number


def open_case(page, name):
    visit_queue(page)
    open_row(page, name)


def visit_queue(page):
    menu(page, "资格审查")


def test_the_reviewer_decides_case_by_case(world, queue, desk):
    page = desk(world.reviewer)
    the_queue_is_sorted_by_due_day_and_counted(page)
    a_case_shows_criteria_with_their_data_and_leads_to_the_next(page)
    a_finding_is_cleared_up_with_evidence(page)
    one_is_returned_with_marked_fields(page, desk(world.author))
    one_is_rejected_with_a_coded_reason(page)
    one_is_exempted_with_document_and_second_signature(page, desk(world.office))
    only_green_cases_pass_together(page, world)


def the_queue_is_sorted_by_due_day_and_counted(page):
    visit_queue(page)
    page.locator(".counters form button").click()
    rows = page.locator("main tbody tr[data-row]")
    expect(rows).to_have_count(5)
    names = [text.split()[1] for text in rows.all_inner_texts()]
    assert names == [YOUNG, OLD, WRONG, FOUND, GREEN]
    assert counted(page, "绿灯") == 2
    assert counted(page, "黄灯") == 1
    assert counted(page, "红灯") == 2
    assert counted(page, "三日内到期") == 3
    assert counted(page, "待审查") == 5


def a_case_shows_criteria_with_their_data_and_leads_to_the_next(page):
    open_row(page, YOUNG)
    says(page, "1980-05", "不符合", "队列第 1 件")
    page.keyboard.press("n")
    expect(page.locator("h1")).to_contain_text(OLD)
    says(page, "1962-05")
    page.keyboard.press("p")
    expect(page.locator("h1")).to_contain_text(YOUNG)


def a_finding_is_cleared_up_with_evidence(page):
    open_case(page, FOUND)
    form = page.locator(".case-findings form")
    form.locator("input[name=reason]").fill("经查阅最早的入党志愿书，以档案为准。")
    form.locator("input[name=evidence]").set_input_files(PAPER)
    form.locator("button[type=submit]").click()
    says(page, "已核实", "经查阅最早的入党志愿书，以档案为准。", "依据.pdf", "绿灯")
    with database.as_owner():
        assert ReviewPaper.objects.get().nomination.name == FOUND


def one_is_returned_with_marked_fields(page, author):
    open_case(page, WRONG)
    go(page, "return")
    fill(page, reason="推荐理由过于笼统，请补正。", mark_grounds="未写明具体实绩")
    save(page)
    stands(page, "returned")
    open_row(menu(author, "推荐人选"), WRONG)
    go(author, "edit")
    says(author, "未写明具体实绩")


def one_is_rejected_with_a_coded_reason(page):
    open_case(page, OLD)
    go(page, "reject")
    fill(page, ground="age")
    page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    expect(page.locator(".form-summary")).to_be_visible()
    fill(page, reason="出生日期不在本届方案规定的范围内。")
    save(page)
    stands(page, "rejected")
    menu(page, "审查结果通知书")
    page.locator("main tbody").get_by_role("link", name=OLD).click()
    says(page, "资格审查结果通知书", "年龄", "出生日期不在本届方案规定的范围内。")
    with page.expect_download() as found:
        page.get_by_role("button", name="PDF").click()
    assert found.value.suggested_filename.endswith(".pdf")


def one_is_exempted_with_document_and_second_signature(page, office):
    open_case(page, YOUNG)
    go(page, "exempt")
    fill(page, key="years_at_level_min", ground="tested", reason="抗洪抢险中荣立二等功。")
    page.locator("main form [name=document]").set_input_files(PAPER)
    page.locator("main form [name=declared]").check()
    save(page)
    says(page, "等待第二人签批")
    open_row(menu(office, "破格事项"), YOUNG)
    move(office, "grant", reason="符合破格条件，同意。")
    expect(office.locator("h1 .state")).to_have_attribute("data-state", "granted")
    with database.as_owner():
        made = Exemption.objects.get()
        assert made.proposed_by_id != made.signed_by_id
    open_case(page, YOUNG)
    says(page, "绿灯", "已批准")


def only_green_cases_pass_together(page, world):
    amber = worlds.person(world, "郦试砚", level_since=worlds.PartialDate(world.today.year - 3))
    with database.as_owner():
        Nomination.objects.filter(name=WRONG).update(state="withdrawn")
    worlds.nominated(world, amber, state="endorsed")
    visit_queue(page)
    page.locator("[data-choose-all]").check()
    page.locator("main button[formaction*='/pass_review/']").click()
    with page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    assert refused.value.status in {409, 422}
    says(page, "郦试砚", "不是绿灯")
    visit(page, "selection:review-list")
    assert counted(page, "绿灯") == 3
    page.locator("[data-choose-all]").check()
    page.locator("main button[formaction*='/pass_review/']").click()
    save(page)
    with database.as_owner():
        passed = set(Nomination.objects.filter(state="qualified").values_list("name", flat=True))
    assert passed == {GREEN, FOUND, YOUNG}
    visit(page, "selection:review-list")
    expect(page.locator("main tbody tr[data-row]")).to_have_count(1)
