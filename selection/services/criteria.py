"""The criteria of a case: what each rule computed from which data, and what people said of it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from candidates.models import Finding
from candidates.states import FindingState, Severity
from planning.handover import (
    PASS,
    PLACE,
    WARNS,
    found_text,
    needed_text,
    rule_label,
)
from selection.models import Exemption, FindingStop, Nomination, ReviewVerdict
from selection.rules import reviews
from selection.services import eligibility
from selection.states import ReviewStage, Verdict

TONES = {"pass": "success", "fail": "danger", "needs_proof": "warning"}


@dataclass(frozen=True)
class Criterion:
    """One condition of the edition, or of the place's plan, as computed for one nominee."""

    key: str
    verdict: str
    needed: dict[str, Any]
    data: dict[str, Any]
    severity: str
    #: The legal basis in words.
    basis: str
    #: Who asks for it: the province, or the place by its own plan.
    source: str
    #: What the province asks where the place asks more.
    asked: Mapping[str, Any] | None = None

    @property
    def is_own(self) -> bool:
        """The place's plan asks for it, or asks more than the province."""
        return self.source == PLACE

    @property
    def asked_text(self) -> str:
        """What the province asks; empty where the two do not differ or only the place asks."""
        return needed_text(self.key, self.asked) if self.asked is not None else ""

    @property
    def warns(self) -> bool:
        """ "Generally" in the regulation: it is looked at, and shuts nobody out."""
        return self.severity == WARNS

    @property
    def label(self) -> str:
        return rule_label(self.key)

    @property
    def needed_text(self) -> str:
        return needed_text(self.key, self.needed)

    @property
    def found_text(self) -> str:
        return found_text(self.data)

    @property
    def verdict_label(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def tone(self) -> str:
        return TONES["needs_proof" if self.is_warning else self.verdict]

    @property
    def is_warning(self) -> bool:
        return self.warns and self.verdict != PASS


@dataclass(frozen=True)
class Standing:
    """A criterion with what the two stages said of it in this round, and its exemption."""

    criterion: Criterion
    place: ReviewVerdict | None = None
    office: ReviewVerdict | None = None
    exemption: Exemption | None = None
    attested: str = ""

    @property
    def key(self) -> str:
        return self.criterion.key

    @property
    def is_exempt(self) -> bool:
        return self.exemption is not None and self.exemption.state == "granted"

    @property
    def effective(self) -> str:
        said = self.office.verdict if self.office else (PASS if self.attested else "")
        return reviews.effective(rule=self.criterion.verdict, said=said, is_exempt=self.is_exempt)

    @property
    def is_unmet(self) -> bool:
        """It stands in the way of qualifying; a warning never does."""
        return self.effective != PASS and not self.criterion.warns

    @property
    def is_warning(self) -> bool:
        return self.effective != PASS and self.criterion.warns

    def said_by(self, stage: str) -> ReviewVerdict | None:
        return self.place if stage == ReviewStage.PLACE else self.office


def of_many(nominations: Iterable[Nomination], today: datetime.date) -> dict[int, list[Standing]]:
    """Nomination id -> its criteria, in a few statements however many nominees."""
    cases = list(nominations)
    computed = _computed(cases, today)
    rounds = {row.pk: row.round for row in cases}
    said: dict[tuple[Any, ...], ReviewVerdict] = {}
    # Reviewers are few, whatever the number of verdicts: they are loaded once.
    for verdict in ReviewVerdict.objects.any_of("nomination_id", rounds).prefetch_related(
        "reviewer", "evidence"
    ):
        if verdict.round == rounds[verdict.nomination_id]:
            said[verdict.nomination_id, verdict.key, verdict.stage] = verdict
    exempt = {
        (row.nomination_id, row.key): row
        for row in Exemption.objects.any_of("nomination_id", rounds)
        .exclude(state="refused")
        .select_related("proposed_by", "signed_by", "document")
    }
    return {
        row.pk: [
            Standing(
                criterion,
                said.get((row.pk, criterion.key, ReviewStage.PLACE)),
                said.get((row.pk, criterion.key, ReviewStage.OFFICE)),
                exempt.get((row.pk, criterion.key)),
                row.attested.get(criterion.key, {}).get("reason", ""),
            )
            for criterion in computed[row.pk]
        ]
        for row in cases
    }


def of_one(nomination: Nomination, today: datetime.date) -> list[Standing]:
    return of_many([nomination], today)[nomination.pk]


def lights(
    nominations: Iterable[Nomination],
    today: datetime.date,
    standings: dict[int, list[Standing]] | None = None,
) -> dict[int, str]:
    """Nomination id -> green, amber or red."""
    cases = list(nominations)
    standings = of_many(cases, today) if standings is None else standings
    stopped = with_open_findings(cases)
    return {
        row.pk: reviews.light(
            (each.effective for each in standings[row.pk] if not each.is_warning),
            has_open_findings=row.pk in stopped,
            has_warnings=any(each.is_warning for each in standings[row.pk]),
        )
        for row in cases
    }


def with_open_findings(nominations: Iterable[Nomination]) -> set[int]:
    """Ids of those with a contradiction open, or what the edition says stops at the review."""
    cases = list(nominations)
    severities = dict(
        FindingStop.objects.filter(
            gate="pass_review", edition_id__in={row.edition_id for row in cases}
        ).values_list("edition_id", "severity")
    )
    order = Severity.values
    grave = {row.pk: order.index(severities.get(row.edition_id, Severity.ERROR)) for row in cases}
    open_ones: dict[int, int] = {}
    found = Finding.objects.any_of("person_id", {row.person_id for row in cases})
    for person, severity in found.filter(Q(state=FindingState.OPEN)).values_list(
        "person_id", "severity"
    ):
        place = order.index(severity)
        open_ones[person] = min(place, open_ones.get(person, place))
    return {row.pk for row in cases if open_ones.get(row.person_id, len(order)) <= grave[row.pk]}


def _computed(cases: list[Nomination], today: datetime.date) -> dict[int, list[Criterion]]:
    return {
        pk: [
            Criterion(
                verdict.key,
                verdict.verdict,
                dict(verdict.needed),
                dict(verdict.found),
                verdict.severity,
                verdict.basis,
                condition.source,
                condition.asked,
            )
            for condition, verdict in held
        ]
        for pk, held in eligibility.judged_by_files(cases, today).items()
    }
