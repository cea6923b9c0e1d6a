"""Other ways to the list of `bench.ranking`: in memory with numpy and polars, and row by row in Python.

numpy and polars work in whole hundredths, so that their rounding is exact and their list must be ours;
the marks are copied out and the list is copied in. Row by row comes twice: the simple scheme with a
statement to read and one to write for each candidate, and the whole contract by the second, naive reading
of it that the stand-alone verifier carries. Each leaves bench_out with (g, c, score, rank).
"""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

_OUT = "COPY (SELECT g, c, k, (x * 100)::int AS x FROM bench_marks) TO STDOUT (FORMAT csv)"
_MADE = "CREATE UNLOGGED TABLE bench_out (g int, c int, score numeric, rank int)"


def _copied_out(cursor) -> io.BytesIO:
    out = io.BytesIO()
    cursor.copy_expert(_OUT, out)
    out.seek(0)
    return out


def by_numpy(cursor) -> None:
    import numpy as np  # noqa: PLC0415 - part of what is timed

    text = _copied_out(cursor).read().decode().replace("\n", ",")
    marks = np.fromstring(text, dtype=np.int64, sep=",").reshape(-1, 4)
    candidate = marks[:, 1]
    size = int(candidate.max()) + 1
    parts = []
    for number in (1, 2):
        of = marks[:, 2] == number
        total = np.bincount(candidate[of], marks[of, 3], size).astype(np.int64)
        count = np.bincount(candidate[of], minlength=size)
        parts.append((2 * total + count) // (2 * count))
    score = (4 * parts[0] + 6 * parts[1] + 5) // 10
    group = np.zeros(size, dtype=np.int64)
    group[candidate] = marks[:, 0]
    order = np.lexsort((-score, group))
    place = np.arange(size)
    new_group = np.r_[True, group[order][1:] != group[order][:-1]]
    new_score = new_group | np.r_[True, score[order][1:] != score[order][:-1]]
    start = np.maximum.accumulate(np.where(new_group, place, 0))
    tied = np.maximum.accumulate(np.where(new_score, place, 0))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = tied - start + 1
    cursor.execute(_MADE)
    rows = zip(group.tolist(), score.tolist(), rank.tolist(), strict=True)
    lines = "".join(f"{g}\t{c}\t{s / 100:.2f}\t{r}\n" for c, (g, s, r) in enumerate(rows))
    cursor.copy_expert("COPY bench_out FROM STDIN", io.StringIO(lines))


def by_polars(cursor) -> None:
    import polars as pl  # noqa: PLC0415 - part of what is timed

    marks = pl.read_csv(_copied_out(cursor), has_header=False, new_columns=["g", "c", "k", "x"])
    of = {number: pl.col("x").filter(pl.col("k") == number) for number in (1, 2)}
    means = marks.group_by("g", "c").agg(
        ((2 * one.sum() + one.count().cast(pl.Int64)) // (2 * one.count().cast(pl.Int64))).alias(
            f"m{number}"
        )
        for number, one in of.items()
    )
    score = (4 * pl.col("m1") + 6 * pl.col("m2") + 5) // 10
    ranked = means.select("g", "c", s=score).select(
        "g", "c", pl.col("s") / 100, rank=pl.col("s").rank("min", descending=True).over("g")
    )
    cursor.execute(_MADE)
    back = io.BytesIO()
    ranked.write_csv(back, include_header=False, float_precision=2)
    back.seek(0)
    cursor.copy_expert("COPY bench_out FROM STDIN (FORMAT csv)", back)


def in_turn(scheme: dict) -> Callable[[object], None]:
    """The simple scheme: each candidate's marks read, explained in fractions and written, then each rank."""
    from selection.ranking.explain import Given, explain  # noqa: PLC0415
    from selection.ranking.parse import scheme_of  # noqa: PLC0415

    parsed = scheme_of(json.dumps(scheme))
    names = {1: "written", 2: "interview"}

    def do(cursor) -> None:
        cursor.execute(_MADE)
        cursor.execute("CREATE UNIQUE INDEX ON bench_out (c)")
        cursor.execute("CREATE INDEX IF NOT EXISTS bench_marks_c ON bench_marks (c)")
        cursor.execute("SELECT DISTINCT g, c FROM bench_marks")
        groups: dict[int, list[tuple[Decimal, int]]] = {}
        for group, candidate in cursor.fetchall():
            cursor.execute("SELECT k, x FROM bench_marks WHERE c = %s", [candidate])
            given = [
                Given(names[k], str(number), "", Decimal(x))
                for number, (k, x) in enumerate(cursor.fetchall())
            ]
            found = explain(parsed, given, {}).scores["total"]
            assert found is not None
            score = Decimal(found.numerator) / Decimal(found.denominator)
            cursor.execute("INSERT INTO bench_out VALUES (%s, %s, %s)", [group, candidate, score])
            groups.setdefault(group, []).append((score, candidate))
        for members in groups.values():
            ordered = sorted(members, reverse=True)
            first = {score: place for place, (score, _c) in reversed([*enumerate(ordered, 1)])}
            for score, candidate in ordered:
                cursor.execute(
                    "UPDATE bench_out SET rank = %s WHERE c = %s", [first[score], candidate]
                )

    return do


def naively(scheme: dict) -> Callable[[object], None]:
    """The whole contract, candidate by candidate in fractions; every step's rows are written."""
    from selection.ranking.verify_selection import Recomputed  # noqa: PLC0415

    def do(cursor) -> None:
        out = io.StringIO()
        cursor.copy_expert(
            "COPY (SELECT c AS candidate, g AS \"group\", CASE k WHEN 1 THEN 'written' ELSE 'interview' "
            "END AS component, e AS examiner, p AS panel, x AS mark FROM bench_marks) "
            "TO STDOUT (FORMAT csv, HEADER)",
            out,
        )
        out.seek(0)
        marks = list(csv.DictReader(out))
        seats = {row["group"]: 5 for row in marks}
        cursor.execute("CREATE UNLOGGED TABLE bench_out (g int, c int, step text, score numeric, "
                       "rank int, outcome text, reason text)")  # fmt: skip
        lines = io.StringIO()
        csv.writer(lines).writerows(Recomputed(scheme, marks, seats, []).result())
        lines.seek(0)
        cursor.copy_expert("COPY bench_out FROM STDIN (FORMAT csv, FORCE_NOT_NULL (reason))", lines)

    return do
