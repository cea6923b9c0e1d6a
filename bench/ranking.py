"""`python -m bench.ranking [--candidates 10000,100000,1000000]`: the statement that ranks, beside others.

Ten marks for each candidate, about 325 candidates to a group, as in the national demo. Beside our
statement, in the same minute and on the same rows: the plain pivot in `numeric` of the programme's
performance paper; numpy, with the marks copied out and the ranks copied in; and the explanation of each
candidate in turn, up to 10,000. The others round nowhere, know no steps or panels: they are what computing
costs, not another way to the same list.
"""

import argparse
import io
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import psycopg2

from bench import servers
from bench.harness import RESULTS, _say

SIZES = "10000,100000,1000000"
IN_A_GROUP = 325
EXAMINERS = 5
PANELS = 4
#: Beyond this many the explanation of each in turn is left out.
LOOPED = 10_000
#: Seconds for the simple scheme, and how often the plain pivot the whole contract may take.
GOALS = {10_000: 0.3, 100_000: 2, 1_000_000: 30}
TIMES_PIVOT = 2.5
ONE_GROUP = 0.15

_WEIGHTS = {"written": "0.4", "interview": "0.6"}
SIMPLE = {
    "name": "simple",
    "components": {"written": {"max": "100"}, "interview": {"max": "100"}},
    "composites": {"total": {"of": _WEIGHTS}},
    "steps": [{"name": "list", "score": "total", "keep": {"per_seat": "3", "ties": "all"}}],
}
FULL = {
    "name": "full",
    "components": {
        "written": {"max": "100"},
        "interview": {
            "max": "100",
            "examiners": {"drop_highest": 1, "drop_lowest": 1},
            "panels": {"method": "double_average", "trim_highest": 1, "trim_lowest": 1},
        },
    },
    "composites": {
        "total": {"of": _WEIGHTS},
        "final": {"of": {"total": "0.5", "interview": "0.5"}, "digits": 3},
    },
    "steps": [
        {
            "name": "exam",
            "score": "written",
            "pass_mark": "40",
            "keep": {"per_seat": "30", "ties": "all"},
            "backfill": True,
        },
        {"name": "interview", "score": "total", "keep": {"per_seat": "10", "ties": "all"}},
        {"name": "list", "score": "final", "keep": {"per_seat": "3", "ties": "break"}},
    ],
    "tie_break": ["unrounded", "interview", "written"],
}

_FILL = """
CREATE UNLOGGED TABLE bench_marks AS
SELECT c / %(group)s AS g, c, k::smallint, (c / %(group)s) * %(panels)s + c %% %(panels)s AS p,
       (30 + ((hashint8(c * 16 + k * 8 + e) & 2147483647) %% 7001) / 100.0)::numeric(6, 2) AS x,
       (c / %(group)s) * 16 + k * 8 + e AS e
FROM generate_series(0, %(count)s - 1) AS c, generate_series(1, 2) AS k,
     generate_series(1, %(examiners)s) AS e;
CREATE INDEX ON bench_marks (g);
CREATE UNLOGGED TABLE bench_seats AS SELECT DISTINCT g, 5::numeric AS seats FROM bench_marks;
ANALYZE bench_marks, bench_seats
"""
# As the goal's author measured it: each examiner's marks put on one scale, a weighted composite, the rank
# in the group by five keys and in the whole, and whether it is inside the cut.
_PIVOT = """
CREATE UNLOGGED TABLE bench_out AS
WITH examiner AS (SELECT e, avg(x) AS mean, stddev_pop(x) AS spread FROM bench_marks GROUP BY e),
scored AS (
    SELECT m.g, m.c, avg((m.x - e.mean) / e.spread) FILTER (WHERE k = 1) AS written,
           avg((m.x - e.mean) / e.spread) FILTER (WHERE k = 2) AS interview, max(m.x) AS best,
           min(m.x) AS least
    FROM bench_marks m JOIN examiner e USING (e) GROUP BY m.g, m.c),
ranked AS (
    SELECT *, 0.4 * written + 0.6 * interview AS score,
           rank() OVER (PARTITION BY g ORDER BY 0.4 * written + 0.6 * interview DESC,
                        interview DESC, written DESC, best DESC, least DESC) AS in_group,
           rank() OVER (ORDER BY 0.4 * written + 0.6 * interview DESC) AS overall
    FROM scored)
SELECT *, in_group <= 15 AS inside FROM ranked
"""


