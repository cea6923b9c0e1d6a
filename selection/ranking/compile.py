"""Turns a scheme into one SQL statement: marks in, one row per candidate and step out.

Every candidate stays one wide row from the pivot of its marks to the last step; steps are window
functions over the group. Nothing is joined to itself, so the time grows with the number of marks.
Arithmetic is `numeric` throughout: a mean is kept as (sum, count) until its one rounding.
"""

from dataclasses import dataclass
from decimal import Decimal

from selection.ranking import panels
from selection.ranking.scheme import DOUBLE_AVERAGE, UNROUNDED, Component, Composite, Scheme
from selection.ranking.steps import step_layers


@dataclass(frozen=True)
class Source:
    """Where the statement reads: three SELECTs, and the prefix of the helper functions.

    marks: g (group), c (candidate), k (number of the component from 1, or 0 for a candidate
    without marks), p (panel, a number), x (mark or NULL). seats: g, seats. events: c, step, event.
    """

    marks: str
    seats: str
    events: str
    prefix: str


def literal(number: Decimal | int) -> str:
    """A decimal as SQL writes it; its digits are all that can be in it."""
    return f"{format(Decimal(number), 'f')}::numeric"


def half_up(above: str, below: str, digits: int, *, signed: bool = False) -> str:
    """SQL: above / below (> 0) rounded half-up, away from zero, on the exact quotient."""
    size = f"abs({above})" if signed else above
    quotient = f"div(2 * ({size}) * 1e{digits} + {below}, 2 * ({below})) * 1e-{digits}::numeric"
    if signed:
        quotient = f"sign({above}) * {quotient}"
    return f"round({quotient}, {digits})"


def statement(scheme: Scheme, source: Source) -> str:
    """The whole computation. Columns: g, c, step (number), score, rank, outcome, reason."""
    layers = Layers()
    layers.add("pivot", _pivot(scheme), "marks", group=True)
    layers.add("valued", _valued(scheme), "pivot")
    for number in _exact_means(scheme):
        panels.scale(layers, number, source.prefix)
    for number, component in enumerate(scheme.components, 1):
        if component.panels:
            panels.adjust(layers, number, component, source.prefix)
    layers.add("scored", _component_scores(scheme), layers.last, once=True)
    for number, composite in enumerate(scheme.composites, 1):
        columns = ["*", _composite(scheme, composite)]
        layers.add(f"composite{number}", columns, layers.last, once=True)
    layers.join_seats_and_events(_carried(scheme))
    for number in range(1, len(scheme.steps) + 1):
        step_layers(layers, scheme, number)
    rows = ", ".join(
        f"({n}, s{n}_score, s{n}_rank, s{n}_outcome, s{n}_reason)"
        for n in range(1, len(scheme.steps) + 1)
    )
    return (
        f"WITH marks AS NOT MATERIALIZED ({source.marks}),\n"
        f"seats AS ({source.seats}),\nevents AS ({source.events}),\n"
        f"{layers.sql}\n"
        f"SELECT r.g, r.c, o.step, o.score, o.rank, o.outcome, o.reason FROM {layers.last} r\n"
        f"CROSS JOIN LATERAL (VALUES {rows}) AS o(step, score, rank, outcome, reason)\n"
        "WHERE o.outcome IS NOT NULL"
    )


def panel_faults(scheme: Scheme, source: Source) -> str:
    """Panels that `double_average` cannot even out: (g, k, p), empty after trimming or all zero.

    Empty where the scheme has none.
    """
    parts = []
    for number, component in enumerate(scheme.components, 1):
        if component.panels is None or component.panels.method != DOUBLE_AVERAGE:
            continue
        layers = Layers()
        layers.add("pivot", _pivot(scheme), "marks", group=True)
        layers.add("valued", _valued(scheme), "pivot")
        panels.scale(layers, number, source.prefix)
        panels.average(layers, number, component)
        parts.append(
            f"SELECT * FROM (WITH {layers.sql} SELECT DISTINCT g, {number} AS k, panel{number} AS p "
            f"FROM {layers.last} WHERE scaled{number} IS NOT NULL "
            f"AND (pcount{number} <= 0 OR psum{number} = 0)) AS faults{number}"
        )
    if not parts:
        return ""
    return f"WITH marks AS ({source.marks})\n" + "\nUNION ALL ".join(parts)


def drop_faults(scheme: Scheme, source: Source) -> str:
    """Candidates with marks for a component, but none left after dropping: (g, c, k)."""
    parts = [
        f"(k = {number} AND n <= {component.drops})"
        for number, component in enumerate(scheme.components, 1)
        if component.drops
    ]
    if not parts:
        return ""
    return (
        f"SELECT g, c, k FROM (SELECT g, c, k, count(x) AS n FROM ({source.marks}) AS marks "
        f"GROUP BY g, c, k) AS counted WHERE n > 0 AND ({' OR '.join(parts)}) ORDER BY g, c, k"
    )


class Layers:
    """The chain of common table expressions, each reading the one before."""

    def __init__(self):
        self.parts: list[str] = []
        self.last = ""

    def add(
        self,
        name: str,
        columns: list[str],
        of: str = "",
        *,
        group: bool = False,
        once: bool = False,
    ) -> None:
        """`once`: what the layer computes is computed there, not anew wherever a later one names it."""
        tail = "\nGROUP BY g, c" if group else "\nOFFSET 0" if once else ""
        body = ",\n       ".join(columns)
        self.parts.append(f"{name} AS (SELECT {body}\n  FROM {of or self.last}{tail})")
        self.last = name

    def join_seats_and_events(self, scores: list[str]) -> None:
        """From here on a row is kept and sorted again and again: it carries the scores alone."""
        carried = ", ".join(f"r.{column}" for column in ("g", "c", *scores))
        self.parts.append(
            f"placed AS MATERIALIZED (SELECT {carried}, s.seats::numeric AS seats, "
            "e.step AS leaves_before, e.event,\n       true AS s1_pool\n"
            f"  FROM {self.last} r LEFT JOIN seats s USING (g) LEFT JOIN events e USING (c))"
        )
        self.last = "placed"

    @property
    def sql(self) -> str:
        return ",\n".join(self.parts)


