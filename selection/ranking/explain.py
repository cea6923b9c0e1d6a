"""One candidate's score, step by step in exact fractions, so that it adds up to the last decimal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import isqrt

from selection.ranking.scheme import CANDIDATES, DOUBLE_AVERAGE, Component, Panels, Scheme

_WIDE = Context(prec=120)
_THIRTY = Context(prec=30, rounding=ROUND_HALF_EVEN)
#: Digits after the point of a fraction that has no end.
_SHOWN = 10


@dataclass(frozen=True)
class Given:
    """One mark as it counts; None is an empty paper. `raw`: as given, where it is adjusted since."""

    component: str
    examiner: str
    panel: str
    mark: Decimal | None
    raw: Decimal | None = None


@dataclass
class ComponentLine:
    """Marks, what is dropped, the mean, the panel's adjustment, the rounding."""

    name: str
    marks: list[tuple[str, Decimal, bool]] = field(default_factory=list)
    #: (examiner, mark as given, mark that counts) of marks adjusted for severity.
    adjusted: list[tuple[str, Decimal, Decimal]] = field(default_factory=list)
    total: Fraction | None = None
    count: int = 0
    mean: Fraction | None = None
    panel: str = ""
    panel_mean: Fraction | None = None
    grand_mean: Fraction | None = None
    factor: Fraction | None = None
    exact: Fraction | None = None
    score: Fraction | None = None
    digits: int = 2
    is_default: bool = False

    @property
    def shown_total(self) -> str:
        return shown(self.total)

    @property
    def shown_panel_mean(self) -> str:
        return shown(self.panel_mean)

    @property
    def shown_grand_mean(self) -> str:
        return shown(self.grand_mean)

    @property
    def shown_factor(self) -> str:
        return shown(self.factor)

    @property
    def shown_exact(self) -> str:
        return shown(self.exact)

    @property
    def shown_score(self) -> str:
        return shown(self.score, self.digits)


@dataclass
class CompositeLine:
    """Each part times its weight, the sum, the divisor, the rounding."""

    name: str
    parts: list[tuple[str, Fraction | None, Decimal, Fraction | None]]
    divide_by: Decimal
    total: Fraction | None = None
    exact: Fraction | None = None
    score: Fraction | None = None
    digits: int = 2

    @property
    def shown_parts(self) -> list[dict[str, str]]:
        return [
            {
                "name": name,
                "score": shown(score),
                "weight": f"{weight:f}",
                "product": shown(product),
            }
            for name, score, weight, product in self.parts
        ]

    @property
    def shown_divisor(self) -> str:
        return f"{self.divide_by:f}"

    @property
    def shown_total(self) -> str:
        return shown(self.total)

    @property
    def shown_exact(self) -> str:
        return shown(self.exact)

    @property
    def shown_score(self) -> str:
        return shown(self.score, self.digits)


@dataclass
class Explanation:
    components: list[ComponentLine]
    composites: list[CompositeLine]

    @property
    def scores(self) -> dict[str, Fraction | None]:
        lines: list[ComponentLine | CompositeLine] = [*self.components, *self.composites]
        return {line.name: line.score for line in lines}


def explain(
    scheme: Scheme, marks: Sequence[Given], group: Mapping[int, Sequence[Given]] | None = None
) -> Explanation:
    """`group`: the marks of everybody in the candidate's group, needed only where panels are evened."""
    components = [_component(one, marks, group or {}) for one in scheme.components]
    scores = {line.name: line.score for line in components}
    composites = []
    for one in scheme.composites:
        parts = []
        for name, weight in one.of:
            score = scores[name]
            product = None if score is None else score * Fraction(weight)
            parts.append((name, score, weight, product))
        line = CompositeLine(one.name, parts, one.divide_by, digits=one.digits)
        if all(product is not None for *_rest, product in parts):
            line.total = sum((part[3] for part in parts), Fraction(0))
            line.exact = line.total / Fraction(one.divide_by)
            line.score = half_up(line.exact, one.digits)
        scores[one.name] = line.score
        composites.append(line)
    return Explanation(components, composites)


def half_up(value: Fraction, digits: int) -> Fraction:
    """Rounded away from zero at the exact half."""
    scaled = abs(value) * 10**digits * 2 + 1
    whole = scaled.numerator // (scaled.denominator * 2)
    return Fraction(whole if value >= 0 else -whole, 10**digits)


