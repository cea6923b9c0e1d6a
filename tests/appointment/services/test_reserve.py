"""The reserve list: terms, renewal, and the verb that tracking calls."""

from datetime import timedelta

import pytest

from appointment import handover, rules
from appointment.models import ReserveEntry
from appointment.services import proposals, reserve
from core.workflow.errors import MoveRefused, Refused
from tests.appointment.services.test_proposals import loaded
from tests.factories import appointment as make
from tests.support import acting


def enter(trainee, actor, now, readiness="near"):
    return reserve.reserve(
        trainee=trainee, post_type="county_deputy", readiness=readiness, actor=actor, now=now
    )


def test_the_term_follows_from_the_readiness(appointer, trainee, another, now, today):
    with acting(appointer) as actor:
        near, long = enter(trainee, actor, now), enter(another, actor, now, "long")
    assert near.expires_on == rules.months_later(today, 12)
    assert long.expires_on == rules.months_later(today, 24)


def test_nobody_is_listed_twice_or_beside_a_post(appointer, trainee, vacancy, another, now):
    make.AppointmentFactory(
        proposal=make.NoticedProposalFactory(vacancy=vacancy, trainee=another, state="appointed")
    )
    with acting(appointer) as actor:
        enter(trainee, actor, now)
        with pytest.raises(Refused, match="on the reserve list already"):
            enter(trainee, actor, now)
        with pytest.raises(Refused, match="holds a post"):
            enter(another, actor, now)


def test_nothing_lapses_silently(appointer, trainee, now, today):
    row = make.ReserveEntryFactory(trainee=trainee, expires_on=today)
    with acting(appointer) as actor:
        assert list(ReserveEntry.objects.expiring(today)) == [row]
        with pytest.raises(MoveRefused, match="holds until"):
            reserve.expire(row, actor=actor, now=now, reason="到期")
        ReserveEntry.objects.filter(pk=row.pk).update(expires_on=today - timedelta(days=1))
        row.refresh_from_db()
        reserve.expire(row, actor=actor, now=now, reason="到期")
        assert row.state == "expired"
        reserve.renew(row, readiness="long", actor=actor, now=now)
    assert (row.state, row.left_on) == ("active", None)
    assert row.expires_on == rules.months_later(today, 24)


def test_each_is_renewed_by_its_own_readiness(appointer, trainee, another, now, today):
    with acting(appointer) as actor:
        enter(trainee, actor, now)
        enter(another, actor, now, "long")
        assert reserve.renew_many(ReserveEntry.objects.active(), actor=actor, now=now) == 2
        terms = dict(ReserveEntry.objects.values_list("readiness", "expires_on"))
    assert terms == {
        "near": rules.months_later(today, 12),
        "long": rules.months_later(today, 24),
    }


def test_who_is_adjusted_out_leaves_the_list_and_the_proposals(
    appointer, trainee, another, vacancy, now
):
    with acting(appointer) as actor:
        entry = enter(trainee, actor, now)
        proposal = proposals.propose(vacancy=loaded(vacancy), trainee=another, actor=actor, now=now)
        count = handover.remove_from_reserve(
            [trainee.pk, another.pk], actor=actor, now=now, reason="不胜任"
        )
        entry.refresh_from_db()
        proposal.refresh_from_db()
    assert count == 1
    assert (entry.state, proposal.state) == ("removed", "withdrawn")
