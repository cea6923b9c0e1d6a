"""What the pages do not let happen: too many names, other places' files, overwriting unseen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from selection.models import Nomination
from tests.journeys import world as worlds
from tests.journeys.steps import answer, fill, save, says, visit
from tests.plugins import database

pytestmark = pytest.mark.journey

#: One seat of the municipal tier allows three nominations.
LIMIT = 3


def submit(page) -> int:
    """Press the form's button; the status of the answer."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as found:
        page.locator("main form[data-save] button.btn-primary[type=submit]").click()
    page.wait_for_load_state()
    return found.value.status


def test_one_more_than_the_limit_is_refused_in_the_form(world, desk):
    for number in range(LIMIT):
        worlds.nominated(world, worlds.person(world, f"测试{'甲乙丙'[number]}"))
    page = desk(world.author)
    visit(page, "selection:nomination-choose")
    one_more = worlds.person(world, "岑试样")
    page.goto(f"{reverse('selection:nomination-create')}?person={one_more.ref}")
    says(page, f"{LIMIT} / {LIMIT}")
    fill(page, tier="municipal", sub_project=world.field.ref, grounds="实绩突出。")
    assert submit(page) in {409, 422}
    says(page, "已用完")
    with database.as_owner():
        assert Nomination.objects.count() == LIMIT


def test_another_places_files_do_not_exist_for_an_officer(world, desk):
    someone = worlds.person(world, "岑试样")
    nomination = worlds.nominated(world, someone)
    page = desk(world.neighbour)
    for address in (
        someone.get_absolute_url(),
        nomination.get_absolute_url(),
        reverse("selection:nomination-edit", args=[nomination.ref]),
        reverse("dossier", args=[someone.ref]),
        f"{reverse('selection:nomination-create')}?person={someone.ref}",
    ):
        assert answer(page, address) == 404, address
        says(page, "权限范围之外")
        expect(page.locator("body")).not_to_contain_text("岑试样")
    visit(page, "selection:nomination-list")
    expect(page.locator("tr[data-row]")).to_have_count(0)


def test_who_saves_second_sees_both_entries(world, desk):
    nomination = worlds.nominated(world, worlds.person(world, "岑试样"))
    address = reverse("selection:nomination-edit", args=[nomination.ref])
    slow = desk(world.author)
    slow.goto(address)
    quick = slow.context.new_page()
    quick.goto(address)
    fill(quick, recommender="江城市委组织部")
    save(quick)
    fill(slow, recommender="江城市人大常委会")
    assert submit(slow) == 409
    says(slow, "期间已被他人修改")
    row = slow.locator("main .data-table tr", has_text="江城市委组织部")
    expect(row).to_contain_text("江城市人大常委会")
    # Having compared, the officer may insist.
    save(slow)
    with database.as_owner():
        assert Nomination.objects.get().recommender == "江城市人大常委会"
