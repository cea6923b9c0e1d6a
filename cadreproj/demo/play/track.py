"""Stage 5: the first review of December 2012, and the one that is under way now."""

import datetime as dt

from appointment.models import ReserveEntry
from appointment.services import reserve
from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from tracking.models import Review
from tracking.rules import Draft
from tracking.services import cycles, reviews

GROUNDS = {"weak": "weak", "discipline": "discipline", "health_other": "health"}
GOOD = "岗位适应快，实绩明显，年度考核称职以上，干部群众评价较好。"
MORE = "能胜任现岗位，宏观谋划能力尚需提高，建议继续培养。"
OUT = "经核实，已不适宜作为培养对象。"


def play_first(cast: Cast, edition, roads: list, places: dict) -> None:
    """Every trainee's first review; those who are to leave are adjusted out with due process."""
    fates = {trainee.pk: fate for fate, trainee in roads}
    opened, written = at(Day(2012, 12, 3)), at(Day(2012, 12, 17))
    with cast.acting(table.OFFICE) as office:
        cycle = cycles.open_cycle(
            edition, name="2012年度跟踪考核", year=2012, opens_on=Day(2012, 12, 3),
            due_on=Day(2012, 12, 28), actor=office, now=opened,
        )  # fmt: skip
    for code in places:
        with cast.acting("tracking", code) as officer:
            mine = Review.objects.within(officer.path).filter(cycle=cycle)
            drafts = [
                (number, _draft(fates[trainee], written.date()))
                for number, trainee in mine.values_list("pk", "trainee_id")
            ]
            if drafts:
                reviews.submit_many(drafts, actor=officer, now=written)
    with cast.acting(table.OFFICE) as office:
        now = at(Day(2012, 12, 24))
        reviews.confirm_many(Review.objects.filter(cycle=cycle), actor=office, now=now)
        cycles.close(cycle, actor=office, now=now)


def _draft(fate, today: Day) -> Draft:
    if fate.outcome == "adjusted_out":
        heard = today - dt.timedelta(days=3)
        return Draft(
            "adjust_out", OUT, GROUNDS[fate.adjust_reason], heard, "本人表示服从组织决定。"
        )
    if fate.outcome == "reserve" and not fate.is_ready_soon:
        return Draft("train_further", MORE)
    return Draft("keep", GOOD)


def play_current(cast: Cast, edition, places: dict, today: Day) -> None:
    """This year's cycle: half of the places have written, half of theirs are confirmed."""
    opened = at(today - dt.timedelta(days=75))
    due = today + dt.timedelta(days=9)
    with cast.acting(table.OFFICE) as office:
        cycle = cycles.open_cycle(
            edition, name=f"{today.year}年度跟踪考核", year=today.year,
            opens_on=opened.date(), due_on=due, actor=office, now=opened,
        )  # fmt: skip
    codes = sorted(places)
    written = at(today - dt.timedelta(days=12))
    for place, code in enumerate(codes):
        with cast.acting("tracking", code) as officer:
            mine = list(
                Review.objects.within(officer.path).filter(cycle=cycle).order_by("pk")
                .values_list("pk", flat=True)
            )  # fmt: skip
            share = mine if place % 2 else mine[: len(mine) // 3]
            if share:
                reviews.submit_many(
                    [(number, Draft("keep", GOOD)) for number in share], actor=officer, now=written
                )
    with cast.acting(table.OFFICE) as office:
        done = Review.objects.filter(cycle=cycle, state="submitted")
        keys = list(done.order_by("pk").values_list("pk", flat=True))[::2]
        now = at(today - dt.timedelta(days=5))
        reviews.confirm_many(Review.objects.any_of("pk", keys), actor=office, now=now)


def renew_reserve(cast: Cast, today: Day) -> None:
    """The list was renewed last year; a part of it is due again in the coming weeks."""
    with cast.acting(table.APPOINTMENT) as officer:
        entries = ReserveEntry.objects.filter(state="active").order_by("pk")
        keys = list(entries.values_list("pk", flat=True))
        for part, days in ((keys[::3], 340), (keys[1::3], 200), (keys[2::3], 100)):
            now = at(today - dt.timedelta(days=days))
            reserve.renew_many(
                ReserveEntry.objects.filter(pk__in=part), actor=officer, now=now, reason="年度复审"
            )
