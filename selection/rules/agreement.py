"""How marks are spread and how far examiners agree; a signal for people, no input.

Intraclass correlations by Shrout & Fleiss, Psychological Bulletin 86 (1979) 420-428, their intervals
by McGraw & Wong, Psychological Methods 1 (1996) 30-46.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p, sqrt
from statistics import fmean, quantiles, stdev

#: Fewer cases than this say nothing about an examiner, or about agreement.
FEWEST = 10
_UPPER = 0.975
_TINY = 1e-300


@dataclass(frozen=True)
class Spread:
    """sd and quartiles are None of a single mark."""

    count: int
    mean: float
    sd: float | None
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True)
class Coefficient:
    """One form of the ICC with its 95 % interval; None where the examiners never differ."""

    form: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Severity:
    """One examiner beside the others on the same candidates; figures only of enough of them."""

    examiner: str
    count: int
    shared: int
    difference: float | None = None
    sd: float | None = None


def spread(marks: Sequence[float]) -> Spread:
    if len(marks) < 2:
        return Spread(len(marks), fmean(marks), None, None)
    low, middle, high = quantiles(marks, n=4, method="inclusive")
    return Spread(len(marks), fmean(marks), stdev(marks), (low, middle, high))


def histogram(marks: Sequence[float], maximum: float, bars: int = 10) -> list[int]:
    """Marks per equal part of the scale; the highest mark stands in the last part."""
    found = Counter(min(int(mark * bars / maximum), bars - 1) for mark in marks)
    return [found[bar] for bar in range(bars)]


def complete(given: Mapping[int, Mapping[str, float]]) -> tuple[list[str], list[list[float]]]:
    """The commonest set of two or more examiners, and the marks of the candidates they all marked."""
    sets = Counter(tuple(sorted(marks)) for marks in given.values() if len(marks) > 1)
    if not sets:
        return [], []
    names = max(sets, key=lambda each: (sets[each], len(each), each))
    rows = [[marks[name] for name in names] for marks in given.values() if set(marks) == set(names)]
    return list(names), rows


def icc(table: Sequence[Sequence[float]]) -> list[Coefficient]:
    """The six forms, of candidates × examiners without gaps; none where no mark differs."""
    n, k = len(table), len(table[0])
    grand = fmean(fmean(row) for row in table)
    means = [fmean(row) for row in table]
    columns = [fmean(row[j] for row in table) for j in range(k)]
    between = k * sum((mean - grand) ** 2 for mean in means)
    judges = n * sum((mean - grand) ** 2 for mean in columns)
    rest = sum(
        (mark - mean - column + grand) ** 2
        for row, mean in zip(table, means, strict=True)
        for mark, column in zip(row, columns, strict=True)
    )
    if between + judges + rest < 1e-12:
        return []
    msr, msc = between / (n - 1), judges / (k - 1)
    mse = rest / ((n - 1) * (k - 1))
    msw = (judges + rest) / (n * (k - 1))
    msr, mse, msw = (0.0 if square < 1e-12 else square for square in (msr, mse, msw))
    single = [
        Coefficient("ICC(1,1)", *_one_way(msr, msw, n, k, n * (k - 1))),
        Coefficient("ICC(2,1)", *_two_way(msr, msc, mse, n, k)),
        Coefficient("ICC(3,1)", *_one_way(msr, mse, n, k, (n - 1) * (k - 1))),
    ]
    return single + [_average(each, k) for each in single]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _one_way(
    msr: float, error: float, n: int, k: int, freedom: int
) -> tuple[float, float | None, float | None]:
    """One against an error: the one-way form, and the consistency of fixed examiners."""
    value = _ratio(msr - error, msr + (k - 1) * error)
    if not error or not msr:
        return value, None, None
    low = msr / error / f_quantile(_UPPER, n - 1, freedom)
    high = msr / error * f_quantile(_UPPER, freedom, n - 1)
    return value, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _two_way(
    msr: float, msc: float, mse: float, n: int, k: int
) -> tuple[float, float | None, float | None]:
    value = _ratio(msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n)
    if not mse or not msr or value >= 1:
        return value, None, None
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    below = (a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1))
    if not below:
        return value, None, None
    freedom = (a * msc + b * mse) ** 2 / below
    if freedom < 0.5:
        return value, None, None
    lower, upper = f_quantile(_UPPER, n - 1, freedom), f_quantile(_UPPER, freedom, n - 1)
    common = k * msc + (k * n - k - n) * mse
    low = n * (msr - lower * mse) / (lower * common + n * msr)
    high = n * (upper * msr - mse) / (common + n * upper * msr)
    return value, low, high


def _average(one: Coefficient, k: int) -> Coefficient:
    """The same of the mean of all examiners (Spearman-Brown, exact for these forms)."""

    def step(value: float | None) -> float | None:
        below = None if value is None else 1 + (k - 1) * value
        return None if value is None or not below or below < 1e-9 else k * value / below

    value = step(one.value)
    form = one.form.replace(",1)", ",k)")
    return Coefficient(form, 0.0 if value is None else value, step(one.low), step(one.high))


def weighted_kappa(pairs: Sequence[Sequence[float]]) -> float | None:
    """Cohen's kappa with quadratic weights (1968), of two examiners; None where no mark differs."""
    first, second = [one for one, _two in pairs], [two for _one, two in pairs]
    seen = fmean((one - two) ** 2 for one, two in pairs)
    means = fmean(first), fmean(second)
    chance = (
        fmean((mark - means[0]) ** 2 for mark in first)
        + fmean((mark - means[1]) ** 2 for mark in second)
        + (means[0] - means[1]) ** 2
    )
    return 1 - seen / chance if chance else None


def severities(given: Mapping[int, Mapping[str, float]]) -> list[Severity]:
    """Each examiner's marks less the mean of the others' on the same candidate."""
    counts: Counter[str] = Counter()
    apart: dict[str, list[float]] = {}
    for marks in given.values():
        total = sum(marks.values())
        for name, mark in marks.items():
            counts[name] += 1
            if len(marks) > 1:
                apart.setdefault(name, []).append(mark - (total - mark) / (len(marks) - 1))
    found = []
    for name in sorted(counts):
        own = apart.get(name, [])
        known = len(own) >= FEWEST
        found.append(
            Severity(
                name,
                counts[name],
                len(own),
                fmean(own) if known else None,
                stdev(own) if known else None,
            )
        )
    return found


def f_quantile(p: float, above: float, below: float) -> float:
    """Of the F distribution, by bisection of the incomplete beta function."""
    low, high = 0.0, 1.0
    for _turn in range(80):
        middle = (low + high) / 2
        if _beta(middle, above / 2, below / 2) < p:
            low = middle
        else:
            high = middle
    middle = min((low + high) / 2, 1 - 1e-15)
    return below * middle / (above * (1 - middle))


def _beta(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function, by its continued fraction (Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or _TINY)
    found = d
    for m in range(1, 200 + int(5 * sqrt(max(a, b)))):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / (1 + part * d or _TINY)
            c = 1 + part / c or _TINY
            found *= d * c
        if abs(d * c - 1) < 1e-14:
            break
    return found
