"""One person's dossier as plain values: what services take, whoever made it (file, form, import, demo).

Dates are stored-form texts (`1982-03`, empty when unknown); codes are those of the national tables.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from candidates.formats import lrmx, resume
from candidates.formats.fields import Dossier, FamilyItem
from candidates.formats.reading import Reading, interpret
from candidates.rules import codes
from candidates.rules.dates import PartialDate
from candidates.rules.titles import Title

GRADE_WORDS = {
    "excellent": "优秀",
    "competent": "称职",
    "basic": "基本称职",
    "incompetent": "不称职",
    "ungraded": "不定等次",
}


@dataclass(slots=True)
class EducationRecord:
    mode: str  # full_time or in_service
    education: str  # the word of the form: 大学, 省委党校研究生
    degree: str = ""
    school: str = ""
    degree_school: str = ""

    @property
    def education_code(self) -> str:
        return codes.educations().code_of(self.education)

    @property
    def degree_code(self) -> str:
        return codes.degrees().code_of(self.degree)


@dataclass(slots=True)
class CareerRecord:
    start: str
    end: str
    text: str
    kind: str = "post"  # or study
    level: str = ""


@dataclass(slots=True)
class AwardRecord:
    on: str
    text: str
    kind: str = "reward"  # or penalty


@dataclass(slots=True)
class AppraisalRecord:
    year: int
    grade: str


@dataclass(slots=True)
class FamilyRecord:
    relation: str
    name: str
    birth: str = ""
    political_status: str = ""
    unit_and_post: str = ""
    is_deceased: bool = False


@dataclass(slots=True)
class PersonRecord:
    name: str
    sex: str
    birth: str
    ethnic_group: str = ""
    native_place: str = ""
    birthplace: str = ""
    party_joined: str = ""
    political_status: str = ""
    work_started: str = ""
    health: str = ""
    professional_title: str = ""
    expertise: str = ""
    present_post: str = ""
    position_level: str = ""
    level_since: str = ""
    grassroots_months: int = 0
    has_led_township: bool = False
    resume: str = ""
    reporting_unit: str = ""
    id_number: str = ""
    phone: str = ""
    education: list[EducationRecord] = field(default_factory=list)
    career: list[CareerRecord] = field(default_factory=list)
    awards: list[AwardRecord] = field(default_factory=list)
    appraisals: list[AppraisalRecord] = field(default_factory=list)
    family: list[FamilyRecord] = field(default_factory=list)
    #: Titles set by hand; None: as the words of `professional_title` read.
    titles: list[Title] | None = None
    dossier: dict[str, Any] | None = None  # the file's values as written, when one was read
    photo: bytes | None = field(default=None, repr=False)


def record_of(dossier: Dossier, reading: Reading | None = None) -> PersonRecord:
    """The record a file amounts to; its own texts are kept whole in `dossier`."""
    read = reading or interpret(dossier)
    return PersonRecord(
        name=read.name,
        sex=read.sex or "0",
        birth=_iso(read.birth),
        ethnic_group=read.ethnic_group,
        native_place=dossier.native_place.strip(),
        birthplace=dossier.birthplace.strip(),
        party_joined=_iso(read.party_joined),
        political_status=read.political_status,
        work_started=_iso(read.work_started),
        health=dossier.health.strip(),
        professional_title=_one_line(dossier.professional_title),
        expertise=_one_line(dossier.expertise),
        present_post=_one_line(dossier.present_post),
        resume=dossier.resume,
        reporting_unit=_one_line(dossier.reporting_unit),
        id_number=read.id_number,
        education=[
            EducationRecord(each.mode, each.education, each.degree, each.school, each.degree_school)
            for each in read.schooling
        ],
        career=career_of(read.resume),
        awards=[AwardRecord(_iso(each.on), each.text, each.kind) for each in read.awards],
        appraisals=_last_of_each_year(
            [AppraisalRecord(each.year, each.grade) for each in read.appraisals]
        ),
        family=[
            FamilyRecord(
                each.relation,
                each.name,
                _iso(each.birth),
                each.political_status,
                each.unit_and_post,
                each.is_deceased,
            )
            for each in read.family
        ],
        dossier=dossier.to_json(),
        photo=lrmx.photo_bytes(dossier),
    )


def career_of(history: resume.Resume) -> list[CareerRecord]:
    """Periods as rows, each with its asides in its text."""
    return [
        CareerRecord(
            each.start.iso, _iso(each.end), each.whole, "study" if each.is_study else "post"
        )
        for each in history.periods
    ]


def dossier_of(record: PersonRecord) -> Dossier:
    """The file of a record: what its own file said, with every value that was changed since.

    A value that still means what the file said keeps the file's wording.
    """
    base = Dossier.from_json(record.dossier) if record.dossier else Dossier(version="3.2.1.16")
    was = record_of(base) if record.dossier else None
    changes: dict[str, Any] = {}

    def put(attribute: str, own: str, written: str) -> None:
        if was is None or getattr(was, own) != getattr(record, own):
            changes[attribute] = written

    put("name", "name", record.name)
    put("sex", "sex", codes.sexes().label(record.sex, "zh") if record.sex in "12" else "")
    put("birth", "birth", compact(record.birth))
    put("ethnic_group", "ethnic_group", codes.ethnic_groups().label(record.ethnic_group, "zh"))
    for same in (
        "native_place", "birthplace", "health", "professional_title", "expertise",
        "present_post", "resume", "reporting_unit", "id_number",
    ):  # fmt: skip
        put(same, same, getattr(record, same))
    for part in ("party_joined", "political_status"):
        put("party_joined", part, _party_text(record))
    put("work_started", "work_started", compact(record.work_started))
    put("awards", "awards", "\n".join(each.text for each in record.awards))
    put("appraisals", "appraisals", _appraisal_text(record.appraisals))
    if was is None or was.family != record.family:
        changes["family"] = tuple(_item(each) for each in record.family)
    if was is None or was.education != record.education:
        changes |= _schooling(record.education)
    if record.photo is not None:
        changes["photo"] = lrmx.encode_photo(record.photo)
    return replace(base, **changes)


def compact(iso: str) -> str:
    """The file's YYYYMM for a stored date."""
    day = PartialDate.read(iso)
    return day.compact if day else ""


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""


