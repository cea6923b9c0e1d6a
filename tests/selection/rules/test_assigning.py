"""Where nothing is left to choose, the assignment needs no solver and is the solver's own."""

from dataclasses import replace

import pytest

from selection.rules.assigning import Problem, forced, solve

#: Two half-days of two candidates each, three examiners for everybody.
TIGHT = Problem(
    examiners=3, board_of=[0, 0, 1, 1], sitting_of=[0, 1], needed=3, seats=3, most_boards=2,
    overlap=1, links=[(0, 1)],
)  # fmt: skip
#: A fourth examiner, whom a conflict bars from all but the first, where another one is away.
BARRED = replace(
    TIGHT, examiners=4, seats=4, barred=[(0, 0), (3, 1), (3, 2), (3, 3)], seated=[(1, 0), (3, 0)]
)


@pytest.mark.parametrize(
    "problem",
    [
        TIGHT,
        BARRED,
        replace(TIGHT, examiners=4, away=[1]),
        replace(TIGHT, given=[(0, 0)], settled=[(0, 0)]),
        Problem(1, [0] * 5, [0], needed=1, seats=1, most_boards=1, most_of=[5]),
    ],
)
def test_what_is_forced_is_what_the_solver_finds(problem):
    found, solved = forced(problem), solve(problem)
    assert found is not None
    assert solved.is_feasible
    assert (found.seated, found.given) == (solved.seated, solved.given)


@pytest.mark.parametrize(
    "problem",
    [
        replace(TIGHT, examiners=4),  # one too many: a choice
        replace(TIGHT, examiners=2),  # one too few
        replace(TIGHT, seats=2),
        replace(TIGHT, most_boards=1),
        replace(TIGHT, sitting_of=[0, 0]),
        replace(TIGHT, overlap=4),
        replace(TIGHT, most_of=[4, 4, 3]),
        replace(TIGHT, examiners=4, away=[3], settled=[(3, 0)]),  # submitted before the absence
        replace(TIGHT, board_of=[0, 0, 0, 0], seated=[(0, 1)], overlap=0),
    ],
)
def test_a_choice_or_what_does_not_fit_is_left_to_the_solver(problem):
    assert forced(problem) is None
