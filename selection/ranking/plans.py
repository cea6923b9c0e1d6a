"""A hint to the planner for statements over rows that it has no statistics of yet."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def hash_joins():
    """Inside, joins are hashed or merged. Rows written a moment ago count as none in the statistics,
    and a loop over "none" takes minutes at ten thousand. Must stand in a transaction; an error rolls
    the setting back with everything else."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")