def shown(value: Fraction | None, digits: int | None = None) -> str:
    """A number with its digits; without digits exactly, or with ≈ where it has no end."""
    if value is None:
        return "–"
    if digits is not None:
        scaled = value * 10**digits
        text = str(abs(scaled.numerator)).rjust(digits + 1, "0")
        text = f"{text[:-digits]}.{text[-digits:]}" if digits else text
        return f"-{text}" if scaled < 0 else text
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        number = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
        return f"{number.normalize():f}"
    return f"≈ {shown(half_up(value, _SHOWN), _SHOWN)}"


def _component(one: Component, marks, group) -> ComponentLine:
    line = ComponentLine(one.name, digits=one.digits)
    own = [given for given in marks if given.component == one.name]
    line.panel = next((given.panel for given in own if given.panel), "")
    kept = _kept(one, own, line)
    if kept:
        line.total, line.count = sum(kept, Fraction(0)), len(kept)
        line.exact = line.mean = line.total / line.count
        if one.panels:
            line.exact = _adjusted(one, line, group)
    elif not own and one.default is not None:
        line.is_default, line.exact = True, Fraction(one.default)
    if line.exact is not None:
        line.score = half_up(line.exact, one.digits)
    return line


def _kept(one: Component, own, line: ComponentLine | None = None) -> list[Fraction]:
    """The marks that count; in `line` all of them, with what is dropped."""
    filled = sorted(
        (given for given in own if given.mark is not None), key=lambda given: given.mark
    )
    low, high = one.drop_lowest, len(filled) - one.drop_highest
    if line is not None:
        line.marks = [
            (given.examiner, given.mark, not low <= place < high)
            for place, given in enumerate(filled)
        ]
        line.adjusted = [
            (given.examiner, given.raw, given.mark) for given in filled if given.raw is not None
        ]
    return [Fraction(given.mark) for given in filled[low:high]]


def _adjusted(one: Component, line: ComponentLine, group) -> Fraction:
    panels: dict[str, list[Fraction]] = {}
    for marks in group.values():
        own = [given for given in marks if given.component == one.name]
        if kept := _kept(one, own):
            panels.setdefault(own[0].panel, []).append(sum(kept, Fraction(0)) / len(kept))
    mine, rule = panels[line.panel], one.panels
    if rule.method == DOUBLE_AVERAGE:
        return _double_average(rule, line, mine, list(panels.values()))
    return _z_score(line, mine, [value for values in panels.values() for value in values])


def _double_average(rule: Panels, line: ComponentLine, mine, panels) -> Fraction:
    line.panel_mean = _mean(_trimmed(rule, mine))
    if rule.grand == CANDIDATES:
        line.grand_mean = _mean(_trimmed(rule, [value for values in panels for value in values]))
    else:
        line.grand_mean = _mean([_mean(_trimmed(rule, values)) for values in panels])
    line.factor = line.grand_mean / line.panel_mean
    if rule.factor_digits is not None:
        line.factor = half_up(line.factor, rule.factor_digits)
    exact = line.mean * line.factor
    number = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return Fraction(_THIRTY.plus(number))


def _z_score(line: ComponentLine, mine, everybody) -> Fraction:
    line.panel_mean, line.grand_mean = _mean(mine), _mean(everybody)
    spread = _variance(mine)
    if spread == 0:
        return line.grand_mean
    line.factor = _root(_variance(everybody) / spread)
    value = (line.mean - line.panel_mean) * line.factor + line.grand_mean
    number = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_THIRTY.plus(number))


def _root(ratio: Fraction) -> Fraction:
    """Exact where the ratio is a square, else to 110 digits."""
    above, below = isqrt(ratio.numerator), isqrt(ratio.denominator)
    if above * above == ratio.numerator and below * below == ratio.denominator:
        return Fraction(above, below)
    number = _WIDE.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    return Fraction(_WIDE.sqrt(number))


def _trimmed(rule: Panels, values: list[Fraction]) -> list[Fraction]:
    return sorted(values)[rule.trim_lowest : len(values) - rule.trim_highest]


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _variance(values: list[Fraction]) -> Fraction:
    mean = _mean(values)
    return _mean([(value - mean) ** 2 for value in values])
