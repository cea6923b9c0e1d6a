"""J5: interviews on a telephone, from the plan to the marks handed over, with a tab lost on the way."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core.audit.models import AuditEntry
from selection.models import BoardSeat, Interview, InterviewMark, Mark, Nomination
from selection.services import examining
from tests.factories import exam as exams
from tests.journeys import world as worlds
from tests.journeys.steps import fill, go, open_row, refused, save, says
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
PLAN = {
    "tier": "municipal", "name": "面试（第一批）", "rooms": 1, "half_days": 2, "needed": 2, "seats": 2,
    "most_boards": 2, "overlap": 1, "step": "0.5",
}  # fmt: skip


@pytest.fixture
def interviewing(world):
    """Four who qualified; two examiners of the province."""
    with database.as_owner():
        exams.nominees(world, 4)
        home = world.exam.organisation
        world.examiner = worlds.officer("examiner", "board1", "考评甲", home)
        world.other = worlds.officer("examiner", "board2", "考评乙", home)
    return world


def fits(page):
    """Nothing of the page lies beside the telephone."""
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url


def staffs(page, world):
    """The exam office plans, binds, draws and assigns; what it enters wrongly is told at its place."""
    page.goto(reverse("selection:interview-create"))
    fill(page, **{**PLAN, "tier": "provincial"}, component="interview", starts_on=world.today)
    refused(page, "请先发布选拔办法")
    fits(page)
    fill(page, tier="municipal", needed=3)
    refused(page, "不得少于每名人选的考官数")
    fill(page, needed=2)
    save(page)
    go(page, "bind")
    save(page)
    says(page, "抽签已锁定")
    go(page, "draw")
    refused(page)
    fill(page, witness="红星 27")
    save(page)
    go(page, "assign")
    page.get_by_label("考评乙").uncheck()
    refused(page, "4 名人选缺少")
    page.get_by_label("考评乙").check()
    save(page)
    fits(page)
    page.locator("main").get_by_role("link", name="面试顺序").click()
    says(page, "01-01", "02-02")


def marks(page):
    """One board on the telephone: a mark beyond the scale, the line lost, the tab closed, sent once."""
    with database.as_owner():
        names = list(Nomination.objects.values_list("name", flat=True))
        seat = BoardSeat.objects.filter(user__username="board1").order_by("pk").first()
    address = reverse("selection:boardseat-mark", args=[seat.ref])
    page.goto(seat.get_absolute_url())
    go(page, "marks")
    fits(page)
    for name in names:
        expect(page.locator("main")).not_to_contain_text(name)
    fields = page.locator("input[data-mark]")
    fields.first.fill("181")
    refused(page, "100")
    fields.first.fill("81")
    save(page)
    page.goto(address)
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    fields.last.press_sequentially("77.5")
    context = page.context
    page.wait_for_function("Object.keys(localStorage).some(key => key.startsWith('lasting:'))")
    assert "77.5" not in page.evaluate("JSON.stringify(localStorage)")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("input[data-mark]").last).to_have_value("")
    page.locator("[data-draft] [data-act=restore]").click()
    expect(page.locator("input[data-mark]").last).to_have_value("77.5")
    page.locator("#id_done").check()
    context.set_offline(True)
    page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    expect(page.locator("[data-held]")).to_be_visible()
    with page.expect_navigation():
        context.set_offline(False)
    says(page, "您的评分已提交")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('lasting:'))") == []
    )
    with database.as_owner():
        given = InterviewMark.objects.filter(seat=seat, submitted_at__isnull=False)
        assert sorted(given.values_list("mark", flat=True)) == [77.5, 81]
        assert AuditEntry.objects.filter(action="interview.submit").count() == 1


def the_others_submit(world):
    for person in (world.examiner, world.other):
        with database.as_owner():
            seats = list(BoardSeat.objects.for_detail().filter(user=person.user))
        for seat in seats:
            with acting(person) as actor:
                due = seat.marks.filter(submitted_at__isnull=True)
                given = dict.fromkeys(due.values_list("code", flat=True), 80)
                if given:
                    examining.submit(seat, marks=given, actor=actor, now=worlds.timezone.now())


def hands_over(page):
    page.goto(reverse("selection:interview-list"))
    open_row(page, PLAN["name"])
    go(page, "release")
    refused(page, "还有 6 个分数未提交")


def test_an_interview_board_is_drawn_staffed_and_marked_on_a_telephone(interviewing, desk):
    world = interviewing
    officer, examiner = desk(world.exam), desk(world.examiner)
    for page in (officer, examiner):
        page.set_viewport_size(PHONE)
    staffs(officer, world)
    marks(examiner)
    hands_over(officer)
    the_others_submit(world)
    save(officer)
    with database.as_owner():
        assert Interview.objects.get().released_at is not None
        assert Mark.objects.filter(component="interview").count() == 8
