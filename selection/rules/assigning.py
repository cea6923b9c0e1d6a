"""Who examines whom: the problem as numbers, solved exactly by HiGHS (scipy.optimize.milp).

Runs in a process of its own (`main`): scipy stays out of the web processes. Where nothing is left to
choose, the rows alone give the answer (`forced`). y[e, b]: examiner e sits on
board b; x[e, c]: e marks candidate c. Pairs that a conflict bars have no variable at all.
"""

import json
import sys
from dataclasses import asdict, dataclass, field, replace
from typing import Any

#: Seconds for one solution.
LIMIT = 10.0
#: How far from the fewest seats a first assignment may be: nothing hangs on the last one.
SLACK = 0.1
_INFEASIBLE = 2
#: What must hold and may be given up alone, to say which of them stands in the way.
RELAXABLE = ("overlap", "most_boards", "seats", "own_city", "most")


@dataclass(frozen=True)
class Problem:
    """Examiners and candidates are numbers from 0. `barred`: pairs (examiner, candidate) that a
    conflict forbids; `far`: pairs that only a common city forbids. `links`: pairs of boards that
    share `overlap` examiners. `seated` and `given`: what stands already, kept as far as can be;
    `settled`: pairs whose marks are submitted, which stay."""

    examiners: int
    board_of: list[int]
    sitting_of: list[int]
    needed: int
    seats: int
    most_boards: int
    overlap: int = 0
    #: Candidates of each examiner (or team) at most, by examiner; empty: as many as there are.
    most_of: list[int] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    barred: list[tuple[int, int]] = field(default_factory=list)
    far: list[tuple[int, int]] = field(default_factory=list)
    seated: list[tuple[int, int]] = field(default_factory=list)
    given: list[tuple[int, int]] = field(default_factory=list)
    settled: list[tuple[int, int]] = field(default_factory=list)
    away: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Solution:
    """`is_feasible` False: `short` are the fewest candidates that are left without enough examiners,
    `relief` the requirements of which giving up any one alone would do. `is_proven` False: the time was
    over before it was certain."""

    is_feasible: bool
    seated: list[tuple[int, int]] = field(default_factory=list)
    given: list[tuple[int, int]] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    relief: list[str] = field(default_factory=list)
    is_proven: bool = True


def relaxed(problem: Problem, what: str) -> Problem:
    """The same without one requirement."""
    if what == "overlap":
        return replace(problem, overlap=0)
    if what == "most_boards":
        return replace(problem, most_boards=len(problem.sitting_of))
    if what == "seats":
        return replace(problem, seats=problem.examiners)
    if what == "most":
        return replace(problem, most_of=[])
    return replace(problem, far=[])


def lacking(problem: Problem) -> list[int]:
    """Candidates whom too few examiners may examine at all, before anything is solved."""
    return [candidate for candidate, left in enumerate(_free(problem)) if left < problem.needed]


def _free(problem: Problem) -> list[int]:
    """By candidate: how many examiners may examine."""
    free = [problem.examiners - len(set(problem.away))] * len(problem.board_of)
    for examiner, candidate in {*problem.barred, *problem.far}:
        if examiner not in problem.away:
            free[candidate] -= 1
    return free


def forced(problem: Problem) -> Solution | None:
    """The one assignment there is where every candidate has just as many examiners as are needed;
    None where something is to be chosen or does not fit. Needs no solver."""
    if any(left != problem.needed for left in _free(problem)):
        return None
    column = _columns(problem)
    given = [(key[1], key[2]) for key in column if key[0] == "x"]
    seated = {(e, problem.board_of[c]) for e, c in given}
    if not seated >= {*map(tuple, problem.seated)}:
        return None  # whether a seat without candidates is kept is for the solver
    taken = {("y", e, b) for e, b in seated} | {("x", e, c) for e, c in given}
    for k, pair in enumerate(problem.links):
        taken |= {("z", e, k) for e in range(problem.examiners) if seated >= {(e, b) for b in pair}}
    chosen = {place for key, place in column.items() if key in taken}
    fits = True

    def check(parts: list[tuple[int, float]], low: float, high: float) -> None:
        nonlocal fits
        fits = fits and low <= sum(value for place, value in parts if place in chosen) <= high

    _rows(problem, column, add=check)
    return Solution(True, seated=sorted(seated), given=given) if fits else None


def solve(problem: Problem) -> Solution:
    """The cheapest assignment: first keep what stands, then as few seats as will do."""
    found = _optimum(problem)
    if found.is_feasible:
        return found
    if short := lacking(problem):
        return Solution(False, short=short, relief=["own_city"] if _far_alone(problem) else [])
    relief = [
        what
        for what in RELAXABLE
        if relaxed(problem, what) != problem and _optimum(relaxed(problem, what)).is_feasible
    ]
    best = _optimum(problem, with_gaps=True)
    return Solution(False, short=best.short, relief=relief, is_proven=found.is_proven)


def _far_alone(problem: Problem) -> bool:
    return bool(problem.far) and _optimum(relaxed(problem, "own_city")).is_feasible


