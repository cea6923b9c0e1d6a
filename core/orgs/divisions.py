"""The tree of organisations from a list of divisions: idempotent, the same paths on every machine.

The list is a CSV of `code,name,parent_code,level` in the order of GB/T 2260, with the levels
province, prefecture, county and county_direct (administered by the province itself).
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from core.orgs.models import Organisation

Kind = Organisation.Kind
_KINDS = {
    "province": Kind.PROVINCE,
    "prefecture": Kind.PREFECTURE,
    "county_direct": Kind.PREFECTURE,
    "county": Kind.COUNTY,
}
_GENERIC = ("自治州", "自治县", "地区", "林区", "省", "市", "区", "县")
_PEOPLES = ("土家族", "苗族", "回族", "侗族")
#: Characters that are read otherwise in these names than the dictionary thinks.
_READINGS = {"长阳": ("chang", "yang"), "曾都": ("zeng", "du")}
#: Bodies of the province itself, beside its Party school: (name, name in Latin letters).
_PROVINCIAL = (
    ("{short}省委组织部", "{latin} Organisation Department"),
    ("{short}省纪律检查委员会", "{latin} Commission for Discipline Inspection"),
    ("{short}省人力资源和社会保障厅", "{latin} Department of Human Resources"),
    ("{short}省财政厅", "{latin} Department of Finance"),
)


@dataclass
class Loaded:
    """What a run made; `kept` were there already."""

    made: Counter = field(default_factory=Counter)
    kept: int = 0
    province: Organisation | None = None


@transaction.atomic
def load_divisions(path: Path | str, *, only: set[str] | None = None) -> Loaded:
    """Make every division of the list that is missing, then its Party schools and departments.

    Places come before provincial bodies and counties before their school, so that the paths of an
    empty database depend on the list alone. `only`: codes of the places to load, with what is in them.
    """
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if _wanted(row, only)]
    loading = _Loading()
    for wanted in ({"province"}, {"prefecture", "county_direct"}, {"county"}):
        for row in rows:
            if row["level"] in wanted:
                loading.division(row)
    loading.bodies()
    return loading.result


def _wanted(row: dict[str, str], only: set[str] | None) -> bool:
    if only is None or row["level"] == "province":
        return True
    return row["code"] in only or row["parent_code"] in only


class _Loading:
    """The organisations known so far, so that a second run asks the database once."""

    def __init__(self):
        self.result = Loaded()
        self.known = {(o.parent_id, o.name): o for o in Organisation.objects.order_by("path")}
        self.by_code: dict[str, Organisation] = {}

    def division(self, row: dict[str, str]) -> None:
        parent = self.by_code.get(row["parent_code"])
        organisation = self._make(
            parent,
            row["name"],
            latin_name(row["name"], above=parent.latin if parent else ""),
            kind=_KINDS[row["level"]],
            code=row["code"],
            is_direct=row["level"] == "county_direct",
        )
        self.by_code[row["code"]] = organisation
        if row["level"] == "province":
            self.result.province = organisation

    def bodies(self) -> None:
        province = self.result.province
        if province is None:
            return
        words = {"short": short_name(province.name), "latin": province.latin}
        for name, latin in _PROVINCIAL:
            self._make(province, name.format(**words), latin.format(**words), kind=Kind.DEPARTMENT)
        for organisation in self.by_code.values():
            if organisation.kind in {Kind.PROVINCE, Kind.PREFECTURE}:
                latin = f"{organisation.latin} Party School"
                self._make(organisation, school_name(organisation.name), latin, kind=Kind.SCHOOL)

    def _make(self, parent, name, latin, **fields) -> Organisation:
        key = (parent.pk if parent else None, name)
        if key in self.known:
            self.result.kept += 1
        else:
            self.known[key] = Organisation.objects.create_under(
                parent, name=name, latin=latin, **fields
            )
            self.result.made[str(fields["kind"])] += 1
        return self.known[key]


def short_name(name: str) -> str:
    """A division without its generic word: 武汉市 -> 武汉, 恩施土家族苗族自治州 -> 恩施, 房县 -> 房县."""
    generic = next((word for word in _GENERIC if name.endswith(word)), "")
    short = name.removesuffix(generic)
    while people := next((word for word in _PEOPLES if short.endswith(word)), ""):
        short = short.removesuffix(people)
    return short if len(short) > 1 else name


def latin_name(name: str, *, above: str = "") -> str:
    """Pinyin of the short name (Wuhan, Gong'an); a county called like its city keeps its generic."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 11 MB, for an act that happens once

    short = short_name(name)
    latin = _joined(_READINGS.get(short) or lazy_pinyin(short))
    if latin == above:
        latin = f"{latin} {_joined(lazy_pinyin(name.removeprefix(short)))}"
    return latin


def school_name(name: str) -> str:
    """武汉市 -> 武汉市委党校, 恩施土家族苗族自治州 -> 恩施州委党校, 神农架林区 -> 神农架林区党委党校."""
    if name.endswith("自治州"):
        return f"{short_name(name)}州委党校"
    return f"{name}委党校" if name.endswith(("省", "市")) else f"{name}党委党校"


def _joined(syllables) -> str:
    """One word; an apostrophe keeps a syllable that starts with a vowel apart."""
    word = "".join(
        f"'{part}" if place and part[0] in "aoe" else part for place, part in enumerate(syllables)
    )
    return word.capitalize()
