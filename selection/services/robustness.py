"""How firmly a ranked list stands: other weights, other markers, many draws; and second looks.

Weights move by a share of themselves and keep their reach; each mark moves by the standard error
that its component's examiners show. Nothing here changes a score, a rank or a state.
"""

import datetime
import hashlib
import json
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib import metadata
from math import ceil, sqrt
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    BorderlineRule,
    Nomination,
    Run,
    RunRow,
    SecondLook,
    Sensitivity,
    SensitivityRow,
)
from selection.ranking import apart
from selection.ranking.scheme import Scheme as Parsed
from selection.ranking.source import group_key
from selection.rules.weights import Swap, smallest_swap
from selection.services import schemes
from selection.states import Outcome, RunState, View

JOB = "selection.test_robustness"
DRAWS, SPREAD = 2_000, Decimal("0.100")
BAND = (Decimal("0.050"), Decimal("0.950"))
#: Seconds of computing for one run; five thousand candidates take a few.
SECONDS = 300
#: Groups whose pair at the line is shown.
SWAPS = 200
_MARKS = """
    SELECT m.nomination_id, m.component, avg(coalesce(m.adjusted, m.mark))::float8, count(m.mark),
           coalesce(var_samp(coalesce(m.adjusted, m.mark)), 0)::float8
    FROM selection_mark m JOIN selection_runrow r ON r.nomination_id = m.nomination_id
    WHERE r.run_id = %s AND m.mark IS NOT NULL AND m.component = ANY(%s)
    GROUP BY m.nomination_id, m.component
"""
_INSERT = """
    INSERT INTO selection_sensitivityrow
        (ref, version, org_path, sensitivity_id, nomination_id, rank, is_kept, inside, rank_low,
         rank_high, is_borderline)
    SELECT gen_random_uuid(), 0, r.org_path, %s, r.nomination_id, r.rank, r.outcome = 'kept',
           x.inside, x.low, x.high, x.inside > %s AND x.inside < %s
    FROM jsonb_to_recordset(%s::jsonb) AS x(id bigint, inside numeric, low int, high int)
    JOIN selection_runrow r ON r.id = x.id
    ORDER BY r.id
"""


@dataclass(frozen=True)
class Pair:
    """The last who goes on and the first who does not, in one group, and what would swap them."""

    inside: Nomination
    outside: Nomination
    gap: Decimal
    swap: Swap


def start(run: Run, *, actor: Membership, now: datetime.datetime) -> None:
    """A worker draws; the page of the run shows what came of it."""
    _require_computed(run)
    with act(actor, now):
        record(run, "run.test_robustness", after={"draws": DRAWS, "spread": str(SPREAD)})
        later(JOB, actor=actor, now=now, params={"run": str(run.ref)}, key=f"robust:{run.ref}")


def compute(run: Run, *, actor: Membership, now: datetime.datetime) -> Sensitivity:
    """Draw, and keep the result. The seed comes from the input: the same run, the same result."""
    _require_computed(run)
    done = Sensitivity.objects.filter(run=run, draws=DRAWS, spread=SPREAD).first()
    if done is not None:
        return done
    parsed = schemes.parsed_of(run.scheme)
    results = list(
        RunRow.objects.filter(run=run, score__isnull=False)
        .exclude(outcome=Outcome.GROUP_CANCELLED)
        .order_by("pk")
        .values_list("pk", "nomination_id", "sub_project_id", "place_id", "score")
    )
    request, order, errors = _request(run, parsed, results)
    found = draw(request)
    lines = [
        {"id": row, "inside": round(inside / DRAWS, 4), "low": low, "high": high}
        for group, rows_ in zip(order, found, strict=True)
        for row, (inside, low, high) in zip(group, rows_, strict=True)
    ]
    text = json.dumps(lines, sort_keys=True)
    sensitivity = Sensitivity(
        org_path=run.org_path,
        run=run,
        seed=request["seed"],
        draws=DRAWS,
        spread=SPREAD,
        band_low=BAND[0],
        band_high=BAND[1],
        errors=errors,
        library=f"numpy {metadata.version('numpy')}",
        borderline=sum(BAND[0] < Decimal(str(line["inside"])) < BAND[1] for line in lines),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    with act(actor, now):
        rows.create(sensitivity, actor=actor, now=now, names=["run", "seed", "borderline"])
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [sensitivity.pk, *BAND, text])
    return sensitivity


