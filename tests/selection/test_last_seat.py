"""Twelve people decide on the last seat at once: one gets it, eleven are told why not."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.db.models import F
from django.utils import timezone

from core.workflow.errors import MoveRefused
from selection.models import Nomination, Seat, SeatCount
from selection.services import deciding, meetings
from tests.factories.core import MembershipFactory
from tests.factories.selection import NominationFactory, committee, quota_for
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db(transaction=True)
DECIDERS = 12


@pytest.fixture
def group(stage):
    """Twelve people passed by the committee for a group with one seat, and twelve who decide."""
    now = timezone.now()
    with database.as_owner():
        quota = quota_for(stage.edition, "municipal", stage.field, stage.place)
        # Room to nominate them all, then one seat.
        type(quota).objects.filter(pk=quota.pk).update(seats=DECIDERS)
    people = [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="proposed"
        )
        for _each in range(DECIDERS)
    ]
    with database.as_owner():
        type(quota).objects.filter(pk=quota.pk).update(seats=1)
    with acting(stage.office) as actor:
        meetings.hold(
            edition=stage.edition, tier="municipal", held_on=timezone.localdate(now),
            members=committee(3), nominations=Nomination.objects.filter(state="proposed"),
            actor=actor, now=now,
        )  # fmt: skip
    deciders = [MembershipFactory(role="committee_secretary") for _each in range(DECIDERS)]
    return people, deciders


def decide_at_once(people, deciders) -> list[str]:
    """Each in a thread and a connection of its own, all let go at the same moment."""
    gate, outcomes = threading.Barrier(len(people)), []

    def decide(nominee, decider):
        try:
            gate.wait(timeout=30)
            with transaction.atomic(), acting(decider) as actor:
                row = Nomination.objects.get(pk=nominee.pk)
                deciding.decide(row, actor=actor, now=timezone.now())
            outcomes.append("seat")
        except MoveRefused:
            outcomes.append("refused")
        except Exception as error:
            outcomes.append(repr(error))
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=decide, args=pair) for pair in zip(people, deciders, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(outcomes)


def begin_again():
    """The seat is free and everybody proposed, as before the round."""
    with database.as_owner():
        Seat.objects.all().delete()
        SeatCount.objects.update(taken=0, version=F("version") + 1)
        Nomination.objects.filter(state="decided").update(
            state="proposed", version=F("version") + 1
        )


def play(group, rounds):
    people, deciders = group
    for _round in range(rounds):
        assert decide_at_once(people, deciders) == ["refused"] * (DECIDERS - 1) + ["seat"]
        with database.as_owner():
            count = SeatCount.objects.get()
            assert (count.taken, count.seats) == (1, 1)
            assert [seat.number for seat in Seat.objects.all()] == [1]
            assert Nomination.objects.filter(state="decided").count() == 1
        begin_again()
    connection.close()


def test_of_twelve_deciders_on_the_last_seat_one_gets_it(group):
    play(group, 3)


@pytest.mark.prove
def test_of_twelve_deciders_one_gets_the_last_seat_two_hundred_times(group):
    play(group, 200)
