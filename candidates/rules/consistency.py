"""Three ages, two histories, one status: what a dossier says against itself.

Every doubt carries the data it rests on; `digest` of those tells whether a later check found the
same thing again. Dates known to the month are read in the person's favour.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from candidates.rules import archive, archived, careers
from candidates.rules.archive import Filed
from candidates.rules.archived import Stated
from candidates.rules.dates import PartialDate, full_months

ERROR, WARNING, NOTE = "error", "warning", "note"
PARTY_AGE, WORKING_AGE = 18, 16
PARENT_AGE = 14
#: Months at one level before the next; two levels at once are named on their own.
LEAST_TENURE = 24
#: So much of the words of a period is kept with a finding.
CLIP = 80
PARTY_MEMBERS = ("01", "02")
SPOUSES = ("妻子", "丈夫")
PARENTS = ("父亲", "母亲")
CHILDREN = ("儿子", "女儿", "长子", "次子", "长女", "次女")

_UNIT = re.compile(r"^.{2,}?(?:委员会|委|局|厅|办公室|办事处|院|镇|乡|公司|学校|中学|小学)")

#: Rule -> (severity, what the statement is held against).
RULES = {
    "birth_number": (ERROR, "id_number"),
    "sex_number": (ERROR, "id_number"),
    "work_age": (ERROR, "form"),
    "work_resume": (WARNING, "resume"),
    "party_age": (ERROR, "form"),
    "party_status": (WARNING, "form"),
    "reversed": (ERROR, "resume"),
    "unordered": (WARNING, "resume"),
    "two_open": (ERROR, "resume"),
    "gap": (WARNING, "resume"),
    "overlap": (WARNING, "resume"),
    "level_since": (WARNING, "resume"),
    "short_tenure": (NOTE, "resume"),
    "level_skipped": (WARNING, "resume"),
    "appraisal_missing": (WARNING, "appraisals"),
    "appraisal_early": (ERROR, "appraisals"),
    "kin_age": (WARNING, "family"),
    "two_spouses": (WARNING, "family"),
    "kin_same_unit": (WARNING, "family"),
    "archive_birth": (ERROR, "archive"),
    "archive_work": (ERROR, "archive"),
    "archive_party": (ERROR, "archive"),
    "archive_differs": (WARNING, "archive"),
    "archive_education": (ERROR, "archive"),
    "archive_status": (ERROR, "archive"),
    "status_missing": (WARNING, "archive"),
    "period_differs": (ERROR, "archive"),
    "period_missing": (WARNING, "archive"),
    "period_unproven": (WARNING, "archive"),
    "period_words": (NOTE, "archive"),
    "periods_disagree": (WARNING, "archive"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """One line of the résumé; `height` is the height of its position level, 0 when unknown."""

    start: PartialDate
    end: PartialDate | None = None
    kind: str = "post"
    level: str = ""
    height: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    relation: str
    birth: PartialDate | None = None
    unit: str = ""
    is_deceased: bool = False
    name: str = ""

    @property
    def key(self) -> str:
        """Stays when lines are added, moved or corrected: who it is, not where it stands. A digest,
        since a finding is seen by people to whom the family is masked."""
        who = f"{self.relation}|{self.name}".encode()
        return hashlib.sha256(who).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Life:
    """What the rules ask about one person."""

    birth: PartialDate
    sex: str = "0"
    number_birth: PartialDate | None = None
    number_sex: str = ""
    work_started: PartialDate | None = None
    party_joined: PartialDate | None = None
    political_status: str = ""
    present_post: str = ""
    level: str = ""
    level_since: PartialDate | None = None
    periods: tuple[Period, ...] = ()
    years: tuple[int, ...] = ()
    family: tuple[Kin, ...] = ()
    #: Code and height of the highest education.
    education: str = ""
    education_height: int = 0
    archive: tuple[Filed, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`slot` tells several of one rule apart (a period's start, a year, a relation)."""

    rule: str
    slot: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        return RULES[self.rule][0]

    @property
    def source(self) -> str:
        return RULES[self.rule][1]

    @property
    def digest(self) -> str:
        """Of rule and data: the same digest is the same finding."""
        text = json.dumps([self.rule, self.slot, self.data], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def contradictions(life: Life) -> list[Contradiction]:
    """All of them, each slot of a rule once."""
    found = [
        *_ages(life),
        *_party(life),
        *_history(life),
        *_levels(life),
        *_years(life),
        *_kin(life),
        *_archive(life),
        *_career(life),
    ]
    return list({(each.rule, each.slot): each for each in found}.values())


def _ages(life: Life) -> Iterator[Contradiction]:
    number = life.number_birth
    if number is not None and not life.birth.agrees_with(number):
        yield Contradiction("birth_number", "", {"form": life.birth.iso, "number": number.iso})
    if life.number_sex and life.sex in ("1", "2") and life.sex != life.number_sex:
        yield Contradiction("sex_number", "", {"form": life.sex, "number": life.number_sex})
    work = life.work_started
    if work is not None and full_months(life.birth, work) < WORKING_AGE * 12:
        yield Contradiction("work_age", "", {"birth": life.birth.iso, "work": work.iso})


def _party(life: Life) -> Iterator[Contradiction]:
    joined, member = life.party_joined, life.political_status in PARTY_MEMBERS
    if joined is not None and full_months(life.birth, joined) < PARTY_AGE * 12:
        yield Contradiction("party_age", "", {"birth": life.birth.iso, "joined": joined.iso})
    if life.political_status and member != (joined is not None):
        data = {"status": life.political_status, "joined": joined.iso if joined else ""}
        yield Contradiction("party_status", "", data)


def _history(life: Life) -> Iterator[Contradiction]:
    spans = [careers.Span(each.start, each.end) for each in life.periods]
    for doubt in careers.doubts(spans):
        now = life.periods[doubt.place]
        before = life.periods[doubt.place - 1] if doubt.place else None
        if doubt.code == "overlap" and before is not None and before.kind != now.kind:
            continue  # studying beside one's post is usual
        if doubt.code == "two_open" and before is not None and before.kind != now.kind:
            continue
        data: dict[str, str | int] = {"start": now.start.iso, "end": _iso(now.end)}
        if before is not None and doubt.code != "reversed":
            data |= {"before": _iso(before.end), "months": doubt.months}
        yield Contradiction(doubt.code, now.start.iso, data)
    work = life.work_started
    if work is not None and spans and not any(careers.touches(span, work) for span in spans):
        first = min(each.start for each in life.periods)
        yield Contradiction("work_resume", "", {"work": work.iso, "first": first.iso})


def _levels(life: Life) -> Iterator[Contradiction]:
    """When each level was first held, against the form and against the least tenure."""
    held: list[Period] = []
    for each in sorted(life.periods, key=lambda row: row.start):
        if each.height and (not held or each.height > held[-1].height):
            held.append(each)
    since, at_level = life.level_since, [each for each in held if each.level == life.level]
    if (
        since is not None
        and at_level
        and not at_level[0].start.to_month().agrees_with(since.to_month())
    ):
        data = {"form": since.iso, "resume": at_level[0].start.iso}
        yield Contradiction("level_since", "", data)
    for lower, upper in pairwise(held):
        months = full_months(lower.start, upper.start)
        step: dict[str, str | int] = {"from": lower.level, "to": upper.level, "months": months}
        if upper.height - lower.height > 5:
            yield Contradiction("level_skipped", upper.level, step)
        if months < LEAST_TENURE:
            yield Contradiction("short_tenure", upper.level, step)


def _years(life: Life) -> Iterator[Contradiction]:
    if not life.years:
        return
    known = set(life.years)
    for year in range(min(known), max(known)):
        if year not in known:
            yield Contradiction("appraisal_missing", str(year), {"year": year})
    work = life.work_started
    for year in sorted(known):
        if work is not None and year < work.year:
            yield Contradiction("appraisal_early", str(year), {"year": year, "work": work.iso})


def _kin(life: Life) -> Iterator[Contradiction]:
    own = _unit(life.present_post)
    seen: dict[str, int] = {}
    for each in life.family:
        # Two of one relation and name, as where names are missing: the second is told by its number.
        number = seen[each.key] = seen.get(each.key, 0) + 1
        slot = each.key if number == 1 else f"{each.key}-{number}"
        data: dict[str, str | int] = {"relation": each.relation}
        if each.birth is not None:
            older, younger = each.birth, life.birth
            if each.relation in CHILDREN:
                older, younger = younger, older
            related = each.relation in PARENTS or each.relation in CHILDREN
            if related and full_months(older, younger) < PARENT_AGE * 12:
                yield Contradiction(
                    "kin_age", slot, data | {"born": each.birth.iso, "own": life.birth.iso}
                )
        if own and not each.is_deceased and _unit(each.unit) == own:
            yield Contradiction("kin_same_unit", slot, data | {"unit": own})
    living = [each for each in life.family if each.relation in SPOUSES and not each.is_deceased]
    if len(living) > 1:
        yield Contradiction("two_spouses", "", {"count": len(living)})


def _archive(life: Life) -> Iterator[Contradiction]:
    """The form against what the archive itself says, where somebody has looked."""
    if not life.archive:
        return
    counting = archive.prevailing(life.archive)
    ages = {
        archive.BIRTH: life.birth, archive.WORK: life.work_started, archive.PARTY: life.party_joined
    }  # fmt: skip
    for element, form in ages.items():
        first = counting.get(element)
        if first is None:
            continue
        said = PartialDate.parse(first.value)
        data: dict[str, str | int] = {"archive": first.value, **_source(first)}
        if said is not None and (form is None or not form.agrees_with(said)):
            yield Contradiction(f"archive_{element}", "", {"form": _iso(form), **data})
        for other in archive.differing(life.archive, element):
            also = {"other": other.value, **_source(other, "other_")}
            yield Contradiction("archive_differs", f"{element} {other.dated.iso}", data | also)
    proven, status = counting.get(archive.EDUCATION), counting.get(archive.STATUS)
    if proven is not None and life.education_height > proven.height:
        data = {"education": life.education, "proven": proven.value, **_source(proven)}
        yield Contradiction("archive_education", "", data)
    if status is None:
        yield Contradiction("status_missing", "", {})
    elif status.value == archive.WORKER:
        yield Contradiction("archive_status", "", _source(status))


def career(life: Life) -> tuple[list[Stated], list[tuple[Stated, ...]]]:
    """The career by the form, and by each document of the archive."""
    form = [Stated(each.start, each.end, each.text) for each in life.periods]
    return form, [each.periods for each in life.archive if each.periods]


def _career(life: Life) -> Iterator[Contradiction]:
    """Period by period, where a document of the archive speaks of the career."""
    form, documents = career(life)
    if not documents:
        return
    for line in archived.compared(form, documents):
        if line.differs:
            yield _of_period(line)
    for each in archived.prevailing(documents)[1]:
        data = {**_of_document(each.first), **_of_document(each.other, "other_")}
        slot = f"{each.first.start.iso} {each.other.dated}"
        yield Contradiction("periods_disagree", slot, data)


def _of_period(line: archived.Compared) -> Contradiction:
    form, said = line.form, line.archive
    data: dict[str, str | int] = {"form": form.span, "text": form.text[:CLIP]} if form else {}
    if said is None:
        return Contradiction("period_unproven", form.span if form else "", data)
    data |= _of_document(said)
    if form is None:
        return Contradiction("period_missing", said.span, data)
    rule = "period_words" if line.differs == (archived.WORDS,) else "period_differs"
    return Contradiction(rule, said.span, data)


def _of_document(said: Stated, prefix: str = "") -> dict[str, str | int]:
    return {
        f"{prefix or 'archive_'}span": said.span,
        f"{prefix or 'archive_'}text": said.text[:CLIP],
        f"{prefix}document": said.document,
        f"{prefix}dated": said.dated.iso if said.dated else "",
    }


def _source(filed: Filed, prefix: str = "") -> dict[str, str | int]:
    return {f"{prefix}document": filed.document, f"{prefix}dated": filed.dated.iso}


def _unit(text: str) -> str:
    found = _UNIT.match(text.strip())
    return found.group() if found else ""


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""
