"""The helpers of the ranking statement against Python's own decimals."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import lcm

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db

_THIRTY = Context(prec=30, rounding=ROUND_HALF_EVEN, Emin=-9_999, Emax=9_999)
NUMBERS = st.integers(-(10**40), 10**40).flatmap(
    lambda whole: st.integers(-30, 5).map(lambda e: Decimal(whole).scaleb(e, _THIRTY_AND_MORE))
)
_THIRTY_AND_MORE = Context(prec=60)


def asked(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


@given(above=NUMBERS, below=NUMBERS.map(abs).filter(bool))
@example(above=Decimal(1), below=Decimal(3))
@example(above=Decimal("-0.5"), below=Decimal("1e29"))
# Powers of ten and their neighbours, where a guess by floating point is one out.
@example(above=Decimal(10**29), below=Decimal(1))
@example(above=Decimal(10**30 - 1), below=Decimal(1))
@example(above=Decimal(10**31 - 1), below=Decimal(1))
@example(above=Decimal(10**31 - 5), below=Decimal(1))
@example(above=Decimal(999_999_999_999_999_999), below=Decimal(10**18))
# Exact halves go to the even neighbour.
@example(above=Decimal(10**30 + 5), below=Decimal(1))
@example(above=Decimal(10**30 + 15), below=Decimal(1))
@example(above=Decimal(2 * 10**30 + 10), below=Decimal(2))
@example(above=Decimal("1e-250"), below=Decimal(3))
@example(above=Decimal("1e250"), below=Decimal(7))
def test_thirty_significant_digits_are_those_of_exact_division(above, below):
    found = asked("SELECT selection_significant(%s::numeric, %s::numeric)", str(above), str(below))
    assert found == _THIRTY.divide(above, below)


@given(numbers=st.lists(st.integers(-3, 60) | st.none(), max_size=12))
def test_the_common_multiple_passes_over_what_is_no_number_of_marks(numbers):
    found = asked("SELECT selection_lcm(n) FROM unnest(%s::numeric[]) AS n", numbers)
    assert found == lcm(*(number for number in numbers if number is not None and number > 0))
