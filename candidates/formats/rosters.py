"""A roster as departments keep it: headings in three languages, a row of texts, and what it says.

An empty cell says nothing. What a row does not name stays as the record has it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from candidates.formats.record import EducationRecord, PersonRecord
from candidates.rules import codes, identity, names
from candidates.rules.dates import PartialDate

#: What a column is called, in the three languages; compared without blanks, width and case.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "name", "full name", "nombre", "nombre completo"),
    "id_number": ("身份证号", "身份证号码", "公民身份号码", "身份证", "ID number",
                  "número de identidad", "número de identificación"),
    "sex": ("性别", "sex", "gender", "sexo"),
    "birth": ("出生年月", "出生日期", "出生时间", "born", "birth", "date of birth", "nacimiento",
              "fecha de nacimiento"),
    "ethnic_group": ("民族", "ethnic group", "etnia", "grupo étnico"),
    "native_place": ("籍贯", "native place", "origen", "lugar de origen"),
    "birthplace": ("出生地", "birthplace", "lugar de nacimiento"),
    "party_joined": ("入党时间", "入党年月", "joined the Party", "Party date", "ingreso en el Partido"),
    "political_status": ("政治面貌", "political status", "afiliación política"),
    "work_started": ("参加工作时间", "参加工作年月", "工作时间", "began work", "inicio laboral"),
    "health": ("健康状况", "health", "salud", "estado de salud"),
    "professional_title": ("专业技术职务", "职称", "professional title", "título profesional"),
    "expertise": ("熟悉专业有何专长", "专长", "expertise", "especialidad"),
    "present_post": ("现任职务", "职务", "工作单位及职务", "单位及职务", "现任职务全称", "post",
                     "present post", "cargo", "cargo actual"),
    "position_level": ("职务层次", "职级", "级别", "level", "position level", "nivel",
                       "nivel del cargo"),
    "level_since": ("任现职级时间", "任现级时间", "任职级时间", "at this level since",
                    "en este nivel desde"),
    "reporting_unit": ("呈报单位", "reporting unit", "unidad informante"),
    "phone": ("联系电话", "电话", "手机", "手机号码", "telephone", "phone", "teléfono"),
    "education": ("学历", "最高学历", "文化程度", "education", "estudios", "educación"),
    "degree": ("学位", "最高学位", "degree", "título académico"),
    "school": ("毕业院校及专业", "毕业院校系及专业", "毕业院校", "school", "centro de estudios"),
    "full_time_education": ("全日制学历", "全日制教育", "full-time education", "educación regular"),
    "full_time_degree": ("全日制学位", "full-time degree"),
    "full_time_school": ("全日制毕业院校及专业", "全日制毕业院校", "full-time school"),
    "in_service_education": ("在职学历", "在职教育", "in-service education",
                             "educación en servicio"),
    "in_service_degree": ("在职学位", "in-service degree"),
    "in_service_school": ("在职毕业院校及专业", "在职毕业院校", "in-service school"),
}  # fmt: skip
_DATES = {"birth", "party_joined", "work_started", "level_since"}
_CODED = {
    "ethnic_group": codes.ethnic_groups,
    "political_status": codes.political_statuses,
    "position_level": codes.position_levels,
}
_SEXES = {
    "男": identity.MALE, "女": identity.FEMALE, "male": identity.MALE, "female": identity.FEMALE,
    "m": identity.MALE, "f": identity.FEMALE, "hombre": identity.MALE, "mujer": identity.FEMALE,
}  # fmt: skip
_STUDY = ("education", "degree", "school")


class BadRow(ValueError):
    """A row that cannot be compared; `faults` are pairs of the column's key and a code: name_missing,
    nobody_named, unreadable_date, unknown_word, or `number_` with what is wrong with the number."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def text_of(cell: Any, key: str = "") -> str:
    """A cell as text. In a column of dates the number 1982.1 is October: January is written 1982.01,
    and a spreadsheet drops the last nought."""
    if isinstance(cell, dict):
        return str(cell.get("d", ""))[:10]
    if isinstance(cell, float):
        if cell.is_integer():
            return str(int(cell))
        return f"{cell:.2f}" if key in _DATES else str(cell)
    return "" if cell is None else str(cell).strip()


