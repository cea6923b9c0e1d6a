"""A paper from its code numbers to the marks of the nominees.

Until two people have opened the map nothing in here, and nothing the application can ask the database,
joins a script to a person.
"""

import datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection.models import ExamSession, MarkSheet, Paper, Signature
from selection.services import ladders, marks, schemes
from selection.services.markers import assign_markers as assign_markers
from selection.services.refusing import refusals
from selection.states import PAPER, PaperState, SheetState, SignedAct

_EFFECTIVE = """
    UPDATE selection_script s SET effective = v.mark, way = v.way
    FROM unnest(%s::bigint[], %s::numeric[], %s::text[]) AS v(script, mark, way)
    WHERE s.id = v.script AND s.paper_id = %s
"""
_RELEASE = """
    INSERT INTO selection_mark
        (ref, version, org_path, nomination_id, component, examiner_no, panel, mark, maximum)
    SELECT gen_random_uuid(), 0, n.org_path, n.id, p.component, '', '', s.effective, p.maximum
    FROM selection_paper p JOIN selection_codekey k ON k.paper_id = p.id
    JOIN selection_script s ON s.id = k.script_id JOIN selection_nomination n ON n.id = k.nomination_id
    WHERE p.id = %s AND NOT selection_is_void(p.session_id, n.id)
    ON CONFLICT (nomination_id, component, examiner_no)
    DO UPDATE SET mark = EXCLUDED.mark, version = selection_mark.version + 1
    RETURNING 1
"""


def plan(
    session: ExamSession,
    *,
    component: str,
    actor: Membership,
    now: datetime.datetime,
    step: Any = 1,
    is_double: bool = True,
    tolerance: Any = 0,
    is_keyed: bool = False,
) -> Paper:
    """A paper of the session: a component of the published scheme, and how it will be marked."""
    scheme = schemes.current(session.edition, session.tier)
    if scheme is None:
        raise MoveRefused(_("Publish the scheme before a paper is planned."))
    found = schemes.parsed_of(scheme).component.get(component)
    if found is None:
        text = _("The scheme has no component “%s”.") % component
        raise Refused(fields={"component": text})
    if found.panels:
        raise Refused(fields={"component": _("This component is judged by panels, not on paper.")})
    highest = Decimal(found.max)
    if highest % Decimal(step):
        raise Refused(fields={"step": _("The highest mark is not on a step of the scale.")})
    paper = Paper(
        org_path=session.org_path,
        session=session,
        edition=session.edition,
        tier=session.tier,
        component=component,
        maximum=highest,
        step=step,
        is_double=is_double,
        tolerance=tolerance if is_double else 0,
        is_keyed=is_keyed,
    )
    with act(actor, now), refusals():
        return rows.create(paper, actor=actor, now=now)


def assign_codes(
    paper: Paper, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Paper:
    """A random code for the script of everybody who was there. The map is written by the database and
    comes out of it only when two people have opened it."""
    with act(actor, now), refusals():
        _locked(paper, PAPER.assign_codes)
        with connection.cursor() as cursor:
            cursor.execute("SELECT selection_assign_codes(%s)", [paper.pk])
            [count] = cursor.fetchone()
        advance(paper, PAPER.assign_codes, actor=actor, now=now, reason=reason)
        record(paper, "paper.code", after={"scripts": count})
    return paper


def seal(paper: Paper, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Paper:
    """The ladder is at its end for every script: effective marks, and a digest over them."""
    with act(actor, now), refusals():
        _locked(paper, PAPER.seal)
        if MarkSheet.objects.filter(paper=paper, state=SheetState.OPEN).exists():
            raise MoveRefused(_("Some mark sheets are still open."), code="state")
        verdicts = ladders.verdicts(paper)
        waiting = sum(not verdict.is_settled for verdict in verdicts.values())
        if waiting:
            raise MoveRefused(
                _("%(count)d scripts still need a third marker or arbitration.")
                % {"count": waiting}
            )
        scripts = sorted(verdicts)
        with connection.cursor() as cursor:
            cursor.execute(
                _EFFECTIVE,
                [
                    scripts,
                    [verdicts[script].mark for script in scripts],
                    [verdicts[script].way for script in scripts],
                    paper.pk,
                ],
            )
            cursor.execute("SELECT selection_paper_digest(%s)", [paper.pk])
            [digest] = cursor.fetchone()
        return advance(
            paper,
            PAPER.seal,
            actor=actor,
            now=now,
            reason=reason,
            seals=paper.seals + 1,
            digest=digest,
        )


def open_map(paper: Paper, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Paper:
    """One of two signatures; with the second, by another person, the map of the codes is open."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why you sign.")})
    with act(actor, now), refusals():
        _locked(paper, PAPER.open_map)
        signature = Signature(
            org_path=paper.org_path,
            act=SignedAct.OPEN_MAP,
            paper=paper,
            sealing=paper.seals,
            user_id=actor.user_id,
            signed_at=now,
            reason=reason.strip(),
        )
        signature.save(force_insert=True)
        record(paper, "paper.sign", after={"sealing": paper.seals}, reason=reason.strip())
        if len(signers(paper)) >= 2:
            advance(paper, PAPER.open_map, actor=actor, now=now, reason=reason)
    return paper


def signers(paper: Paper) -> list[Signature]:
    """Who has signed the opening of the map since the marks were sealed last."""
    found = Signature.objects.filter(
        paper=paper, act=SignedAct.OPEN_MAP, sealing=paper.seals
    ).select_related("user")
    return list(found.order_by("pk"))


def release(paper: Paper, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Paper:
    """The effective marks become the marks of the nominees, in one statement; then they are frozen."""
    scheme = schemes.current(paper.session.edition, paper.tier)
    if scheme is not None:
        marks.require_unsettled(scheme, schemes.parsed_of(scheme), {paper.component})
    with act(actor, now), refusals(), connection.cursor() as cursor:
        _locked(paper, PAPER.release)
        cursor.execute(_RELEASE, [paper.pk])
        count = len(cursor.fetchall())
        advance(paper, PAPER.release, actor=actor, now=now, reason=reason)
        record(paper, "paper.give_marks", after={"marks": count, "digest": paper.digest})
    return paper


def reopen(paper: Paper, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Paper:
    """Part of an unsealing: the paper is marked again until it is sealed anew."""
    scheme = schemes.current(paper.session.edition, paper.tier)
    if scheme is not None:
        marks.require_unsettled(scheme, schemes.parsed_of(scheme), {paper.component})
    return advance(paper, PAPER.reopen, actor=actor, now=now, reason=reason)


def _locked(paper: Paper, move: Any) -> None:
    """Whoever comes second waits here and is then told that the paper has moved on."""
    found = Paper.objects.select_for_update().only("state", "version").get(pk=paper.pk)
    if found.state not in move.sources:
        text = _("“%(move)s” is not possible: the state is “%(state)s”.")
        label = PaperState(found.state).label
        raise MoveRefused(text % {"move": move.label, "state": label}, code="state")
