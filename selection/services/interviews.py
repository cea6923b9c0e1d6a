"""Interviews: planned, the lot bound and drawn, attendance, and the marks handed over."""

import datetime
import secrets
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import listed, some
from selection.models import (
    Interview,
    InterviewBoard,
    InterviewMark,
    InterviewSlot,
    Nomination,
)
from selection.rules import interviews as rules
from selection.services import marks, schemes
from selection.services.refusing import refusals
from selection.states import NominationState

#: Numbers in the draw that a refusal names.
NAMED = 8
CONTENT = (
    "name", "starts_on", "rooms", "half_days", "needed", "seats", "most_boards", "overlap", "step",
)  # fmt: skip


def plan(
    *, edition: Any, tier: str, component: str, actor: Membership, now: datetime.datetime, **content: Any
) -> Interview:  # fmt: skip
    """The interviews of a tier, for a component of its published scheme."""
    scheme = schemes.current(edition, tier) if edition is not None else None
    if scheme is None:
        raise MoveRefused(_("Publish the scheme before interviews are planned."), code="state")
    found = schemes.parsed_of(scheme).component.get(component)
    if found is None or component in scheme.inspected:
        text = _("The scheme has no component “%s”.") % component
        raise Refused(fields={"component": text})
    interview = Interview(
        org_path=edition.org_path, edition=edition, tier=tier, component=component,
        maximum=Decimal(found.max), **content,
    )  # fmt: skip
    with act(actor, now), refusals():
        return rows.create(interview, actor=actor, now=now, names=["tier", "component", *CONTENT])


def revise(
    interview: Interview, *, actor: Membership, now: datetime.datetime, **content: Any
) -> Interview:
    """Other numbers; how many boards there are is bound with the lot."""
    with act(actor, now), refusals():
        return rows.change(interview, content, actor=actor, now=now, verb="revise")


def nominees(interview: Interview) -> Any:
    """Who is to be interviewed: qualified, with an exam number, not out of the selection, and in no other
    batch of these interviews."""
    found = Nomination.objects.of(interview.edition_id, interview.tier).examined()
    elsewhere = InterviewSlot.objects.filter(component=interview.component)
    elsewhere = elsewhere.exclude(board__interview=interview)
    return found.filter(state=NominationState.QUALIFIED).exclude(
        pk__in=elsewhere.values("nomination")
    )


def bind(interview: Interview, *, actor: Membership, now: datetime.datetime) -> Interview:
    """Make the seed and show nobody but its digest, with the digest of who takes part."""
    if interview.committed_at is not None:
        raise MoveRefused(_("The lot is bound already."), code="state")
    numbers = _numbers(interview)
    seed = secrets.token_hex(32)
    interview.hidden_seed = seed
    values = {
        "sealed_seed": interview.sealed_seed,
        "lot_digest": rules.digest_of(seed),
        "roster_digest": rules.roster_digest(numbers, interview.boards_planned),
        "committed_at": now,
    }
    with act(actor, now), refusals():
        rows.change(interview, values, actor=actor, now=now, verb="bind", is_recorded=False)
        shown = {name: values[name] for name in ("lot_digest", "roster_digest")}
        record(interview, "interview.bind", after={**shown, "nominees": len(numbers)})
    return interview


def draw(
    interview: Interview, *, witness: str, actor: Membership, now: datetime.datetime
) -> Interview:
    """The lot, before witnesses: the bound seed and the word called out give boards and order."""
    if interview.committed_at is None or interview.drawn_at is not None:
        raise MoveRefused(_("The lot is bound first, then drawn once."), code="state")
    word = " ".join(witness.split())
    if not word:
        raise Refused(
            fields={"witness": _("Enter the word or number that the witness called out.")}
        )
    numbers = _numbers(interview)
    if rules.roster_digest(numbers, interview.boards_planned) != interview.roster_digest:
        text = _(
            "Nominees have changed since the lot was bound. Plan the interviews anew, so that nobody "
            "can say the list was made to fit the lot."
        )
        raise MoveRefused(text, code="state")
    seed = interview.hidden_seed
    people = {row.exam_number: row for row in nominees(interview).only("exam_number", "org_path")}
    drawn = rules.slots(numbers, interview.boards_planned, seed, word)
    with act(actor, now), refusals():
        values = {"seed": seed, "witness": word, "drawn_at": now}
        rows.change(interview, values, actor=actor, now=now, verb="draw")
        boards = InterviewBoard.objects.bulk_create(
            InterviewBoard(
                org_path=interview.org_path, interview=interview, number=number,
                half_day=(number - 1) // interview.rooms + 1,
            )
            for number in range(1, interview.boards_planned + 1)
        )  # fmt: skip
        InterviewSlot.objects.bulk_create(
            InterviewSlot(
                org_path=people[number].org_path, board=boards[board - 1], position=position,
                code=rules.code_of(board, position), nomination=people[number],
                component=interview.component,
            )
            for board, position, number in drawn
        )  # fmt: skip
    return interview


