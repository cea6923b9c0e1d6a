"""Interviews of a stage, brought by the services as far as a test needs."""

import datetime

import factory

from selection import models
from selection.services import examining, interviews
from tests.factories import Factory
from tests.factories.core import MembershipFactory
from tests.factories.selection import RunningEditionFactory
from tests.support import acting


class InterviewFactory(Factory):
    """Planned; the lot is not bound yet."""

    class Meta:
        model = models.Interview

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    component = "interview"
    maximum = 100
    name = "面试"
    starts_on = datetime.date(2011, 4, 9)


class InterviewBoardFactory(Factory):
    class Meta:
        model = models.InterviewBoard

    interview = factory.SubFactory(InterviewFactory)
    org_path = factory.SelfAttribute("interview.org_path")
    number = 1
    half_day = 1


class InterviewSlotFactory(Factory):
    class Meta:
        model = models.InterviewSlot

    board = factory.SubFactory(InterviewBoardFactory)
    org_path = factory.SelfAttribute("nomination.org_path")
    component = factory.SelfAttribute("board.interview.component")
    position = factory.Sequence(lambda number: number + 1)
    code = factory.LazyAttribute(lambda row: f"{row.board.number:02d}-{row.position:02d}")


class BoardSeatFactory(Factory):
    class Meta:
        model = models.BoardSeat

    board = factory.SubFactory(InterviewBoardFactory)
    org_path = factory.SelfAttribute("board.org_path")
    user = factory.LazyAttribute(lambda row: MembershipFactory(role="examiner").user)
    name = factory.SelfAttribute("user.name")
    number = 1


def planned(stage, now, **numbers):
    given = {"rooms": 1, "half_days": 2, "needed": 2, "seats": 3, "most_boards": 2, "overlap": 1}
    with acting(stage.exam) as actor:
        return interviews.plan(
            edition=stage.edition, tier="municipal", component="interview", name="面试",
            starts_on=datetime.date(2011, 4, 9), step="0.5", actor=actor, now=now,
            **{**given, **numbers},
        )  # fmt: skip


def drawn(stage, now, witness="红星 27", **numbers):
    interview = planned(stage, now, **numbers)
    with acting(stage.exam) as actor:
        interviews.bind(interview, actor=actor, now=now)
        return interviews.draw(interview, witness=witness, actor=actor, now=now)


def examiners(count: int, **about) -> list:
    return [MembershipFactory(role="examiner", **about) for _each in range(count)]


def staffed(stage, now, people, **numbers):
    """Drawn and assigned; `people` are memberships of examiners."""
    interview = drawn(stage, now, **numbers)
    with acting(stage.exam) as actor:
        examining.assign(interview, examiners=[each.user for each in people], actor=actor, now=now)
    return interview
