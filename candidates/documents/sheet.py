"""What stands in the cells of the appointment form, as plain values: one sheet for each person."""

import base64
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from candidates.formats import resume
from candidates.formats.fields import Dossier
from candidates.formats.record import FamilyRecord, PersonRecord, dossier_of
from candidates.rules.dates import PartialDate, age_in_years

_COMPACT = re.compile(r"(?<!\d)(\d{4})(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")
#: The form has seven lines for the family, also where fewer are filled.
FAMILY_LINES = 7


@dataclass(frozen=True, slots=True)
class Relative:
    relation: str
    name: str
    age: str
    politics: str
    post: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells in the order of the form. Every text is words to be printed, never markup."""

    name: str
    sex: str
    birth: str
    age: str
    ethnic_group: str
    native_place: str
    birthplace: str
    party_joined: str
    work_started: str
    health: str
    title: str
    expertise: str
    full_time: tuple[str, ...]
    full_time_school: tuple[str, ...]
    in_service: tuple[str, ...]
    in_service_school: tuple[str, ...]
    present_post: str
    proposed_post: str
    relieved_post: str
    resume: tuple[tuple[str, str], ...]
    awards: str
    appraisals: str
    reason: str
    family: tuple[Relative, ...]
    reporting_unit: str
    filled_by: str
    #: JPEG or PNG; empty where none is on record.
    photo: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """For the process that draws the form."""
        return asdict(self) | {"photo": base64.b64encode(self.photo).decode()}


def sheet_of(record: PersonRecord, *, today: date) -> Sheet:
    """Ages count to the day the form was filled in, else to its own reference date, else to today."""
    file = dossier_of(record)
    on = _day(file.filled_on) or _day(file.age_on) or today
    born = PartialDate.read(record.birth)
    return Sheet(
        name=_line(record.name),
        sex=_line(file.sex),
        birth=_month(record.birth),
        age=str(age_in_years(born, on)) if born else "",
        ethnic_group=_line(file.ethnic_group),
        native_place=_line(file.native_place),
        birthplace=_line(file.birthplace),
        party_joined=_COMPACT.sub(r"\1.\2", _line(file.party_joined)),
        work_started=_month(record.work_started),
        health=_line(file.health),
        title=_line(file.professional_title),
        expertise=_line(file.expertise),
        **_schooling(file),
        present_post=_line(file.present_post),
        proposed_post=_line(file.proposed_post),
        relieved_post=_line(file.relieved_post),
        resume=tuple((dates, clean(words)) for dates, words in resume.printed(clean(file.resume))),
        awards=clean(file.awards),
        appraisals=clean(file.appraisals),
        reason=clean(file.reason),
        family=tuple(_relative(each, on) for each in record.family),
        reporting_unit=_line(file.reporting_unit),
        filled_by=_line(file.filled_by),
        photo=record.photo or b"",
    )


def clean(text: str) -> str:
    """Without what is no writing: control and private characters would mean something to a program
    that sets type, and those that turn the direction of a line would print another line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ")
    return "".join(
        each
        for each in text
        if each == "\n" or (unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Cn"))
    ).strip("\n")


def _line(text: str) -> str:
    return " ".join(_filled(clean(text).split("\n")))


def _filled(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())


def _schooling(file: Dossier) -> dict[str, tuple[str, ...]]:
    cells: dict[str, tuple[str, ...]] = {}
    for mode in ("full_time", "in_service"):
        words = {
            part: _line(getattr(file, f"{mode}_{part}"))
            for part in ("education", "degree", "education_school", "degree_school")
        }
        schools = _filled((words["education_school"], words["degree_school"]))
        cells[mode] = _filled((words["education"], words["degree"]))
        cells[f"{mode}_school"] = tuple(dict.fromkeys(schools))
    return cells


def _relative(each: FamilyRecord, on: date) -> Relative:
    born = None if each.is_deceased else PartialDate.read(each.birth)
    return Relative(
        _line(each.relation),
        _line(each.name),
        str(age_in_years(born, on)) if born else "",
        _line(each.political_status),
        _line(each.unit_and_post),
    )


def _month(iso: str) -> str:
    day = PartialDate.read(iso)
    return day.to_month().dotted if day else ""


def _day(text: str) -> date | None:
    day = PartialDate.read(text.strip())
    return day.last_day if day else None
