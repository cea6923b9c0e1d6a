"""A list drawn again and again: the same seed the same result, near the line a second look."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.workflow.errors import MoveRefused, Refused
from selection.models import BorderlineRule, SecondLook, Sensitivity, SensitivityRow
from selection.services import robustness, runs
from tests.factories import selection as factories
from tests.plugins import database
from tests.selection.conftest import SCORES
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(stage, now):
    """Six nominees of one place, two seats each with two who go on: 4 inside, the line near 74."""
    own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
    with database.as_owner():
        for written, interview in SCORES:
            row = factories.NominationFactory(**own, state="qualified")
            factories.MarkFactory(nomination=row, component="written", mark=written)
            for examiner, off in enumerate((-2, 0, 2), 1):
                factories.MarkFactory(
                    nomination=row,
                    component="interview",
                    examiner_no=str(examiner),
                    mark=interview + off,
                )
    with acting(stage.office) as actor:
        return runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)


def drawn(stage, run, now):
    with acting(stage.office) as actor:
        return robustness.compute(run, actor=actor, now=now)


def rows_of(test):
    with database.as_owner():
        return list(
            SensitivityRow.objects.filter(sensitivity=test)
            .select_related("sensitivity__run", "nomination")
            .order_by("rank", "pk")
        )


def test_the_best_are_always_inside_the_worst_never_and_the_line_is_between(stage, listed, now):
    found = rows_of(drawn(stage, listed, now))
    assert [row.is_kept for row in found[:5]] == [True] * 4 + [False]
    assert found[0].inside == 1
    assert found[-1].inside == 0
    near = [row.rank for row in found if row.is_borderline]
    assert near == [4, 5]
    assert all(row.rank_low <= row.rank <= row.rank_high for row in found)


def test_the_error_of_a_mark_comes_from_the_examiners_and_is_unknown_for_a_single_one(
    stage, listed, now
):
    test = drawn(stage, listed, now)
    assert test.errors == {"written": None, "interview": pytest.approx(2.0)}


def test_the_same_run_gives_the_same_draws(stage, listed, now):
    first = drawn(stage, listed, now)
    with database.as_owner():
        request, _order, _errors = robustness._request(
            listed,
            robustness.schemes.parsed_of(stage.scheme),
            list(
                listed.rows.order_by("pk").values_list(
                    "pk", "nomination_id", "sub_project_id", "place_id", "score"
                )
            ),
        )
        assert robustness.draw(request) == robustness.draw(request)
    assert drawn(stage, listed, now).pk == first.pk


def test_what_was_drawn_stays_as_it_is(stage, listed, now):
    test = drawn(stage, listed, now)
    with (
        database.as_owner(),
        pytest.raises(IntegrityError, match="this row is final"),
        transaction.atomic(),
    ):
        Sensitivity.objects.filter(pk=test.pk).update(borderline=0)


def test_the_pair_at_the_line_is_named_with_the_weights_that_would_swap_it(stage, listed):
    with acting(stage.office):
        [pair] = robustness.pairs(listed)
    assert pair.gap > 0
    assert pair.swap.largest is not None


def with_rule(stage, now):
    with acting(stage.office) as actor:
        robustness.require_looks(
            edition=stage.edition,
            tier="municipal",
            legal_basis="办法第十条",
            is_due=True,
            actor=actor,
            now=now,
        )


def test_where_the_edition_asks_no_list_takes_effect_untested_or_with_looks_due(stage, listed, now):
    with_rule(stage, now)
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="Test how firmly"):
            runs.confirm_step(listed, actor=actor, now=now)
        test = robustness.compute(listed, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="2 nominees near the line wait"):
            runs.confirm_step(listed, actor=actor, now=now)
    near = [row for row in rows_of(test) if row.is_borderline]
    with acting(stage.office) as actor:
        for row in near:
            robustness.look(row, view="stands", reason="查阅了考察材料", actor=actor, now=now)
        run = runs.confirm_step(listed, actor=actor, now=now)
    assert run.pk == listed.pk


def test_whoever_a_second_look_lets_leave_is_a_deviation_with_that_reason(stage, listed, now):
    last = next(row for row in rows_of(drawn(stage, listed, now)) if row.rank == 4)
    with acting(stage.office) as actor:
        robustness.look(last, view="leaves", reason="群众反映属实", actor=actor, now=now)
        run = runs.confirm_step(listed, actor=actor, now=now)
    with database.as_owner():
        assert run.pk != listed.pk
        departure = last.nomination.departures.get()
        assert (departure.event, departure.reason) == ("vetoed", "群众反映属实")


def test_a_second_look_needs_a_reason_and_somebody_near_the_line(stage, listed, now):
    found = rows_of(drawn(stage, listed, now))
    near = next(row for row in found if row.is_borderline and not row.is_kept)
    with acting(stage.office) as actor:
        with pytest.raises(Refused, match="second look found"):
            robustness.look(near, view="stands", reason=" ", actor=actor, now=now)
        with pytest.raises(Refused, match="does not let"):
            robustness.look(near, view="leaves", reason="x", actor=actor, now=now)
        with pytest.raises(MoveRefused, match="near the line"):
            robustness.look(found[0], view="stands", reason="x", actor=actor, now=now)


def test_a_second_view_replaces_the_first_and_both_are_on_record(stage, listed, now):
    near = next(row for row in rows_of(drawn(stage, listed, now)) if row.rank == 4)
    with acting(stage.office) as actor:
        robustness.look(near, view="stands", reason="第一次", actor=actor, now=now)
        robustness.look(near, view="leaves", reason="第二次", actor=actor, now=now)
    with database.as_owner():
        assert SecondLook.objects.get(run=listed).reason == "第二次"


def test_the_rule_is_lifted_again(stage, now):
    with_rule(stage, now)
    with acting(stage.office) as actor:
        robustness.require_looks(
            edition=stage.edition, tier="municipal", legal_basis="", is_due=False,
            actor=actor, now=now,
        )  # fmt: skip
        assert not BorderlineRule.objects.exists()


def test_a_score_of_one_component_knows_no_other_weights(stage, listed, now):
    request = {
        "seed": 1, "draws": 400, "spread": 0.0, "weights": [1.0], "highest": [100.0],
        "pass_mark": 60.0,
        "groups": [{"places": 1, "scores": [80.0, 70.0, 50.0], "parts": [[80.0], [70.0], [50.0]],
                    "errors": [[0.0]] * 3}],
    }  # fmt: skip
    assert robustness.draw(request) == [[[400, 1, 1], [0, 2, 2], [0, 3, 3]]]


def test_a_wider_spread_reaches_further(stage):
    def inside(spread):
        request = {
            "seed": 3, "draws": 1_000, "spread": spread, "weights": [0.4, 0.6],
            "highest": [100.0, 100.0], "pass_mark": None,
            "groups": [{"places": 1, "scores": [76.0, 75.0], "parts": [[70.0, 80.0], [84.0, 69.0]],
                        "errors": [[0.0, 0.0]] * 2}],
        }  # fmt: skip
        return robustness.draw(request)[0][0][0]

    assert inside(0.0) == 1_000
    assert Decimal(inside(0.05)) > Decimal(inside(0.3))
