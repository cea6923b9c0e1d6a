"""A check: a name, a sentence, and a statement whose rows are what offends."""

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

#: Rows that one check names; more of the same say nothing new.
MOST = 50


@dataclass(frozen=True)
class Check:
    """`sql` gives two columns, (subject, detail), for each row that offends: the subject is a row's
    reference, or the name of a table. With `judge` they are candidates only, and it decides from the
    detail, where SQL alone cannot: on working days."""

    key: str
    name: str
    sentence: Any
    sql: str
    judge: Callable[[dict[str, Any]], bool] | None = None


@dataclass(frozen=True)
class Violation:
    check: Check
    subject: str
    detail: str

    def __str__(self) -> str:
        return f"{self.check.key} {self.check.name}: {self.subject} {self.detail}"


def statement(checks: Sequence[Check]) -> str:
    """All checks as one statement: one round trip, one snapshot."""
    return " UNION ALL ".join(
        f"(SELECT {number}, subject::text, detail::text FROM ({check.sql}) AS found(subject, detail)"
        f"{'' if check.judge else f' LIMIT {MOST}'})"
        for number, check in enumerate(checks)
    )


def offending(checks: Sequence[Check], rows: Iterable[tuple[int, str, str]]) -> list[Violation]:
    """The violations among the rows of the statement."""
    return [
        Violation(checks[number], subject, detail)
        for number, subject, detail in rows
        if _offends(checks[number], detail)
    ]


def _offends(check: Check, detail: str) -> bool:
    return check.judge is None or check.judge(json.loads(detail))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