def _optimum(problem: Problem, *, with_gaps: bool = False) -> Solution:
    """Not feasible where nothing was found in the time; proven where nothing is."""
    import numpy as np  # noqa: PLC0415 - only in the child process
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import csr_array  # noqa: PLC0415

    column = _columns(problem, with_gaps=with_gaps)
    settled = set(map(tuple, problem.settled))
    cells: list[tuple[int, int, float]] = []
    lows: list[float] = []
    highs: list[float] = []

    def add(parts: list[tuple[int, float]], low: float, high: float) -> None:
        cells.extend((len(lows), place, value) for place, value in parts)
        lows.append(low)
        highs.append(high)

    _rows(problem, column, with_gaps=with_gaps, add=add)
    cost = np.zeros(len(column))
    lower, upper = np.zeros(len(column)), np.ones(len(column))
    for key, place in column.items():
        if key[0] == "y":
            cost[place] = 1.0 - 1_000.0 * (key[1:] in set(map(tuple, problem.seated)))
        elif key[0] == "x":
            cost[place] = -10.0 * (key[1:] in set(map(tuple, problem.given)))
            lower[place] = float(key[1:] in settled)
        elif key[0] == "u":
            cost[place] = 1e6
        elif key[0] == "s":
            upper[place] = problem.needed
    matrix = csr_array(
        ([v for _r, _c, v in cells], ([r for r, _c, _v in cells], [c for _r, c, _v in cells])),
        shape=(len(lows), len(column)),
    )
    whole = np.array([0 if key[0] in "zs" else 1 for key in column])
    done = milp(
        cost, constraints=LinearConstraint(matrix, lows, highs), bounds=Bounds(lower, upper),
        integrality=whole,
        options={"time_limit": LIMIT, "mip_rel_gap": 0.0 if problem.seated else SLACK},
    )  # fmt: skip
    if done.x is None:
        return Solution(False, is_proven=done.status == _INFEASIBLE)
    chosen = [key for key, place in column.items() if done.x[place] > 0.5]
    return Solution(
        True,
        seated=[(e, b) for kind, e, b in (k for k in chosen if k[0] == "y")],
        given=[(e, c) for kind, e, c in (k for k in chosen if k[0] == "x")],
        short=[key[1] for key in chosen if key[0] == "u"],
        is_proven=done.status == 0,
    )


def _staff(problem: Problem) -> list[int]:
    return [e for e in range(problem.examiners) if e not in set(problem.away)]


def _columns(problem: Problem, *, with_gaps: bool = False) -> dict[tuple[Any, ...], int]:
    """Every variable there is, and its number."""
    boards, staff = range(len(problem.sitting_of)), _staff(problem)
    forbidden = {*map(tuple, problem.barred), *map(tuple, problem.far)}
    settled = set(map(tuple, problem.settled))
    column: dict[tuple[Any, ...], int] = {}
    for e in staff:
        for b in boards:
            column["y", e, b] = len(column)
    for e in range(problem.examiners):
        for c, b in enumerate(problem.board_of):
            if (e, c) in settled or (("y", e, b) in column and (e, c) not in forbidden):
                column["x", e, c] = len(column)
    for k in range(len(problem.links) if problem.overlap else 0):
        for e in staff:
            column["z", e, k] = len(column)
    if with_gaps:
        for c in range(len(problem.board_of)):
            column["s", c] = len(column)
            column["u", c] = len(column)
    return column


def _rows(problem: Problem, column: dict[Any, int], *, add: Any, with_gaps: bool = False) -> None:
    """Every requirement as a row: low <= sum of parts <= high."""
    far = float("inf")
    boards, staff = range(len(problem.sitting_of)), _staff(problem)
    settled = set(map(tuple, problem.settled))
    by_candidate: dict[int, list[int]] = {c: [] for c in range(len(problem.board_of))}
    for key, place in column.items():
        if key[0] == "x":
            _kind, e, c = key
            by_candidate[c].append(place)
            seat = column.get(("y", e, problem.board_of[c]))
            if seat is not None and (e, c) not in settled:
                add([(place, 1), (seat, -1)], -far, 0)
    for c, places in by_candidate.items():
        gap = [(column["s", c], 1.0)] if with_gaps else []
        add([*((place, 1.0) for place in places), *gap], problem.needed, problem.needed)
        if with_gaps:
            add([(column["s", c], 1.0), (column["u", c], -float(problem.needed))], -far, 0)
    for e in staff if problem.most_of else ():
        own = [(place, 1.0) for key, place in column.items() if key[:2] == ("x", e)]
        if own:
            add(own, 0, problem.most_of[e])
    for b in boards:
        add([(column["y", e, b], 1.0) for e in staff], 0, problem.seats)
    for e in staff:
        add([(column["y", e, b], 1.0) for b in boards], 0, problem.most_boards)
        for sitting in set(problem.sitting_of):
            together = [b for b in boards if problem.sitting_of[b] == sitting]
            if len(together) > 1:
                add([(column["y", e, b], 1.0) for b in together], 0, 1)
    for k, pair in enumerate(problem.links if problem.overlap else ()):
        for e in staff:
            for b in pair:
                add([(column["z", e, k], 1.0), (column["y", e, b], -1.0)], -far, 0)
        add([(column["z", e, k], 1.0) for e in staff], problem.overlap, far)


def main() -> None:
    """A problem as JSON in, a solution as JSON out."""
    given = json.load(sys.stdin)
    pairs = ("links", "barred", "far", "seated", "given", "settled")
    for name in pairs:
        given[name] = [tuple(pair) for pair in given.get(name, [])]
    json.dump(asdict(solve(Problem(**given))), sys.stdout)


if __name__ == "__main__":
    main()
