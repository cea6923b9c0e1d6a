"""A scheme on marks that exist or are invented: who would go on. Nothing of it is written."""

import random
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Any

from django.db import DataError, connection, transaction
from django.utils.translation import gettext as _

from core.orgs.models import Membership
from planning.handover import editions
from selection.models import Mark, Nomination, Run, RunRow, Scheme
from selection.ranking import compile as compiler
from selection.ranking.compile import Source
from selection.ranking.functions import INSTALLED
from selection.ranking.plans import hash_joins
from selection.ranking.scheme import Component
from selection.ranking.scheme import Scheme as Parsed
from selection.ranking.source import source_of, split_group
from selection.services import runs, schemes
from selection.states import Outcome

INVENTED = "invented"
#: Groups of the invented trial, seats of each, and candidates for a seat.
GROUPS, SEATS, CANDIDATES = 3, 2, 12
#: Editions offered, and nominees named who would fare otherwise.
OFFERED, NAMED = 6, 50


@dataclass(frozen=True)
class TrialSource:
    """Whose marks are taken: invented ones, or those of an edition in the actor's view."""

    label: str
    edition: Any = None
    seats: dict[str, int] = field(default_factory=dict)


@dataclass
class StepResult:
    """What one step would do: how many entered, and how many met each outcome."""

    name: str
    entrants: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def outcomes(self) -> list[tuple[str, str, int]]:
        return [
            (outcome.value, str(outcome.label), self.counts[outcome.value])
            for outcome in Outcome
            if self.counts.get(outcome.value)
        ]


@dataclass
class Trial:
    """The result of a trial. `faults`: why these marks cannot be computed by this scheme."""

    steps: list[StepResult] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    groups: int = 0
    ties: list[str] = field(default_factory=list)
    #: Of an edition whose last step is in effect: who would go on now and did not, and the reverse.
    gains: list[Any] = field(default_factory=list)
    losses: list[Any] = field(default_factory=list)
    changes: int | None = None


def sources(scheme: Scheme, actor: Membership) -> dict[str, TrialSource]:
    """By the key that the page's address carries; invented marks first."""
    found = {INVENTED: TrialSource(_("Invented marks"))}
    with_marks = Mark.objects.filter(nomination__tier=scheme.tier)
    shown = editions(actor).filter(
        pk__in=with_marks.values("nomination__edition").order_by().distinct()
    )
    for edition in shown[:OFFERED]:
        found[str(edition.ref)] = TrialSource(
            str(edition), edition, runs.seats_of(edition, scheme.tier, actor)
        )
    return found


def attempt(scheme: Scheme, source: TrialSource) -> Trial:
    """Computes as a run does, by the same statement, and keeps nothing."""
    parsed = schemes.parsed_of(scheme)
    if source.edition is None:
        return _computed(parsed, _invented(parsed))
    missing = _without_marks(parsed, source.edition, scheme.tier)
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        return Trial(faults=[_("That edition has no marks for %s.") % names])
    real = source_of(parsed, source.edition.pk, scheme.tier, source.seats)
    trial = _computed(parsed, real, names=True)
    if not trial.faults:
        _compare(trial, source.edition, scheme.tier)
    return trial


def _without_marks(parsed: Parsed, edition: Any, tier: str) -> list[str]:
    known = set(
        Mark.objects.of(edition, tier).order_by().values_list("component", flat=True).distinct()
    )
    return [
        component.name
        for component in parsed.components
        if component.name not in known and component.default is None
    ]


def _computed(parsed: Parsed, source: Source, *, names: bool = False) -> Trial:
    trial = Trial()
    try:
        # A savepoint: a scheme that cannot digest these marks must not spoil the request.
        with transaction.atomic(), hash_joins(), connection.cursor() as cursor:
            trial.faults = runs.faults_of(cursor, parsed, source) if names else []
            if trial.faults:
                return trial
            cursor.execute(
                f"SELECT step, outcome, g, array_agg(c ORDER BY c) FROM "
                f"({compiler.statement(parsed, source)}) AS r GROUP BY step, outcome, g"
            )
            rows = cursor.fetchall()
    except DataError:
        trial.faults = [_("These marks cannot be computed by this scheme.")]
        return trial
    trial.steps = [StepResult(step.name) for step in parsed.steps]
    trial.groups = len({row[2] for row in rows})
    tied = set()
    kept: list[int] = []
    for number, outcome, group, candidates in rows:
        step = trial.steps[number - 1]
        step.entrants += len(candidates)
        step.counts[outcome] = step.counts.get(outcome, 0) + len(candidates)
        if outcome == Outcome.TIE_UNRESOLVED:
            tied.add(group)
        if outcome == Outcome.KEPT and number == len(parsed.steps):
            kept += candidates
    trial.ties = [str(split_group(group)[0]) for group in sorted(tied)]
    trial.gains = kept
    return trial


def _compare(trial: Trial, edition: Any, tier: str) -> None:
    """Against the list of the last step that took effect in that edition, if one did."""
    kept = set(trial.gains)
    trial.gains = []
    effective = (
        Run.objects.effective().filter(edition=edition, tier=tier).order_by("-step_number").first()
    )
    if effective is None:
        return
    went = set(
        RunRow.objects.filter(run=effective, outcome=Outcome.KEPT).values_list(
            "nomination_id", flat=True
        )
    )
    trial.gains = _named(kept - went)
    trial.losses = _named(went - kept)
    trial.changes = len(kept ^ went)


def _named(ids: set[int]) -> list[Any]:
    rows = Nomination.objects.filter(pk__in=ids).select_related("place", "sub_project")
    return list(rows.order_by("pinyin_key", "pk")[:NAMED])


# -- invented marks -----------------------------------------------------------------------------


def _invented(parsed: Parsed) -> Source:
    """Marks around seven tenths of the highest, the same for every reader of the same scheme."""
    dice = random.Random(parsed.name)  # noqa: S311 - an example, not a draw
    lines, events = [], "SELECT NULL::int AS c, NULL::int AS step, NULL::text AS event WHERE false"
    for group in range(1, GROUPS + 1):
        for place in range(SEATS * CANDIDATES):
            candidate = group * 1_000 + place
            lines.append(f"({group}, {candidate}, 0, NULL, NULL)")
            for number, component in enumerate(parsed.components, 1):
                panel = f"'{place % 2 + 1}'" if component.panels else "NULL"
                for _examiner in range(component.drops + 3 if component.drops else 1):
                    mark = _mark(component, dice)
                    lines.append(f"({group}, {candidate}, {number}, {panel}, {mark})")
    seats = ", ".join(f"({group}, {SEATS})" for group in range(1, GROUPS + 1))
    return Source(
        marks=(
            "SELECT v.g::bigint AS g, v.c::bigint AS c, v.k, v.p::text AS p, v.x::numeric AS x "
            f"FROM (VALUES {', '.join(lines)}) AS v(g, c, k, p, x)"
        ),
        seats=f"SELECT v.g::bigint AS g, v.seats FROM (VALUES {seats}) AS v(g, seats)",
        events=events,
        prefix=INSTALLED,
    )


def _mark(component: Component, dice: random.Random) -> str:
    """A mark in tenths of a hundredth part of the highest, bell-shaped around 70 %."""
    share = Decimal(ceil(sum(dice.uniform(0, 1) for _turn in range(12)) * 75 + 250)) / 1000
    return format(component.max * min(share, Decimal(1)), "f")
