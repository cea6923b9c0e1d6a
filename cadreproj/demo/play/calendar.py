"""When things happen in an edition of the demo."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
Day = dt.date


def at(day: Day, hour: int = 10) -> dt.datetime:
    """An instant of a working morning."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=ZONE)


@dataclass(frozen=True)
class Calendar:
    """The days of an edition; the finished one follows 2011, the running one the day of seeding."""

    year: int
    planned: Day
    published: Day
    cutoff: Day
    nomination_opens: Day
    nominated: Day
    nomination_closes: Day
    reviewed: Day
    review_due: Day
    scheme: Day
    exam: Day
    inspection_from: Day
    inspected: Day
    inspection_to: Day
    decided: Day
    ends: Day
    #: When the exam of the demo really took place.
    examined: Day


def of_2011() -> Calendar:
    return Calendar(
        year=2011,
        planned=Day(2011, 1, 10),
        published=Day(2011, 1, 20),
        cutoff=Day(2011, 6, 30),
        nomination_opens=Day(2011, 2, 9),
        nominated=Day(2011, 2, 22),
        nomination_closes=Day(2011, 2, 28),
        reviewed=Day(2011, 3, 8),
        review_due=Day(2011, 3, 11),
        scheme=Day(2011, 3, 10),
        exam=Day(2011, 3, 19),
        inspection_from=Day(2011, 4, 1),
        inspected=Day(2011, 4, 22),
        inspection_to=Day(2011, 4, 29),
        decided=Day(2011, 5, 4),
        ends=Day(2012, 12, 31),
        examined=Day(2011, 3, 19),
    )


def running(today: Day) -> Calendar:
    """An edition of this year. Its municipal project is being nominated and reviewed; the provincial
    one ran ahead, so that exam and inspection are half done too."""

    def off(days: int) -> Day:
        return today + dt.timedelta(days=days)

    return Calendar(
        year=today.year,
        planned=off(-80),
        published=off(-70),
        cutoff=off(-40),
        nomination_opens=off(-60),
        nominated=off(-30),
        nomination_closes=off(6),
        reviewed=off(-20),
        review_due=off(10),
        scheme=off(-18),
        exam=off(18),
        inspection_from=off(30),
        inspected=off(-2),
        inspection_to=off(45),
        decided=off(50),
        ends=off(700),
        examined=off(-17),
    )
