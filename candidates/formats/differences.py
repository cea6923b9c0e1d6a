"""A newer file held against the record, field by field; nothing is taken over that was not chosen."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from candidates.formats.record import PersonRecord

#: What a file says, in the order of the form. Telephone, level and grass-roots months it cannot say.
TEXTS = (
    "name", "sex", "birth", "ethnic_group", "native_place", "birthplace", "party_joined",
    "political_status", "work_started", "health", "professional_title", "expertise",
    "present_post", "reporting_unit",
)  # fmt: skip
PARTS = ("education", "career", "awards", "appraisals", "family")
FIELDS = (*TEXTS, "id_number", *PARTS)
#: What a roster may say besides.
ROSTER_FIELDS = (*FIELDS, "position_level", "level_since", "phone")
#: Fields of the record that are taken over, and put back, together with one of the above.
TOGETHER: dict[str, tuple[str, ...]] = {
    "career": ("career", "resume"),
    "professional_title": ("professional_title", "titles"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the file says otherwise; a part (education, career …) is taken whole or not.

    `was` and `given`: the values as they stand, in a part its rows.
    """

    name: str
    was: Any
    given: Any

    @property
    def is_part(self) -> bool:
        return self.name in PARTS

    @property
    def empties(self) -> bool:
        """The file says nothing where the record says something."""
        return not self.given


def differences(
    given: PersonRecord, own: PersonRecord, fields: Collection[str] = FIELDS
) -> list[Difference]:
    """What the file `given` says otherwise than the record `own`; pure.

    A number that the file leaves out is no difference: older files have none. Levels of posts are ours
    alone and do not count.
    """
    found = []
    for name in fields:
        was, new = _value(own, name), _value(given, name)
        if was != new and not (name == "id_number" and not new):
            found.append(Difference(name, was, new))
    return found


def merged(given: PersonRecord, own: PersonRecord, chosen: Collection[str]) -> PersonRecord:
    """The record with the chosen fields as the file has them.

    With everything chosen the file's own texts are kept beside them; with a part of it the old ones
    stay, and what was chosen is written in our own words when a file is made.
    """
    changes: dict[str, Any] = {name: getattr(given, name) for name in chosen}
    if "career" in chosen:
        levels = {(row.start, row.text): row.level for row in own.career}
        changes["resume"] = given.resume
        changes["career"] = [
            replace(row, level=levels.get((row.start, row.text), "")) for row in given.career
        ]
    if set(chosen) >= {each.name for each in differences(given, own)}:
        changes["dossier"] = given.dossier
    return replace(own, **changes)


def _value(record: PersonRecord, name: str) -> Any:
    return _COMPARED.get(name, getattr)(record, name)


def _career(record: PersonRecord, _name: str) -> list[tuple[str, str, str]]:
    return [(row.start, row.end, row.text) for row in record.career]


_COMPARED: dict[str, Callable[[PersonRecord, str], Any]] = {"career": _career}