def draw(request: dict[str, Any]) -> list[list[list[int]]]:
    """What `simulate` answers, from a process of its own."""
    try:
        found: list[list[list[int]]] = apart.answer("simulate", request, SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The draws did not end within the time allowed.")) from error
    return found


def _request(
    run: Run, parsed: Parsed, results: list[Any]
) -> tuple[dict[str, Any], list[list[int]], dict[str, float | None]]:
    step = parsed.steps[run.step_number - 1]
    weights = parsed.coefficients(step.score)
    names = list(weights)
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, [run.pk, names])
        marks = {(row[0], row[1]): row[2:] for row in cursor.fetchall()}
    single = {name: _error_of_one(marks, name) for name in names}
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in results:
        groups[group_key(row[2], row[3])].append(row)
    body, order = [], []
    for key in sorted(groups):
        members = groups[key]
        order.append([row[0] for row in members])
        seats = int(run.seats.get(str(key), 0))
        known = [[marks.get((row[1], name)) for name in names] for row in members]
        body.append(
            {
                "places": None if step.per_seat is None else ceil(step.per_seat * seats),
                "scores": [float(row[4]) for row in members],
                "parts": [[one[0] if one else 0.0 for one in line] for line in known],
                "errors": [
                    [
                        (single[name] or 0.0) / sqrt(one[1]) if one else 0.0
                        for name, one in zip(names, line, strict=True)
                    ]
                    for line in known
                ],
            }
        )
    request = {
        "seed": int(run.inputs_digest[:7], 16),
        "draws": DRAWS,
        "spread": float(SPREAD) if len(names) > 1 else 0.0,
        "weights": [float(weights[name]) for name in names],
        "highest": [float(parsed.component[name].max) for name in names],
        "pass_mark": None if step.pass_mark is None else float(step.pass_mark),
        "groups": body,
    }
    return request, order, single


def _error_of_one(marks: dict[tuple[int, str], Any], name: str) -> float | None:
    """Pooled standard deviation of the examiners of one paper; None where each has one mark."""
    freedom, squares = 0, 0.0
    for (_nomination, component), (_mean, count, variance) in marks.items():
        if component == name and count > 1:
            freedom += count - 1
            squares += variance * (count - 1)
    return sqrt(squares / freedom) if freedom else None


def _require_computed(run: Run) -> None:
    if run.state not in (RunState.DONE, RunState.EFFECTIVE):
        raise MoveRefused(_("Only a computed list is tested."), code="state")


# -- second looks -------------------------------------------------------------------------------


def latest(run: Run) -> Sensitivity | None:
    return Sensitivity.objects.filter(run=run).order_by("-pk").first()


def due(run: Run) -> QuerySet[Any]:
    """Who stands near the line by the last test and has not been looked at again."""
    test = latest(run)
    looked = SecondLook.objects.filter(run=run).values("nomination_id")
    near = SensitivityRow.objects.filter(sensitivity=test, is_borderline=True)
    return near.exclude(nomination_id__in=looked).order_by("pk")


def look(
    row: SensitivityRow, *, view: str, reason: str, actor: Membership, now: datetime.datetime
) -> SecondLook:
    """One person's view of a nominee near the line; the list itself stays as computed."""
    run = row.sensitivity.run
    if run.state != RunState.DONE:
        raise MoveRefused(_("This list has its effect already, or is no longer in use."))
    if not row.is_borderline:
        raise MoveRefused(_("This nominee does not stand near the line."))
    if not reason.strip():
        raise Refused(fields={"reason": _("Say what the second look found.")})
    if view == View.LEAVES and not row.is_kept:
        raise Refused(fields={"view": _("The list does not let this nominee go on anyway.")})
    seen = SecondLook.objects.filter(run=run, nomination=row.nomination_id).first()
    values = {"view": view, "reason": reason, "user_id": actor.user_id, "looked_at": now}
    with act(actor, now):
        if seen is not None:
            return rows.change(seen, values, actor=actor, now=now, verb="revise", reason=reason)
        fresh = SecondLook(org_path=row.org_path, run=run, nomination=row.nomination, **values)
        return rows.create(fresh, actor=actor, now=now, names=["nomination", "view"], reason=reason)


