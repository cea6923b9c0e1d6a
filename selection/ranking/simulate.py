"""The process that draws a ranking many times over. Django is not loaded here; numpy comes and goes.

In: one object of JSON (see `main`). Out: for each group its candidates' [times inside, lowest rank,
highest rank]. The same input gives the same output, byte for byte, under the same numpy.
"""

import json
import resource
import sys
from typing import Any

MEMORY = 3 * 1024**3
#: Draws that are held at once.
CHUNK = 200


def group(np: Any, request: dict, one: dict, factors: Any, seed: list[int]) -> list[list[int]]:
    """One group: how often each candidate is inside, and the middle 90 % of the ranks."""
    scores = np.asarray(one["scores"], dtype=float)
    parts = np.asarray(one["parts"], dtype=float)  # candidates × components
    errors = np.asarray(one["errors"], dtype=float)  # standard errors of the same
    dice = np.random.Generator(np.random.PCG64(seed))
    count, draws = len(scores), request["draws"]
    inside = np.zeros(count, dtype=np.int64)
    ranks = np.empty((draws, count), dtype=np.int32)
    for start in range(0, draws, CHUNK):
        block = factors[start : start + CHUNK]  # draws × components
        totals = np.repeat(scores[None, :], len(block), axis=0)
        for number, weight in enumerate(request["weights"]):
            drawn = weight * block[:, number : number + 1]
            totals += (drawn - weight) * parts[None, :, number]
            if errors[:, number].any():
                noise = dice.standard_normal((len(block), count))
                totals += drawn * noise * errors[None, :, number]
        order = np.argsort(-totals, axis=1, kind="stable")
        placed = np.empty_like(order)
        np.put_along_axis(placed, order, np.arange(1, count + 1)[None, :], axis=1)
        ranks[start : start + len(block)] = placed
        kept = np.ones_like(totals, dtype=bool)
        if one["places"] is not None:
            kept &= placed <= one["places"]
        if request["pass_mark"] is not None:
            kept &= totals >= request["pass_mark"]
        inside += kept.sum(axis=0)
    low, high = np.quantile(ranks, [0.05, 0.95], axis=0, method="inverted_cdf")
    return [[int(a), int(b), int(c)] for a, b, c in zip(inside, low, high, strict=True)]


def simulate(request: dict) -> list[list[list[int]]]:
    """All groups: the weights of a draw are the same for everybody, the noise is each one's own."""
    import numpy as np  # noqa: PLC0415 - loaded only by the process that needs it

    dice = np.random.Generator(np.random.PCG64([request["seed"], 0]))
    weights = np.asarray(request["weights"], dtype=float)
    highest = np.asarray(request["highest"], dtype=float)
    spread = request["spread"]
    factors = 1 + spread * (2 * dice.random((request["draws"], len(weights))) - 1)
    reach = (weights * highest).sum()
    if reach:
        factors *= (reach / (factors * weights * highest).sum(axis=1))[:, None]
    return [
        group(np, request, one, factors, [request["seed"], number])
        for number, one in enumerate(request["groups"], 1)
    ]


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
    sys.stdout.write(json.dumps(simulate(request)))
