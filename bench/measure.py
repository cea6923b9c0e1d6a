"""How a figure is taken: requests and a calibration loop in turn, so that both meet the same noise."""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

TURNS = 200_000
#: The calibration loop of the performance paper, as a script runs it: at the level of a module, where
#: names are looked up in a dictionary. In a function the same turns take 0.43 of the time, less than
#: the paper ever saw; a figure held against its 0.56 s would then never show a slow machine.
LOOP = compile(f"total = 0\nfor number in range({TURNS}):\n    total += number\n", "loop", "exec")
#: 10 million turns took 0.56 s undisturbed, and up to 0.96 s.
UNDISTURBED_MS = 0.56e3 * TURNS / 10e6
REQUESTS = 30


def calibrate() -> float:
    """Milliseconds of the loop now."""
    began = time.perf_counter()
    exec(LOOP, {})  # noqa: S102 - our own text, three lines above
    return (time.perf_counter() - began) * 1e3


@dataclass
class Figure:
    """One row of the report. Goals in milliseconds unless `unit` says otherwise."""

    row: str
    what: str
    p50: float
    p95: float
    goal50: float | None = None
    goal95: float | None = None
    sql: int | None = None
    goal_sql: int | None = None
    calibration: float = UNDISTURBED_MS
    calibration95: float = UNDISTURBED_MS
    note: str = ""
    unit: str = "ms"
    higher_is_better: bool = False
    #: Processor time of this process alone: what remains when others wait for the same cores.
    cpu: float | None = None

    @property
    def ratio(self) -> float:
        return self.p50 / self.calibration

    @property
    def slowness(self) -> float:
        """How much slower than undisturbed the machine was in that minute; never below one."""
        return max(self.calibration / UNDISTURBED_MS, 1)

    @property
    def verdict(self) -> str:
        """ok; ok* when only the slowness of that minute explains the figure; MISS."""
        if self.goal50 is None:
            return ""
        if self.goal_sql is not None and (self.sql or 0) > self.goal_sql:
            return "MISS (SQL)"
        if self._reached(1, 1):
            return "ok"
        slow95 = max(self.calibration95 / UNDISTURBED_MS, self.slowness)
        return "ok*" if self._reached(self.slowness, slow95) else "MISS"

    def _reached(self, slow50: float, slow95: float) -> bool:
        if self.goal50 is None:
            return True
        p95_fits = self.goal95 is None or self.p95 <= self.goal95 * slow95
        if self.higher_is_better:
            return self.p50 * slow50 >= self.goal50 and p95_fits
        return self.p50 <= self.goal50 * slow50 and p95_fits


def requests(
    row: str, what: str, ask: Callable[[], object], *, count: int = REQUESTS, **goals
) -> Figure:
    """p50 and p95 of `count` calls, the loop between them; statements of one call."""
    for _ in range(5):
        ask()
    with Statements() as statements:
        ask()
    taken, loops, worked = [], [], []
    for _ in range(count):
        loops.append(calibrate())
        busy, began = time.process_time(), time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1e3)
        worked.append((time.process_time() - busy) * 1e3)
    return Figure(
        row,
        what,
        statistics.median(taken),
        quantile(taken, 0.95),
        sql=statements.count,
        calibration=statistics.median(loops),
        calibration95=quantile(loops, 0.95),
        cpu=statistics.median(worked),
        **goals,
    )


def timed(row: str, what: str, do: Callable[[], object], *, count: int = 3, **goals) -> Figure:
    """Seconds of something long; the best of `count`, for noise only adds."""
    taken, loops = [], []
    for _ in range(count):
        loops += [calibrate() for _ in range(20)]
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
        loops += [calibrate() for _ in range(20)]
    return Figure(
        row,
        what,
        statistics.median(taken),
        max(taken),
        calibration=statistics.median(loops),
        calibration95=quantile(loops, 0.95),
        unit="s",
        **goals,
    )


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[math.ceil(share * len(ordered)) - 1]


class Statements:
    """Counts the statements on the default connection but the one that enters the scope."""

    def __enter__(self):
        self.count, self.texts = 0, []
        self._wrapper = connection.execute_wrapper(self._note)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *error):
        self._wrapper.__exit__(*error)

    def _note(self, execute, sql, params, many, context):
        if "enter_scope(" not in sql:
            self.count += 1
            self.texts.append(sql)
        return execute(sql, params, many, context)


def peak_mb(pid: int | str = "self") -> float:
    """Highest resident memory of a process so far."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
