"""Two versions beside each other: of a text sentence by sentence, of a list row by row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
#: A sentence ends with its stop; a line break ends one too.
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")


@dataclass(frozen=True)
class Pair:
    """One line of the comparison: before and after, one of them empty where it is new or gone."""

    kind: str
    before: str = ""
    after: str = ""


def sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip()]


def texts(before: str, after: str) -> list[Pair]:
    """The sentences of two texts side by side; each text can be read down its own column."""
    old, new = sentences(before), sentences(after)
    pairs: list[Pair] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair(SAME, line, line) for line in old[a:b]]
            continue
        both = min(b - a, d - c)
        pairs += [
            Pair(CHANGED, *lines)
            for lines in zip(old[a : a + both], new[c : c + both], strict=True)
        ]
        pairs += [Pair(REMOVED, line) for line in old[a + both : b]]
        pairs += [Pair(ADDED, after=line) for line in new[c + both : d]]
    return pairs


def rows(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Pair]:
    """What differs between two lists of named rows, in the order of the later one."""
    found = {}
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = before.get(name, ""), after.get(name, "")
        if old == new:
            continue
        kind = CHANGED if name in before and name in after else ADDED if name in after else REMOVED
        found[name] = Pair(kind, old, new)
    return found
