"""Who marks which scripts: drawn, balanced, never the same marker twice for one script."""

import datetime
import secrets
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs import roles
from core.orgs.models import Membership, User
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection.models import MarkSheet, Paper, Script, SheetMark
from selection.rules import marking
from selection.services import ladders
from selection.services.refusing import refusals
from selection.states import PAPER, PaperState, Rung, SheetState

_LINES = """
    INSERT INTO selection_sheetmark (ref, version, org_path, sheet_id, script_id, code, maximum, mark)
    SELECT gen_random_uuid(), 0, h.org_path, h.id, s.id, s.code, p.maximum, NULL
    FROM unnest(%s::bigint[], %s::bigint[]) AS g(sheet, script)
    JOIN selection_marksheet h ON h.id = g.sheet JOIN selection_paper p ON p.id = h.paper_id
    JOIN selection_script s ON s.id = g.script AND s.paper_id = p.id
    ORDER BY h.id, s.code
"""


def examiners(actor: Membership) -> list[User]:
    """Accounts whose role may mark, in the actor's area."""
    marking_roles = [
        name for name in roles.table() if roles.may(name, "selection.marksheet", "mark")
    ]
    accounts = User.objects.filter(
        is_active=True,
        memberships__is_active=True,
        memberships__role_row__in=marking_roles,
        memberships__organisation__scope_path__startswith=actor.path,
    )
    return list(accounts.distinct().order_by("username"))


def assign_markers(
    paper: Paper,
    *,
    markers: Sequence[User],
    actor: Membership,
    now: datetime.datetime,
    seed: int | None = None,
    reason: str = "",
) -> Paper:
    """Every script to two markers (or one, where the paper says so); each marker gets one sheet."""
    _require_examiners(markers, actor)
    drawn = secrets.randbelow(2**31) if seed is None else seed
    each = 2 if paper.is_double else 1
    scripts = list(Script.objects.filter(paper=paper).values_list("pk", flat=True))
    given = marking.draw_markers(scripts, [user.pk for user in markers], each=each, seed=drawn)
    if given is None:
        raise Refused(fields={"markers": _("Choose at least %(count)d markers.") % {"count": each}})
    with act(actor, now), refusals():
        advance(paper, PAPER.assign_markers, actor=actor, now=now, reason=reason)
        _sheets(paper, {Rung.FIRST: given})
        after = {"seed": drawn, "markers": len(given), "scripts": len(scripts), "each": each}
        record(paper, "paper.draw_markers", after=after)
    return paper


def next_round(
    paper: Paper,
    *,
    markers: Sequence[User],
    actor: Membership,
    now: datetime.datetime,
    seed: int | None = None,
) -> Paper:
    """Third markers and arbiters for the scripts that need one: nobody who has had the script."""
    _require_examiners(markers, actor)
    drawn = secrets.randbelow(2**31) if seed is None else seed
    with act(actor, now), refusals():
        found = Paper.objects.select_for_update().get(pk=paper.pk)
        if found.state != PaperState.MARKING:
            raise MoveRefused(_("This paper is not being marked now."), code="state")
        if MarkSheet.objects.filter(paper=paper, state=SheetState.OPEN).exists():
            raise MoveRefused(_("Some mark sheets are still open."), code="state")
        verdicts = ladders.verdicts(paper)
        wanted = {
            Rung.THIRD: [s for s, v in verdicts.items() if v.way == marking.NEEDS_THIRD],
            Rung.ARBITRATION: [
                s for s, v in verdicts.items() if v.way == marking.NEEDS_ARBITRATION
            ],
        }
        if not any(wanted.values()):
            raise MoveRefused(_("No script needs a further marker."))
        barred = _had(paper)
        rounds = {}
        for rung, scripts in wanted.items():
            given = marking.draw_markers(
                scripts, [user.pk for user in markers], each=1, seed=drawn, barred=barred
            )
            if given is None:
                text = _("A script needs a marker who has not had it yet. Choose more markers.")
                raise Refused(fields={"markers": text})
            rounds[rung] = given
        _sheets(paper, rounds)
        after = {"seed": drawn, **{rung.name.lower(): len(s) for rung, s in wanted.items()}}
        record(paper, "paper.next_round", after=after)
    return paper


def _require_examiners(markers: Sequence[User], actor: Membership) -> None:
    allowed = {user.pk for user in examiners(actor)}
    if any(user.pk not in allowed for user in markers):
        raise Refused(fields={"markers": _("Only examiners mark scripts.")})


def _had(paper: Paper) -> dict[int, Collection[int]]:
    had: dict[int, set[int]] = defaultdict(set)
    lines = SheetMark.objects.filter(sheet__paper=paper)
    for script, marker in lines.values_list("script_id", "sheet__marker_id"):
        had[script].add(marker)
    return dict(had)


def _sheets(paper: Paper, rounds: dict[Any, dict[int, list[int]]]) -> None:
    last = (
        MarkSheet.objects.filter(paper=paper).order_by("-number").values_list("number", flat=True)
    )
    number = last.first() or 0
    sheets, scripts_of = [], []
    for rung, given in rounds.items():
        for marker, scripts in given.items():
            number += 1
            sheets.append(
                MarkSheet(
                    org_path=paper.org_path,
                    paper=paper,
                    number=number,
                    serial=f"{paper.pk}-{number:02d}",
                    marker_id=marker,
                    rung=rung,
                )
            )
            scripts_of.append(scripts)
    made = MarkSheet.objects.bulk_create(sheets)
    pairs = [
        (sheet.pk, script)
        for sheet, scripts in zip(made, scripts_of, strict=True)
        for script in scripts
    ]
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [[pair[0] for pair in pairs], [pair[1] for pair in pairs]])
