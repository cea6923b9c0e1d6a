"""An invented candidate by whom a scheme can be read: plain marks, the same every time."""

from dataclasses import dataclass
from decimal import Decimal

from selection.ranking.explain import Given
from selection.ranking.scheme import Scheme

#: Shares of the highest mark, taken in turn.
_SHARES = (Decimal("0.82"), Decimal("0.765"), Decimal("0.9"), Decimal("0.71"), Decimal("0.885"))


@dataclass(frozen=True)
class Example:
    marks: list[Given]


def worked_example(scheme: Scheme) -> Example:
    """One mark for each component, several where highest and lowest are dropped."""
    marks = []
    for place, component in enumerate(scheme.components):
        count = component.drops + 3 if component.drops else 1
        for examiner in range(count):
            share = _SHARES[(place + examiner) % len(_SHARES)]
            label = str(examiner + 1) if count > 1 else ""
            marks.append(Given(component.name, label, "", (component.max * share).normalize()))
    return Example(marks)
