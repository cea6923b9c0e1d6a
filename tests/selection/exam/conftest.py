"""Twelve nominees of three counties, and two of them away on the day."""

import pytest

from tests.factories import exam
from tests.factories.core import MembershipFactory
from tests.support import acting


@pytest.fixture
def candidates(stage):
    return exam.nominees(stage, 12)


@pytest.fixture
def session(stage, candidates, now):
    """Held; the first two were away."""
    return exam.held(stage, now, absent=candidates[:2])


@pytest.fixture
def clerk(stage):
    return MembershipFactory(role="exam_officer")


@pytest.fixture
def third_clerk(stage):
    return MembershipFactory(role="exam_officer")


@pytest.fixture(autouse=True)
def reading(request):
    """Between the acts the tests look at the rows as the programme office may."""
    if "stage" not in request.fixturenames:
        yield
        return
    with acting(request.getfixturevalue("stage").office):
        yield
