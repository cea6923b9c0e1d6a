"""`python -m bench.ranking [--candidates 10000,100000,1000000]`: the statement that ranks, beside others.

Ten marks for each candidate, about 325 candidates to a group, as in the national demo. Beside our
statement, in the same minute and on the same rows: the plain pivot in `numeric` of the programme's
performance paper, which rounds nowhere and knows no steps or panels; and the ways of `bench.rivals`, whose
lists are compared with ours row by row: one that differed would end the run. What goes row by row is
measured at 10,000 alone and never reckoned up to more.
"""

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import psycopg2

from bench import rivals, servers
from bench.harness import RESULTS, _say
from bench.measure import UNDISTURBED_MS, calibrate

SIZES = "10000,100000,1000000"
IN_A_GROUP = 325
EXAMINERS = 5
PANELS = 4
#: Beyond this many what goes row by row is left out.
LOOPED = 10_000
#: Seconds for the simple scheme, and how often the plain pivot the whole contract may take.
GOALS = {10_000: 0.3, 100_000: 2, 1_000_000: 30}
TIMES_PIVOT = 2.5
ONE_GROUP = 0.15
TURNS = 3
PIVOT, SIMPLY, WHOLLY = "plain pivot", "ours, simple scheme", "ours, whole contract"
#: Steps by name, as the naive reading writes them.
_NAMED = """SELECT g, c, (ARRAY['exam', 'interview', 'list'])[step] AS step, score, rank::int, outcome,
       reason"""

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
    #: How slow the machine was in between; one is undisturbed.
    slowness: float = 1

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "ok" if self.seconds <= self.goal else "MISS"


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
    cursor.execute("DROP TABLE IF EXISTS bench_marks, bench_seats, bench_simple, bench_whole")
    values = {"count": size, "group": IN_A_GROUP, "panels": PANELS, "examiners": EXAMINERS}
    cursor.execute(_FILL, values)

    def timed(works: dict[str, Callable], turns: int = TURNS) -> dict[str, Timed]:
        taken = _bests({what: partial(do, cursor) for what, do in works.items()}, turns)
        return {what: Timed(what, size, *figures) for what, figures in taken.items()}

    sql = timed({PIVOT: _making(_PIVOT), SIMPLY: _ours(SIMPLE), WHOLLY: _ours(FULL)})
    sql[SIMPLY].goal = GOALS.get(size)
    sql[WHOLLY].goal = sql[PIVOT].seconds * TIMES_PIVOT
    yield from sql.values()
    one = timed({"ours, whole contract, one group": _ours(FULL, "WHERE g = 1")})
    for each in one.values():
        each.goal = ONE_GROUP
        yield each
    _bests({SIMPLY: partial(_ours(SIMPLE), cursor)}, 1)
    cursor.execute("CREATE UNLOGGED TABLE bench_simple AS SELECT g, c, score, rank FROM bench_out")
    _bests({WHOLLY: partial(_ours(FULL), cursor)}, 1)
    cursor.execute(f"CREATE UNLOGGED TABLE bench_whole AS {_NAMED} FROM bench_out")
    for what, do in (("numpy", rivals.by_numpy), ("polars", rivals.by_polars)):
        yield from timed({f"simple scheme by {what}, copied out and in": do}).values()
        _alike(cursor, "bench_simple", "g, c, score, rank")
    if size <= LOOPED:
        yield from timed({"simple scheme, row by row": rivals.in_turn(SIMPLE)}, 1).values()
        _alike(cursor, "bench_simple", "g, c, score, rank")
        yield from timed({"whole contract, row by row": rivals.naively(FULL)}, 1).values()
        _alike(cursor, "bench_whole", "*")


def _alike(cursor, ours: str, columns: str) -> None:
    """Another way has to come to the same list."""
    cursor.execute(
        f"SELECT count(*) FROM ((TABLE {ours} EXCEPT ALL SELECT {columns} FROM bench_out) UNION ALL "
        f"(SELECT {columns} FROM bench_out EXCEPT ALL TABLE {ours})) AS differing"
    )
    (differing,) = cursor.fetchone()
    assert differing == 0, f"{differing} rows differ"


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


def _ours(document: dict, where: str = "") -> Callable:
    return _making(f"CREATE UNLOGGED TABLE bench_out AS {_statement(document, where)}")


def _making(statement: str) -> Callable:
    def do(cursor) -> None:
        cursor.execute(statement)
        assert cursor.rowcount > 0

    return do


def _bests(
    works: dict[str, Callable[[], object]], turns: int
) -> dict[str, tuple[float, None, float]]:
    """Seconds of each, the best of some turns, for noise only adds; and how slow the machine was meanwhile.
    They take turns, so that all meet the same noise. What is made is dropped in between."""
    taken: dict[str, list[float]] = {what: [] for what in works}
    loops: dict[str, list[float]] = {what: [] for what in works}
    for _ in range(turns):
        for what, do in works.items():
            with (
                psycopg2.connect(os.environ["DATABASE_OWNER_URL"]) as other,
                other.cursor() as cursor,
            ):
                cursor.execute("DROP TABLE IF EXISTS bench_out")
            loops[what] += [calibrate() for _ in range(20)]
            began = time.perf_counter()
            do()
            taken[what].append(time.perf_counter() - began)
    return {
        what: (min(taken[what]), None, max(statistics.median(loops[what]) / UNDISTURBED_MS, 1))
        for what in works
    }


def report(found: list[Timed], server: str) -> str:
    pivots = {one.size: one.seconds for one in found if one.what == PIVOT}
    lines = []
    for one in found:
        goal = "" if one.goal is None else f"{one.goal:.2f}"
        ratio = one.seconds / pivots[one.size]
        lines.append(
            f"| {one.size:,} | {one.what} | {ratio:.2f} | {one.seconds:.3f} | {goal} | "
            f"{one.slowness:.1f} | {one.verdict} |"
        )
    return "\n".join(
        (
            "# Ranking in one statement\n",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores shared with "
            f"other work, Python {platform.python_version()}, {server}. Ten marks each, "
            f"{IN_A_GROUP} candidates to a group; the best of {TURNS}, row by row one turn. Each list but "
            "the pivot's, which does not round, was compared with ours: none differs.\n",
            "*ratio*: to the plain pivot over the same rows in the same minute. *goal*: seconds; of the "
            f"whole contract {TIMES_PIVOT} times the pivot. *slow*: how much slower than undisturbed "
            f"({UNDISTURBED_MS:.1f} ms) a loop of 200,000 turns in between was.\n",
            "| candidates | what | ratio | s | goal | slow | verdict |",
            "|---|---|---|---|---|---|---|",
            *lines,
            "",
        )
    )


if __name__ == "__main__":
    main()
