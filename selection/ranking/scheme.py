"""A selection scheme as typed values: what is marked, how it combines, who goes on."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

UNROUNDED = "unrounded"
ALL, BREAK = "all", "break"
DOUBLE_AVERAGE, Z_SCORE = "double_average", "z_score"
PANELS, CANDIDATES = "panels", "candidates"


@dataclass(frozen=True)
class Panels:
    """How panels that judged different people are evened out."""

    method: str
    trim_highest: int = 0
    trim_lowest: int = 0
    grand: str = PANELS
    factor_digits: int | None = None


@dataclass(frozen=True)
class Component:
    """One thing that is marked."""

    name: str
    max: Decimal
    digits: int
    drop_highest: int = 0
    drop_lowest: int = 0
    panels: Panels | None = None
    default: Decimal | None = None

    @property
    def drops(self) -> int:
        return self.drop_highest + self.drop_lowest


@dataclass(frozen=True)
class Composite:
    """A weighted sum of rounded parts."""

    name: str
    of: tuple[tuple[str, Decimal], ...]
    digits: int
    divide_by: Decimal = Decimal(1)


@dataclass(frozen=True)
class Step:
    """One round of the selection: who is out, who is ranked, who is kept."""

    name: str
    score: str
    pass_mark: Decimal | None = None
    floors: tuple[tuple[str, Decimal], ...] = ()
    min_per_seat: Decimal | None = None
    per_seat: Decimal | None = None
    ties: str = ""
    backfill: bool = False


@dataclass(frozen=True)
class Scheme:
    """The whole; composites stand in an order in which each follows its parts."""

    name: str
    components: tuple[Component, ...]
    composites: tuple[Composite, ...]
    steps: tuple[Step, ...]
    tie_break: tuple[str, ...] = ()

    @cached_property
    def component(self) -> dict[str, Component]:
        return {component.name: component for component in self.components}

    @cached_property
    def composite(self) -> dict[str, Composite]:
        return {composite.name: composite for composite in self.composites}

    @cached_property
    def step_number(self) -> dict[str, int]:
        return {step.name: number for number, step in enumerate(self.steps, 1)}

    def digits_of(self, name: str) -> int:
        return (self.component.get(name) or self.composite[name]).digits

    def leaves(self, name: str) -> frozenset[str]:
        """The components that a score is built from, whatever their weight."""
        if name in self.component:
            return frozenset({name})
        return frozenset().union(*(self.leaves(part) for part, _weight in self.composite[name].of))

    def has_panels(self, name: str) -> bool:
        """Whether the score may be below zero: panel-adjusted marks are not clipped."""
        return any(self.component[leaf].panels for leaf in self.leaves(name))

    def without_panels(self) -> "Scheme":
        """The same scheme for one candidate alone: panels need rivals."""
        alone = tuple(replace(component, panels=None) for component in self.components)
        return replace(self, components=alone)

    def coefficients(self, name: str) -> dict[str, Fraction]:
        """What one point of each component adds to a score, roundings aside."""
        totals: dict[str, Fraction] = {}

        def walk(part: str, factor: Fraction) -> None:
            if part in self.component:
                totals[part] = totals.get(part, Fraction(0)) + factor
                return
            composite = self.composite[part]
            for below, weight in composite.of:
                walk(below, factor * Fraction(weight) / Fraction(composite.divide_by))

        walk(name, Fraction(1))
        return totals

    def shares(self, name: str) -> list[tuple[Component, Fraction]]:
        """What each component can bring to a score, as its part of the highest score possible."""
        reach = {
            part: factor * Fraction(self.component[part].max)
            for part, factor in self.coefficients(name).items()
        }
        whole = sum(reach.values())
        return [
            (self.component[part], most / whole if whole else Fraction(0))
            for part, most in reach.items()
        ]

    def usable(self, number: int) -> tuple[str, ...]:
        """Entries of the tie-break whose marks exist at step `number` (from 1)."""
        known = frozenset().union(*(self.leaves(step.score) for step in self.steps[:number]))
        return tuple(
            name for name in self.tie_break if name == UNROUNDED or self.leaves(name) <= known
        )
