"""This year's interviews by several examiners, some stricter than others; and the study of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from cadreproj import roles as table
from cadreproj.demo.play.calendar import at
from selection.models import SeverityStudy
from selection.services import severity

if TYPE_CHECKING:
    from cadreproj.demo.play.select import Selection

#: Examiner -> what is taken off, in hundredths of a mark; three of them see each nominee.
STRICT = {"01": 250, "02": -180, "03": 0, "04": 120, "05": -300, "06": 60}
EACH, NOISE = 3, 120


def shared_out(rows: list[dict], rng: Random) -> list[dict]:
    """Each interview mark as the marks of three examiners, whose mean is exactly that mark."""
    found = []
    for number, row in enumerate(rows):
        mean = int(row["mark"] * 100)
        names = [list(STRICT)[(number + place) % 6] for place in (0, 1, 3)]
        off = [rng.randint(-NOISE, NOISE) - STRICT[name] for name in names]
        off = [each - sum(off) // EACH for each in off]
        off[0] -= sum(off)
        room = min(mean, 10_000 - mean)
        if max(map(abs, off)) > room:
            off = [0] * EACH
        found += [
            {**row, "examiner_no": name, "mark": Decimal(mean + each) / 100}
            for name, each in zip(names, off, strict=True)
        ]
    return found


def study(game: Selection, tier: str) -> SeverityStudy:
    """Begun by the exam office the day after; nobody has decided on it."""
    now = at(game.days.examined + dt.timedelta(days=1))
    with game.cast.acting(table.EXAM) as officer:
        begun = severity.start(
            edition=game.edition, tier=tier, components=["面试成绩"], actor=officer, now=now
        )
        return severity.compute(begun, actor=officer, now=now)
