"""Between the plain record and the rows of the database, both ways."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from candidates.formats.fields import Dossier
from candidates.formats.lrmx import encode_photo
from candidates.formats.reading import Finding, interpret
from candidates.formats.record import (
    AppraisalRecord,
    AwardRecord,
    CareerRecord,
    EducationRecord,
    FamilyRecord,
    PersonRecord,
    dossier_of,
)
from candidates.models import (
    Appraisal,
    Award,
    Career,
    Education,
    FamilyMember,
    Person,
    ProfessionalTitle,
)
from candidates.rules import codes, names, titles
from candidates.rules.dates import PartialDate
from candidates.rules.titles import Title
from core import vault

ID_ELEMENT = "ShenFenZheng"
#: Columns whose values are the record's own, name for name.
SAME = (
    "sex", "ethnic_group", "native_place", "birthplace", "political_status", "health",
    "professional_title", "expertise", "present_post", "position_level", "grassroots_months",
    "has_led_township", "resume", "reporting_unit",
)  # fmt: skip
DATES = ("birth", "party_joined", "work_started", "level_since")


def columns_of(record: PersonRecord, ref: UUID, *, reading: str = "") -> dict[str, Any]:
    """The person's own columns, sealed where they must be; `ref` binds the seals to the row.

    `reading`: the syllables that staff set for this name.
    """
    name = names.tidy_name(record.name)
    read = names.spoken(name, reading)
    context = b"candidates.person:" + ref.bytes
    highest = max(record.education, key=_height, default=None)
    dossier = record.dossier
    if dossier is not None:
        dossier = {key: value for key, value in dossier.items() if key != ID_ELEMENT}
    return {
        "name": name,
        "pinyin": read.full,
        "pinyin_key": read.key,
        "initials": read.initials,
        "stroke_key": names.stroke_key(name)[:240],
        **{column: getattr(record, column) for column in SAME},
        **{column: getattr(record, column) or None for column in DATES},
        "education": highest.education_code if highest else "",
        "education_height": _height(highest) if highest else 0,
        "id_sealed": vault.seal(record.id_number, context) if record.id_number else None,
        "id_index": vault.blind_index(record.id_number) if record.id_number else None,
        "phone_sealed": vault.seal(record.phone, context) if record.phone else None,
        "dossier": dossier,
    }


def part_rows(record: PersonRecord) -> Iterator[tuple[type, list[dict[str, Any]]]]:
    """Each kind of part with its rows, in the order of the form; who they belong to is added later."""
    yield (
        ProfessionalTitle,
        [
            {
                "text": each.text,
                "name": each.name,
                "level": each.level,
                "on": each.on or None,
                "authority": each.authority,
            }
            for each in titles_in(record)
        ],
    )
    yield (
        Education,
        [
            {
                "mode": each.mode,
                "education": each.education,
                "education_code": each.education_code,
                "degree": each.degree,
                "degree_code": each.degree_code,
                "school": each.school,
                "degree_school": each.degree_school,
            }
            for each in record.education
        ],
    )
    yield (
        Career,
        [
            {
                "start": each.start,
                "end": each.end or None,
                "text": each.text,
                "kind": each.kind,
                "level": each.level,
            }
            for each in record.career
        ],
    )
    yield (
        Award,
        [{"on": each.on or None, "kind": each.kind, "text": each.text} for each in record.awards],
    )
    yield (
        Appraisal,
        [{"year": each.year, "grade": each.grade} for each in record.appraisals],
    )
    yield (
        FamilyMember,
        [
            {
                "relation": each.relation,
                "name": each.name,
                "birth": each.birth or None,
                "political_status": each.political_status,
                "unit_and_post": each.unit_and_post,
                "is_deceased": each.is_deceased,
            }
            for each in record.family
        ],
    )


def load_record(person: Person, *, with_photo: bool = False) -> PersonRecord:
    """The record of a stored person, ID number and telephone in the clear: for services only."""
    return PersonRecord(
        name=person.name,
        **_own_values(person),
        id_number=person.id_number,
        phone=person.phone,
        education=[
            EducationRecord(each.mode, each.education, each.degree, each.school, each.degree_school)
            for each in person.educations.all()
        ],
        career=[
            CareerRecord(iso(each.start), iso(each.end), each.text, each.kind, each.level)
            for each in person.careers.all()
        ],
        awards=[AwardRecord(iso(each.on), each.text, each.kind) for each in person.awards.all()],
        appraisals=[AppraisalRecord(each.year, each.grade) for each in person.appraisals.all()],
        titles=_set_by_hand(person),
        family=[
            FamilyRecord(
                each.relation,
                each.name,
                iso(each.birth),
                each.political_status,
                each.unit_and_post,
                each.is_deceased,
            )
            for each in person.family.all()
        ],
        dossier=person.dossier,
        photo=person.photo.content if with_photo and person.photo else None,
    )


def titles_in(record: PersonRecord) -> list[Title]:
    """Those set by hand, else what the words of the form read as."""
    if record.titles is None:
        return titles.titles(record.professional_title)
    return titles.beside(record.titles, record.professional_title)


def _set_by_hand(person: Person) -> list[Title] | None:
    """The rows where they say otherwise than the words; None where they are those of the words."""
    rows = [
        Title(each.text, each.name, each.level, iso(each.on), each.authority)
        for each in person.titles.all()
    ]
    return None if rows == titles.titles(person.professional_title) else rows


def _own_values(person: Person) -> dict[str, Any]:
    return {column: getattr(person, column) for column in SAME} | {
        column: iso(getattr(person, column)) for column in DATES
    }


def file_of(person: Person) -> Dossier:
    """The person as an appointment-form file, with photo and ID number."""
    return file_of_record(load_record(person, with_photo=True))


def file_of_record(record: PersonRecord) -> Dossier:
    """A whole record, with its photo, as an appointment-form file."""
    photo, record.photo = record.photo, None
    if record.dossier is not None and record.id_number:
        record.dossier = {**record.dossier, ID_ELEMENT: record.id_number}
    dossier = dossier_of(record)
    return Dossier.from_json(dossier.to_json(), photo=encode_photo(photo) if photo else "")


def findings_of(person: Person, dossier: dict[str, Any]) -> tuple[Finding, ...]:
    """What staff should clear up in the file last read; nothing where there was none."""
    if not dossier:
        return ()
    return interpret(Dossier.from_json({**dossier, ID_ELEMENT: person.id_number})).findings


def iso(day: PartialDate | None) -> str:
    return day.iso if day else ""


def _height(row: EducationRecord) -> int:
    return codes.education_level(row.education)
