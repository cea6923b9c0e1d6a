"""J5: an examiner scores coded candidates on a telephone; an inspection team works its cases."""

import datetime as dt

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from selection.models import InspectionReport, Nomination, SheetMark, Talk, TeamCase
from tests.factories import exam as exams
from tests.factories import inspection
from tests.journeys import world as worlds
from tests.journeys.steps import fill, go, move, open_row, save, says, stands
from tests.plugins import database

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
HERO, FRIEND = "岑试样", "闻试题"
CHECKS = ("file", "matters", "discipline", "complaints")


@pytest.fixture
def examiner(world):
    """A sheet of three code numbers that were drawn for this examiner."""
    now = timezone.now()
    with database.as_owner():
        exams.nominees(world, 3)
    session = exams.held(world, now)
    _paper, people = exams.marked(world, now, session, markers=1, is_double=False)
    [membership] = people.values()
    with database.as_owner():
        membership.user.password = make_password(worlds.PASSWORD)
        membership.user.save()
    return membership


def test_an_examiner_scores_coded_candidates_on_a_telephone(world, examiner, desk):
    page = desk(examiner)
    page.set_viewport_size(PHONE)
    with database.as_owner():
        names = list(Nomination.objects.values_list("name", flat=True))
    page.goto(reverse("selection:sheet-list"))
    page.locator("main tbody tr a").first.click()
    go(page, "enter")
    says(page, "优秀", "90")
    for name in names:
        expect(page.locator("main")).not_to_contain_text(name)
    fields = page.locator("input[data-mark]")
    expect(fields).to_have_count(3)
    fields.first.focus()
    page.keyboard.type("91")
    page.keyboard.press("Enter")
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.keyboard.type("78")
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()
    save(page)
    with database.as_owner():
        assert sorted(SheetMark.objects.values_list("mark", flat=True), key=str) == [78, 91, None]
    go(page, "enter")
    page.locator("input[data-mark]").last.focus()
    page.keyboard.type("66.5")
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    move(page, "seal")
    stands(page, "sealed")


@pytest.fixture
def team(world):
    """Two cases of the inspector's team, whose notice was up; a colleague who could step in."""
    with database.as_owner():
        world.spare = worlds.officer("inspector", "spare", "候补员", world.inspector.organisation)
        team = inspection.InspectionTeamFactory(
            edition=world.edition,
            name="第一考察组",
            starts_on=world.today - dt.timedelta(days=3),
            ends_on=world.today,
            talks_due={"B": 1},
        )
        team.members.all().delete()
        for membership, name in ((world.inspector, "考察员"), (None, "组员乙")):
            inspection.TeamMemberFactory(
                team=team, name=name, is_leader=membership is not None,
                user=membership.user if membership else None,
            )  # fmt: skip
    period = {
        "starts_on": world.today - dt.timedelta(days=9), "ends_on": world.today - dt.timedelta(days=4),
    }  # fmt: skip
    for number, name in enumerate((HERO, FRIEND), 1):
        row = worlds.nominated(world, worlds.person(world, name), state="shortlisted")
        case = inspection.TeamCaseFactory(nomination=row, team=team)
        inspection.announced(case, number=number, **period)
    return team


def test_an_inspector_steps_back_and_the_leader_enters_talks_counts_and_report(world, team, desk):
    page = desk(world.inspector)
    page.set_viewport_size(PHONE)
    steps_back(page)
    is_replaced(desk(world.office), team)
    page.goto(reverse("selection:case-list"))
    open_row(page, HERO)
    talks(page, world)
    checks(page, world)
    reports(page, world)
    with database.as_owner():
        assert InspectionReport.objects.get().state == "filed"
        assert Nomination.objects.get(name=HERO).state == "fit"
        assert Talk.objects.get().text == "群众反映其作风扎实。"
        assert TeamCase.objects.count() == 2


