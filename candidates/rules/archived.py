"""The career by the archive: its periods held one by one against those of the form.

Of several documents on one period the earliest prevails; a later one may close what the earlier left
open, for nobody could know the end yet. A document speaks of nothing after its own date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from candidates.rules.dates import PartialDate

START, END, WORDS, MISSING, UNPROVEN = "start", "end", "words", "missing", "unproven"
#: From so alike on two texts are the same unit and post, written shorter or longer.
ALIKE = 0.6
#: From such a part of the shorter period on, other words at the same time are about the same period.
SAME_TIME = 0.5

_ASIDES = re.compile(r"[（(][^（()）]*[）)]")
_NOISE = re.compile(r"[\s、，,。；;：:]+")
_ENDLESS = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Stated:
    """A period as the form states it, or a document of `dated`; without an end it went on then."""

    start: PartialDate
    end: PartialDate | None
    text: str
    document: str = ""
    dated: PartialDate | None = None

    @property
    def span(self) -> str:
        """2004-08–2006-10; without an end where it went on."""
        return f"{self.start.iso}–{self.end.iso if self.end is not None else ''}"

    @property
    def until(self) -> date:
        """The last day that is spoken of."""
        if self.end is not None:
            return self.end.last_day
        return self.dated.last_day if self.dated is not None else _ENDLESS


@dataclass(frozen=True, slots=True)
class Compared:
    """One period: by the form, by the archive, and in what they differ (`START`, `END`, `WORDS`; or
    `MISSING` in the form, `UNPROVEN` by the archive)."""

    form: Stated | None
    archive: Stated | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two documents on one period; `first` is the earlier and prevails."""

    first: Stated
    other: Stated


def compared(form: Sequence[Stated], documents: Sequence[Sequence[Stated]]) -> list[Compared]:
    """Every period of the form and of the archive, in order of time."""
    counting, _others = prevailing(documents)
    pairs = _matched(form, counting, same_time=True)
    lines = [
        Compared(form[here], counting[there], _differs(form[here], counting[there]))
        for here, there in pairs.items()
    ]
    taken = set(pairs.values())
    lines += [Compared(None, each, (MISSING,)) for n, each in enumerate(counting) if n not in taken]
    lines += [
        Compared(each, None, (UNPROVEN,) if _spoken_of(each, documents) else ())
        for n, each in enumerate(form)
        if n not in pairs
    ]
    return sorted(lines, key=_begins)


def prevailing(
    documents: Iterable[Sequence[Stated]],
) -> tuple[list[Stated], list[Disagreement]]:
    """The periods that count, the earliest document first, and where a later one says otherwise."""
    counting: list[Stated] = []
    disagreements: list[Disagreement] = []
    for document in sorted((each for each in documents if each), key=_written):
        pairs = _matched(document, counting, same_time=False)
        for here, each in enumerate(document):
            if here not in pairs:
                counting.append(each)
                continue
            there = pairs[here]
            first = counting[there]
            if set(_differs(each, first)) - {WORDS}:
                disagreements.append(Disagreement(first, each))
            elif first.end is None and each.end is not None:
                counting[there] = replace(first, end=each.end)
    return counting, disagreements


def alike(one: str, other: str) -> float:
    """How far two texts name the same unit and post: 1 where one contains the other."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if not short:
        return 0.0
    return 1.0 if short in long else SequenceMatcher(None, short, long).ratio()


def _matched(
    rows: Sequence[Stated], others: Sequence[Stated], *, same_time: bool
) -> dict[int, int]:
    """Place in `rows` -> place in `others`, each at most once, the closest first."""
    scored = []
    for here, one in enumerate(rows):
        for there, other in enumerate(others):
            words, share = alike(one.text, other.text), _share(one, other)
            if words >= ALIKE or (same_time and share >= SAME_TIME):
                away = abs((one.start.first_day - other.start.first_day).days) / 3_650
                scored.append((2 * words + share - away, here, there))
    found: dict[int, int] = {}
    for _score, here, there in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if here not in found and there not in found.values():
            found[here] = there
    return found


def _share(one: Stated, other: Stated) -> float:
    """The common part of the shorter of two periods."""
    begin = max(one.start.first_day, other.start.first_day)
    common = (min(one.until, other.until) - begin).days + 1
    shorter = min((each.until - each.start.first_day).days + 1 for each in (one, other))
    return max(common, 0) / shorter if shorter > 0 else 0.0


def _differs(form: Stated, archive: Stated) -> tuple[str, ...]:
    found = []
    if not form.start.to_month().agrees_with(archive.start.to_month()):
        found.append(START)
    if _ends_otherwise(form, archive):
        found.append(END)
    if alike(form.text, archive.text) < ALIKE:
        found.append(WORDS)
    return tuple(found)


def _ends_otherwise(form: Stated, archive: Stated) -> bool:
    if archive.end is None:
        # It went on when the document was made; of what came later the document knows nothing.
        return (
            form.end is not None
            and archive.dated is not None
            and form.end.last_day < archive.dated.first_day
        )
    if form.end is None:
        # A document older than the end cannot tell it.
        return form.dated is None or form.dated.last_day > archive.end.last_day
    return not form.end.to_month().agrees_with(archive.end.to_month())


def _spoken_of(period: Stated, documents: Iterable[Sequence[Stated]]) -> bool:
    """A document that states several periods spans its time, and does not know it."""
    return any(
        len(each) > 1
        and min(row.start.first_day for row in each) <= period.start.first_day
        and period.until <= max(row.until for row in each)
        for each in documents
    )


def _plain(text: str) -> str:
    return _NOISE.sub("", _ASIDES.sub("", text))


def _written(document: Sequence[Stated]) -> date:
    dated = document[0].dated
    return dated.first_day if dated is not None else _ENDLESS


def _begins(line: Compared) -> tuple[date, date]:
    first = line.form if line.form is not None else line.archive
    return (first.start.first_day, first.until) if first is not None else (_ENDLESS, _ENDLESS)
