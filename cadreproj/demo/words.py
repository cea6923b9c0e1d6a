"""Word lists the demo people are made of, read once, and quick weighted choice among them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random

from cadreproj.demo.numbers import PLACES

TUJIA, MIAO, HAN = "15", "06", "01"


@dataclass(frozen=True, slots=True)
class Weighted:
    """Words with running weights, so that a choice costs one bisection."""

    words: tuple[str, ...]
    running: tuple[int, ...]

    def choose(self, rng: Random) -> str:
        return rng.choices(self.words, cum_weights=self.running)[0]


@dataclass(frozen=True, slots=True)
class Place:
    """A nominating place and its county-level units; a directly administered one is its own."""

    code: str
    name: str
    counties: tuple[tuple[str, str], ...]

    @property
    def is_direct(self) -> bool:
        return self.counties[0][0] == self.code


def _rows(name: str, package: str = "cadreproj.demo") -> list[dict[str, str]]:
    with files(package).joinpath("data", name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def words(name: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in _rows("words.csv") if row["list"] == name)


@cache
def majors(field: str) -> tuple[tuple[str, str, str], ...]:
    """Department, major and bachelor's degree."""
    return tuple(
        (row["department"], row["major"], row["degree"])
        for row in _rows("majors.csv")
        if row["field"] == field
    )


@cache
def surnames(ethnic_group: str) -> Weighted:
    group = {TUJIA: "tujia", MIAO: "miao"}.get(ethnic_group, "")
    rows = [row for row in _rows("surnames.csv") if row["group"] == group]
    return Weighted(
        tuple(row["surname"] for row in rows),
        tuple(accumulate(int(row["weight"]) for row in rows)),
    )


@cache
def _characters(sex: str, part: str) -> str:
    rows = _rows("given_names.csv")
    return next(row["characters"] for row in rows if (row["sex"], row["part"]) == (sex, part))


def given_name(rng: Random, sex: str) -> str:
    if rng.random() < 0.2:
        return rng.choice(_characters(sex, "single"))
    first = rng.choice(_characters(sex, "first"))
    last = rng.choice(_characters(sex, "last"))
    return first + last if first != last else last


@cache
def places() -> dict[str, Place]:
    rows = _rows("hubei_divisions_2011.csv", "core")
    found = {}
    for code in PLACES:
        name = next(row["name"] for row in rows if row["code"] == code)
        counties = tuple((row["code"], row["name"]) for row in rows if row["parent_code"] == code)
        found[code] = Place(code, name, counties or ((code, name),))
    return found


@cache
def short_name(name: str) -> str:
    """A division as native places are written: 湖北恩施, without its suffix."""
    for suffix in ("土家族苗族自治州", "土家族自治县", "林区", "自治县"):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name[:-1] if len(name) > 2 else name
