"""What the tests of changes ask in the same words."""

from django.db import connection

from planning.services import amendments


def at_once():
    """What the database asks at the end of a transaction, asked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def open_points(draft) -> list[str]:
    return [point.key for point in amendments.points(draft) if not point.is_met]
