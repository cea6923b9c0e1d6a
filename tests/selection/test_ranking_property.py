"""The engine against a second, naive reading of the contract, over random schemes and marks."""

import csv
import io
import json
import random

import pytest

from selection.ranking.faults import Faulty
from selection.ranking.run import File, rank, read
from selection.ranking.verify_selection import Recomputed

# Each list in a transaction of its own, as the command computes it: thousands in one would leave the
# database with an endless list of forgotten tables to go through at its end.
pytestmark = pytest.mark.django_db(transaction=True)


def random_scheme(rng: random.Random) -> dict:
    names = rng.sample(["written", "talk", "field", "记录", "e/5"], rng.randint(1, 4))
    components = {}
    for name in names:
        item: dict = {"max": rng.choice([10, "100", 100.5])}
        if rng.random() < 0.3:
            item["digits"] = rng.randint(0, 4)
        if rng.random() < 0.3:
            item["examiners"] = {
                "drop_highest": rng.choice([0, 1, 2]),
                "drop_lowest": rng.choice([0, 1]),
            }
        if rng.random() < 0.35:
            item["panels"] = random_panels(rng)
        if rng.random() < 0.2:
            item["default"] = rng.choice([0, 1.25, "3"])
        components[name] = item
    composites: dict = {}
    for name in ["total", "half", "grand"][: rng.randint(0, 3)]:
        parts = rng.sample([*components, *composites], rng.randint(1, min(3, len(components))))
        composites[name] = {"of": {part: rng.choice([0, 0.4, "0.6", 1, 30]) for part in parts}}
        if rng.random() < 0.4:
            composites[name]["divide_by"] = rng.choice([3, "0.7", 100])
        if rng.random() < 0.3:
            composites[name]["digits"] = rng.randint(0, 3)
    scores = [*components, *composites]
    steps = [random_step(rng, n, scores, components) for n in range(rng.randint(1, 3))]
    steps[-1].pop("backfill", None)
    scheme = {"name": "random", "components": components, "composites": composites, "steps": steps}
    if rng.random() < 0.7:
        scheme["tie_break"] = rng.sample([*scores, "unrounded"], rng.randint(0, len(scores)))
    if rng.random() < 0.5:
        scheme["digits"] = rng.randint(0, 3)
    return scheme


def random_panels(rng: random.Random) -> dict:
    if rng.random() < 0.4:
        return {"method": "z_score"}
    rule: dict = {"method": "double_average", "grand": rng.choice(["panels", "candidates"])}
    if rng.random() < 0.4:
        rule["trim_highest"] = rng.choice([0, 1])
        rule["trim_lowest"] = rng.choice([0, 1])
    if rng.random() < 0.4:
        rule["factor_digits"] = rng.randint(0, 5)
    return rule


def random_step(rng, n, scores, components) -> dict:
    step: dict = {"name": f"step {n}", "score": rng.choice(scores)}
    if rng.random() < 0.3:
        step["pass_mark"] = rng.choice([3, "4.5"])
    if rng.random() < 0.2:
        step["floors"] = {rng.choice(list(components)): rng.choice([1, 3])}
    if rng.random() < 0.2:
        step["min_per_seat"] = rng.choice([1, 2.5, "4"])
    if rng.random() < 0.85:
        step["keep"] = {
            "per_seat": rng.choice([1, 2, "1.5", 3]),
            "ties": rng.choice(["all", "break", "break"]),
        }
    if rng.random() < 0.6:
        step["backfill"] = True
    return step


def random_marks(rng: random.Random, scheme: dict) -> list[dict]:
    # Few different marks, so that ties are many.
    values = rng.choice([["0", "5", "10"], ["4", "4.5", "7", "10.00"], ["1.25", "3.333", "6", "9"]])
    if rng.random() < 0.5:
        values = [v for v in values if float(v) > 0]
    rows = []
    for number in range(rng.randint(0, 16)):
        group = rng.choice(["甲", "B", "b"])
        for name in scheme["components"]:
            if rng.random() < 0.1:
                continue
            drops = sum(map(int, scheme["components"][name].get("examiners", {}).values()))
            panel = rng.choice("PQ")
            blank = rng.random() < 0.07
            for examiner in range(drops + rng.randint(1, 3)):
                rows.append(
                    {
                        "candidate": f"c{number}",
                        "group": group,
                        "component": name,
                        "examiner": f"x{examiner}",
                        "panel": panel,
                        "mark": "" if blank else rng.choice(values),
                    }
                )
    rng.shuffle(rows)
    return rows


def random_events(rng, scheme, marks) -> list[dict]:
    candidates = sorted({row["candidate"] for row in marks})
    found = set()
    for _turn in range(rng.randint(0, 6) if candidates else 0):
        found.add(
            (
                rng.choice(candidates),
                rng.choice(scheme["steps"])["name"],
                rng.choice(["withdrew", "vetoed"]),
            )
        )
    return [
        dict(zip(("candidate", "before_step", "event"), row, strict=True)) for row in sorted(found)
    ]


def as_csv(columns, rows) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def one_case(seed: int) -> bool:
    """Whether the case could be computed; both readings must then say the same."""
    rng = random.Random(seed)
    scheme = random_scheme(rng)
    marks = random_marks(rng, scheme)
    events = random_events(rng, scheme, marks)
    groups = {row["group"] for row in marks}
    seats = None if rng.random() < 0.2 else {group: rng.choice([0, 1, 1, 2, 3]) for group in groups}
    files = {
        "scheme": File("scheme.json", json.dumps(scheme).encode()),
        "marks": File(
            "marks.csv",
            as_csv(["candidate", "group", "component", "examiner", "panel", "mark"], marks),
        ),
        "events": File("events.csv", as_csv(["candidate", "before_step", "event"], events)),
    }
    if seats is not None:
        rows = [{"group": group, "seats": number} for group, number in seats.items()]
        files["seats"] = File("seats.csv", as_csv(["group", "seats"], rows))
    try:
        result = rank(*read(**files)).rows
    except Faulty:
        with pytest.raises(ZeroDivisionError):
            Recomputed(scheme, marks, seats, events)
        return False
    assert result == Recomputed(scheme, marks, seats, events).result(), f"seed {seed}"
    return True


@pytest.mark.parametrize("block", range(6))
def test_random_selections_agree_with_the_naive_reading(block):
    computed = sum(one_case(block * 1000 + seed) for seed in range(40))
    assert computed > 20


@pytest.mark.prove
@pytest.mark.parametrize("block", range(40))
def test_thousands_of_random_selections_agree_with_the_naive_reading(block):
    assert sum(one_case(100_000 + block * 1000 + seed) for seed in range(250)) > 125