def test_what_was_said_outlives_a_closed_tab_and_not_the_signing_out(world, team, desk):
    page = desk(world.inspector)
    page.set_viewport_size(PHONE)
    with database.as_owner():
        case = TeamCase.objects.get(nomination__name=HERO)
    address = reverse("selection:case-talk", args=[case.ref])
    kept = "Object.keys(localStorage).filter(key => key.startsWith('lasting:'))"
    page.goto(address)
    page.context.set_offline(True)
    fill(page, group="B", partner="江南县发改局副局长", text="群众反映其作风扎实。")
    page.wait_for_function(f"{kept}.length === 1")
    assert "作风" not in page.evaluate("JSON.stringify(localStorage)")
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-draft] [data-act=restore]").click()
    expect(page.locator("textarea[name=text]")).to_have_value("群众反映其作风扎实。")
    for name in ("考察员", "组员乙"):
        page.locator(f"main form [name=inspectors][value='{name}']").check()
    save(page)
    assert page.evaluate(kept) == []
    with database.as_owner():
        assert Talk.objects.get().text == "群众反映其作风扎实。"
    page.goto(address)
    page.locator("textarea[name=text]").fill("未保存的谈话。")
    page.wait_for_function(f"{kept}.length === 1")
    page.goto(reverse("selection:case-list"))
    assert len(page.evaluate(kept)) == 1
    with page.expect_navigation():
        page.locator("form[data-clear-drafts]").evaluate("form => form.requestSubmit()")
    assert page.evaluate(kept) == []


def steps_back(page):
    """With the keyboard alone: from the own list to the reason, and the case is gone."""
    page.goto(reverse("selection:case-list"))
    open_row(page, FRIEND)
    page.locator(".page-actions a[href$='/declare/']").focus()
    page.keyboard.press("Enter")
    page.locator("textarea[name=reason]").focus()
    page.keyboard.type("系大学同学。")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.locator("main form[data-save] button.btn-primary").press("Enter")
    page.goto(reverse("selection:case-list"))
    expect(page.locator("main tbody")).to_contain_text(HERO)
    expect(page.locator("main tbody")).not_to_contain_text(FRIEND)


def is_replaced(page, team):
    """The office sees who stepped back, and who could step in."""
    page.goto(reverse("selection:team-detail", args=[team.ref]))
    says(page, "系大学同学。", "候补员")


def talks(page, world):
    go(page, "talk")
    fill(
        page,
        group="B",
        partner="江南县发改局副局长",
        held_on=world.today,
        text="群众反映其作风扎实。",
    )
    for name in ("考察员", "组员乙"):
        page.locator(f"main form [name=inspectors][value='{name}']").check()
    save(page)
    expect(page.locator("body")).not_to_contain_text("群众反映其作风扎实。")
    page.locator("main").get_by_role("button", name="查看", exact=True).click()
    says(page, "群众反映其作风扎实。")
    page.locator("main").get_by_role("link", name="返回考察对象").click()


def checks(page, world):
    go(page, "checks")
    for kind in CHECKS:
        given = {"result": "clear", "source": "复函〔1〕号", "checked_on": world.today}
        fill(page, **{f"{kind}_{field}": value for field, value in given.items()})
    save(page)


def reports(page, world):
    """Ballot counts, the five dimensions and the material; then the leader files."""
    go(page, "inspect")
    fill(
        page,
        inspected_from=world.today,
        inspected_to=world.today,
        morality=93,
        ability=90,
        diligence=91,
        results=92,
        integrity=95,
        excellent=30,
        competent=6,
        virtue="政治坚定。",
        merits="敢于担当，注重实绩。",
        probity="廉洁自律。",
        shortcomings="宏观思维有待加强。",
        appraisals="近三年均为称职以上",
        conclusion="fit",
    )
    expect(page.locator("#autosave input[name=draft_version]")).to_be_attached()
    save(page)
    stands(page, "draft")
    move(page, "file")
    stands(page, "filed")
