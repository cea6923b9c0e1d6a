"""What the files say of people, judged by the published qualifications of their tier."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from candidates.models import Appraisal, Person
from planning.handover import Facts, Gap, gaps, rules_of
from selection.models import Nomination

#: Position-level codes of the files -> the steps that the qualifications speak of.
LEVELS = {
    "1A21": "bureau_head",
    "1A22": "bureau_deputy",
    "1A31": "division_head",
    "1A32": "division_deputy",
    "1A41": "section_head",
    "1A42": "section_deputy",
    "1A50": "clerk",
    "1A60": "clerk",
}
PARTY_MEMBERS = {"01", "02"}
_COLUMNS = (
    "pk", "birth", "work_started", "party_joined", "political_status", "education",
    "position_level", "level_since", "grassroots_months", "has_led_township",
)  # fmt: skip


def facts_of(
    person_ids: Iterable[int], attested: dict[int, frozenset[str]] | None = None
) -> dict[Any, Any]:
    """Person id -> Facts, in two statements however many people."""
    ids = list(person_ids)
    appraisals: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Appraisal.objects.filter(person_id__in=ids).values_list("person_id", "year", "grade")
    for person, year, grade in rows:
        appraisals[person][year] = grade
    attested = attested or {}
    return {
        row[0]: _facts(row, appraisals.get(row[0], {}), attested.get(row[0], frozenset()))
        for row in Person.objects.filter(pk__in=ids).values_list(*_COLUMNS)
    }


def _facts(row: Any, appraisals: Any, attested: Any) -> Facts:
    (_pk, birth, work, party, status, education, level, since, months, led) = row
    return Facts(
        born=_text(birth),
        work_started_on=_text(work),
        joined_party_on=_text(party),
        is_party_member=status in PARTY_MEMBERS if status else None,
        education=education or None,
        level=LEVELS.get(level),
        level_since=_text(since),
        grassroots_months=months,
        has_led_grassroots=led,
        appraisals=appraisals,
        attested=attested,
    )


def _text(value: Any) -> str | None:
    return value.iso if value is not None else None


def cutoff(edition: Any, today: datetime.date) -> datetime.date:
    """The declared day up to which ages and periods count; never simply today where one is set."""
    return edition.cutoff_on or edition.nomination_closes_on or today


def gaps_of(nomination: Nomination, today: datetime.date) -> list[Gap]:
    """Everything that stops this nominee, attested conditions aside."""
    facts = facts_of(
        [nomination.person_id], {nomination.person_id: frozenset(nomination.attested)}
    )[nomination.person_id]
    rules = rules_of(nomination.edition, nomination.tier)
    return gaps(facts, rules, cutoff(nomination.edition, today))


def with_gaps(nominations: Any, edition: Any, tier: str, today: datetime.date) -> set[int]:
    """Ids of those nominations whom some rule stops."""
    rows = list(nominations.values_list("pk", "person_id", "attested"))
    facts = facts_of(
        [person for _pk, person, _attested in rows],
        {person: frozenset(attested) for _pk, person, attested in rows if attested},
    )
    rules, day = rules_of(edition, tier), cutoff(edition, today)
    return {pk for pk, person, _attested in rows if gaps(facts[person], rules, day)}
