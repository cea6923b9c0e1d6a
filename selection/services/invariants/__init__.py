"""What always holds in the selection (I1 to I16, I20, I22), asked of the whole database at once.

Each check is a statement of its own over the rows, written apart from the code and the triggers that
keep to it; all of them go to the database as one.
"""

from functools import cache

from django.db import connection

from selection.services.invariants import ledger, marks, seats
from selection.services.invariants.check import Check, Violation, offending, statement

#: In the order of their numbers.
CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (*seats.CHECKS, *ledger.CHECKS, *marks.CHECKS), key=lambda check: int(check.key.lstrip("I"))
    )
)

__all__ = ["CHECKS", "Check", "Violation", "sql", "violations"]


def violations(prepared: str = "") -> list[Violation]:
    """Everything that offends now. The role of the connection must read every row: the owner's.

    `prepared`: another statement that gives the rows of `sql()`, such as the EXECUTE of a prepared one.
    """
    with connection.cursor() as cursor:
        cursor.execute(prepared or sql())
        return offending(CHECKS, cursor.fetchall())


@cache
def sql() -> str:
    """All checks as one statement."""
    return statement(CHECKS)