def is_as_drawn(interview: Interview) -> bool:
    """Whether boards and order are what seed and word give: anybody can ask."""
    slots = InterviewSlot.objects.filter(board__interview=interview)
    kept = list(slots.values_list("board__number", "position", "nomination__exam_number"))
    numbers = [number for _board, _position, number in kept]
    again = rules.slots(numbers, interview.boards_planned, interview.seed, interview.witness)
    return (
        rules.digest_of(interview.seed) == interview.lot_digest
        and rules.roster_digest(numbers, interview.boards_planned) == interview.roster_digest
        and sorted(kept) == sorted(again)
    )


def attend(
    board: InterviewBoard, *, absent: Iterable[Any], actor: Membership, now: datetime.datetime
) -> InterviewBoard:
    """Who did not appear, by the keys of the places in the order. Nobody with a submitted mark."""
    require_open(board.interview)
    keys = set(absent)
    slots = InterviewSlot.objects.filter(board=board)
    marked = slots.filter(pk__in=keys, marks__submitted_at__isnull=False).first()
    if marked is not None:
        text = _("%(code)s has submitted marks: the nominee was there.")
        raise MoveRefused(text % {"code": marked.code})
    with act(actor, now), refusals():
        slots.filter(pk__in=keys).update(is_absent=True)
        slots.exclude(pk__in=keys).update(is_absent=False)
        codes = sorted(slots.filter(is_absent=True).values_list("code", flat=True))
        record(board.interview, "interview.attend", after={"board": board.number, "absent": codes})
    return board


def attend_all(
    interview: Interview, *, codes: Iterable[str], actor: Membership, now: datetime.datetime
) -> Interview:
    """The same of all boards at once, by the numbers of the draw."""
    wanted = set(codes)
    slots = InterviewSlot.objects.filter(board__interview=interview, code__in=wanted)
    found = {slot.code: slot for slot in slots}
    if unknown := sorted(wanted - set(found)):
        text = _("There is no such number in the draw: %(codes)s.") % {"codes": listed(unknown)}
        raise Refused(fields={"absent": text})
    require_open(interview)
    with act(actor, now):
        for board in interview.boards.order_by("number"):
            away = [slot.pk for slot in found.values() if slot.board_id == board.pk]
            attend(board, absent=away, actor=actor, now=now)
    return interview


def waiting(interview: Interview) -> int:
    """Marks that are still to be submitted."""
    due = InterviewMark.objects.filter(slot__board__interview=interview, slot__is_absent=False)
    return due.filter(submitted_at__isnull=True).count()


def lacking(interview: Interview) -> list[str]:
    """Numbers in the draw of those who appeared and have fewer examiners than each is to have: somebody
    stepped back, or nobody was assigned yet."""
    slots = InterviewSlot.objects.filter(board__interview=interview, is_absent=False)
    counted = slots.annotate(given=Count("marks")).filter(given__lt=interview.needed)
    return list(counted.order_by("code").values_list("code", flat=True))


def release(interview: Interview, *, actor: Membership, now: datetime.datetime) -> int:
    """All marks are in: they become marks of the nominees, by the number of the examiner and the board
    as panel. Who did not appear gets none."""
    require_open(interview)
    given = InterviewMark.objects.filter(slot__board__interview=interview, slot__is_absent=False)
    if not given.exists():
        raise MoveRefused(_("No examiner has been assigned yet."), code="state")
    if left := waiting(interview):
        text = _("%(count)d marks are not submitted yet.") % {"count": left}
        raise MoveRefused(text, code="state")
    if codes := lacking(interview):
        text = _("Too few examiners judged %(codes)s. Assign examiners again.")
        raise MoveRefused(text % {"codes": some(codes, NAMED)}, code="state")
    lines = given.order_by("slot_id", "seat__number").values_list(
        "slot__nomination__exam_number", "seat__number", "slot__board__number", "mark"
    )
    entered = [
        {
            "exam_number": number,
            "component": interview.component,
            "examiner_no": f"{examiner:02d}",
            "panel": str(board),
            "mark": mark,
        }
        for number, examiner, board, mark in lines
    ]
    with act(actor, now), refusals():
        rows.change(interview, {"released_at": now}, actor=actor, now=now, verb="release")
        return marks.enter_many(
            entered, edition=interview.edition, tier=interview.tier, actor=actor, now=now
        )


def _numbers(interview: Interview) -> list[str]:
    numbers = list(
        nominees(interview).order_by("exam_number").values_list("exam_number", flat=True)
    )
    if len(numbers) < interview.boards_planned:
        text = _("%(boards)d boards for %(people)d nominees: plan fewer boards.")
        raise Refused(text % {"boards": interview.boards_planned, "people": len(numbers)})
    return numbers


def require_open(interview: Interview) -> None:
    if interview.drawn_at is None:
        raise MoveRefused(_("The lot has not been drawn yet."), code="state")
    if interview.released_at is not None:
        raise MoveRefused(_("The marks of these interviews are handed over."), code="state")