@dataclass
class Timed:
    what: str
    size: int
    seconds: float
    goal: float | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--candidates", default=SIZES)
    options = parser.parse_args()
    with servers.running() as server:
        import django  # noqa: PLC0415 - the servers had to be named first

        django.setup()
        found = []
        with _owner() as cursor:
            for size in map(int, options.candidates.split(",")):
                for one in measured(cursor, size):
                    _say(f"{one.what}, {one.size:,}: {one.seconds:.3f} s")
                    found.append(one)
    text = report(found, server)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "ranking.md").write_text(text, encoding="utf-8")
    _say(text)


@contextmanager
def _owner() -> Iterator:
    from selection.ranking.functions import FUNCTIONS  # noqa: PLC0415

    connection = psycopg2.connect(os.environ["DATABASE_OWNER_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS.replace("{prefix}", "bench_"))
        # As the program does around the statement (selection/ranking/plans.py).
        cursor.execute("SET enable_nestloop = off")
        yield cursor
    connection.close()


def measured(cursor, size: int) -> Iterator[Timed]:
    cursor.execute("DROP TABLE IF EXISTS bench_marks, bench_seats")
    values = {"count": size, "group": IN_A_GROUP, "panels": PANELS, "examiners": EXAMINERS}
    cursor.execute(_FILL, values)
    simple, full = _statement(SIMPLE), _statement(FULL)
    pivot = _best(lambda: _made(cursor, _PIVOT))
    yield Timed("plain pivot", size, pivot)
    yield Timed(
        "ours, simple scheme", size, _best(lambda: _made(cursor, _kept(simple))), GOALS.get(size)
    )
    whole = _best(lambda: _made(cursor, _kept(full)))
    yield Timed("ours, whole contract", size, whole, pivot * TIMES_PIVOT)
    one = _statement(FULL, "WHERE g = 1")
    yield Timed(
        "ours, whole contract, one group",
        size,
        _best(lambda: _made(cursor, _kept(one))),
        ONE_GROUP,
    )
    yield Timed("numpy, copied out and in", size, _best(lambda: by_numpy(cursor)))
    if size <= LOOPED:
        yield Timed("each candidate in turn", size, _best(lambda: in_turn(cursor), 1))


def _statement(document: dict, where: str = "") -> str:
    from selection.ranking import compile as compiler  # noqa: PLC0415
    from selection.ranking.parse import scheme_of  # noqa: PLC0415

    source = compiler.Source(
        marks=f"SELECT g, c, k, p, x FROM bench_marks {where}",
        seats=f"SELECT * FROM bench_seats {where}",
        events="SELECT NULL::int AS c, NULL::smallint AS step, NULL::text AS event WHERE false",
        prefix="bench_",
    )
    return compiler.statement(scheme_of(json.dumps(document)), source)


def _kept(statement: str) -> str:
    return f"CREATE UNLOGGED TABLE bench_out AS {statement}"


def _made(cursor, statement: str) -> None:
    cursor.execute(statement)
    assert cursor.rowcount > 0


def _best(do: Callable[[], object], count: int = 3) -> float:
    """Seconds, the best of some: noise only adds. What it makes is dropped in between."""
    taken = []
    for _ in range(count):
        with psycopg2.connect(os.environ["DATABASE_OWNER_URL"]) as other, other.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bench_out")
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    return min(taken)


def by_numpy(cursor) -> None:
    """Binary floating point, means and ranks in memory; marks out and ranks in by COPY."""
    import numpy as np  # noqa: PLC0415

    out = io.BytesIO()
    cursor.copy_expert("COPY (SELECT g, c, k, x FROM bench_marks) TO STDOUT (FORMAT csv)", out)
    marks = np.fromstring(out.getvalue().replace(b"\n", b","), dtype=float, sep=",").reshape(-1, 4)
    candidate = marks[:, 1].astype(np.int64)
    size = int(candidate.max()) + 1
    score = np.zeros(size)
    for number, weight in ((1, 0.4), (2, 0.6)):
        of = marks[:, 2] == number
        sums = np.bincount(candidate[of], marks[of, 3], size)
        score += weight * sums / np.bincount(candidate[of], minlength=size)
    group = np.zeros(size, dtype=np.int64)
    group[candidate] = marks[:, 0].astype(np.int64)
    order = np.lexsort((-score, group))
    first = np.r_[True, group[order][1:] != group[order][:-1]]
    start = np.maximum.accumulate(np.where(first, np.arange(size), 0))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size) - start + 1
    cursor.execute("CREATE UNLOGGED TABLE bench_out (g int, c int, score float8, rank int)")
    lines = io.StringIO(
        "".join(
            f"{g}\t{c}\t{s}\t{r}\n"
            for c, (g, s, r) in enumerate(
                zip(group.tolist(), score.tolist(), rank.tolist(), strict=True)
            )
        )
    )
    cursor.copy_expert("COPY bench_out FROM STDIN", lines)


def in_turn(cursor) -> None:
    """One statement to read and one to write for each, exact fractions in between; no rank yet."""
    from selection.ranking.explain import Given, explain  # noqa: PLC0415
    from selection.ranking.parse import scheme_of  # noqa: PLC0415

    scheme = scheme_of(json.dumps(SIMPLE))
    names = {1: "written", 2: "interview"}
    cursor.execute("CREATE UNLOGGED TABLE bench_out (c int, score numeric)")
    cursor.execute("CREATE INDEX IF NOT EXISTS bench_marks_c ON bench_marks (c)")
    cursor.execute("SELECT DISTINCT c FROM bench_marks")
    for (candidate,) in cursor.fetchall():
        cursor.execute("SELECT k, x FROM bench_marks WHERE c = %s", [candidate])
        given = [
            Given(names[k], str(number), "", Decimal(x))
            for number, (k, x) in enumerate(cursor.fetchall())
        ]
        score = explain(scheme, given, {}).scores["total"]
        assert score is not None
        cursor.execute("INSERT INTO bench_out VALUES (%s, %s)", [candidate, str(float(score))])


def report(found: list[Timed], server: str) -> str:
    pivots = {one.size: one.seconds for one in found if one.what == "plain pivot"}
    lines = []
    for one in found:
        goal = "" if one.goal is None else f"{one.goal:.2f}"
        verdict = "" if one.goal is None else "ok" if one.seconds <= one.goal else "MISS"
        ratio = one.seconds / pivots[one.size]
        lines.append(
            f"| {one.size:,} | {one.what} | {ratio:.2f} | {one.seconds:.3f} | {goal} | {verdict} |"
        )
    return "\n".join(
        (
            "# Ranking in one statement\n",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores shared with "
            f"other work, Python {platform.python_version()}, {server}. Ten marks each, "
            f"{IN_A_GROUP} candidates to a group; the best of three.\n",
            "*ratio*: to the plain pivot over the same rows in the same minute. *goal*: seconds; of the "
            f"whole contract {TIMES_PIVOT} times the pivot.\n",
            "| candidates | what | ratio | s | goal | verdict |",
            "|---|---|---|---|---|---|",
            *lines,
            "",
        )
    )


if __name__ == "__main__":
    main()
