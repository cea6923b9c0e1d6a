"""What the ladder says of each script of a paper, from its sealed sheets."""

from collections import Counter, defaultdict
from decimal import Decimal

from selection.models import Paper, Script, SheetMark
from selection.rules.marking import ARBITRATION, FIRST, THIRD, Verdict, ladder
from selection.states import SheetState


def verdicts(paper: Paper) -> dict[int, Verdict]:
    """Script -> verdict; only what stands on a sealed sheet counts."""
    rungs: dict[int, dict[int, list[Decimal | None]]] = defaultdict(lambda: defaultdict(list))
    lines = SheetMark.objects.filter(sheet__paper=paper, sheet__state=SheetState.SEALED)
    for script, rung, mark in lines.values_list("script_id", "sheet__rung", "mark"):
        rungs[script][rung].append(mark)
    scripts = Script.objects.filter(paper=paper).order_by("code").values_list("pk", flat=True)
    return {script: _verdict(paper, rungs[script]) for script in scripts}


def tally(found: dict[int, Verdict]) -> dict[str, int]:
    """Way -> scripts, for the page of the paper."""
    return dict(Counter(verdict.way for verdict in found.values()))


def _verdict(paper: Paper, marks: dict[int, list[Decimal | None]]) -> Verdict:
    return ladder(
        marks.get(FIRST, []),
        is_double=paper.is_double,
        tolerance=paper.tolerance,
        third=next(iter(marks.get(THIRD, [])), None),
        arbitration=next(iter(marks.get(ARBITRATION, [])), None),
    )
