"""How long a public notice hangs."""

from collections.abc import Callable
from datetime import date, timedelta


def notice_end(
    start: date, days: int, *, in_working_days: bool, is_working_day: Callable[[date], bool]
) -> date:
    """Last day of a notice put up on `start`; the day of putting it up does not count.

    In working days each counted day is one, make-up days included. In calendar days all count, and
    an end on a day of rest moves to the next working day.
    """
    day = start
    counted = 0
    while counted < days:
        day += timedelta(days=1)
        counted += not in_working_days or is_working_day(day)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