def _one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _last_of_each_year(rows: list[AppraisalRecord]) -> list[AppraisalRecord]:
    return sorted({row.year: row for row in rows}.values(), key=lambda row: row.year)


def _party_text(record: PersonRecord) -> str:
    """`200206`, `民盟`, or both; a Party member without a known date is named by the word."""
    joined, party = compact(record.party_joined), record.political_status
    word = codes.political_statuses().label(party, "zh") if party else ""
    if party == "01":
        return joined or word
    return "；".join(part for part in (joined, word) if part)


def _appraisal_text(rows: list[AppraisalRecord]) -> str:
    parts = [f"{row.year}年年度考核{GRADE_WORDS[row.grade]}" for row in rows]
    return "；\n".join(parts) + ("。" if parts else "")


def _item(each: FamilyRecord) -> FamilyItem:
    return FamilyItem(
        each.relation, each.name, compact(each.birth), each.political_status, each.unit_and_post
    )


def _schooling(rows: list[EducationRecord]) -> dict[str, str]:
    """The first row of each mode; the form has room for one."""
    texts: dict[str, str] = {}
    for mode in ("full_time", "in_service"):
        row = next((each for each in rows if each.mode == mode), EducationRecord(mode, ""))
        texts |= {
            f"{mode}_education": row.education,
            f"{mode}_degree": row.degree,
            f"{mode}_education_school": row.school,
            f"{mode}_degree_school": row.degree_school,
        }
    return texts