def read_row(cells: Mapping[str, str]) -> dict[str, str]:
    """What a row says, in the values of the record; raises BadRow with everything that is wrong."""
    values: dict[str, str] = {}
    faults: list[tuple[str, str]] = []
    for key, text in cells.items():
        if not text:
            continue
        try:
            values |= _value(key, text)
        except _Fault as fault:
            faults.append((key, fault.code))
    if not values.get("name"):
        faults.append(("name", "name_missing"))
    if not (values.get("id_number") or values.get("birth")) and not faults:
        faults.append(("id_number", "nobody_named"))
    if faults:
        raise BadRow(faults)
    return values


def applied(values: Mapping[str, str], own: PersonRecord) -> PersonRecord:
    """The record as it would be if it said everything that the row says."""
    plain = {
        name: value for name, value in values.items() if name not in _STUDIES and name != "birth"
    }
    if (birth := values.get("birth")) and not own.birth.startswith(birth):
        plain["birth"] = birth  # a month where the record knows the day says nothing else
    return replace(own, **plain, education=_studies(values, own))  # type: ignore[arg-type]


class _Fault(ValueError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_STUDIES = {
    *_STUDY, *(f"{mode}_{part}" for mode in ("full_time", "in_service") for part in _STUDY),
}  # fmt: skip


def _value(key: str, text: str) -> dict[str, str]:
    if key == "name":
        return {key: names.tidy_name(text)}
    if key == "id_number":
        try:
            return {key: identity.check_id_number(identity.normalise_id_number(text)).text}
        except identity.BadIdNumber as fault:
            raise _Fault(f"number_{fault.code}") from fault
    if key == "sex":
        if text.casefold() not in _SEXES:
            raise _Fault("unknown_word")
        return {key: _SEXES[text.casefold()]}
    if key == "party_joined" and not text[:1].isdigit():
        key = "political_status"  # many write the party where the date would stand
    if key in _DATES:
        return {key: _day(text)}
    if key in _CODED:
        return {key: _code(key, text)}
    return {key: " ".join(text.split())}


def _day(text: str) -> str:
    try:
        day = PartialDate.parse(text)
    except ValueError as fault:
        raise _Fault("unreadable_date") from fault
    return day.iso if day else ""


def _code(key: str, text: str) -> str:
    found = _CODED[key]().code_of(text)
    if not found and key == "political_status":
        found = codes.party_of(text)
    if not found:
        raise _Fault("unknown_word")
    return found


def _studies(values: Mapping[str, str], own: PersonRecord) -> list[EducationRecord]:
    """The studies with what the row says. Where it does not say which mode, a row that says so
    already settles it; else it is taken for later studies, in service, and for the first where there
    are none: the comparison shows which."""
    rows = [replace(row) for row in own.education]
    for mode in ("full_time", "in_service"):
        _put(rows, mode, {part: values.get(f"{mode}_{part}", "") for part in _STUDY})
    loose = {part: values.get(part, "") for part in _STUDY}
    new = {
        part: text
        for part, text in loose.items()
        if text and not any(getattr(row, part) == text for row in rows)
    }
    _put(rows, "in_service" if rows else "full_time", new)
    return rows


def _put(rows: list[EducationRecord], mode: str, parts: Mapping[str, str]) -> None:
    said = {part: text for part, text in parts.items() if text}
    if not said:
        return
    row = next((each for each in rows if each.mode == mode), None)
    if row is None:
        row = EducationRecord(mode, "")
        rows.append(row)
    for part, text in said.items():
        setattr(row, part, text)


def headings() -> Iterator[tuple[str, str]]:
    """Heading -> key, every spelling."""
    for key, words in HEADINGS.items():
        for word in words:
            yield word, key
