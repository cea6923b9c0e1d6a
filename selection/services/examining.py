"""Who examines whom: assigned by the solver, with the least change when somebody steps out."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record
from core.orgs.models import SEGMENT, Membership, User
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import listed, some
from selection.models import (
    BoardSeat,
    ConflictDeclaration,
    Interview,
    InterviewBoard,
    InterviewMark,
    InterviewSlot,
)
from selection.rules import assigning, interviews
from selection.rules.conflicts import blocking
from selection.services import conflicts, markers, solving
from selection.services import interviews as interviews_of
from selection.services.refusing import refusals

#: The database's own words for a place: province and city.
_CITY = 2 * SEGMENT
#: Nominees that a reason names.
NAMED = 8


@dataclass(frozen=True)
class Change:
    """What an assignment changed: seats taken and left, and nominees who are examined by others."""

    taken: int
    left: int
    moved: int


@dataclass
class _Desk:
    """Rows beside the numbers that the solver knows them by."""

    boards: list[InterviewBoard]
    slots: list[InterviewSlot]
    people: list[User]
    barred: dict[tuple[int, int], str] = field(default_factory=dict)
    far: set[tuple[int, int]] = field(default_factory=set)


def candidates(actor: Membership) -> list[User]:
    """Accounts that may examine."""
    return markers.examiners(actor)


def assign(
    interview: Interview, *, examiners: Sequence[User], actor: Membership, now: datetime.datetime
) -> Change:
    """Seats on the boards and who marks whom. What stands already is kept as far as it can be, and what is
    submitted whole. Refused with the reason where there is no such assignment."""
    interviews_of.require_open(interview)
    allowed = {user.pk for user in candidates(actor)}
    if any(user.pk not in allowed for user in examiners):
        raise Refused(fields={"examiners": _("Only examiners sit on boards.")})
    with act(actor, now), refusals():
        # Two officers take turns; the second builds on what the first has done.
        Interview.objects.select_for_update(of=("self",)).get(pk=interview.pk)
        desk = _desk(interview, examiners)
        problem = _problem(interview, desk, [user.pk for user in examiners])
        solution = solving.ask(problem)
        if not solution.is_feasible:
            raise Refused(_reason(interview, desk, problem, solution))
        change = _write(interview, desk, problem, solution)
        after = {"taken": change.taken, "left": change.left, "moved": change.moved}
        record(interview, "interview.assign", after={**after, "examiners": len(examiners)})
    return change


def replace(
    interview: Interview, *, user: User, reason: str, actor: Membership, now: datetime.datetime
) -> Change:
    """An examiner falls out: the others stay where they are, and as few as possible move. The examiner's
    submitted marks count."""
    seated = BoardSeat.objects.filter(board__interview=interview)
    if not seated.filter(user=user).exists():
        raise MoveRefused(_("This examiner sits on no board."), code="state")
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why the examiner falls out.")})
    left = User.objects.filter(pk__in=seated.exclude(user=user).values("user_id"))
    spare = [each for each in candidates(actor) if each.pk != user.pk]
    with act(actor, now):
        record(interview, "interview.replace", after={"examiner": user.ref}, reason=reason.strip())
        return assign(
            interview, examiners=sorted({*left, *spare}, key=lambda each: each.pk),
            actor=actor, now=now,
        )  # fmt: skip


def of(interview: Interview) -> list[User]:
    """Who sits on its boards now."""
    seated = BoardSeat.objects.filter(board__interview=interview).values("user_id")
    return list(User.objects.filter(pk__in=seated).order_by("pk"))


def _desk(interview: Interview, examiners: Sequence[User]) -> _Desk:
    """Everybody who sits or may sit, every place in the order, and what stands between them."""
    known = {user.pk: user for user in (*examiners, *of(interview))}
    people = User.objects.filter(pk__in=known).select_related("organisation").order_by("pk")
    slots = InterviewSlot.objects.filter(board__interview=interview, is_absent=False)
    desk = _Desk(
        boards=list(interview.boards.order_by("number")),
        slots=list(slots.select_related("nomination__organisation").order_by("pk")),
        people=list(people),
    )
    judges = [
        conflicts.Judge(
            key=place, name=user.name, unit=user.organisation.name, organ=user.organisation.path,
            user_id=user.pk, person_id=_dossier(user),
        )
        for place, user in enumerate(desk.people)
    ]  # fmt: skip
    nominees = [slot.nomination for slot in desk.slots]
    at = {row.pk: place for place, row in enumerate(nominees)}
    for (judge, nominee), ties in conflicts.find(judges, nominees).items():
        if grave := blocking(ties):
            desk.barred[judge, at[nominee]] = conflicts.words(grave[0])
    for judge, user in enumerate(desk.people):
        city = user.organisation.path[:_CITY]
        if len(city) == _CITY:
            desk.far |= {
                (judge, place) for place, row in enumerate(nominees) if row.org_path[:_CITY] == city
            }
    return desk


def _dossier(user: User) -> int | None:
    found = conflicts.dossier_of(user.name, user.organisation.name)
    return found.pk if found is not None else None


def _problem(interview: Interview, desk: _Desk, wanted: Iterable[int]) -> assigning.Problem:
    board_at = {board.pk: place for place, board in enumerate(desk.boards)}
    user_at = {user.pk: place for place, user in enumerate(desk.people)}
    slot_at = {slot.pk: place for place, slot in enumerate(desk.slots)}
    sittings = [board.half_day for board in desk.boards]
    links = interviews.chain_of(sittings)
    if interview.overlap and len(links) < len(desk.boards) - 1:
        text = _(
            "Boards of one half-day cannot share examiners, and one half-day has too many of them. "
            "Spread the boards over more half-days, or ask for no shared examiners."
        )
        raise Refused(text)
    chosen = set(wanted)
    seats = BoardSeat.objects.filter(board__interview=interview)
    marks = InterviewMark.objects.filter(slot__in=desk.slots)
    return assigning.Problem(
        examiners=len(desk.people),
        board_of=[board_at[slot.board_id] for slot in desk.slots],
        sitting_of=sittings,
        needed=interview.needed,
        seats=interview.seats,
        most_boards=interview.most_boards,
        overlap=interview.overlap,
        links=links,
        barred=sorted(desk.barred),
        far=sorted(desk.far),
        seated=[
            (user_at[user], board_at[board])
            for user, board in seats.values_list("user_id", "board_id")
        ],
        given=[
            (user_at[user], slot_at[slot]) for user, slot in marks.values_list("user_id", "slot_id")
        ],
        settled=[
            (user_at[user], slot_at[slot])
            for user, slot in marks.filter(submitted_at__isnull=False).values_list(
                "user_id", "slot_id"
            )
        ],
        away=[place for place, user in enumerate(desk.people) if user.pk not in chosen],
    )


def _write(
    interview: Interview, desk: _Desk, problem: assigning.Problem, solution: assigning.Solution
) -> Change:
    """Only what differs is written; who leaves a board with submitted marks keeps the seat for them."""
    before, after = set(problem.seated), set(solution.seated)
    given, wanted = set(problem.given), set(solution.given)
    marks = InterviewMark.objects.filter(slot__in=desk.slots)
    for e, c in sorted(given - wanted):
        marks.filter(user=desk.people[e], slot=desk.slots[c]).delete()
    for e, b in sorted(before - after):
        row = BoardSeat.objects.filter(board=desk.boards[b], user=desk.people[e])
        row.filter(marks__isnull=True).delete()
    numbers = _numbers_of(interview)
    for e, b in sorted(after - before):
        user = desk.people[e]
        number = numbers.setdefault(user.pk, max(numbers.values(), default=0) + 1)
        BoardSeat.objects.create(
            org_path=interview.org_path, board=desk.boards[b], user=user, name=user.name,
            number=number,
        )  # fmt: skip
    seats = {
        (row.user_id, row.board_id): row
        for row in BoardSeat.objects.filter(board__interview=interview)
    }
    InterviewMark.objects.bulk_create(
        InterviewMark(
            org_path=interview.org_path, slot=desk.slots[c], user=desk.people[e],
            seat=seats[desk.people[e].pk, desk.slots[c].board_id], code=desk.slots[c].code,
            maximum=interview.maximum,
        )
        for e, c in sorted(wanted - given)
    )  # fmt: skip
    moved = {c for _e, c in given ^ wanted} if given else set()
    return Change(len(after - before), len(before - after), len(moved))


def _numbers_of(interview: Interview) -> dict[int, int]:
    """Account -> the number under which it marks, the same on every board."""
    rows = BoardSeat.objects.filter(board__interview=interview)
    return dict(rows.values_list("user_id", "number"))


def _reason(
    interview: Interview, desk: _Desk, problem: assigning.Problem, solution: assigning.Solution
) -> str:
    """Why there is none, and what would help: in plain words."""
    if not solution.is_proven:
        return _(
            "No assignment was found in the time allowed. Ask for less, or name more examiners."
        )
    parts = []
    if solution.short:
        codes = some((desk.slots[place].code for place in solution.short), NAMED)
        text = ngettext(
            "%(count)d nominee is left without %(needed)d examiners who may judge: %(codes)s.",
            "%(count)d nominees are left without %(needed)d examiners who may judge: %(codes)s.",
            len(solution.short),
        )
        parts.append(
            text
            % {
                "count": len(solution.short),
                "needed": interview.needed,
                "codes": codes,
            }
        )
        parts += _barriers(desk, set(solution.short))
    else:
        parts.append(_("There are too few examiners for these boards."))
    relief = {
        "overlap": _("do without examiners shared by boards"),
        "most_boards": _("let examiners sit on more boards"),
        "seats": _("put more examiners on a board"),
        "own_city": _("let examiners judge nominees of their own city"),
    }
    if solution.relief:
        ways = "; ".join(relief[what] for what in solution.relief)
        parts.append(_("Any one of these alone would do: %(ways)s.") % {"ways": ways})
    else:
        parts.append(_("Name more examiners, or ask for fewer for each nominee."))
    return " ".join(parts)


def _barriers(desk: _Desk, short: set[int]) -> list[str]:
    """What keeps examiners from the nominees who are short, the commonest first."""
    kinds: Counter[str] = Counter()
    for (_judge, nominee), words in desk.barred.items():
        if nominee in short:
            kinds[words] += 1
    own_city = sum(nominee in short for _judge, nominee in desk.far)
    found = [f"{words} ({count})" for words, count in kinds.most_common(3)]
    if own_city:
        found.append(_("own city (%(count)d)") % {"count": own_city})
    return [_("In the way: %(what)s.") % {"what": listed(found)}] if found else []


# -- the examiner's side --------------------------------------------------------------------------


def step_back(
    mark: InterviewMark, *, reason: str, actor: Membership, now: datetime.datetime
) -> ConflictDeclaration:
    """The examiner knows the nominee too well: the place in the order leaves the own list; the exam
    office has the boards filled again."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say what ties you to this nominee.")})
    if mark.user_id != actor.user_id or mark.submitted_at is not None:
        raise MoveRefused(_("Only before the own mark is submitted."), code="state")
    [(nominee, path)] = _nominee_before(mark)
    with act(actor, now), refusals():
        declaration, _made = ConflictDeclaration.objects.get_or_create(
            nomination_id=nominee, user_id=actor.user_id,
            defaults={
                "org_path": path, "name": actor.user.name, "reason": reason.strip(),
                "declared_on": timezone.localdate(now),
            },
        )  # fmt: skip
        record(mark.seat.board.interview, "interview.step_back", after={"code": mark.code},
               reason=reason.strip())  # fmt: skip
        mark.delete()
    return declaration


