"""Which candidates and examiners hang together by marks, and whether severities can be told at all: pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

#: Candidates whom two or more examiners marked, and marks of each examiner, that an analysis needs.
FEWEST_SHARED, FEWEST_MARKS = 20, 10


@dataclass(frozen=True)
class Linkage:
    """`islands`: the examiners of each group that shares no candidate with another, the largest first.
    `reason`: why nothing can be told; "" where it can."""

    islands: list[list[str]]
    shared: int
    fewest: int
    reason: str = ""

    @property
    def is_enough(self) -> bool:
        return not self.reason


def islands(pairs: Iterable[tuple[Hashable, str]]) -> list[list[str]]:
    """The connected parts of the graph of candidates and examiners, as examiners; the largest first."""
    root: dict[Hashable, Hashable] = {}

    def find(node: Hashable) -> Hashable:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    examiners: set[str] = set()
    for candidate, examiner in pairs:
        examiners.add(examiner)
        root[find(("candidate", candidate))] = find(("examiner", examiner))
    parts: dict[Hashable, list[str]] = defaultdict(list)
    for examiner in sorted(examiners):
        parts[find(("examiner", examiner))].append(examiner)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def linkage(marks: Sequence[tuple[Hashable, str, float]]) -> Linkage:
    """Of marks as (candidate, examiner, mark), whatever the item."""
    by_candidate: dict[Hashable, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    for candidate, examiner, _mark in marks:
        by_candidate[candidate].add(examiner)
        counts[examiner] += 1
    parts = islands((candidate, examiner) for candidate, examiner, _mark in marks)
    shared = sum(len(each) > 1 for each in by_candidate.values())
    fewest = min(counts.values(), default=0)
    reason = ""
    if len(counts) < 2:
        reason = "one_examiner"
    elif len(parts) > 1:
        reason = "not_linked"
    elif shared < FEWEST_SHARED:
        reason = "few_shared"
    elif fewest < FEWEST_MARKS:
        reason = "few_marks"
    elif len({mark for _candidate, _examiner, mark in marks}) < 2:
        reason = "no_spread"
    return Linkage(parts, shared, fewest, reason)
