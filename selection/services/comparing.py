"""Two runs of one step held against each other: who moved, and why."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, FilteredRelation, Func, Q, QuerySet, Value, When

from selection.models import Run
from selection.ranking.source import group_key
from selection.states import Outcome

#: Rows of a comparison that are shown; the counts are of all.
SHOWN = 500
#: Kinds of change, the gravest first.
KINDS = ("out", "in", "gone", "new", "outcome", "rank", "score")


@dataclass(frozen=True)
class Standing:
    """Of one nominee in one run."""

    score: Decimal | None
    rank: int | None
    outcome: str

    @property
    def label(self) -> str:
        return str(Outcome(self.outcome).label)


@dataclass(frozen=True)
class Change:
    """One nominee whom the two runs see differently; the side that does not know the nominee is None.

    `causes`: another score comes from other "marks", or from another "scheme" where the runs have not
    the same (the marks may then differ too); with the score as it was, "others" moved or the group has
    another number of "seats".
    """

    kind: str
    nomination: dict[str, Any]
    before: Standing | None
    after: Standing | None
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    counts: dict[str, int]
    changes: list[Change]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.changes)


def comparable(run: Run, runs: QuerySet[Any]) -> QuerySet[Any]:
    """Other computed runs of the same step, the newest first."""
    same = runs.filter(edition=run.edition_id, tier=run.tier, step=run.step)
    return same.exclude(pk=run.pk).exclude(result_digest="").order_by("-id")


def compare(before: Run, after: Run, rows: QuerySet[Any], *, kind: str = "") -> Comparison:
    """`rows`: the results in the reader's scope. Four statements, however many moved.

    `kind` shows one kind of change alone; the counts are always of all.
    """
    here = _beside(rows.filter(run=after), before)
    lost = _beside(rows.filter(run=before), after).filter(other__id__isnull=True)
    counts = dict(here.order_by().values_list("kind").annotate(Count("pk")))
    counts |= {"gone": lost.order_by().count()}
    counts = {name: counts[name] for name in KINDS if counts.get(name)}
    wanted = here.filter(kind=kind) if kind else here
    shown = [] if kind == "gone" else list(_values(wanted)[:SHOWN])
    if kind in ("", "gone"):
        shown += [{**row, "kind": "gone"} for row in _values(lost)[: SHOWN - len(shown)]]
    shown.sort(key=lambda row: KINDS.index(row["kind"]))
    return Comparison(counts, [_change(row, before, after) for row in shown])


def _beside(rows: QuerySet[Any], other: Run) -> QuerySet[Any]:
    """Each row with that of the same nominee in the other run; only those that differ."""
    joined = rows.annotate(
        other=FilteredRelation("nomination__run_rows", condition=Q(nomination__run_rows__run=other))
    )
    kept = Q(outcome=Outcome.KEPT)
    was_kept = Q(other__outcome=Outcome.KEPT)
    return (
        joined.annotate(
            another_score=_differs("score"),
            another_rank=_differs("rank"),
            another_outcome=_differs("outcome"),
        )
        .filter(Q(another_score=True) | Q(another_rank=True) | Q(another_outcome=True))
        .annotate(
            kind=Case(
                When(Q(other__id__isnull=True), then=Value("new")),
                When(kept & ~was_kept, then=Value("in")),
                When(was_kept & ~kept, then=Value("out")),
                When(another_outcome=True, then=Value("outcome")),
                When(another_rank=True, then=Value("rank")),
                default=Value("score"),
            )
        )
    )


def _differs(name: str) -> Func:
    """A missing value is a value too: NULL differs from any other, and from NULL not."""
    return Func(
        F(name),
        F(f"other__{name}"),
        template="(%(expressions)s)",
        arg_joiner=" IS DISTINCT FROM ",
        output_field=models.BooleanField(),
    )


def _values(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The gravest first, then in the order of the list."""
    grave = Case(*(When(kind=name, then=Value(place)) for place, name in enumerate(KINDS)))
    ordered = rows.order_by(
        grave, "sub_project_id", "place_id", F("rank").asc(nulls_last=True), "pk"
    )
    return ordered.values(
        "kind", "score", "rank", "outcome", "sub_project_id", "place_id", "another_score",
        "other__id", "other__score", "other__rank", "other__outcome",
        "nomination__ref", "nomination__name", "nomination__pinyin", "nomination__exam_number",
        "nomination__place__name", "nomination__place__latin", "sub_project__field",
    )  # fmt: skip


def _change(row: dict[str, Any], before: Run, after: Run) -> Change:
    own = Standing(row["score"], row["rank"], row["outcome"])
    if row["kind"] == "gone":
        return Change("gone", _nominee(row), own, None, ())
    if row["other__id"] is None:
        return Change("new", _nominee(row), None, own, ())
    other = Standing(row["other__score"], row["other__rank"], row["other__outcome"])
    return Change(row["kind"], _nominee(row), other, own, _causes(row, before, after))


def _nominee(row: dict[str, Any]) -> dict[str, Any]:
    start = "nomination__"
    found = {key.removeprefix(start): value for key, value in row.items() if key.startswith(start)}
    return found | {"field": row["sub_project__field"]}


def _causes(row: dict[str, Any], before: Run, after: Run) -> tuple[str, ...]:
    if row["another_score"]:
        return ("marks",) if before.scheme_id == after.scheme_id else ("scheme",)
    group = str(group_key(row["sub_project_id"], row["place_id"]))
    causes = ["seats"] if before.seats.get(group) != after.seats.get(group) else []
    causes += ["others"] if row["rank"] != row["other__rank"] or not causes else []
    return tuple(causes)