# -- marks to scores ------------------------------------------------------------------------------


def _pivot(scheme: Scheme) -> list[str]:
    columns = ["g", "c"]
    for n, component in enumerate(scheme.components, 1):
        only = f"FILTER (WHERE k = {n})"
        columns += [f"sum(x) {only} AS sum{n}", f"count(x) {only} AS count{n}"]
        if component.drop_highest == 1 and component.drop_lowest <= 1:
            columns.append(f"max(x) {only} AS highest{n}")
        if component.drop_lowest == 1 and component.drop_highest <= 1:
            columns.append(f"min(x) {only} AS lowest{n}")
        if max(component.drop_highest, component.drop_lowest) > 1:
            columns.append(
                f"array_agg(x ORDER BY x) FILTER (WHERE k = {n} AND x IS NOT NULL) AS all{n}"
            )
        if component.default is not None:
            columns.append(f"count(*) {only} AS rows{n}")
        if component.panels:
            columns.append(f"max(p) {only} AS panel{n}")
    return columns


def _valued(scheme: Scheme) -> list[str]:
    """The mean of a component as an exact fraction: above / below."""
    columns = ["g", "c"]
    for n, component in enumerate(scheme.components, 1):
        columns.append(f"{_trimmed_sum(n, component)} AS above{n}")
        columns.append(f"nullif(greatest(count{n} - {component.drops}, 0), 0)::numeric AS below{n}")
        if component.default is not None:
            columns.append(f"rows{n} = 0 AS spared{n}")
        if component.panels:
            columns.append(f"panel{n}")
    return columns


def _trimmed_sum(n: int, component: Component) -> str:
    if component.drops == 0:
        return f"sum{n}"
    if max(component.drop_highest, component.drop_lowest) == 1:
        less = f" - highest{n}" * component.drop_highest + f" - lowest{n}" * component.drop_lowest
        return f"CASE WHEN count{n} > {component.drops} THEN sum{n}{less} END"
    span = f"{component.drop_lowest + 1}:count{n}::int - {component.drop_highest}"
    return (
        f"CASE WHEN count{n} > {component.drops} THEN "
        f"(SELECT sum(v) FROM unnest(all{n}[{span}]) AS v) END"
    )


def _exact_means(scheme: Scheme) -> list[int]:
    """Components whose exact means are compared or averaged themselves."""
    return [
        n
        for n, component in enumerate(scheme.components, 1)
        if component.panels
        or (
            UNROUNDED in scheme.tie_break
            and any(step.score == component.name for step in scheme.steps)
        )
    ]


def _component_scores(scheme: Scheme) -> list[str]:
    """Each component rounded once; beside it what `unrounded` compares."""
    columns = ["*"]
    exact = _exact_means(scheme)
    for n, component in enumerate(scheme.components, 1):
        if component.panels:
            score = f"round(adjusted{n}, {component.digits})"
            before = f"adjusted{n}"
        else:
            rounded = half_up(f"above{n}", f"below{n}", component.digits)
            score = f"CASE WHEN below{n} = 1 THEN round(above{n}, {component.digits}) ELSE {rounded} END"
            before = f"scaled{n}" if n in exact else ""
        if component.default is not None:
            default = literal(component.default)
            score = (
                f"CASE WHEN spared{n} THEN round({default}, {component.digits}) ELSE {score} END"
            )
            if before:
                scale = "" if component.panels else f" * scale{n}"
                before = f"CASE WHEN spared{n} THEN {default}{scale} ELSE {before} END"
        columns.append(f"{score} AS {score_column(scheme, component.name)}")
        if before:
            columns.append(f"{before} AS {unrounded_column(scheme, component.name)}")
    return columns


def score_column(scheme: Scheme, name: str) -> str:
    if name in scheme.component:
        return f"score{list(scheme.component).index(name) + 1}"
    return f"total{list(scheme.composite).index(name) + 1}"


def unrounded_column(scheme: Scheme, name: str) -> str:
    return f"{score_column(scheme, name)}_exact"


def _carried(scheme: Scheme) -> list[str]:
    """Columns that the steps read."""
    scores = [score_column(scheme, name) for name in (*scheme.component, *scheme.composite)]
    if UNROUNDED in scheme.tie_break:
        scores += sorted({unrounded_column(scheme, step.score) for step in scheme.steps})
    return scores


def _composite(scheme: Scheme, composite: Composite) -> str:
    """Weighted sum of the rounded parts; NULL where a part is missing, so that it needs them all."""
    total = " + ".join(
        f"{score_column(scheme, part)} * {literal(weight)}" for part, weight in composite.of
    )
    if composite.divide_by == 1:
        score = f"round({total}, {composite.digits})"
    else:
        signed = scheme.has_panels(composite.name)
        divisor = literal(composite.divide_by)
        score = half_up(f"({total})", divisor, composite.digits, signed=signed)
    # The divisor is the same for all: before the rounding, the sum alone compares.
    own = score_column(scheme, composite.name)
    return f"{score} AS {own}, {total} AS {unrounded_column(scheme, composite.name)}"
