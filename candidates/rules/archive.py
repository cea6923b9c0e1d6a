"""What the personnel archive itself says: of several documents on one thing, which one prevails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from candidates.rules.archived import Stated
from candidates.rules.dates import PartialDate

BIRTH, WORK, PARTY = "birth", "work", "party"
EDUCATION, CAREER, STATUS = "education", "career", "status"
#: Three ages, two histories, one status; of the ages the earliest document prevails.
AGES = (BIRTH, WORK, PARTY)
ELEMENTS = (*AGES, EDUCATION, CAREER, STATUS)
#: Whoever is on record as a worker is no cadre.
WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Filed:
    """One document on one thing: a date as stored, a code, or words. `height`: of an education;
    `periods`: of a career."""

    element: str
    value: str
    document: str
    dated: PartialDate
    height: int = 0
    periods: tuple[Stated, ...] = ()


def prevailing(filed: Iterable[Filed]) -> dict[str, Filed]:
    """Element -> the document that counts: the earliest; of education the highest that is proven, of
    the status the latest, for both are gained in time. Of a career each period has its own; that is
    for `archived`."""
    found: dict[str, Filed] = {}
    for each in sorted(filed, key=lambda row: row.dated):
        if each.element == CAREER:
            continue
        held = found.get(each.element)
        if (
            held is None
            or each.element == STATUS
            or (each.element == EDUCATION and each.height > held.height)
        ):
            found[each.element] = each
    return found


def differing(filed: Sequence[Filed], element: str) -> list[Filed]:
    """Documents on an age that the prevailing one does not agree with."""
    first = prevailing(filed).get(element)
    if first is None:
        return []
    held = PartialDate.parse(first.value)
    others = [each for each in filed if each.element == element and each is not first]
    return [
        each
        for each in others
        if (day := PartialDate.parse(each.value)) and held and not day.agrees_with(held)
    ]
