"""Chinese personal names: surname, pinyin, initials for search, and the order by surname strokes.

Surnames with a reading of their own (单 Shàn, 曾 Zēng, 尉迟 Yùchí) come from a table of ours; the rest
from pypinyin. ü is shown as ü and typed as v, as every Chinese keyboard does.
"""

import csv
import os
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# Phrases would add 43 MB to every process, and read a given name as the word it happens to be.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

from pypinyin import lazy_pinyin

STROKE_WIDTH = 4  # hexadecimal digits a character takes in a stroke key
_UNRANKED = 0xF000
_BLANKS = re.compile(r"[\s\u3000\u200b\ufeff]+")
_HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]+$")
_HAN_ONE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DOTS = re.compile(r"[·•・‧．.]")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name is read: `Lü Xiaoming`, search key `lvxiaoming`, initials `lxm`."""

    full: str
    key: str
    initials: str


def tidy_name(text: str) -> str:
    """The name without padding blanks (张 三) and with one kind of middle dot; Latin names keep spaces."""
    joined = _BLANKS.sub(" ", text).strip()
    if not _HAN_ONE.search(joined):
        return joined
    return _DOTS.sub("·", joined.replace(" ", ""))


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name; a name with a middle dot or in Latin letters has no surname."""
    if not _HAN.match(name):
        return "", name
    length = 2 if len(name) > 2 and name[:2] in _surnames() else 1
    return name[:length], name[length:]


def read_name(name: str) -> Reading:
    surname, given = split_name(name)
    family = _surname_syllables(surname)
    personal = _syllables(given)
    shown = [_shown(family)] if family else []
    if _DOTS.search(given):
        shown += [_shown(_syllables(part)) for part in _DOTS.split(given) if part]
    elif personal:
        shown.append(_shown(personal))
    syllables = [*family, *personal]
    return Reading(
        full=" ".join(shown),
        key=search_key("".join(syllables)),
        initials="".join(search_key(syllable)[:1] for syllable in syllables),
    )


def search_key(text: str) -> str:
    """What a typed or stored reading is compared by: lower-case ASCII, ü as v, nothing else."""
    return _NOT_KEY.sub("", text.lower().replace("ü", "v").replace("u:", "v"))


def stroke_key(name: str) -> str:
    """Sorts by surname strokes, then by the next characters (姓氏笔画), byte by byte."""
    ranks = _strokes()
    return "".join(f"{ranks.get(character, _UNRANKED):04x}" for character in name)


def _surname_syllables(surname: str) -> list[str]:
    if not surname:
        return []
    known = _surnames().get(surname)
    return known.split() if known else list(_syllables(surname))


@lru_cache(maxsize=16_384)
def _syllables(text: str) -> tuple[str, ...]:
    """Toneless syllables with v for ü; Latin runs stay words of their own."""
    return tuple(
        word
        for part in lazy_pinyin(text)
        for word in re.split(r"[^A-Za-z0-9]+", part)
        if search_key(word)
    )


def _shown(syllables: list[str] | tuple[str, ...]) -> str:
    """One written word; an apostrophe parts syllables that would run together (Xi'an)."""
    text = "".join(
        f"'{syllable}" if place and syllable[0] in "aeo" else syllable
        for place, syllable in enumerate(syllables)
    )
    if text.isascii() and any(letter.isupper() for letter in text):
        return " ".join(syllables)
    return text.replace("v", "ü").capitalize()


@cache
def _surnames() -> dict[str, str]:
    source = files("candidates").joinpath("data", "surnames.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["surname"]: row["reading"] for row in csv.DictReader(lines)}


@cache
def _strokes() -> dict[str, int]:
    source = files("candidates").joinpath("data", "strokes.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["character"]: int(row["rank"]) for row in csv.DictReader(lines)}
