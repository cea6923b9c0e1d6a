"""A planner launches a programme: from a template to its publication, and what the places then see."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core.audit.models import AuditEntry
from planning.models import Edition
from tests.factories.core import CountyFactory
from tests.journeys.steps import button, fill, go, menu, move, open_row, save, says, stands
from tests.plugins import database

pytestmark = pytest.mark.journey

FIELDS = ("party_affairs", "politics_law", "economy", "construction", "social", "finance")
NAME = "新一批年轻干部成长工程"
NOTICE = "关于做好推荐工作的通知"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TOTAL = 60


@pytest.fixture
def counties(world):
    """Four county-level units beside six, so that the split has something to share by."""
    with database.as_owner():
        for number in range(5):
            CountyFactory(parent=world.place, name=f"江{number}县")
        for number in range(4):
            CountyFactory(parent=world.sibling, name=f"山{number}县")


def begin(page, year):
    """A draft from the template: its texts, dates and gates; fields and conditions are stated anew."""
    go(menu(page, "批次"), "from")
    fill(page, source="five_steps", year=year, name=NAME)
    for part in ("sub_projects", "qualification_rules", "documents"):
        page.locator(f"input[name=parts][value={part}]").uncheck()
    button(page, "预览").click()
    says(page, "预览")
    save(page)
    stands(page, "draft")
    with database.as_owner():
        return Edition.objects.get(name=NAME)


def tab(page, edition, name):
    page.goto(f"{edition.get_absolute_url()}?tab={name}")


def set_dates_and_group(page, edition):
    go(page, "edit")
    fill(page, objectives="发现一批、使用一批、储备一批。", exam_on=f"{edition.year}-04-15")
    save(page)
    tab(page, edition, "group")
    page.goto(reverse("planning:member-create", args=[edition.ref]))
    fill(page, kind="leading", name="示例组长", post="省委组织部部长", duty="组长")
    save(page)
    says(page, "示例组长")


def add_fields(page, edition):
    for position, field in enumerate(FIELDS, 1):
        page.goto(reverse("planning:subproject-create", args=[edition.ref]))
        fill(page, field=field, position=position)
        save(page)
    expect(page.locator("main tbody tr")).to_have_count(len(FIELDS))


#: Kind of condition -> what its form asks.
CONDITIONS = {
    "grassroots_years_min": {"years": 2},
    "born_between": {"from": "1985-01-01", "to": "2004-12-31"},
    "education_min": {"education": "20"},
}


def state_conditions(page, edition):
    """Chosen from the list of kinds, read aloud while they are written; an empty one is not taken."""
    for number, (kind, values) in enumerate(CONDITIONS.items(), 1):
        tab(page, edition, "rules")
        fill(page, tier="municipal", kind=kind)
        with page.expect_navigation():
            page.locator("form[action$='/rules/new/'] button[type=submit]").click()
        if kind == "grassroots_years_min":
            fill(page, years="")
            page.locator("main form[data-save] button.btn-primary[type=submit]").click()
            expect(page.locator("[name=years]")).to_have_attribute("aria-invalid", "true")
            assert open_points(plan_of(page, edition)) == 1
            page.go_back()
        fill(page, **values, legal_basis="条例第八条")
        expect(page.locator("#rule-reading")).to_contain_text("条例第八条")
        save(page)
        expect(page.locator("main tbody tr")).to_have_count(number)


def plan_of(page, edition):
    """The page with the list of what is still open; publishing is refused there, with the reason."""
    tab(page, edition, "plan")
    expect(page.locator(".moves-refused")).to_contain_text("发布")
    return page


def split_seats(page, edition, world):
    """The tool splits 60 seats by 6 and 4 county-level units; one seat is then moved by hand."""
    page.goto(reverse("planning:quota-edit", args=[edition.ref]))
    page.locator("form.proposal [name=propose]").evaluate("field => { field.value = 'municipal' }")
    page.locator("form.proposal [name=total]").fill(str(TOTAL))
    with page.expect_navigation():
        page.locator("form.proposal button[type=submit]").click()
    effects = page.locator("table", has_text="36.000")
    expect(effects).to_contain_text("24.000")
    fill(page, municipal_seats=TOTAL, provincial_seats=0)
    rows = [page.locator(f"[data-matrix] tr:has(th:text-is('{place.name}'))") for place in (
        world.place, world.sibling,
    )]  # fmt: skip
    for row, step in zip(rows, (1, -1), strict=True):
        cell = row.locator("input").first
        cell.fill(str(int(cell.input_value()) + step))
    for row, change in zip(rows, ("+37", "+23"), strict=True):
        expect(row.locator(".quota-change")).to_have_text(change)
    expect(page.locator("[data-matrix] .quota-sum").first).not_to_have_class("quota-sum is-off")
    save(page)
    says(page, "37", "23")


def attach_notice(page, edition):
    tab(page, edition, "documents")
    page.goto(f"{reverse('planning:document-create')}?edition={edition.ref}")
    fill(page, title=NOTICE, kind="notice", step="recommendation")
    page.locator("main input[type=file][name=upload]").set_input_files(
        {"name": "通知.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    save(page)
    says(page, "通知.pdf", "组织推荐")


def open_points(page) -> int:
    return page.locator("#readiness .state[data-state=open]").count()


def test_a_planner_launches_a_programme(world, counties, desk):
    page = desk(world.office)
    edition = begin(page, world.today.year + 1)
    set_dates_and_group(page, edition)
    add_fields(page, edition)
    split_seats(page, edition, world)
    attach_notice(page, edition)

    # Publishing is refused, with the reason, while the conditions are empty.
    tab(page, edition, "plan")
    assert open_points(page) == 1
    expect(page.locator(".moves-refused")).to_contain_text("发布")
    with page.expect_navigation():
        page.locator("#readiness li", has=page.locator("[data-state=open]")).locator("a").click()
    assert "tab=rules" in page.url
    state_conditions(page, edition)
    tab(page, edition, "procedure")
    expect(page.locator("main tbody tr", has_text="组织推荐")).to_contain_text(NOTICE)
    tab(page, edition, "calendar")
    expect(page.locator("table.agenda tbody tr")).to_have_count(4)
    assert open_points(page) == 0
    move(page, "publish")
    stands(page, "published")

    # The notice goes out to one of the places alone.
    open_row(menu(page, "文件"), NOTICE)
    go(page, "issue")
    page.locator(f"input[name=places][value='{world.sibling.ref}']").uncheck()
    save(page)
    stands(page, "issued")

    # The planner thinks better of it: the committee itself reviews. That is the next version.
    tab(page, edition, "procedure")
    with page.expect_navigation():
        page.locator(".form-hint a").click()
    fill(page, reason="省委要求提级审查")
    save(page)
    change = page.url.partition("?")[0]
    page.goto(f"{change}?tab=gates")
    page.locator("main tbody tr", has_text="资格审查").get_by_role("link").click()
    fill(page, decider="committee")
    save(page)
    page.goto(change)
    move(page, "publish")
    stands(page, "published")

    # Each step is in the ledger.
    with database.as_owner():
        acts = set(AuditEntry.objects.values_list("action", flat=True))
    assert acts >= {
        "edition.create", "edition.edit", "leadinggroupmember.create", "subproject.create",
        "edition.set_quotas", "document.create", "qualificationrule.create", "edition.publish",
        "document.issue", "amendment.publish", "gate.edit",
    }  # fmt: skip

    # A place sees its own seats alone, reads what was published, and acknowledges it.
    for officer, own, other in (
        (world.author, "37", world.sibling.name),
        (world.neighbour, "23", world.place.name),
    ):
        place = desk(officer)
        tab(place, edition, "quotas")
        says(place, own)
        expect(place.locator("main")).not_to_contain_text(other)
    place = desk(world.author)
    open_row(menu(place, "文件"), NOTICE)
    move(place, "acknowledge")
    tab(place, edition, "versions")
    says(place, "省委要求提级审查")
    move(place, "acknowledge")
    expect(place.locator(".state[data-state=acknowledged]")).to_be_visible()
    assert desk(world.neighbour).goto(reverse("planning:document-list")).ok
    expect(desk(world.neighbour).locator("main")).not_to_contain_text(NOTICE)
