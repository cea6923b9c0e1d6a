"""Many-facet Rasch model (rating scale) in a process of its own. Django is not loaded here; numpy comes and goes.

log(P(k) / P(k - 1)) = ability of the candidate - severity of the examiner - difficulty of the item - step k.
Joint maximum likelihood by turns of Newton steps (Linacre, Many-Facet Rasch Measurement, 1989); the bias
of joint estimation is taken out of severities, difficulties and steps by (L - 1) / L, L the mean number of
marks of a candidate (Wright & Masters, Rating Scale Analysis, 1982); abilities are estimated anew with
these. Whoever has only lowest or only highest marks is measured last, at 0.3 of a category from the end.
"""

import json
import resource
import sys
from typing import Any

from selection.rules.linkage import islands

MEMORY = 3 * 1024**3
#: How near the ends of the scale an extreme element is placed, in categories.
EXTREME = 0.3
TURNS, EXACT = 200, 1e-7
#: Turns facet by facet, before the steps of everything at once are safe.
APART = 8
#: Newton steps are no longer than this, in logits.
LONGEST = 1.0


class Model:
    """Ratings as arrays: `who` = (candidate, examiner, item) numbers, `score` = category from 0."""

    def __init__(self, np: Any, who: list[Any], score: Any):
        self.np, self.who, self.score = np, who, score
        self.sizes = [int(each.max()) + 1 for each in who]
        self.top = int(score.max())
        self.values = [np.zeros(size) for size in self.sizes]
        self.steps = np.zeros(self.top)
        self.used = np.ones(len(score), dtype=bool)
        self.active = [np.ones(size, dtype=bool) for size in self.sizes]
        self._leave_extremes_out()

    def _leave_extremes_out(self) -> None:
        """Until nobody is left whose marks are all lowest or all highest; then they are measured apart."""
        np = self.np
        while True:
            changed = False
            for facet, index in enumerate(self.who):
                number = np.bincount(index[self.used], minlength=self.sizes[facet])
                total = np.bincount(
                    index[self.used], weights=self.score[self.used], minlength=self.sizes[facet]
                )
                extreme = self.active[facet] & ((total == 0) | (total == number * self.top))
                # One item or one examiner is no facet that could be extreme.
                if self.sizes[facet] > 1 and extreme.any():
                    self.active[facet] &= ~extreme
                    self.used &= self.active[facet][index]
                    changed = True
            if not changed:
                return

    def moments(self, rows: Any) -> tuple[Any, Any, Any, Any]:
        """Of these ratings: expected category, variance, P(category >= k) and its covariance with the
        category."""
        np = self.np
        candidate, examiner, item = (index[rows] for index in self.who)
        level = self.values[0][candidate] - self.values[1][examiner] - self.values[2][item]
        grid = np.arange(self.top + 1)
        logit = level[:, None] * grid - np.concatenate(([0.0], np.cumsum(self.steps)))
        logit -= logit.max(axis=1, keepdims=True)
        chance = np.exp(logit)
        chance /= chance.sum(axis=1, keepdims=True)
        mean = chance @ grid
        spread = chance @ grid**2 - mean**2
        at_least = chance[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        above = (chance * grid)[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        return mean, spread, at_least, above - at_least * mean[:, None]

    def fit(self) -> tuple[int, float]:
        """(turns taken, longest last step): a few turns facet by facet, then all parameters at once."""
        np = self.np
        reached = np.array([(self.score[self.used] >= k + 1).sum() for k in range(self.top)])
        longest = 0.0
        for turn in range(1, TURNS + 1):
            if turn <= APART:
                longest = max(self._turn(0, 1.0), self._turn(1, -1.0), self._turn(2, -1.0))
                longest = max(longest, self._turn_steps(reached))
            else:
                longest = self._turn_all(reached)
            if longest < EXACT:
                break
        return turn, longest

    def _turn_all(self, reached: Any) -> float:
        """One Newton step of everything, abilities taken out."""
        np = self.np
        mean, spread, at_least, together = self.moments(self.used)
        off = self.score[self.used] - mean
        judges, items = self.sizes[1:]
        pulls = [
            np.bincount(index[self.used], weights=off, minlength=size)
            for index, size in zip(self.who, self.sizes, strict=True)
        ]
        rest = np.concatenate((-pulls[1], -pulls[2], at_least.sum(axis=0) - reached))
        left, beside, own = self._information(spread, at_least, together)
        basis = self._centred()
        pull = basis.T @ (rest - beside.T @ (pulls[0] / own))
        move = basis @ (np.linalg.pinv(basis.T @ left @ basis, rcond=1e-12) @ pull)
        ability = (pulls[0] - beside @ move) / own
        ability[~self.active[0]] = 0.0
        longest = float(max(np.abs(move).max(initial=0.0), np.abs(ability).max(initial=0.0)))
        damp = min(1.0, LONGEST / longest) if longest else 1.0
        self.values[0] += damp * ability
        self.values[1] += damp * move[:judges]
        self.values[2] += damp * move[judges : judges + items]
        self.steps += damp * move[judges + items :]
        return longest

    def _turn(self, facet: int, sign: float) -> float:
        np, index = self.np, self.who[facet][self.used]
        mean, spread, *_rest = self.moments(self.used)
        size = self.sizes[facet]
        off = np.bincount(index, weights=self.score[self.used] - mean, minlength=size)
        information = np.bincount(index, weights=spread, minlength=size)
        move = np.clip(sign * off / np.maximum(information, 1e-9), -LONGEST, LONGEST)
        move[~self.active[facet]] = 0.0
        before = self.values[facet].copy()
        self.values[facet] += move
        if facet:
            self.values[facet] -= self.values[facet][self.active[facet]].mean()
        return float(np.abs((self.values[facet] - before)[self.active[facet]]).max(initial=0.0))

    def _turn_steps(self, reached: Any) -> float:
        np = self.np
        _mean, _spread, at_least, _cov = self.moments(self.used)
        information = (at_least * (1 - at_least)).sum(axis=0)
        move = (at_least.sum(axis=0) - reached) / np.maximum(information, 1e-9)
        before = self.steps.copy()
        self.steps += np.clip(move, -LONGEST, LONGEST)
        self.steps -= self.steps.mean()
        return float(np.abs(self.steps - before).max())

    def shrink(self, factor: float) -> None:
        """Take the bias of joint estimation out, then measure the candidates anew."""
        self.values[1] *= factor
        self.values[2] *= factor
        self.steps *= factor
        for _turn in range(100):
            if self._turn(0, 1.0) < EXACT:
                break

    def place_extremes(self) -> None:
        """Candidates, then examiners and items, that were left out: 0.3 of a category from the end."""
        for facet, sign in ((0, 1.0), (1, -1.0), (2, -1.0)):
            others = [each for each in range(3) if each != facet]
            for number in self.np.flatnonzero(~self.active[facet]):
                rows = self.who[facet] == number
                for other in others:
                    known = self.active[other][self.who[other]]
                    rows = rows & known if (rows & known).any() else rows
                self.values[facet][number] = self._place(facet, int(number), rows, sign)

    def _place(self, facet: int, number: int, rows: Any, sign: float) -> float:
        top = rows.sum() * self.top
        wanted = min(max(self.score[rows].sum(), EXTREME), top - EXTREME)
        for _turn in range(200):
            mean, spread, *_rest = self.moments(rows)
            move = sign * (wanted - mean.sum()) / max(spread.sum(), 1e-9)
            move = max(min(move, LONGEST), -LONGEST)
            self.values[facet][number] += move
            if abs(move) < EXACT:
                break
        return float(self.values[facet][number])

    # what is told of each element

    def described(self, facet: int) -> dict[str, Any]:
        """Measure, model standard error (others held), infit and outfit of every element of a facet."""
        np, index, size = self.np, self.who[facet], self.sizes[facet]
        rows = np.ones(len(self.score), dtype=bool)
        # An extreme element is judged by what the others gave it that can be told.
        for other in range(3):
            if other != facet:
                rows &= self.active[other][self.who[other]]
        mean, spread, *_rest = self.moments(rows)
        spread = np.maximum(spread, 1e-9)
        off = self.score[rows] - mean
        inside = index[rows]
        information = np.bincount(inside, weights=spread, minlength=size)
        number = np.bincount(inside, minlength=size)
        squares = np.bincount(inside, weights=off**2, minlength=size)
        outer = np.bincount(inside, weights=off**2 / spread, minlength=size)
        return {
            "measure": self.values[facet],
            "error": 1 / np.sqrt(np.maximum(information, 1e-9)),
            "infit": np.where(self.active[facet], squares / np.maximum(information, 1e-9), np.nan),
            "outfit": np.where(self.active[facet], outer / np.maximum(number, 1), np.nan),
            "count": np.bincount(index, minlength=size),
        }

    def _information(self, spread: Any, at_least: Any, together: Any) -> tuple[Any, Any, Any]:
        """Of severities, difficulties and steps once abilities are taken out; what each shares with the
        abilities; and that of the abilities."""
        np = self.np
        candidate, examiner, item = (index[self.used] for index in self.who)
        people, judges, items = self.sizes
        size = judges + items + self.top
        left = np.zeros((size, size))
        beside = np.zeros((people, size))

        def added(rows: Any, columns: Any, weights: Any, shape: tuple[int, int]) -> Any:
            flat = np.bincount(
                rows * shape[1] + columns, weights=weights, minlength=shape[0] * shape[1]
            )
            return flat.reshape(shape)

        for one in (examiner, judges + item):
            beside += added(candidate, one, -spread, beside.shape)
            for two in (examiner, judges + item):
                left += added(one, two, spread, left.shape)
        for step in range(self.top):
            place = judges + items + step
            beside[:, place] -= np.bincount(candidate, weights=together[:, step], minlength=people)
            for one in (examiner, judges + item):
                shared = np.bincount(one, weights=together[:, step], minlength=size)
                left[:, place] += shared
                left[place, :] += shared
            for other in range(self.top):
                low, high = max(step, other), min(step, other)
                left[place, judges + items + other] += (
                    at_least[:, low] - at_least[:, low] * at_least[:, high]
                ).sum()
        own = np.maximum(np.bincount(candidate, weights=spread, minlength=people), 1e-9)
        part = beside / np.sqrt(own)[:, None]
        return left - part.T @ part, beside, own

    def joint_errors(self) -> tuple[Any, Any]:
        """Standard errors of severities and difficulties with every other parameter unknown too, within
        the centred parameters."""
        np = self.np
        _mean, spread, at_least, together = self.moments(self.used)
        left, _beside, _own = self._information(spread, at_least, together)
        basis = self._centred()
        inner = np.linalg.pinv(basis.T @ left @ basis, rcond=1e-12)
        error = np.sqrt(np.maximum(np.diag(basis @ inner @ basis.T), 0.0))
        judges, items = self.sizes[1:]
        return error[:judges], error[judges : judges + items]

    def _centred(self) -> Any:
        """A basis of the parameters whose sum is zero in each facet, without extreme elements."""
        np, (judges, items) = self.np, self.sizes[1:]
        blocks = []
        for keep in (self.active[1], self.active[2], np.ones(self.top, dtype=bool)):
            places = np.flatnonzero(keep)
            block = np.zeros((len(keep), max(len(places) - 1, 0)))
            for column in range(len(places) - 1):
                block[places[: column + 1], column] = 1.0 / (column + 1)
                block[places[column + 1], column] = -1.0
            blocks.append(block)
        whole = np.zeros((judges + items + self.top, sum(block.shape[1] for block in blocks)))
        row = column = 0
        for block in blocks:
            whole[row : row + block.shape[0], column : column + block.shape[1]] = block
            row, column = row + block.shape[0], column + block.shape[1]
        return whole


def bands(np: Any, marks: Any, least: int) -> tuple[Any, list[dict[str, float]]]:
    """Marks as categories: the distinct marks in order, joined from below until each holds `least`."""
    values, counts = np.unique(marks, return_counts=True)
    groups: list[list[int]] = [[]]
    held = 0
    for place, count in enumerate(counts):
        if held >= least:
            groups.append([])
            held = 0
        groups[-1].append(place)
        held += int(count)
    if held < least and len(groups) > 1:
        rest = groups.pop()
        groups[-1] += rest
    of_value = np.empty(len(values), dtype=int)
    told = []
    for number, places in enumerate(groups):
        of_value[places] = number
        weight = counts[places]
        told.append(
            {
                "low": float(values[places[0]]),
                "high": float(values[places[-1]]),
                "count": int(weight.sum()),
                "mean": float((values[places] * weight).sum() / weight.sum()),
            }
        )
    return of_value[np.searchsorted(values, marks)], told


def separation(np: Any, measures: Any, errors: Any) -> dict[str, float | None]:
    """How far measures lie apart beside their errors: separation, its reliability, and the chi-square of
    all being equal."""
    if len(measures) < 2:
        return {"separation": None, "reliability": None, "chi_square": None, "freedom": None}
    observed = float(measures.var())
    noise = float((errors**2).mean())
    true = max(observed - noise, 0.0)
    weight = 1 / np.maximum(errors, 1e-9) ** 2
    chi = float((weight * measures**2).sum() - (weight * measures).sum() ** 2 / weight.sum())
    return {
        "separation": float(np.sqrt(true / noise)) if noise else None,
        "reliability": true / observed if observed else None,
        "chi_square": chi,
        "freedom": len(measures) - 1,
    }


def analyse(request: dict[str, Any]) -> dict[str, Any]:
    """`marks`: [candidate, examiner, item, mark] by numbers from 0; `maximum`; `least`: marks of a category
    (0: the marks are categories already). Answers measures and every mark adjusted for severity."""
    import numpy as np  # noqa: PLC0415 - loaded only by the process that needs it

    table = np.asarray(request["marks"], dtype=float)
    who = [table[:, column].astype(int) for column in range(3)]
    marks, least = table[:, 3], request["least"]
    score, told = bands(np, marks, max(least, 1))
    model = Model(np, who, score.astype(float))
    if model.top < 1 or not model.used.any():
        return {"fault": "no_spread"}
    pairs = zip(who[0][model.used].tolist(), map(str, who[1][model.used].tolist()), strict=True)
    if len(islands(pairs)) > 1:
        return {"fault": "not_linked"}
    turns, longest = model.fit()
    each = len(score) / model.sizes[0]
    factor = (each - 1) / each if request.get("unbiased", True) and each > 1 else 1.0
    if factor < 1:
        model.shrink(factor)
    model.place_extremes()
    facets = [_rounded(np, model.described(facet)) for facet in range(3)]
    examiner_errors, item_errors = model.joint_errors()
    for facet, errors in ((1, examiner_errors), (2, item_errors)):
        facets[facet]["joint_error"] = [round(float(value), 6) for value in errors]
    inside = model.active[1]
    for category, step in zip(told[1:], model.steps, strict=True):
        category["step"] = round(float(step), 6)
    adjusted = _adjusted(np, model, marks, [each["mean"] for each in told], request["maximum"])
    return {
        "categories": told,
        "candidates": facets[0],
        "examiners": facets[1],
        "items": facets[2],
        **{
            name: value if value is None else round(value, 6)
            for name, value in separation(
                np, model.values[1][inside], examiner_errors[inside]
            ).items()
        },
        "adjusted": [round(float(value), 2) for value in adjusted],
        "turns": turns,
        "longest": longest,
        "factor": factor,
    }


def _adjusted(np: Any, model: Model, marks: Any, means: list[float], maximum: float) -> Any:
    """Each mark plus what an examiner of mean severity would be expected to give more, or less."""
    known = model.active[1].copy()
    mean = np.asarray(means)
    every = np.ones(len(marks), dtype=bool)
    severe = _expected(np, model, mean, every)
    kept = model.values[1].copy()
    model.values[1][:] = 0.0
    fair = _expected(np, model, mean, every)
    model.values[1][:] = kept
    shift = np.where(known[model.who[1]], fair - severe, 0.0)
    return np.clip(marks + shift, 0.0, maximum)


def _expected(np: Any, model: Model, mean: Any, rows: Any) -> Any:
    """The expected mark: the mean marks of the categories, by their chances."""
    _category, _spread, at_least, _together = model.moments(rows)
    return mean[0] + at_least @ np.diff(mean)


def _rounded(np: Any, facet: dict[str, Any]) -> dict[str, list[Any]]:
    counts = [int(value) for value in facet.pop("count")]
    return {"count": counts} | {
        name: [None if np.isnan(value) else round(float(value), 6) for value in values]
        for name, values in facet.items()
    }


def main() -> None:
    """Limits first, then the one errand."""
    request = json.loads(sys.stdin.buffer.read())
    for which, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, request["seconds"]),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))
    sys.stdout.write(json.dumps(analyse(request)))
