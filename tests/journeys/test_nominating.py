"""The municipal officer's story: a sheet with faults, duplicates, attachments, a return, and an import undone."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from candidates.formats.lrmx import write
from candidates.models import Person
from candidates.services.records import file_of
from selection.models import Nomination, RequiredAttachment
from tests.factories.candidates import DuplicateFactory
from tests.journeys import steps
from tests.journeys import world as worlds
from tests.journeys.steps import button, fill, go, menu, move, open_row, save, says, stands
from tests.journeys.test_import import filled_sheet
from tests.plugins import database

pytestmark = pytest.mark.journey

HERO, OTHER, TWICE = "岑试样", "闻试题", "韶试卷"
NEW_POST = "江南县委常委、县发展和改革局局长"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
COUNTS = {"present": "11", "agreed": "10"}


@pytest.fixture
def prepared(world):
    """Three people, one of them on record twice; a letter is due before submission."""
    hero, _other, first, second = (
        worlds.person(world, name) for name in (HERO, OTHER, TWICE, TWICE)
    )
    DuplicateFactory(first=first, second=second)
    with database.as_owner():
        RequiredAttachment.objects.create(
            org_path=world.edition.org_path, edition=world.edition, kind="letter", gate="submit"
        )
        form = write(file_of(hero)).replace(hero.present_post.encode(), NEW_POST.encode())
    world.hero, world.form = hero, form
    return world


def test_from_a_faulty_sheet_to_a_resubmitted_case_and_an_import_undone(prepared, desk):
    world, page = prepared, desk(prepared.author)
    sees_the_limits(page)
    run = uploads_a_faulty_sheet(page, world)
    settles_duplicates_and_faults(page, run)
    reviews_the_appointment_form(page, world)
    attaches_the_letter(page)
    submits(page)
    comes_back(desk(world.approver), world)
    corrects_and_submits_again(page)
    endorses(desk(world.approver))
    takes_the_import_back(page, run)


def sees_the_limits(page):
    menu(page, "推荐人选")
    page.locator(".page-actions").get_by_role("link", name="推荐限额").click()
    row = page.locator("#limits tbody tr", has_text="0 / 3")
    expect(row).to_have_count(1)


def uploads_a_faulty_sheet(page, world) -> str:
    file = filled_sheet(
        world,
        {"name": HERO, **COUNTS},
        {"name": "闻试提", **COUNTS},
        {"name": TWICE, "present": "9", "agreed": "8"},
        {"name": HERO, **COUNTS},
    )
    menu(page, "推荐人选")
    page.locator(f"a[href='{reverse('selection:nomination-import')}']").click()
    with page.expect_download() as template:
        page.locator("a[hreflang=zh-Hans], a[href*='language=zh-hans']").first.click()
    assert template.value.suggested_filename.endswith(".xlsx")
    page.locator("input[type=file]").set_input_files(
        {"name": "推荐名单.csv", "mimeType": "text/csv", "buffer": file}
    )
    page.locator("main form[enctype] button[type=submit]").click()
    says(page, "尚未写入任何数据", "疑似重复")
    return page.url


def settles_duplicates_and_faults(page, run):
    page.get_by_role("link", name="合并两份档案").click()
    fill(page, keep="first", reason="同一人重复建档。")
    page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    expect(page).to_have_url(run)
    fill(page, **{"cell.3.name": OTHER, "cell.5.-": True})
    page.locator("button[value=repair]", has_text="重新").click()
    says(page, "所有行均已无误", "第 5 行：重新纳入")
    save(page)
    for name in (HERO, OTHER, TWICE):
        expect(page.locator("tr[data-row]", has_text=name)).to_have_count(1)


def attachments_of(page, name):
    open_row(menu(page, "推荐人选"), name)
    page.get_by_role("link", name="材料", exact=True).click()
    expect(page.locator("table.attachments")).to_be_visible()


def adds(page, kind, file):
    page.locator(f"a[href$='?kind={kind}']").click()
    page.locator("input[type=file]").set_input_files(file)
    save(page)


def reviews_the_appointment_form(page, world):
    attachments_of(page, HERO)
    file = {"name": "任免审批表.lrmx", "mimeType": "application/xml", "buffer": world.form}
    adds(page, "form", file)
    button(page, "与档案比对").click()
    says(page, NEW_POST)
    page.locator("input[name=take][value=present_post]").check()
    page.locator("main button.btn-primary[type=submit]").click()
    says(page, "1")
    with database.as_owner():
        assert Person.objects.get(pk=world.hero.pk).present_post == NEW_POST


def attaches_the_letter(page):
    attachments_of(page, HERO)
    expect(page.locator("table.attachments")).to_contain_text("缺少")
    page.locator("a[href$='?kind=letter']").click()
    hostile = PDF.replace(b"<<>>", b"<< /JavaScript 1 >>")
    for content in (hostile, PDF):
        page.locator("input[type=file]").set_input_files(
            {"name": "推荐函.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
        if content is hostile:
            expect(page.locator(".form-summary")).to_be_visible()
            page.wait_for_timeout(3_100)  # the button rests for three seconds after a press
    expect(page.locator("table.attachments")).to_contain_text("推荐函.pdf")


def submits(page):
    move(page, "submit")
    stands(page, "submitted")


def comes_back(page, world):
    open_row(menu(page, "推荐人选"), HERO)
    go(page, "return")
    fill(page, reason="实绩部分过于笼统，请补充。", mark_grounds="未写明具体实绩")
    save(page)
    stands(page, "returned")


def corrects_and_submits_again(page):
    open_row(menu(page, "推荐人选"), HERO)
    page.locator(".page-actions a[href$='/edit/']").click()
    says(page, "实绩部分过于笼统，请补充。", "未写明具体实绩")
    fill(page, grounds="主持农村饮水工程，惠及三万人。")
    expect(page.locator("#autosave input[name=draft_version]")).to_have_count(1)
    page.evaluate(
        "document.querySelectorAll('form[data-guard]').forEach(f => delete f.dataset.dirty)"
    )
    page.goto(page.url)
    expect(page.locator("[name=grounds]")).to_have_value("主持农村饮水工程，惠及三万人。")
    save(page)
    submits(page)


def endorses(page):
    open_row(menu(page, "推荐人选"), HERO)
    move(page, "endorse")
    stands(page, "endorsed")


def takes_the_import_back(page, run):
    menu(page, "推荐人选")
    page.locator(".page-actions").get_by_role("link", name="我的导入").click()
    page.locator("main tbody").get_by_role("link", name="撤回").click()
    says(page, HERO)
    fill(page, reason="名单须重新研究。")
    page.locator("button[value=undo]").click()
    says(page, "已撤回 2 行")
    with database.as_owner():
        states = dict(Nomination.objects.values_list("name", "state"))
    assert states == {HERO: "endorsed", OTHER: "withdrawn", TWICE: "withdrawn"}


def test_what_was_typed_outlives_the_session(world, desk):
    someone = worlds.person(world, HERO)
    address = f"{reverse('selection:nomination-create')}?person={someone.ref}"
    page = desk(world.author)
    page.goto(address)
    fill(page, grounds="踏实肯干。")
    expect(page.locator("#autosave input[name=draft_version]")).to_have_count(1)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    fill(page, grounds="踏实肯干，群众公认。")
    says(page, "登录已失效")
    page.evaluate(
        "document.querySelectorAll('form[data-guard]').forEach(f => delete f.dataset.dirty)"
    )
    steps.sign_in(page, world.author.user.username)
    page.goto(address)
    expect(page.locator("[name=grounds]")).to_have_value("踏实肯干。")
    # What came after the end of the session is still in this browser.
    page.locator("[data-draft] [data-act=restore]").click()
    expect(page.locator("[name=grounds]")).to_have_value("踏实肯干，群众公认。")


def test_a_second_window_does_not_overwrite_the_first(world, desk):
    someone = worlds.person(world, HERO)
    address = f"{reverse('selection:nomination-create')}?person={someone.ref}"
    first = desk(world.author)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(address)
    fill(second, grounds="第二个窗口。")
    expect(second.locator("#autosave input[name=draft_version]")).to_have_count(1)
    fill(first, grounds="第一个窗口。")
    says(first, "您在另一窗口也填写")
    second.goto(address)
    expect(second.locator("[name=grounds]")).to_have_value("第二个窗口。")
