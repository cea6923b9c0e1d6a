"""A record as plain data, for keeping it sealed beside an import, and back."""

from dataclasses import asdict
from typing import Any

from candidates.formats.record import (
    AppraisalRecord,
    AwardRecord,
    CareerRecord,
    EducationRecord,
    FamilyRecord,
    PersonRecord,
)
from candidates.rules.titles import Title

_ROWS: dict[str, type] = {
    "titles": Title,
    "education": EducationRecord,
    "career": CareerRecord,
    "awards": AwardRecord,
    "appraisals": AppraisalRecord,
    "family": FamilyRecord,
}


def to_plain(record: PersonRecord) -> dict[str, Any]:
    """Everything but the photo."""
    return {name: value for name, value in asdict(record).items() if name != "photo"}


def from_plain(kept: dict[str, Any]) -> PersonRecord:
    return PersonRecord(**{name: value_of(name, value) for name, value in kept.items()})


def value_of(name: str, kept: Any) -> Any:
    """One field of a record from its plain form."""
    row = _ROWS.get(name)
    return [row(**each) for each in kept] if row and kept is not None else kept


def plain_of(record: PersonRecord, name: str) -> Any:
    """One field of a record in its plain form."""
    value = getattr(record, name)
    return [asdict(each) for each in value] if name in _ROWS and value is not None else value
