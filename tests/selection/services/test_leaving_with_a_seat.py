"""Who gives up a seat is followed by the first reserve, also when the place says so, which reads neither
the committee's meetings nor the seats of the province."""

import pytest

from core.workflow.errors import MoveRefused
from selection import policies
from selection.models import Nomination, Seat
from selection.services import deciding, meetings, nominations
from tests.factories.selection import NominationFactory, committee
from tests.plugins import database
from tests.selection.services.test_meetings import DAY
from tests.support import acting

pytestmark = pytest.mark.django_db


def decided(stage, now, tier):
    """One with a seat, the other with the first reserve place."""
    first, second = (
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, tier=tier,
            state="proposed",
        )
        for _each in range(2)
    )  # fmt: skip
    with acting(stage.office) as actor:
        meetings.hold(
            edition=stage.edition, tier=tier, held_on=DAY, members=committee(9),
            nominations=Nomination.objects.all(), actor=actor, now=now,
        )  # fmt: skip
        rows = Nomination.objects.for_detail()
        deciding.decide(rows.get(pk=first.pk), actor=actor, now=now)
        deciding.hold_in_reserve(rows.get(pk=second.pk), actor=actor, now=now)
    return first, second


def withdraw(stage, who, row, now):
    with acting(getattr(stage, who)) as actor:
        row = Nomination.objects.for_detail().get(pk=row.pk)
        may = policies.nominations.allows(actor, "withdraw", row)
        nominations.withdraw(row, reason="本人申请", actor=actor, now=now)
        return may


@pytest.mark.parametrize(
    ("tier", "who"), [("municipal", "author"), ("municipal", "office"), ("provincial", "office")]
)
def test_a_withdrawn_nominee_gives_the_seat_to_the_first_reserve(stage, now, tier, who):
    first, second = decided(stage, now, tier)
    assert withdraw(stage, who, first, now)
    with database.as_owner():
        seat = Seat.objects.get()
        assert (seat.nomination_id, seat.kind, seat.number) == (second.pk, "seat", 1)
        assert seat.meeting is not None
        second.refresh_from_db()
        assert second.state == "decided"


def test_a_place_does_not_withdraw_who_holds_a_seat_of_the_province(stage, now):
    first, second = decided(stage, now, "provincial")
    for row in (first, second):
        with pytest.raises(MoveRefused, match=row.name):
            withdraw(stage, "author", row, now)
    with acting(stage.author) as actor:
        rows = Nomination.objects.all()
        assert not policies.nominations.scope(actor, "withdraw").exists()
        with pytest.raises(MoveRefused):
            nominations.withdraw_many(rows, reason="本人申请", actor=actor, now=now)
    with database.as_owner():
        assert Seat.objects.count() == 2
