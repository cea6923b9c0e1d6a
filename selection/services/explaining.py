"""Why a nominee has this score and stands in or out: read from the marks, computed anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform

from selection.models import Mark, Nomination, Run, RunRow
from selection.ranking.explain import Explanation, Given, explain
from selection.ranking.scheme import Scheme as Parsed
from selection.ranking.source import group_key
from selection.services import schemes


@dataclass
class StepLine:
    """What a run says of the nominee, and how far the line was."""

    run: Run
    row: RunRow
    seats: int
    places: int | None
    #: Lowest score that was kept, and the nominee's distance to it.
    line: Decimal | None
    distance: Decimal | None
    pass_mark: Decimal | None


#: What the line of a run shows.
_OF_RUN = ("ref", "step", "step_number", "state", "scheme__text")


def explanation_of(nomination: Nomination) -> tuple[Parsed, Explanation] | None:
    """None as long as no scheme of the tier is published."""
    scheme = schemes.current(nomination.edition, nomination.tier)
    if scheme is None:
        return None
    parsed = schemes.parsed_of(scheme)
    own = _marks(Mark.objects.filter(nomination=nomination))[nomination.pk]
    group: dict[int, list[Given]] = {}
    if any(component.panels for component in parsed.components):
        place = nomination.place_id if nomination.tier == "municipal" else None
        rivals = Nomination.objects.in_group(
            nomination.edition_id, nomination.tier, nomination.sub_project_id, place
        ).examined()
        group = _marks(Mark.objects.filter(nomination__in=rivals))
    return parsed, explain(parsed, own, group)


def explanations_of(
    nominations: Iterable[Nomination], parsed: Parsed
) -> Iterator[tuple[Nomination, Explanation]]:
    """The same for many of one edition and tier: their marks in one statement, and those of their
    rivals only where panels are evened out."""
    chosen = list(nominations)
    own = _marks(Mark.objects.filter(nomination__in=chosen))
    groups: dict[Any, dict[int, list[Given]]] = defaultdict(dict)
    if chosen and any(component.panels for component in parsed.components):
        first = chosen[0]
        rivals = Nomination.objects.of(first.edition_id, first.tier).examined()
        where = {pk: key for pk, *key in rivals.values_list("pk", "sub_project_id", "place_id")}
        for pk, marks in _marks(Mark.objects.filter(nomination__in=rivals)).items():
            groups[_group(first.tier, *where[pk])][pk] = marks
    for row in chosen:
        group = groups[_group(row.tier, row.sub_project_id, row.place_id)]
        yield row, explain(parsed, own[row.pk], group)


def _group(tier: str, field: int, place: int) -> tuple[int, int | None]:
    return field, place if tier == "municipal" else None


def steps_of(nomination: Nomination, runs: Any) -> list[StepLine]:
    """The lists in effect (and, where in view, computed) on which the nominee stands."""
    found = []
    # In a run the groups all have a place (municipal) or none has (provincial).
    kept = RunRow.objects.filter(
        Q(place=OuterRef("place")) | Q(place__isnull=True),
        run=OuterRef("run"),
        sub_project=OuterRef("sub_project"),
        outcome="kept",
    )
    place = nomination.place_id if nomination.tier == "municipal" else None
    group = str(group_key(nomination.sub_project_id, place))
    rows = (
        RunRow.objects.filter(nomination=nomination, run__in=runs)
        .select_related("run", "run__scheme")
        # Of a whole province's seats one number is asked for.
        .only("run", "outcome", "score", "rank", *(f"run__{name}" for name in _OF_RUN))
        .annotate(
            line=Subquery(kept.order_by("score").values("score")[:1]),
            seats=KeyTextTransform(group, "run__seats"),
        )
    )
    for row in rows.order_by("run__step_number", "run_id"):
        step = schemes.parsed_of(row.run.scheme).steps[row.run.step_number - 1]
        seats = int(row.seats or 0)
        line = row.line
        found.append(
            StepLine(
                run=row.run,
                row=row,
                seats=seats,
                places=None if step.per_seat is None else ceil(step.per_seat * seats),
                line=line,
                distance=None if line is None or row.score is None else row.score - line,
                pass_mark=step.pass_mark,
            )
        )
    return found


def _marks(queryset: QuerySet[Any]) -> dict[int, list[Given]]:
    found: dict[int, list[Given]] = defaultdict(list)
    values = queryset.values_list(
        "nomination_id", "component", "examiner_no", "panel", "mark", "adjusted"
    )
    for nomination, component, examiner, panel, mark, adjusted in values:
        # What a run computes with: the adjusted mark where a study of severity is adopted.
        given = (mark,) if adjusted is None else (adjusted, mark)
        found[nomination].append(Given(component, examiner, panel, *given))
    return found
