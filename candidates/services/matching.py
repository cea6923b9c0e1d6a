"""The search for records that may be of one person: set-based, in the database."""

from collections.abc import Iterable

from django.db import connection


def suspect(people: Iterable[int] | None = None) -> None:
    """Hold these records (None: every one in scope) against all others and note the pairs alike.

    Runs with the owner's rights: a match in another place becomes a pair that the province alone
    sees, so nothing comes back from here. A pair that was settled before stays as it is.
    """
    given = None if people is None else list(people)
    if given == []:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT candidates_suspect(%s::bigint[])", [given])


def under_verification(people: Iterable[int]) -> set[int]:
    """Those of these records that the programme office is comparing with one of another place."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT candidates_under_verification(%s::bigint[])", [list(people)])
        return {number for (number,) in cursor.fetchall()}
