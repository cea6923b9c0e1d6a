"""What an appointment-form file cannot carry of a record: the file is written, read again, and held
against the record.
"""

from dataclasses import dataclass
from typing import Any

from candidates.formats import lrmx
from candidates.formats.differences import ROSTER_FIELDS, differences
from candidates.formats.record import PersonRecord, dossier_of, record_of

#: The form has no place for these; the rest of them is found by reading.
NO_PLACE = ("phone", "position_level", "level_since", "grassroots_months", "has_led_township")
FIELDS = tuple(dict.fromkeys((*ROSTER_FIELDS, *NO_PLACE)))


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """One field that a reader of the file will not have as the record has it.

    `was`: its value, of a part the rows that are lost; `written`: what the file says instead.
    """

    name: str
    was: Any
    written: Any


def left_behind(record: PersonRecord) -> list[LeftBehind]:
    """In the order of the form; nothing where the file says all."""
    again = record_of(lrmx.read(lrmx.write(dossier_of(record))))
    found = []
    for each in differences(again, record, FIELDS):
        was, written = each.was, each.given
        if each.is_part:
            was, written = (
                [row for row in was if row not in written],
                [row for row in written if row not in was],
            )
        if was:
            found.append(LeftBehind(each.name, was, written))
    return found
