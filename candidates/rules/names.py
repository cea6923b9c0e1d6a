"""Chinese personal names: surname, pinyin, initials for search, and the order by surname strokes.

Surnames with a reading of their own (单 Shàn, 曾 Zēng, 尉迟 Yùchí) come from a table of ours; the rest
from pypinyin. ü is shown as ü and typed as v, as every Chinese keyboard does.
"""

import csv
import os
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# Phrases would add 43 MB to a process, and read a given name as the word it happens to be.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

STROKE_WIDTH = 4  # hexadecimal digits a character takes in a stroke key
_UNRANKED = 0xF000
_BLANKS = re.compile(r"[\s\u3000\u200b\ufeff]+")
_HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]+$")
_HAN_ONE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DOTS = re.compile(r"[·•・‧．.]")
_MARK = re.compile(r"[\u0300-\u036f]")
#: Toneless pinyin: initial, vowels, and n, ng or r at the end.
_SYLLABLE = re.compile(
    r"^(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:a[io]?|e[ir]?|o[u]?|i(?:a[o]?|e|u|o)?|u(?:a[i]?|o|i|e)?|v[e]?)"
    r"(?:ng?|r)?$|^(?:m|n|ng|hm|hng)$"
)
_NOT_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name is read: `Lü Xiaoming`, search key `lvxiaoming`, initials `lxm`."""

    full: str
    key: str
    initials: str


def _read_off(text: str) -> list[str]:
    """Each character as the dictionary reads it, without tones.

    The dictionary takes 11 MB; a process that never reads a name does without.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

    return lazy_pinyin(text)


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


class BadReading(ValueError):
    """A reading that cannot be one of the name; `code` says why: latin, count or syllable."""

    def __init__(self, code: str, syllable: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.syllable = syllable


def read_name(name: str) -> Reading:
    """As the tables of surnames and characters read it."""
    surname, given = split_name(name)
    return _reading(given, list(_surname_syllables(surname)), _syllables(given))


def spoken(name: str, syllables: str) -> Reading:
    """As staff say that it is read: one syllable for each character, with or without tones; without
    syllables as usual. Raise BadReading for what cannot be the reading of this name."""
    if not syllables.strip():
        return read_name(name)
    if not _HAN_ONE.search(name):
        raise BadReading("latin")
    said = [_plain_syllable(word) for word in syllables.split()]
    if len(said) != len(_HAN_ONE.findall(name)) or re.search("[A-Za-z]", name):
        raise BadReading("count")
    surname, given = split_name(name)
    personal = said[len(surname) :]
    parts = [len(part) for part in _DOTS.split(given)] if _DOTS.search(given) else []
    return _reading(given, said[: len(surname)], tuple(personal), parts)


def _plain_syllable(word: str) -> str:
    """`Shàn`, `shan4` and `shan` are one; ü stays ü's key v."""
    apart = unicodedata.normalize("NFD", word.lower().replace("u:", "ü").replace("v", "ü"))
    bare = "".join(letter for letter in apart if letter == "\u0308" or not _MARK.match(letter))
    syllable = unicodedata.normalize("NFC", bare).rstrip("012345").replace("ü", "v")
    if not _SYLLABLE.match(syllable):
        raise BadReading("syllable", word)
    return syllable


def _reading(
    given: str, family: list[str], personal: tuple[str, ...], parts: list[int] | None = None
) -> Reading:
    """`parts`: how many syllables stand between the dots of a name, where they were said."""
    shown = [_shown(family)] if family else []
    if parts:
        ends = [sum(parts[: place + 1]) for place in range(len(parts))]
        spans = zip([0, *ends], ends, strict=False)
        shown += [_shown(personal[start:end]) for start, end in spans if end > start]
    elif _DOTS.search(given):
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
        for part in _read_off(text)
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


def surname_readings() -> list[tuple[str, str]]:
    """The table of surnames that are read otherwise than their character, in its order."""
    return list(_surnames().items())


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
