"""The résumé of an appointment form (JianLi): periods out of text, and text out of periods.

The raw text is the truth; periods are derived from it and can always be derived again. A line opens
a period only when its dates stand at the left margin and two blanks part them from the text: a
continuation line may itself begin with dates (in-service study, secondments) and must not open one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candidates.rules.careers import Span
from candidates.rules.dates import PartialDate

DATE_COLUMNS = 16
INDENT = " " * (DATE_COLUMNS + 2)

_WIDTHS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_DASH = r"[-‐-―─－~～至]"
_MONTH = r"\d{4}(?:\s?[.。·/年]{1,2}\s?\d{1,2}月?|年)?"
_RANGE = rf"({_MONTH})\s?{_DASH}+\s?({_MONTH}|今|现在)?"
_HEAD = re.compile(rf"^[ ]{{0,4}}{_RANGE}(?:[ ]{{2,}}|[ ]*[\t\u3000]\s*|\s*$)")
_GAP_BEFORE_PERIOD = re.compile(rf"\s{{16,}}(?={_RANGE}(?:[ ]{{2,}}|[\t\u3000]))")
_WIDE_GAP = re.compile(r"(?<=\S)\s{16,}(?=\S)")
_ASIDE = re.compile(r"[（(]\s*其[间中]\s*[:：]?")
#: A line that goes on and begins with dates itself: in-service study, a secondment, or a period.
_DATED = re.compile(rf"^\s*{_RANGE}")
_OTHER_DASHES = re.compile(r"[‐-―─－~～]")
_AS_PRESCRIBED = re.compile(r"\d{4}\.\d{2}")
_ASIDE_RANGE = re.compile(rf"{_RANGE}")
_STUDY = re.compile(r"(?:学习|学生|读书|就读|毕业|专业)(?:[（(，,、；;].*)?$")
_OPENING, _CLOSING = "（(", "）)"


HIGH, MEDIUM, LOW = "high", "medium", "low"
#: Other writers' habits, which are understood all the same.
HABITS = frozenset({"dash", "dates", "month", "one_line", "margin"})
#: Where the reader may have taken one thing for another.
DOUBTS = frozenset({"dated_line", "empty", "order"})


@dataclass(frozen=True, slots=True)
class Aside:
    """What ran beside a post: `（其间：2008.09--2011.06在…学习）`."""

    start: PartialDate | None
    end: PartialDate | None
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """One entry of a résumé. `text` leaves out the asides; `whole` has everything as one line."""

    start: PartialDate
    end: PartialDate | None
    text: str
    whole: str
    asides: tuple[Aside, ...] = ()
    #: What of the line was read otherwise than the form prescribes: codes of `DOUBTS` and `HABITS`.
    notes: tuple[str, ...] = ()

    @property
    def confidence(self) -> str:
        """How surely the line was read; `LOW` is for staff to look at."""
        if DOUBTS.intersection(self.notes):
            return LOW
        return MEDIUM if self.notes else HIGH

    @property
    def is_study(self) -> bool:
        return bool(_STUDY.search(self.text))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Resume:
    periods: tuple[Period, ...]
    remarks: tuple[str, ...]


def parse(text: str) -> Resume:
    """Periods in the order of the text, and remarks: lines before the first or after a blank line."""
    periods: list[tuple[PartialDate, PartialDate | None, list[str], set[str]]] = []
    whole = {"one_line"} if "\n" not in text.replace("\r", "\n").strip() else set()
    remarks: list[str] = []
    after_blank = True
    for line in _lines(text):
        if not line.strip():
            after_blank = True
            continue
        head = _head(line)
        if head is not None:
            start, end, rest = head
            notes = _habits(line) | whole
            if periods and start < periods[-1][0]:
                notes.add("order")
            periods.append((start, end, [rest] if rest else [], notes))
            after_blank = False
        elif after_blank:
            remarks.append(line.strip())
        else:
            periods[-1][2].append(line.strip())
            if _DATED.match(line.translate(_WIDTHS)):
                periods[-1][3].add("dated_line")
    if len(periods) == 1:
        periods[0][3].discard("one_line")
    return Resume(tuple(_period(*each) for each in periods), tuple(remarks))


def printed(text: str) -> Iterator[tuple[str, str]]:
    """Each line as the form prints it: its dates (empty on a line that goes on) and its words."""
    for line in _lines(text):
        if not line.strip():
            continue
        head = _head(line)
        if head is None:
            yield "", line.strip()
        else:
            start, end, rest = head
            yield f"{start.to_month().dotted}--{end.to_month().dotted if end else ''}", rest


def compose(entries: Iterable[tuple[PartialDate, PartialDate | None, str, Iterable[str]]]) -> str:
    """Entries of start, end, text and continuation lines, as a résumé text."""
    lines = []
    for start, end, text, more in entries:
        dates = f"{start.to_month().dotted}--{end.to_month().dotted if end else ''}"
        lines.append(f"{dates:<{DATE_COLUMNS}}  {text}")
        lines += [f"{INDENT}{each}" for each in more]
    return "\n".join(lines)


def _lines(text: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text.strip():
        width = text.translate(_WIDTHS)
        breaks = [found.span() for found in _GAP_BEFORE_PERIOD.finditer(width)]
        for begin, stop in reversed(breaks):
            text = text[:begin] + "\n" + text[stop:]
        text = _WIDE_GAP.sub(f"\n{INDENT}", text)
    # A résumé cut out of a page may be indented as a whole; only then is the margin moved.
    lines = text.split("\n")
    filled = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min(filled, default=0)
    yield from (line[margin:] for line in lines)


def _head(line: str) -> tuple[PartialDate, PartialDate | None, str] | None:
    found = _HEAD.match(line.translate(_WIDTHS))
    if not found:
        return None
    start = _month(found.group(1))
    if start is None:
        return None
    ending = found.group(2)
    end = _month(ending) if ending and ending[0].isdigit() else None
    return start, end, line[found.end() :].strip()


def _habits(line: str) -> set[str]:
    """In what the dates of a line are written otherwise than the form prescribes."""
    written = line.translate(_WIDTHS)
    found = _HEAD.match(written)
    if found is None:
        return set()
    notes, head, dates = set(), found.group(), [part for part in found.groups() if part]
    if head.startswith(" "):
        notes.add("margin")
    if "--" not in head or _OTHER_DASHES.search(head):
        notes.add("dash")
    for part in dates:
        if not part[0].isdigit():
            continue  # 今
        if len(part.strip("年")) == 4:
            notes.add("month")
        elif not _AS_PRESCRIBED.fullmatch(part):
            notes.add("dates")
    return notes


def _month(text: str) -> PartialDate | None:
    return PartialDate.read("".join(text.split()))


def _period(
    start: PartialDate, end: PartialDate | None, lines: list[str], notes: set[str]
) -> Period:
    whole = "".join(lines)
    text, asides = _without_asides(whole)
    if not text:
        notes = notes | {"empty"}
    return Period(start, end, text, whole, asides, tuple(sorted(notes)))


def _without_asides(whole: str) -> tuple[str, tuple[Aside, ...]]:
    asides: list[Aside] = []
    found = _ASIDE.search(whole)
    while found:
        stop = _closing(whole, found.start())
        asides += _asides(whole[found.end() : stop])
        whole = whole[: found.start()] + whole[stop + 1 :]
        found = _ASIDE.search(whole)
    return whole.strip(), tuple(asides)


def _closing(text: str, start: int) -> int:
    """The place of the bracket that closes the one at `start`; the end of the text without one."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth -= 1
            if depth == 0:
                return place
    return len(text)


def _asides(inner: str) -> Iterator[Aside]:
    width = inner.translate(_WIDTHS)
    found = list(_ASIDE_RANGE.finditer(width))
    if not found:
        if inner.strip():
            yield Aside(None, None, inner.strip(" ；;，,"))
        return
    for place, each in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(inner)
        end = each.group(2)
        yield Aside(
            _month(each.group(1)),
            _month(end) if end and end[0].isdigit() else None,
            inner[each.end() : stop].strip(" ；;，,。"),
        )
