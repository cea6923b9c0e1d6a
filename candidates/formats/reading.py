"""What the texts of an appointment-form file mean: dates, codes, appraisals, awards, family.

Nothing is guessed silently: what could not be read stays as text, and a finding says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candidates.formats import resume
from candidates.formats.fields import Dossier, FamilyItem
from candidates.rules import careers, codes, identity, names
from candidates.rules.dates import PartialDate

_NOTHING = {"", "无", "(无)", "（无）", "没有", "/"}
_SEX_WORDS = {
    "男": identity.MALE,
    "男性": identity.MALE,
    "女": identity.FEMALE,
    "女性": identity.FEMALE,
}
_DECEASED = re.compile(r"去世|已故|病故|亡故|逝世")
_PENALTY = re.compile(r"处分|警告|记过|降级|撤职|诫勉|通报批评|开除")
_AWARD_DATE = re.compile(r"(\d{4})\s*[年.．]\s*(?:(\d{1,2})\s*月?)?")
_YEARS = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:[-‐-―─－~～至]+\s*((?:19|20)\d{2}))?")
_SENTENCE = re.compile(r"[；;。\n，,]")
_GRADES = (  # longer words first: 称职 is part of two others
    ("不称职", "incompetent"),
    ("不合格", "incompetent"),
    ("基本称职", "basic"),
    ("基本合格", "basic"),
    ("优秀", "excellent"),
    ("称职", "competent"),
    ("合格", "competent"),
    ("不定等次", "ungraded"),
    ("不确定等次", "ungraded"),
    ("未定等次", "ungraded"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that needs a look. Codes: unreadable_date, unknown_word, bad_id_number,
    id_number_birth, id_number_sex, no_name, no_birth, resume_unread, and `resume_` + a doubt."""

    code: str
    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Schooling:
    mode: str  # full_time or in_service
    education: str
    degree: str
    school: str
    degree_school: str


@dataclass(frozen=True, slots=True)
class Appraised:
    year: int
    grade: str


@dataclass(frozen=True, slots=True)
class Awarded:
    on: PartialDate | None
    kind: str  # reward or penalty
    text: str


