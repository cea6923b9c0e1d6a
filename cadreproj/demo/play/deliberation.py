"""The department's collective proposal on those found fit: filed in 2011, being written this year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cadreproj import roles as table
from cadreproj.demo.play.calendar import at
from core.audit.log import act
from selection.models import Deliberation, Nomination
from selection.services import deliberating

if TYPE_CHECKING:
    from cadreproj.demo.play.select import Selection

MEMBERS = [
    {"name": f"示例{name}", "unit": "中共示例省委组织部", "post": post, "is_present": is_present}
    for name, post, is_present in (
        ("部长", "部长", True), ("常务副部长", "常务副部长", True), ("副部长甲", "副部长", True),
        ("副部长乙", "副部长", True), ("副部长丙", "副部长", False), ("部务委员", "部务委员", True),
        ("干部处长", "干部处处长", True),
    )
]  # fmt: skip
MINUTES = (
    "考察组逐人汇报考察情况，与会同志逐一发表意见。会议认为，考察程序规范、材料客观；经集体研究，按德才表现、"
    "考察综合得分和名额提出如下人选意见，报省委审定。"
)
REASONS = {
    "identify": "德才兼备、实绩突出，考察综合排名在名额之内，建议确定为培养对象。",
    "reserve": "表现较好，考察综合排名靠近名额，建议列为递补人选。",
    "leave": "与同组人选相比，综合表现稍逊，本次不予提名。",
}


def propose(game: Selection, tier: str, seats: list[int], reserves: list[int]) -> Deliberation:
    """Filed on the morning of the decision: seats and reserve places as the demo's fates have them."""
    now = at(game.days.decided, 9)
    with game.cast.acting(table.OFFICE) as office:
        with act(office, now):
            sitting = _convene(game, tier, game.days.decided, office, now)
            _take_up(game, tier, sitting, seats, reserves, office, now)
        return deliberating.file(
            Deliberation.objects.get(pk=sitting.pk), actor=office, now=at(game.days.decided)
        )


def _take_up(
    game: Selection, tier: str, sitting: Deliberation, seats, reserves, office, now
) -> None:
    fit = Nomination.objects.filter(edition=game.edition, tier=tier, state="fit")
    named = {"identify": game.of(seats), "reserve": game.of(reserves), "leave": fit}
    for outcome, rows in named.items():
        free = fit.filter(pk__in=rows).exclude(deliberation_lines__deliberation=sitting)
        if free.exists():
            deliberating.take_up(
                sitting, nominations=free, outcome=outcome, reason=REASONS[outcome],
                actor=office, now=now,
            )  # fmt: skip


def begin(game: Selection, tier: str, today: dt.date) -> int:
    """This year's is half done: those whose reports are filed are taken up, nothing is filed."""
    day = today - dt.timedelta(days=1)
    with game.cast.acting(table.OFFICE, now=at(day)) as office:
        fit = Nomination.objects.filter(edition=game.edition, tier=tier, state="fit")
        if not fit.exists():
            return 0
        sitting = _convene(game, tier, day, office, at(day))
        lines = deliberating.take_up(
            sitting, nominations=fit, outcome="identify", reason=REASONS["identify"], actor=office,
            now=at(day),
        )  # fmt: skip
    return len(lines)


def _convene(game: Selection, tier: str, day: dt.date, office, now: dt.datetime) -> Deliberation:
    return deliberating.convene(
        edition=game.edition, tier=tier, held_on=day, members=MEMBERS, minutes=MINUTES, actor=office,
        now=now,
    )  # fmt: skip