def require_looked_at(run: Run) -> None:
    """Refuses to give a list effect where its edition asks for second looks and some are due."""
    if not BorderlineRule.objects.filter(edition=run.edition_id, tier=run.tier).exists():
        return
    if latest(run) is None:
        raise MoveRefused(_("Test how firmly this list stands before it takes effect."))
    if waiting := due(run).count():
        raise MoveRefused(
            ngettext(
                "%(count)d nominee near the line waits for a second look.",
                "%(count)d nominees near the line wait for a second look.",
                waiting,
            )
            % {"count": waiting}
        )


def leaving(run: Run) -> dict[Any, str]:
    """Nomination ref -> reason, of those who by a second look should not go on."""
    looks = SecondLook.objects.filter(run=run, view=View.LEAVES)
    return dict(looks.values_list("nomination__ref", "reason"))


def require_looks(
    *,
    edition: Any,
    tier: str,
    legal_basis: str,
    is_due: bool,
    actor: Membership,
    now: datetime.datetime,
) -> None:
    """Whether lists of this tier take effect only after second looks."""
    rule = BorderlineRule.objects.filter(edition=edition, tier=tier).first()
    with act(actor, now):
        if rule is None and is_due:
            fresh = BorderlineRule(
                org_path=edition.org_path, edition=edition, tier=tier, legal_basis=legal_basis
            )
            rows.create(fresh, actor=actor, now=now)
        elif rule is not None and is_due:
            rows.change(rule, {"legal_basis": legal_basis}, actor=actor, now=now)
        elif rule is not None:
            rows.remove(rule, actor=actor, now=now)


# -- the pair at the line -----------------------------------------------------------------------


def pairs(run: Run) -> list[Pair]:
    """Of each group the two at the line, nearest first; three statements, however many groups."""
    parsed = schemes.parsed_of(run.scheme)
    weights = parsed.coefficients(parsed.steps[run.step_number - 1].score)
    if len(weights) < 2:
        return []
    results = RunRow.objects.filter(run=run, score__isnull=False)
    group = ("sub_project_id", "place_id")
    last = results.filter(outcome=Outcome.KEPT).exclude(reason="backfill")
    lowest = {
        row[:2]: row[2:]
        for row in last.order_by(*group, "score", "pk")
        .distinct(*group)
        .values_list(*group, "nomination_id", "score")
    }
    first = results.filter(outcome=Outcome.CUT)
    highest = first.order_by(*group, "-score", "pk").distinct(*group)
    found = [
        (lowest[row[:2]], row[2:])
        for row in highest.values_list(*group, "nomination_id", "score")
        if row[:2] in lowest
    ]
    found = sorted(found, key=lambda pair: pair[0][1] - pair[1][1])[:SWAPS]
    ids = [one for pair in found for one in (pair[0][0], pair[1][0])]
    people = Nomination.objects.select_related("place", "sub_project").in_bulk(ids)
    means: dict[int, dict[str, Fraction]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nomination_id, component, avg(coalesce(adjusted, mark)) FROM selection_mark WHERE mark IS NOT NULL "
            "AND nomination_id = ANY(%s) AND component = ANY(%s) GROUP BY 1, 2",
            [ids, list(weights)],
        )
        for nomination, component, mean in cursor.fetchall():
            means[nomination][component] = Fraction(mean)
    return [
        Pair(
            people[above[0]],
            people[below[0]],
            above[1] - below[1],
            smallest_swap(weights, means[above[0]], means[below[0]]),
        )
        for above, below in found
    ]
