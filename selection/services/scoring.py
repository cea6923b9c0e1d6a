"""Scores told to each person, and the arithmetic checked again for whoever asks.

Candidates have no accounts: letters are printed or handed on by their unit, requests are written down
by an officer. A wrong mark is corrected where marks are entered; the list is taken back and computed
anew, and the request is closed with the new one.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection import policies
from selection.models import Letter, Nomination, Recheck, Run, RunRow
from selection.ranking.explain import shown
from selection.services import explaining, letters, schemes, terms
from selection.services.refusing import refusals
from selection.states import RECHECK, LetterKind, RunState

CHUNK = 1_000


def issue_scores(run: Run, *, actor: Membership, now: datetime.datetime) -> int:
    """A letter of scores for everybody on the list who has none of it yet; returns how many."""
    if run.state != RunState.EFFECTIVE:
        raise MoveRefused(_("Scores are told once the list is in effect."), code="state")
    told = Letter.objects.filter(kind=LetterKind.SCORES, params__run=str(run.ref))
    waiting = Nomination.objects.filter(run_rows__run=run).exclude(
        pk__in=told.values("nomination_id")
    )
    ids = list(waiting.order_by("stroke_key", "pk").values_list("pk", flat=True))
    if not ids:
        raise Refused(_("Everybody on this list has a letter of scores already."))
    with act(actor, now):
        for start in range(0, len(ids), CHUNK):
            found = Nomination.objects.for_detail().any_of("pk", ids[start : start + CHUNK])
            cases = list(found.select_related("edition__organisation").order_by("stroke_key", "pk"))
            letters.issue(
                cases, LetterKind.SCORES, actor=actor, now=now, more=scores_of(cases, run)
            )
        record(run, "run.issue_scores", after={"letters": len(ids)})
    return len(ids)


def scores_of(cases: Iterable[Nomination], run: Run) -> dict[int, dict[str, str]]:
    """Nomination -> what its letter says: each score of the scheme, then score, rank and outcome of
    the list."""
    parsed = schemes.parsed_of(run.scheme)
    chosen = list(cases)
    results = {
        row.nomination_id: row for row in RunRow.objects.filter(run=run, nomination__in=chosen)
    }
    digits = parsed.digits_of(parsed.steps[run.step_number - 1].score)
    told = {}
    for row, explanation in explaining.explanations_of(chosen, parsed):
        lines: list[Any] = [*explanation.components, *explanation.composites]
        result = results.get(row.pk) or RunRow()
        told[row.pk] = {
            "run": str(run.ref),
            "step": run.step,
            "scores": "；".join(
                f"{line.name} {shown(line.score, line.digits)}"
                for line in lines
                if line.score is not None
            ),
            "adjusted": "、".join(line.name for line in explanation.components if line.adjusted),
            "score": "" if result.score is None else f"{result.score:.{digits}f}",
            "rank": "" if result.rank is None else str(result.rank),
            "outcome": result.outcome,
        }
    return told


def last_list(nomination: Nomination) -> Run | None:
    """The last list in effect on which the nominee stands."""
    found = Run.objects.effective().filter(rows__nomination=nomination).select_related("scheme")
    return found.order_by("-step_number").first()


def receive(
    nomination: Nomination, *, received_on: datetime.date, body: str, actor: Membership,
    now: datetime.datetime,
) -> Recheck:  # fmt: skip
    """Written down by an officer, within the days after the letter of scores."""
    run = last_list(nomination)
    letter = None
    if run is not None:
        letters_of = Letter.objects.filter(nomination=nomination, kind=LetterKind.SCORES)
        letter = letters_of.filter(params__run=str(run.ref)).order_by("-pk").first()
    if run is None or letter is None:
        raise MoveRefused(_("This nominee has no letter of scores yet."), code="state")
    issued_on = timezone.localdate(letter.issued_at)
    last = terms.recheck_until(nomination.edition, issued_on)
    if received_on > last:
        text = _("The last day for a request was %(day)s; this one is too late.")
        raise Refused(fields={"received_on": text % {"day": last}})
    if not issued_on <= received_on <= timezone.localdate(now):
        text = _("A request comes after the letter of %(day)s, and not in the future.")
        raise Refused(fields={"received_on": text % {"day": issued_on}})
    made = Recheck(
        org_path=nomination.org_path, nomination=nomination, run=run, received_on=received_on,
        until=last, body=body, recorded_by=actor.user, recorded_at=now,
    )  # fmt: skip
    with refusals():
        return rows.create(made, actor=actor, now=now, names=["run", "received_on", "until"])


def stand(
    recheck: Recheck, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Recheck:
    """Added up again: nothing is wrong. The answer is a letter."""
    return _decide(recheck, RECHECK.stand, actor, now, reason)


def correct(
    recheck: Recheck, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Recheck:
    """A mark was wrong: it is corrected, and a new list is in effect. The answer is a letter."""
    new = last_list(recheck.nomination)
    if new is None or new.pk <= recheck.run_id or new.step != recheck.run.step:
        raise MoveRefused(
            _("First correct the mark, take the list back and give the new one effect."),
            code="state",
        )
    return _decide(recheck, RECHECK.correct, actor, now, reason, new_run=new)


def figures(recheck: Recheck) -> dict[str, Any]:
    """What the list says, and what the marks add up to now."""
    parsed = schemes.parsed_of(recheck.run.scheme)
    step = parsed.steps[recheck.run.step_number - 1]
    digits = parsed.digits_of(step.score)
    row = RunRow.objects.filter(run=recheck.run_id, nomination=recheck.nomination_id).first()
    listed = "" if row is None or row.score is None else f"{row.score:.{digits}f}"
    [(_row, explanation)] = explaining.explanations_of([recheck.nomination], parsed)
    again = shown(explanation.scores.get(step.score), digits)
    return {"listed": listed, "again": again, "agrees": listed == again}


def _decide(
    recheck: Recheck, move: Any, actor: Membership, now: datetime.datetime, reason: str, **more: Any
) -> Recheck:
    if not policies.uninvolved(Recheck.objects.filter(pk=recheck.pk), actor).exists():
        raise MoveRefused(
            _("Who was involved in the case or in its marks does not check it again.")
        )
    with act(actor, now), refusals():
        advance(
            recheck, move, actor=actor, now=now, reason=reason,
            decided_by=actor.user, decided_at=now, outcome=reason, **more,
        )  # fmt: skip
        nomination = Nomination.objects.for_detail().get(pk=recheck.nomination_id)
        run = more.get("new_run") or recheck.run
        told = scores_of([nomination], run)
        letters.issue(
            [nomination], LetterKind.RECHECKED, actor=actor, now=now, reason=reason, more=told
        )
    return recheck
