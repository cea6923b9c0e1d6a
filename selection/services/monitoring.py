"""How each gate treated each group of nominees; for people to look at, never an input to a score."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from core.orgs.models import Organisation
from selection.rules import fairness
from selection.services import eligibility
from selection.states import NominationState

S = NominationState
#: The gates of selection, in order.
GATES = {
    "review": pgettext_lazy("gate", "Qualification review"),
    "exam": pgettext_lazy("gate", "Exam"),
    "inspection": pgettext_lazy("gate", "Inspection"),
    "decision": pgettext_lazy("gate", "Decision"),
}
#: State -> how many gates are passed, and whether the next one was failed. Absent: no gate has judged
#: yet. Who withdrew or was struck off left between two gates; which one, the exam number tells.
JUDGED = {
    S.REJECTED: (0, 1), S.QUALIFIED: (1, 0), S.NOT_SHORTLISTED: (1, 1), S.SHORTLISTED: (2, 0),
    S.UNFIT: (2, 1), S.FIT: (3, 0), S.PROPOSED: (3, 0), S.RESERVE_PLACE: (3, 1),
    S.NOT_IDENTIFIED: (3, 1), S.DECIDED: (4, 0), S.IN_NOTICE: (4, 0), S.CONFIRMED: (4, 0),
    S.OBJECTION_UPHELD: (4, 0), S.WITHDRAWN: (0, 0), S.CANCELLED: (0, 0),
}  # fmt: skip

#: Grass-roots months from which somebody counts as come from there (domain.md 2.1: two years).
GRASSROOTS_MONTHS = 24
#: Oldest age of each band but the last.
AGES = (30, 35, 40)

#: What nominees are told apart by, in the order of the page.
DIMENSIONS = {
    "sex": gettext_lazy("Sex"),
    "ethnic_group": gettext_lazy("Ethnic group"),
    "age": gettext_lazy("Age"),
    "place": gettext_lazy("Place"),
    "origin": pgettext_lazy("career", "Origin"),
}


@dataclass(frozen=True)
class Line:
    """One group; `gates` in the order of GATES."""

    key: str
    label: str
    gates: list[fairness.Rate]


@dataclass(frozen=True)
class Monitor:
    """One dimension: its groups, and the gate where a gap opens ("" where none does)."""

    dimension: str
    lines: list[Line]
    opens: str

    @property
    def has_hidden(self) -> bool:
        return any(rate.is_suppressed for each in self.lines for rate in each.gates)


def monitor(nominees: QuerySet[Any], edition: Any) -> list[Monitor]:
    """Every dimension of these nominees (in the reader's scope, of one tier); one statement.

    Who withdrew or was struck off counts at the gates passed before; who waits at a gate is not judged.
    """
    cutoff = eligibility.cutoff(edition, timezone.localdate())
    values = (
        nominees.filter(edition=edition, state__in=JUDGED)
        .order_by()
        .annotate(
            passed_review=Case(When(exam_number="", then=Value("")), default=Value("1")),
            by_sex=_known("person__sex", ("1", "2")),
            by_ethnic_group=Case(
                When(person__ethnic_group="", then=Value("")),
                When(person__ethnic_group="01", then=Value("majority")),
                default=Value("minority"),
            ),
            by_age=_age(cutoff),
            by_place=Cast("place_id", CharField()),
            by_origin=Case(
                When(
                    Q(person__has_led_township=True)
                    | Q(person__grassroots_months__gte=GRASSROOTS_MONTHS),
                    then=Value("grassroots"),
                ),
                default=Value("other"),
            ),
        )
        .values_list("state", "passed_review", *(f"by_{name}" for name in DIMENSIONS))
        .annotate(Count("pk"))
    )
    # dimension -> gate -> group -> [judged, passed]
    found: dict[str, list[dict[str, list[int]]]] = {
        name: [defaultdict(lambda: [0, 0]) for _gate in GATES] for name in DIMENSIONS
    }
    for state, numbered, *groups, number in values:
        passed, failed = _standing(state, bool(numbered))
        for name, group in zip(DIMENSIONS, groups, strict=True):
            for gate in range(passed + failed):
                cell = found[name][gate][group]
                cell[0] += number
                cell[1] += number if gate < passed else 0
    return [_monitor(name, gates) for name, gates in found.items()]


def _known(path: str, values: tuple[str, ...]) -> Case:
    whens = [When(**{path: value}, then=Value(value)) for value in values]
    return Case(*whens, default=Value(""))


def _age(cutoff: datetime.date) -> Case:
    """Bands by the text of the birth date: whoever was born after the day is at most that old."""
    whens = [
        When(person__birth__gt=_years_before(cutoff, age + 1), then=Value(str(age))) for age in AGES
    ]
    return Case(When(person__birth__isnull=True, then=Value("")), *whens, default=Value("older"))


def _years_before(day: datetime.date, years: int) -> str:
    return f"{day.year - years:04d}-{day.month:02d}-{day.day:02d}"


def _standing(state: str, numbered: bool) -> tuple[int, int]:
    """(gates passed, 1 if the next one was failed)."""
    if state in (S.WITHDRAWN, S.CANCELLED):
        return int(numbered), 0
    return JUDGED[S(state)]


def _monitor(name: str, gates: list[dict[str, list[int]]]) -> Monitor:
    labels = _labels(name, {group for gate in gates for group in gate})
    counts = [
        {group: fairness.Count(*gate.get(group, (0, 0))) for group in labels} for gate in gates
    ]
    held = [fairness.rates(gate) for gate in counts]
    lines = [Line(group, label, [gate[group] for gate in held]) for group, label in labels.items()]
    return Monitor(name, lines, fairness.gap_opens(list(zip(GATES, held, strict=True))))


def _labels(name: str, groups: set[str]) -> dict[str, str]:
    """Group -> its words, in the order of the page; only groups that occur."""
    if name == "place":
        rows = Organisation.objects.filter(pk__in=[int(group) for group in groups])
        return {str(row.pk): row.label for row in rows.order_by("path")}
    words = {
        "sex": {"1": _("Man"), "2": _("Woman")},
        "ethnic_group": {"majority": _("Han"), "minority": _("Ethnic minority")},
        "age": {
            "30": _("Up to %(age)d years") % {"age": AGES[0]},
            "35": _("%(from)d to %(to)d years") % {"from": AGES[0] + 1, "to": AGES[1]},
            "40": _("%(from)d to %(to)d years") % {"from": AGES[1] + 1, "to": AGES[2]},
            "older": _("Older than %(age)d years") % {"age": AGES[2]},
        },
        "origin": {
            "grassroots": _("Two years or more at the grass roots"),
            "other": _("Less time at the grass roots"),
        },
    }[name]
    known = {group: label for group, label in words.items() if group in groups}
    return known | ({"": pgettext("of a nominee", "Not known")} if "" in groups else {})
