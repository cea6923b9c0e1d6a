"""The monitor of fairness: what it counts, for whom, and what it never shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.models import Quota
from selection import policies
from selection.services import monitoring
from selection.states import NominationState
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
S = NominationState


@pytest.fixture
def nominees(stage):
    """make(state, count, **person): nominees of the first place in one state."""
    with database.as_owner():
        Quota.objects.filter(edition=stage.edition).update(seats=60)

    def make(state, count, *, place=None, exam_number="", **person):
        place = place or stage.place
        for _number in range(count):
            factories.NominationFactory(
                edition=stage.edition,
                sub_project=stage.field,
                place=place,
                person=PersonFactory(organisation=place, **person),
                state=state,
                exam_number=exam_number and f"2{next(NUMBERS):07d}",
            )

    return make


NUMBERS = iter(range(1, 10_000))


def figures(stage, dimension="sex", actor=None):
    """label -> [(passed, judged) of each gate], None where suppressed."""
    with acting(actor or stage.office) as reader:
        rows = policies.nominations.scope(reader, "monitor").filter(tier="municipal")
        found = {each.dimension: each for each in monitoring.monitor(rows, stage.edition)}
    shown = found[dimension]
    return shown, {
        line.label: [None if r.passed is None else (r.passed, r.judged) for r in line.gates]
        for line in shown.lines
    }


def test_each_state_says_which_gates_are_passed(stage, nominees):
    nominees(S.REJECTED, 6, sex="1")
    nominees(S.NOT_SHORTLISTED, 7, sex="1", exam_number="x")
    nominees(S.UNFIT, 8, sex="1", exam_number="x")
    nominees(S.NOT_IDENTIFIED, 9, sex="1", exam_number="x")
    nominees(S.DECIDED, 5, sex="1", exam_number="x")
    _monitor, found = figures(stage)
    assert found == {"Man": [(29, 35), (22, 29), (14, 22), (5, 14)]}


def test_who_waits_or_left_between_two_gates_is_not_judged_there(stage, nominees):
    nominees(S.ENDORSED, 6, sex="1")
    nominees(S.DRAFT, 6, sex="1")
    nominees(S.QUALIFIED, 6, sex="1", exam_number="x")
    nominees(S.WITHDRAWN, 6, sex="1", exam_number="x")
    nominees(S.WITHDRAWN, 6, sex="1")
    _monitor, found = figures(stage)
    assert found == {"Man": [(12, 12), None, None, None]}


def test_a_gap_is_named_with_the_gate_where_it_opens(stage, nominees):
    nominees(S.QUALIFIED, 18, sex="1", exam_number="x")
    nominees(S.REJECTED, 2, sex="1")
    nominees(S.QUALIFIED, 4, sex="2", exam_number="x")
    nominees(S.REJECTED, 12, sex="2")
    monitor, found = figures(stage)
    assert found == {"Man": [(18, 20), *[None] * 3], "Woman": [(4, 16), *[None] * 3]}
    assert monitor.opens == "review"


def test_ages_are_counted_at_the_cutoff_of_the_edition(stage, nominees):
    stage.edition.cutoff_on = stage.edition.cutoff_on or stage.edition.nomination_closes_on
    day = monitoring.eligibility.cutoff(stage.edition, None)
    exactly = f"{day.year - 30:04d}-{day.month:02d}-{day.day:02d}"
    before = f"{day.year - 31:04d}-{day.month:02d}-{day.day:02d}"
    nominees(S.QUALIFIED, 5, birth=exactly, exam_number="x")
    nominees(S.QUALIFIED, 6, birth=before, exam_number="x")
    _monitor, found = figures(stage, "age")
    assert found["Up to 30 years"][0] == (5, 5)
    assert found["31 to 35 years"][0] == (6, 6)


def test_a_place_sees_its_own_nominees_alone(stage, nominees):
    nominees(S.QUALIFIED, 6, sex="1", exam_number="x")
    nominees(S.QUALIFIED, 9, sex="1", place=stage.sibling, exam_number="x")
    _monitor, found = figures(stage, actor=stage.author)
    assert found == {"Man": [(6, 6), *[None] * 3]}
    _monitor, places = figures(stage, "place", actor=stage.author)
    assert list(places) == [stage.place.label]


def test_one_statement_however_many_nominees(stage, nominees):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            figures(stage)
        return sum("selection_nomination" in query["sql"] for query in captured.captured_queries)

    nominees(S.QUALIFIED, 1, sex="1", exam_number="x")
    assert statements() == 1
    nominees(S.QUALIFIED, 2, sex="2", exam_number="x")
    nominees(S.REJECTED, 3, sex="2", place=stage.sibling)
    assert statements() == 1


def test_the_page_marks_the_gap_and_says_that_it_is_no_input(client, stage, nominees):
    nominees(S.QUALIFIED, 18, sex="1", exam_number="x")
    nominees(S.REJECTED, 2, sex="1")
    nominees(S.QUALIFIED, 4, sex="2", exam_number="x")
    nominees(S.REJECTED, 12, sex="2")
    sign_in(client, stage.office)
    html = client.get(reverse("selection:fairness"), {"by": "sex"}).content.decode()
    assert "A gap opens at: Qualification review." in html
    assert html.count("is-signal") == 1
    assert "never an input" in html
    assert "4 / 16" in html


def test_a_group_too_small_is_nowhere_on_the_page(client, stage, nominees):
    nominees(S.REJECTED, 30, ethnic_group="01")
    nominees(S.QUALIFIED, 3, ethnic_group="08", exam_number="x")
    sign_in(client, stage.office)
    html = client.get(reverse("selection:fairness"), {"by": "ethnic_group"}).content.decode()
    assert "3 / 3" not in html
    assert "0 / 30" not in html
    assert "fewer than five are not shown" in html


def test_unknown_words_in_the_address_show_the_usual_page(client, stage):
    sign_in(client, stage.office)
    query = {"by": "height", "tier": "royal", "edition": "none"}
    assert client.get(reverse("selection:fairness"), query).status_code == 200


def test_who_nominates_for_a_county_does_not_see_it(client, stage):
    sign_in(client, MembershipFactory(role="inspector"))
    assert client.get(reverse("selection:fairness")).status_code == 403


def test_the_api_says_the_same(client, stage, nominees):
    nominees(S.QUALIFIED, 9, sex="1", exam_number="x")
    nominees(S.REJECTED, 3, sex="1")
    sign_in(client, stage.office)
    answer = client.get("/api/v1/fairness/", {"edition": stage.edition.ref})
    [sexes] = [each for each in answer.json() if each["dimension"] == "sex"]
    review = sexes["groups"][0]["gates"]["review"]
    assert (review["passed"], review["judged"], review["is_signal"]) == (9, 12, False)
    assert client.get("/api/v1/fairness/", {"edition": stage.place.ref}).status_code == 404


def test_every_state_is_judged_or_waits_on_purpose():
    waiting = {S.DRAFT, S.SUBMITTED, S.RETURNED, S.ENDORSED}
    assert set(S) == waiting | set(monitoring.JUDGED)
