"""This year's interviews: boards drawn by lot, examiners of whom some are stricter, marks by telephone.

The provincial project's are handed over and studied; the first batch of the municipal one is half marked.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from core.audit.log import act
from selection.models import BoardSeat, Interview, InterviewMark, InterviewSlot, SeverityStudy
from selection.services import examining, interviews, severity

if TYPE_CHECKING:
    from cadreproj.demo.play.select import Selection

COMPONENT = "面试成绩"
#: By number of the examiner: what is taken off, in hundredths of a mark.
STRICT = (250, -180, 0, 120, -300, 60, 150, -90, -10)
#: Examiners of each nominee; how far a mark may lie from the examiner's habit; nominees of one board.
EACH, NOISE, ON_A_BOARD = 3, 120, 20


def hold(game: Selection, tier: str, means: Mapping[str, int]) -> Interview:
    """All are marked and handed over: of each exam number the marks have exactly this mean, in
    hundredths."""
    day = game.days.examined
    interview = _staffed(game, tier, "面试", day, len(means))
    given = _shared_out(game, interview, means)
    for seat in _seats(interview):
        with game.cast.examining(seat.user_id) as examiner:
            examining.submit(seat, marks=given[seat.pk], actor=examiner, now=at(day, 18))
    with game.cast.acting(table.EXAM) as officer:
        interviews.release(interview, actor=officer, now=at(day, 19))
    return interview


def study(game: Selection, tier: str) -> SeverityStudy:
    """Begun by the exam office the day after; nobody has decided on it."""
    now = at(game.days.examined + dt.timedelta(days=1))
    with game.cast.acting(table.EXAM) as officer:
        begun = severity.start(
            edition=game.edition, tier=tier, components=[COMPONENT], actor=officer, now=now
        )
        return severity.compute(begun, actor=officer, now=now)


def begin(game: Selection, tier: str, means: Mapping[str, int], today: Day) -> tuple[int, int]:
    """The first batch: the first half-day is submitted, the second half written down, the others wait.
    Somebody did not appear, and an examiner steps back from a nominee whom the office has to give to
    another one. (Marks submitted, marks due.)"""
    yesterday = today - dt.timedelta(days=1)
    interview = _staffed(game, tier, "面试（第一批）", yesterday, len(means))
    with game.cast.acting(table.EXAM) as officer:
        first = interview.boards.order_by("number").first()
        away = InterviewSlot.objects.filter(board=first).order_by("-position")[:1]
        interviews.attend(
            first, absent=[slot.pk for slot in away], actor=officer, now=at(yesterday, 9)
        )
    given = _shared_out(game, interview, means)
    for seat in _seats(interview):
        marks = given[seat.pk]
        with game.cast.examining(seat.user_id) as examiner:
            if seat.board.half_day == 1:
                examining.submit(seat, marks=marks, actor=examiner, now=at(yesterday, 12))
            elif seat.board.half_day == 2:
                half = dict(sorted(marks.items())[: ceil(len(marks) / 2)])
                examining.keep(seat, marks=half, actor=examiner, now=at(yesterday, 16))
    _step_back(game, interview, at(yesterday, 17))
    done = examining.progress(interview).values()
    return sum(submitted for submitted, _due in done), sum(due for _submitted, due in done)


def _step_back(game: Selection, interview: Interview, now: dt.datetime) -> None:
    """Not the examiner whose account is printed."""
    mine = game.cast.by_role[table.EXAMINER].user_id
    due = InterviewMark.objects.filter(seat__board__interview=interview, mark__isnull=True)
    mark = (
        due.exclude(user_id=mine).select_related("seat__board__interview").order_by("-pk").first()
    )
    if mark is not None:
        with game.cast.examining(mark.user_id) as examiner:
            examining.step_back(
                mark, reason="曾在同一处室共事，本人申请回避。", actor=examiner, now=now
            )


def _staffed(game: Selection, tier: str, name: str, day: Day, people: int) -> Interview:
    """Planned, the lot bound two days before and drawn in the morning, and every board staffed."""
    rooms = 1 if people < ON_A_BOARD else 2 if people < 5 * ON_A_BOARD else 3
    half_days = max(2, ceil(people / (rooms * ON_A_BOARD)))
    before = at(day - dt.timedelta(days=2))
    with game.cast.acting(table.EXAM) as officer:
        with act(officer, before):
            interview = interviews.plan(
                edition=game.edition, tier=tier, component=COMPONENT, name=name, starts_on=day,
                rooms=rooms, half_days=half_days, needed=EACH, seats=EACH + 1, most_boards=half_days,
                overlap=1, step="0.01", actor=officer, now=before,
            )  # fmt: skip
            interviews.bind(interview, actor=officer, now=before)
        now = at(day, 8)
        with act(officer, now):
            word = f"长江{day.day}号"
            interviews.draw(interview, witness=word, actor=officer, now=now)
            chosen = [each.user for each in game.cast.examiners[: EACH * rooms]]
            examining.assign(interview, examiners=chosen, actor=officer, now=now)
    return interview


def _seats(interview: Interview) -> list[BoardSeat]:
    """Those with somebody to mark, who appeared."""
    found = BoardSeat.objects.for_detail().filter(board__interview=interview)
    waiting = InterviewMark.objects.filter(slot__is_absent=False, slot__board__interview=interview)
    return list(found.filter(pk__in=waiting.values("seat")).order_by("pk"))


def _shared_out(
    game: Selection, interview: Interview, means: Mapping[str, int]
) -> dict[int, dict[str, Decimal]]:
    """Seat -> code -> mark; each examiner off by the own habit, their mean as it should be."""
    marks = InterviewMark.objects.filter(seat__board__interview=interview, slot__is_absent=False)
    by_code: dict[str, list[tuple[int, int]]] = defaultdict(list)
    number_of = {}
    for code, exam_number, seat, number in marks.order_by("pk").values_list(
        "code", "slot__nomination__exam_number", "seat_id", "seat__number"
    ):
        by_code[code].append((seat, number))
        number_of[code] = exam_number
    given: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for code, seats in by_code.items():
        mean = means[number_of[code]]
        off = [game.examiners.randint(-NOISE, NOISE) - STRICT[number - 1] for _s, number in seats]
        off = [each - sum(off) // len(off) for each in off]
        off[0] -= sum(off)
        if max(map(abs, off)) > min(mean, 10_000 - mean):
            off = [0] * len(off)
        for (seat, _number), each in zip(seats, off, strict=True):
            given[seat][code] = Decimal(mean + each) / 100
    return given
