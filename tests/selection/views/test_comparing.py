"""Two runs side by side: who moved, why, and who may see it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selection import policies
from selection.services import comparing
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(stage):
    """The earlier and the later run of one step, by the same scheme."""
    return [factories.RunFactory(scheme=stage.scheme, inputs_digest=str(n) * 64) for n in (1, 2)]


@pytest.fixture
def stands(stage, pair):
    """stands((score, rank, outcome), (score, rank, outcome)): a nominee in both runs, None for absent."""

    def make(*sides, place=None):
        nominee = factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=place or stage.place,
            state="qualified", exam_number=f"2{len(MADE):07d}",
        )  # fmt: skip
        MADE.append(nominee)
        for run, side in zip(pair, sides, strict=True):
            if side is not None:
                score, rank, outcome = side
                factories.RunRowFactory(
                    run=run, nomination=nominee, place=nominee.place, sub_project=stage.field,
                    score=score and Decimal(score), rank=rank, outcome=outcome,
                )  # fmt: skip
        return nominee

    return make


MADE: list = []


def compared(stage, pair, **options):
    with acting(stage.office) as reader:
        return comparing.compare(*pair, policies.run_rows.scope(reader), **options)


def changes(stage, pair, **options):
    """name -> (kind, causes)."""
    found = compared(stage, pair, **options).changes
    return {change.nomination["name"]: (change.kind, change.causes) for change in found}


def test_a_better_mark_brings_one_in_and_puts_another_out(stage, pair, stands):
    up = stands(("80", 3, "cut"), ("90", 1, "kept"))
    down = stands(("85", 2, "kept"), ("85", 3, "cut"))
    stands(("88", 1, "kept"), ("88", 1, "kept"))
    assert changes(stage, pair) == {
        up.name: ("in", ("marks",)),
        down.name: ("out", ("others",)),
    }


def test_the_gravest_changes_stand_first(stage, pair, stands):
    stands(("70", 5, "cut"), ("70", 6, "cut"))
    stands(None, ("60", 7, "cut"))
    stands(("85", 2, "kept"), ("80", 3, "cut"))
    stands(("50", 8, "cut"), None)
    found = compared(stage, pair)
    assert [change.kind for change in found.changes] == ["out", "gone", "new", "rank"]
    assert found.counts == {"out": 1, "gone": 1, "new": 1, "rank": 1}


def test_with_the_score_as_it_was_other_seats_are_named(stage, pair, stands):
    group = str(comparing.group_key(stage.field.pk, stage.place.pk))
    for run, seats in zip(pair, (2, 1), strict=True):
        run.seats = {group: seats}
    row = stands(("85", 2, "kept"), ("85", 2, "cut"))
    assert changes(stage, pair) == {row.name: ("out", ("seats",))}


def test_another_scheme_is_named_for_another_score(stage, pair, stands):
    later = factories.SchemeFactory(edition=stage.edition, number=2)
    pair[1].scheme = later
    row = stands(("85", 2, "kept"), ("86", 2, "kept"))
    assert changes(stage, pair) == {row.name: ("score", ("scheme",))}


def test_a_missing_score_differs_from_any_and_not_from_another_missing_one(stage, pair, stands):
    lost = stands(("85", 2, "kept"), (None, None, "absent"))
    stands((None, None, "absent"), (None, None, "absent"))
    assert changes(stage, pair) == {lost.name: ("out", ("marks",))}


def test_one_kind_alone_can_be_read_and_the_counts_stay(stage, pair, stands):
    stands(("80", 3, "cut"), ("90", 1, "kept"))
    stands(("85", 2, "kept"), ("85", 3, "cut"))
    found = compared(stage, pair, kind="in")
    assert [change.kind for change in found.changes] == ["in"]
    assert found.counts == {"out": 1, "in": 1}


def test_only_runs_of_the_same_step_are_comparable(stage, pair):
    factories.RunFactory(scheme=stage.scheme, step="interview", step_number=2)
    factories.RunFactory(scheme=stage.scheme, state="computing", result_digest="")
    with acting(stage.office) as reader:
        found = list(comparing.comparable(pair[1], policies.runs.scope(reader)))
    assert found == [pair[0]]


def test_a_comparison_costs_the_same_for_one_and_for_three(stage, pair, stands):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            compared(stage, pair)
        return sum("selection_runrow" in query["sql"] for query in captured.captured_queries)

    stands(("80", 3, "cut"), ("90", 1, "kept"))
    once = statements()
    stands(("85", 2, "kept"), ("85", 3, "cut"))
    stands(None, ("60", 7, "cut"))
    assert statements() == once <= 4


def test_the_page_has_the_earlier_run_on_the_left_from_either_side(client, stage, pair, stands):
    row = stands(("80", 3, "cut"), ("90", 1, "kept"))
    sign_in(client, stage.office)
    for one, other in (pair, pair[::-1]):
        url = reverse("selection:run-compare", args=[one.ref])
        html = client.get(url, {"with": other.ref}).content.decode()
        assert row.name in html
        assert "3 → <strong>1</strong>" in html
        assert "80.00 → <strong>90.00</strong>" in html


def test_runs_that_agree_say_so(client, stage, pair):
    sign_in(client, stage.office)
    url = reverse("selection:run-compare", args=[pair[0].ref])
    assert "The two runs agree" in client.get(url, {"with": pair[1].ref}).content.decode()


def test_without_another_run_there_is_no_page(client, stage, pair):
    sign_in(client, stage.office)
    url = reverse("selection:run-compare", args=[pair[0].ref])
    for asked in ("", pair[0].ref, "nonsense"):
        assert client.get(url, {"with": asked}).status_code == 404


def test_a_place_has_nothing_to_compare(client, stage, pair, stands):
    stands(("80", 3, "cut"), ("90", 1, "kept"))
    sign_in(client, stage.author)
    url = reverse("selection:run-compare", args=[pair[0].ref])
    assert client.get(url, {"with": pair[1].ref}).status_code == 404
    sign_in(client, MembershipFactory(role="mentor"))
    assert client.get(url, {"with": pair[1].ref}).status_code == 403


def test_the_run_offers_the_comparison(client, stage, pair):
    sign_in(client, stage.office)
    html = client.get(pair[1].get_absolute_url()).content.decode()
    assert f'value="{pair[0].ref}"' in html


def test_the_api_says_the_same(client, stage, pair, stands):
    row = stands(("80", 3, "cut"), ("90", 1, "kept"))
    sign_in(client, stage.office)
    url = f"/api/v1/runs/{pair[1].ref}/compare/"
    answer = client.get(url, {"with": pair[0].ref}).json()
    assert answer["counts"] == {"in": 1}
    [change] = answer["changes"]
    assert (change["nomination"], change["kind"]) == (str(row.ref), "in")
    assert (change["before"]["rank"], change["after"]["rank"]) == (3, 1)
    assert client.get(url).status_code == 404
