"""The resident ID number (GB 11643): check digit, birth and sex inside it, the old 15 digits, masks.

The first six digits name the place of first registration, which may since have been abolished, so
they are never looked up.
"""

import re
from dataclasses import dataclass

from stdnum.iso7064 import mod_11_2

from candidates.rules.dates import PartialDate

MALE, FEMALE = "1", "2"  # GB/T 2261.1

_EIGHTEEN = re.compile(r"^\d{17}[\dX]$")
_FIFTEEN = re.compile(r"^\d{15}$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９ＸｘＸ", "0123456789XXX")
_BLANKS = re.compile(r"[\s\u3000\u200b\ufeff-]+")


class BadIdNumber(ValueError):
    """An ID number that cannot be one; `code` says why: length, date or check."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A checked number in its 18-digit form."""

    text: str

    @property
    def birth(self) -> PartialDate:
        return PartialDate(int(self.text[6:10]), int(self.text[10:12]), int(self.text[12:14]))

    @property
    def sex(self) -> str:
        return MALE if int(self.text[16]) % 2 else FEMALE


def normalise_id_number(text: str) -> str:
    """The number without blanks and full-width digits; nothing is checked."""
    return _BLANKS.sub("", text.translate(_FULL_WIDTH)).upper()


def check_id_number(text: str) -> IdNumber:
    """Read 18 or legacy 15 digits; raise BadIdNumber when length, date or check digit is wrong."""
    number = normalise_id_number(text)
    if _FIFTEEN.match(number):
        body = number[:6] + "19" + number[6:]
        number = body + check_digit(body)
    if not _EIGHTEEN.match(number):
        raise BadIdNumber("length")
    try:
        PartialDate(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise BadIdNumber("date") from None
    if not mod_11_2.is_valid(number):
        raise BadIdNumber("check")
    return IdNumber(number)


def check_digit(seventeen: str) -> str:
    return mod_11_2.calc_check_digit(seventeen)


def id_number_conflicts(number: IdNumber, *, born: PartialDate | None, sex: str) -> list[str]:
    """What the form says otherwise than the number: any of `birth`, `sex`."""
    conflicts = []
    if born is not None and not born.agrees_with(number.birth):
        conflicts.append("birth")
    if sex in (MALE, FEMALE) and sex != number.sex:
        conflicts.append("sex")
    return conflicts


def mask_id_number(text: str) -> str:
    """Two characters at each end.

    Showing the usual last four would give the number away: birth month and sex stand beside it, so
    the check digit leaves only a handful of candidates.
    """
    return _masked(text, 2, 2)


def mask_phone(text: str) -> str:
    return _masked(text, 3, 2)


def _masked(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]
