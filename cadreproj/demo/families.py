"""Families, appraisals and awards of a demo person, in the order and words of the appointment form."""

from random import Random

from cadreproj.demo.words import given_name, surnames, words
from candidates.formats.record import AppraisalRecord, AwardRecord, FamilyRecord
from candidates.rules.dates import PartialDate

_UNITS_OF_CHILDREN = ((3, "（学龄前）"), (6, "幼儿园学生"), (12, "小学学生"), (18, "中学学生"))


def family(
    rng: Random, *, surname: str, sex: str, ethnic_group: str, born: int, until: int, county: str
) -> list[FamilyRecord]:
    """Spouse, child, father, mother, then a sibling: the order officials expect."""
    relatives = []
    age = (until - born) // 12
    child_surname = surname
    if rng.random() < min(0.97, 0.3 + (age - 25) * 0.13):
        other = "2" if sex == "1" else "1"
        theirs = surnames(ethnic_group).choose(rng)
        if sex == "2":
            child_surname = theirs
        relatives.append(
            FamilyRecord(
                "妻子" if sex == "1" else "丈夫",
                theirs + given_name(rng, other),
                _iso(born + rng.randint(-30, 40)),
                rng.choice(
                    ("中共党员", "群众", "群众", "共青团员") if age < 29 else ("中共党员", "群众")
                ),
                f"{county}{rng.choice(words('spouse_unit'))}",
            )
        )
        child_age = age - 26 - rng.randint(0, 3)
        if child_age >= 0:
            child_sex = rng.choice("12")
            relatives.append(
                FamilyRecord(
                    "儿子" if child_sex == "1" else "女儿",
                    child_surname + given_name(rng, child_sex),
                    _iso(until - child_age * 12 - rng.randint(0, 11)),
                    "",
                    next(
                        (f"{county}{unit}" if unit[0] != "（" else unit)
                        for limit, unit in _UNITS_OF_CHILDREN
                        if child_age < limit or limit == 18
                    ),
                )
            )
    for relation, own, parent_sex in (("父亲", surname, "1"), ("母亲", "", "2")):
        unit = rng.choice(words("parent_unit"))
        relatives.append(
            FamilyRecord(
                relation,
                (own or surnames(ethnic_group).choose(rng)) + given_name(rng, parent_sex),
                _iso(born - rng.randint(22 * 12, 33 * 12)),
                rng.choice(("中共党员", "群众", "群众")),
                f"{county}{unit}",
                "去世" in unit,
            )
        )
    if rng.random() < 0.2:
        brother = rng.random() < 0.5
        apart = rng.randint(16, 60) * rng.choice((-1, 1))
        relation = ("哥哥" if brother else "姐姐") if apart < 0 else ("弟弟" if brother else "妹妹")
        relatives.append(
            FamilyRecord(
                relation,
                surname + given_name(rng, "1" if brother else "2"),
                _iso(born + apart),
                "群众",
                f"{county}{rng.choice(words('spouse_unit'))}",
            )
        )
    return relatives


def appraisals(rng: Random, year: int, *, last_is_basic: bool) -> list[AppraisalRecord]:
    """The three years before the edition; about a fifth excellent."""
    rows = [
        AppraisalRecord(each, "excellent" if rng.random() < 0.19 else "competent")
        for each in range(year - 3, year)
    ]
    if last_is_basic:
        rows[-1].grade = "basic"
    return rows


def awards(
    rng: Random, *, started: int, year: int, county: str, place: str, penalised: bool
) -> list[AwardRecord]:
    rows = []
    first = started // 12 + 2
    for given in sorted(
        rng.sample(range(first, year), min(rng.choice((0, 0, 1, 1, 2)), year - first))
    ):
        month = rng.choice((1, 3, 6, 7, 10, 12))
        by, scope = (county, "县") if rng.random() < 0.7 else (place, "市")
        scope = f"全{by[-1] if by[-1] in '市县区州' else scope}"
        rows.append(
            AwardRecord(
                f"{given}-{month:02d}",
                f"{given}年{month}月，经{by}人民政府批准，授予“{scope}{rng.choice(words('award'))}”称号。",
            )
        )
    if penalised:
        month = rng.randint(8, 12)
        rows.append(
            AwardRecord(
                f"{year - 1}-{month:02d}", f"{year - 1}年{month}月，受到诫勉谈话处理。", "penalty"
            )
        )
    return rows


def _iso(month: int) -> str:
    return PartialDate(month // 12, month % 12 + 1).iso
