"""Interviews of a stage, brought by the services as far as a test needs."""

import datetime

from selection.services import examining, interviews
from tests.factories.core import MembershipFactory
from tests.support import acting


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
