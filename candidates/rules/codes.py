"""The national code tables a record is coded by, each a data file under `candidates/data`.

A table knows its codes in three languages and finds the code behind the words that files use
(大学, 本科 and 大学本科 are one level). Position levels carry validity: the non-leading titles ended and
the ranks began in June 2019.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "es", "en")


@dataclass(frozen=True, slots=True)
class Code:
    code: str
    zh: str
    es: str
    en: str
    also: tuple[str, ...] = ()
    letters: str = ""
    kind: str = ""
    height: int = 0
    valid_from: date | None = None
    valid_to: date | None = None

    def label(self, language: str) -> str:
        """The label in a language tag such as `zh-hans`, `es` or `en`; English for any other."""
        short = language[:2].lower()
        return str(getattr(self, short if short in LANGUAGES else "en"))

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class CodeTable:
    """Codes in their official order."""

    def __init__(self, name: str, codes: list[Code]) -> None:
        self.name = name
        self._by_code = {code.code: code for code in codes}
        self._by_word: dict[str, Code] = {}
        for code in codes:
            for word in (code.zh, *code.also):
                self._by_word.setdefault(word, code)

    def __iter__(self) -> Iterator[Code]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Code:
        return self._by_code[code]

    def find(self, word: str) -> Code | None:
        """The code behind a word as files write it; None when the table does not know it."""
        return self._by_word.get(word.strip())

    def code_of(self, word: str) -> str:
        """The code behind a word, or an empty string."""
        found = self.find(word)
        return found.code if found else ""

    def label(self, code: str, language: str) -> str:
        """The label of a code; a code the table does not know is shown as it is."""
        found = self._by_code.get(code)
        return found.label(language) if found else code

    def choices(self, language: str, *, on: date | None = None) -> list[tuple[str, str]]:
        """Pairs for a form, only those valid on a day when one is given."""
        return [
            (code.code, code.label(language)) for code in self if on is None or code.is_valid_on(on)
        ]


@cache
def table(name: str) -> CodeTable:
    """One of sexes, ethnic_groups, educations, degrees, political_statuses, position_levels."""
    source = files("candidates").joinpath("data", f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        return CodeTable(name, [_code(row) for row in csv.DictReader(lines)])


def _code(row: dict[str, str]) -> Code:
    return Code(
        code=row["code"],
        zh=row["zh"],
        es=row["es"],
        en=row["en"],
        also=tuple(word for word in row["also"].split("|") if word),
        letters=row.get("letters") or "",
        kind=row.get("kind") or "",
        height=int(row.get("height") or 0),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


@dataclass(frozen=True, slots=True)
class Division:
    """A county-level or higher division of GB/T 2260; years where it began or ended since 2011."""

    code: str
    name: str
    valid_from: int | None = None
    valid_to: int | None = None


@cache
def divisions() -> tuple[Division, ...]:
    """Those of 2011 and of today in the order of their codes; a code that was abolished stays, for
    ID numbers and dossiers go on naming it."""
    began: dict[str, int] = {}
    ended: dict[str, int] = {}
    for row in _rows("candidates", "division_changes.csv"):
        began[row["code"]] = ended[row["was"]] = int(row["year"])
    names = {
        row["code"]: row["name"]
        for source in ("hubei_divisions_2011.csv", "hubei_divisions.csv")
        for row in _rows("core", source)
    }
    return tuple(
        Division(code, name, began.get(code), ended.get(code))
        for code, name in sorted(names.items())
    )


def _rows(package: str, name: str) -> list[dict[str, str]]:
    with files(package).joinpath("data", name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def sexes() -> CodeTable:
    return table("sexes")


def ethnic_groups() -> CodeTable:
    return table("ethnic_groups")


def educations() -> CodeTable:
    return table("educations")


def degrees() -> CodeTable:
    return table("degrees")


def political_statuses() -> CodeTable:
    return table("political_statuses")


def position_levels() -> CodeTable:
    return table("position_levels")


def education_level(word: str) -> int:
    """How high an education word stands (研究生 9, 大学 8, 大专 7 …); 0 for a word not in the table."""
    found = educations().find(word)
    return found.height if found else 0


def party_of(word: str) -> str:
    """The political-status code behind what the Party-entry field says: a date, a party, or both.

    `200206` is a Party member; `200206；民盟` and `民盟` are members of that party; empty is unknown.
    """
    parts = [part.strip() for part in word.replace(";", "；").split("；") if part.strip()]
    if not parts:
        return ""
    for part in reversed(parts):
        code = political_statuses().code_of(part)
        if code:
            return code
    return "01" if parts[0][:1].isdigit() else ""