def keep(
    seat: BoardSeat, *, marks: dict[str, Any], actor: Membership, now: datetime.datetime
) -> int:
    """Marks as far as they are written; nobody else sees them, and they may still change."""
    _require_own(seat, actor)
    return _set(seat, marks)


def submit(
    seat: BoardSeat, *, marks: dict[str, Any], actor: Membership, now: datetime.datetime
) -> int:
    """For good: every nominee who appeared has a mark. Afterwards nothing changes."""
    _require_own(seat, actor)
    with act(actor, now), refusals():
        _set(seat, marks)
        due = seat.marks.filter(submitted_at__isnull=True)
        missing = list(due.filter(mark__isnull=True).values_list("code", flat=True))
        absent = _absent(seat)
        if left := [code for code in missing if code not in absent]:
            text = _("No mark yet: %(codes)s.") % {"codes": listed(left)}
            raise Refused(text, fields={f"m{code}": _("Give a mark.") for code in left})
        done = due.filter(mark__isnull=False).update(submitted_at=now)
        if not done:
            raise MoveRefused(_("All marks are submitted already."), code="state")
        record(
            seat.board.interview, "interview.submit",
            after={"board": seat.board.number, "examiner": seat.number, "marks": done},
        )  # fmt: skip
    return done


def _set(seat: BoardSeat, marks: dict[str, Any]) -> int:
    with refusals():
        changed = []
        for row in seat.marks.filter(submitted_at__isnull=True).order_by("pk"):
            if row.code in marks and row.mark != marks[row.code]:
                row.mark = marks[row.code]
                changed.append(row)
        return InterviewMark.objects.set_each(["mark"], {row.pk: [row.mark] for row in changed})


def _absent(seat: BoardSeat) -> set[str]:
    """Codes of the board's nominees who did not appear. The examiner does not read the order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM selection_absent_before(%s)", [seat.pk])
        return {code for (code,) in cursor.fetchall()}


def _nominee_before(mark: InterviewMark) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM selection_nominee_before(%s)", [mark.pk])
        return cursor.fetchall()


def _require_own(seat: BoardSeat, actor: Membership) -> None:
    if seat.user_id != actor.user_id:
        raise MoveRefused(_("Only the examiner writes these marks."))
    if seat.board.interview.released_at is not None:
        raise MoveRefused(_("The marks of these interviews are handed over."), code="state")


def progress(interview: Interview) -> dict[int, list[int]]:
    """Board -> [marks submitted, marks due], for those who run the exam."""
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    rows = InterviewMark.objects.filter(slot__board__interview=interview, slot__is_absent=False)
    for board, submitted in rows.values_list("seat__board_id", "submitted_at"):
        found[board][0] += submitted is not None
        found[board][1] += 1
    return dict(found)