@dataclass(frozen=True, slots=True)
class Relative:
    relation: str
    name: str
    birth: PartialDate | None
    political_status: str
    unit_and_post: str
    is_deceased: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One dossier in typed values; the codes are those of the national tables, empty when unknown."""

    name: str
    sex: str
    birth: PartialDate | None
    ethnic_group: str
    party_joined: PartialDate | None
    political_status: str
    work_started: PartialDate | None
    id_number: str
    age_on: PartialDate | None
    filled_on: PartialDate | None
    schooling: tuple[Schooling, ...]
    resume: resume.Resume
    appraisals: tuple[Appraised, ...]
    awards: tuple[Awarded, ...]
    family: tuple[Relative, ...]
    findings: tuple[Finding, ...]


def interpret(dossier: Dossier) -> Reading:
    findings: list[Finding] = []

    def day(field: str, text: str) -> PartialDate | None:
        try:
            return PartialDate.parse(text)
        except ValueError:
            findings.append(Finding("unreadable_date", field, text))
            return None

    def code(field: str, text: str, found: str) -> str:
        if text.strip() and not found:
            findings.append(Finding("unknown_word", field, text.strip()))
        return found

    name = names.tidy_name(dossier.name)
    sex = code("sex", dossier.sex, _SEX_WORDS.get(dossier.sex.strip(), ""))
    birth = day("birth", dossier.birth)
    work_started = day("work_started", dossier.work_started)
    history = resume.parse(dossier.resume)
    if not name:
        findings.append(Finding("no_name", "name"))
    if birth is None and not dossier.birth.strip():
        findings.append(Finding("no_birth", "birth"))
    number = _id_number(dossier.id_number, birth, sex, findings)
    findings += _resume_findings(dossier.resume, history, birth, work_started)
    ethnic = dossier.ethnic_group
    return Reading(
        name=name,
        sex=sex,
        birth=birth,
        ethnic_group=code("ethnic_group", ethnic, codes.ethnic_groups().code_of(ethnic)),
        party_joined=_party_date(dossier.party_joined, day),
        political_status=code(
            "party_joined", dossier.party_joined, codes.party_of(dossier.party_joined)
        ),
        work_started=work_started,
        id_number=number,
        age_on=day("age_on", dossier.age_on),
        filled_on=day("filled_on", dossier.filled_on),
        schooling=tuple(_schooling(dossier)),
        resume=history,
        appraisals=tuple(read_appraisals(dossier.appraisals)),
        awards=tuple(read_awards(dossier.awards)),
        family=tuple(_relative(item, day) for item in dossier.family if not item.is_blank),
        findings=tuple(findings),
    )


def read_appraisals(text: str) -> Iterator[Appraised]:
    """`2008年、2009年称职；2010年优秀` and its many cousins; years wait for the next grade."""
    waiting: list[int] = []
    for part in _SENTENCE.split(text):
        for found in _YEARS.finditer(part):
            first, last = int(found.group(1)), int(found.group(2) or found.group(1))
            waiting += range(first, min(last, first + 10) + 1)
        grade = next((grade for word, grade in _GRADES if word in part), None)
        if grade:
            yield from (Appraised(year, grade) for year in waiting)
            waiting = []


def read_awards(text: str) -> Iterator[Awarded]:
    """One award a line; a line that starts without a date goes with the line before it."""
    lines: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if line in _NOTHING:
            continue
        if lines and not _AWARD_DATE.match(line):
            lines[-1] += line
        else:
            lines.append(line)
    for line in lines:
        found = _AWARD_DATE.match(line)
        on = PartialDate.read(".".join(part for part in found.groups() if part)) if found else None
        yield Awarded(on, "penalty" if _PENALTY.search(line) else "reward", line)


def _id_number(text: str, birth: PartialDate | None, sex: str, findings: list[Finding]) -> str:
    """The number as checked, or as written when it is wrong (the finding carries no digits)."""
    written = identity.normalise_id_number(text)
    if not written:
        return ""
    try:
        number = identity.check_id_number(written)
    except identity.BadIdNumber as fault:
        findings.append(Finding("bad_id_number", "id_number", fault.code))
        return written
    for conflict in identity.id_number_conflicts(number, born=birth, sex=sex):
        findings.append(Finding(f"id_number_{conflict}", "id_number"))
    return number.text


def _party_date(text: str, day) -> PartialDate | None:
    for part in re.split(r"[；;]", text):
        if part.strip()[:1].isdigit():
            return day("party_joined", part)
    return None


def _schooling(dossier: Dossier) -> Iterator[Schooling]:
    for mode in ("full_time", "in_service"):
        words = [
            getattr(dossier, f"{mode}_{part}").strip()
            for part in ("education", "degree", "education_school", "degree_school")
        ]
        if any(words):
            yield Schooling(mode, *words)


def _relative(item: FamilyItem, day) -> Relative:
    return Relative(
        relation=item.relation.strip(),
        name=names.tidy_name(item.name),
        birth=day("family", item.birth),
        political_status=item.political_status.strip(),
        unit_and_post=item.unit_and_post.strip(),
        is_deceased=bool(_DECEASED.search(item.unit_and_post)),
    )


def _resume_findings(
    text: str,
    history: resume.Resume,
    birth: PartialDate | None,
    work_started: PartialDate | None,
) -> Iterator[Finding]:
    if text.strip() and not history.periods:
        yield Finding("resume_unread", "resume")
    spans = [period.span for period in history.periods]
    for doubt in careers.doubts(spans, born=birth, work_started=work_started):
        period = history.periods[doubt.place] if history.periods else None
        yield Finding(f"resume_{doubt.code}", "resume", period.start.dotted if period else "")
