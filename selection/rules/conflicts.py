"""Who stands too near to whom, by what two dossiers say: kin, shared units, superiors, organs.

Each tie says why it was found, so that a page can show it. A namesake is a hint and stops nobody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

#: Stop an assignment until somebody else has signed for the exception.
BLOCKING = frozenset({"self", "kin", "superior", "shared_unit", "own_unit", "organ", "declared"})
#: A member of the committee withdraws while somebody so tied is discussed. To have served together
#: once is no ground there: few in the province would be left.
RECUSING = frozenset({"self", "kin", "own_unit", "organ", "declared"})

_TITLE = re.compile(
    r"(?:书记|省长|市长|州长|县长|区长|镇长|乡长|厅长|局长|处长|科长|部长|院长|校长|所长|站长|队长|村长"
    r"|主任|主席|会长|总经理|经理|董事长|检察长|秘书长|常委|委员|巡视员|调研员|科员|办事员|干事|秘书"
    r"|干部|教师|学员|选调生|村官|工作人员)"
)
#: Heads whose title begins with the last character of their unit: 某镇 + 长.
_OF_UNIT = "省市州县区镇乡厅局处科部院校所站队村"
_BEFORE_TITLE = re.compile(
    r"(?:党委|党组|党工委|组织|宣传|统战|政法|纪检|武装|第一|常务|代理|主任|副|代|助理"
    r"|四级|三级|二级|一级|[、,，\s])+$"
)
_PARTY = re.compile(r"(?:人民政府|政府|党工委|党委|党组|委员会|人大|政协)$")
_COMMITTEE = re.compile(r"([省市州县区镇乡])委$")


@dataclass(frozen=True, slots=True)
class Stay:
    """Time in one unit; months as "2003-05", an open end is the present."""

    start: str
    end: str
    unit: str
    post: str


@dataclass(frozen=True, slots=True)
class Relative:
    relation: str
    name: str
    unit: str


@dataclass(frozen=True)
class Party:
    """One side: a nominee, or somebody who is to judge. `organ`: path of the organisation it comes
    from, or that nominated it; `key`: the dossier, 0 where none is known."""

    name: str
    unit: str = ""
    organ: str = ""
    key: int = 0
    stays: tuple[Stay, ...] = ()
    family: tuple[Relative, ...] = ()

    # Kept: each side meets hundreds of others.
    @cached_property
    def place(self) -> str:
        """The unit itself."""
        return base(self.unit)

    @cached_property
    def kin(self) -> list[tuple[tuple[str, str], Relative]]:
        """Relatives whose unit is known, by what they are recognised by on the other side."""
        return [((each.name, base(each.unit)), each) for each in self.family if each.unit]


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason; what does not belong to its kind is empty."""

    kind: str
    unit: str = ""
    start: str = ""
    end: str = ""
    relation: str = ""
    name: str = ""

    @property
    def blocks(self) -> bool:
        return self.kind in BLOCKING


def ties(judge: Party, nominee: Party) -> list[Tie]:
    """Everything between two people, the gravest kinds first; an empty list means free to judge."""
    if judge.key and judge.key == nominee.key:
        return [Tie("self")]
    return [
        *_kin(judge, nominee),
        *_in_time(judge, nominee),
        *_by_place(judge, nominee),
    ]


def unit_and_post(text: str) -> tuple[str, str]:
    """ "某县某镇党委副书记、镇长" -> ("某县某镇", "党委副书记、镇长")."""
    found = _TITLE.search(text)
    if found is None:
        return base(text), ""
    before, title = text[: found.start()], found.group()
    place = _BEFORE_TITLE.sub("", before)
    unit = base(place)
    if title.endswith("长") and title[0] in _OF_UNIT and not unit.endswith(title[0]):
        unit += title[0]
    return unit, text[len(place) :]


def base(unit: str) -> str:
    """The unit itself, without the organ of it: 中共某县委 and 某县人民政府 are both 某县."""
    name = re.sub(r"\s+", "", unit).removeprefix("中共").rstrip("，,、；;。")
    while (shorter := _PARTY.sub("", name)) != name:
        name = shorter
    return _COMMITTEE.sub(r"\1", name)


def is_head(post: str) -> bool:
    """Whether the post leads its unit: a secretary or chief, no deputy."""
    first = re.split(r"[、,，]", post)
    return any(
        _TITLE.search(part) is not None
        and part.endswith(("书记", "长", "主任"))
        and "副" not in part
        and "助理" not in part
        for part in first
    )


def overlap(one: Stay, other: Stay) -> tuple[str, str] | None:
    """The months that two stays have in common, ends included; None: none."""
    start = max(one.start, other.start)
    ends = [end for end in (one.end, other.end) if end]
    end = min(ends) if ends else ""
    return (start, end) if not end or start[:7] <= end[:7] else None


def _kin(judge: Party, nominee: Party) -> Iterator[Tie]:
    for whose, named in ((nominee, judge), (judge, nominee)):
        for each in whose.family:
            if each.name == named.name:
                kind = "kin" if _same_place(each.unit, named) else "namesake"
                yield Tie(kind, unit=each.unit, relation=each.relation, name=each.name)
    theirs = {mark for mark, _each in nominee.kin} if judge.kin else ()
    for mark, each in judge.kin:
        if mark in theirs:
            yield Tie("kin", unit=each.unit, relation=each.relation, name=each.name)


def _same_place(text: str, person: Party) -> bool:
    """Whether what a family line says of a unit is the unit of this person, now or earlier."""
    line, (named, _post) = base(text), unit_and_post(text)
    units = {person.unit, *(stay.unit for stay in person.stays)}
    return any(
        unit and (unit in line or (named and named in unit)) for unit in map(base, units) if unit
    )


def _in_time(judge: Party, nominee: Party) -> Iterator[Tie]:
    seen: set[tuple[str, str]] = set()
    for one in judge.stays:
        for other in nominee.stays:
            kind, unit = _relation(one, other)
            if not kind or (kind, unit) in seen:
                continue
            common = overlap(one, other)
            if common is not None:
                seen.add((kind, unit))
                yield Tie(kind, unit=unit, start=common[0], end=common[1])


def _relation(one: Stay, other: Stay) -> tuple[str, str]:
    if len(one.unit) < 2 or len(other.unit) < 2:
        return "", ""
    if one.unit == other.unit:
        heads = is_head(one.post) != is_head(other.post)
        return ("superior" if heads else "shared_unit"), one.unit
    upper, lower = sorted((one, other), key=lambda stay: len(stay.unit))
    if lower.unit.startswith(upper.unit) and is_head(upper.post):
        return "superior", upper.unit
    return "", ""


def _by_place(judge: Party, nominee: Party) -> Iterator[Tie]:
    if len(judge.place) > 1 and judge.place == nominee.place:
        yield Tie("own_unit", unit=nominee.unit)
    if judge.organ and judge.organ == nominee.organ:
        yield Tie("organ")


def blocking(found: Iterable[Tie]) -> list[Tie]:
    return [tie for tie in found if tie.blocks]
