"""What a sheet of the democratic evaluation may say, and when it counts."""

from collections.abc import Mapping, Sequence

EVALUATED = ("morality", "ability", "diligence", "results", "integrity", "overall")
RECOMMENDATION = "recommendation"
LINES = (*EVALUATED, RECOMMENDATION)
MARKS = ("excellent", "competent", "basic", "incompetent")
CHOICES = ("agree", "disagree", "abstain", "other")
#: Leaders, peers and subordinates.
GROUPS = ("A", "B", "C")
#: No breakdown is shown of fewer sheets than this.
MIN_CELL = 5


def options(line: str) -> tuple[str, ...]:
    return CHOICES if line == RECOMMENDATION else MARKS


def read_sheet(given: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], bool]:
    """The marks of a sheet, and whether it is void: two marks in a line, an unknown one, or none at
    all. A line left blank is no vote in that line; a void sheet says nothing."""
    marks: dict[str, str] = {}
    for line in LINES:
        chosen = [mark for mark in given.get(line, ()) if mark]
        if len(chosen) > 1 or (chosen and chosen[0] not in options(line)):
            return {}, True
        if chosen:
            marks[line] = chosen[0]
    return marks, not marks


def tally_faults(counts: Mapping[str, Mapping[str, int]], valid: int) -> list[str]:
    """Lines in which paper sheets have more marks than there are valid sheets."""
    return [line for line in LINES if sum(counts.get(line, {}).values()) > valid]
