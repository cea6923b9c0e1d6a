"""J6: from the scoring run to the confirmed list; the screen that adopts examiners' severity is not
built, so that step of the journey is not walked here."""

import json

import pytest

from selection.models import Nomination
from tests.factories.selection import SIMPLE, MarkFactory, SchemeFactory
from tests.journeys import identifying
from tests.journeys import world as worlds
from tests.plugins import database

pytestmark = pytest.mark.journey

FIRST, SECOND, THIRD = "岑试样", "闻试题", "韶试卷"
PHONE = {"width": 390, "height": 844}
#: (written, interview): the second and the third have the same total, 80.
MARKS = {FIRST: (92, 90), SECOND: (86, 76), THIRD: (80, 80)}


@pytest.fixture
def marked(world):
    """Three who are marked; one seat, so that two go on; an observer of discipline."""
    step = {**SIMPLE["steps"][0], "keep": {"per_seat": 2, "ties": "break"}}
    text = json.dumps({**SIMPLE, "steps": [step], "tie_break": ["written"]})
    SchemeFactory(edition=world.edition, number=2, text=text, published_on=world.today)
    for name, (written, interview) in MARKS.items():
        nominee = worlds.nominated(world, worlds.person(world, name), state="qualified")
        MarkFactory(nomination=nominee, component="written", mark=written)
        MarkFactory(nomination=nominee, component="interview", mark=interview)
    with database.as_owner():
        world.observer = worlds.officer(
            "discipline_observer", "observer", "纪监员", world.office.organisation
        )
    return world


def test_from_the_run_to_the_confirmed_list(marked, desk, worker, chromium, live_server):
    office = desk(marked.office)
    first = identifying.compute(office)
    run = identifying.compute(office)
    identifying.runs_agree(office, first, run)
    office.goto(run.get_absolute_url())
    identifying.read_explanation(office, FIRST)
    identifying.test_robustness(office, run)
    identifying.read_fairness(office)
    identifying.cut(office, run, inside=SECOND, outside=THIRD)
    found_fit(FIRST)
    secretary = desk(marked.secretary)
    meeting = identifying.convene(secretary, marked)
    identifying.build_pack(secretary, meeting)
    phone = chromium.new_context(base_url=live_server.url, locale="zh-CN", viewport=PHONE)
    identifying.vote_by_code(secretary, meeting, phone.new_page())
    phone.close()
    identifying.decide(secretary, marked, FIRST)
    identifying.publish(office, FIRST)
    address = identifying.object_to(desk(marked.observer), FIRST)
    identifying.cannot_confirm(office, FIRST)
    identifying.settle(office, address)
    identifying.confirm(office, FIRST)
    identifying.list_is_locked(office, run)


def found_fit(name):
    """The inspection has another journey: here it is over, and the department has proposed."""
    with database.as_owner():
        Nomination.objects.filter(name=name).update(state="proposed")
