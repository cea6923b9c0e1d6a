"""Mark sheets: marks under code numbers, the two keyed entries, the seal, and its breaking by two."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from core.workflow.rows import lock
from selection.models import KeyedMark, MarkSheet, Paper, SheetMark, Signature
from selection.rules.marking import fits_scale
from selection.services import papers
from selection.services.refusing import refusals
from selection.states import SHEET, PaperState, SheetState, SignedAct

#: Code number -> mark.
Marks = Mapping[str, Decimal | None]

_WRITE = """
    UPDATE selection_sheetmark l SET mark = g.mark, version = l.version + 1
    FROM unnest(%s::text[], %s::numeric[]) AS g(code, mark)
    WHERE l.sheet_id = %s AND l.code = g.code AND l.mark IS DISTINCT FROM g.mark
"""
_KEY = """
    INSERT INTO selection_keyedmark (ref, version, org_path, sheet_id, line_id, entry, keyed_by_id, mark)
    SELECT gen_random_uuid(), 0, l.org_path, l.sheet_id, l.id, %s, %s, g.mark
    FROM unnest(%s::text[], %s::numeric[]) AS g(code, mark)
    JOIN selection_sheetmark l ON l.sheet_id = %s AND l.code = g.code ORDER BY l.code
"""
_AGREED = """
    UPDATE selection_sheetmark l SET mark = a.mark, version = l.version + 1
    FROM selection_keyedmark a JOIN selection_keyedmark b ON b.line_id = a.line_id AND b.entry = 2
    WHERE a.entry = 1 AND a.line_id = l.id AND l.sheet_id = %s AND a.mark = b.mark
"""


def enter(
    sheet: MarkSheet, *, marks: Marks, actor: Membership, now: datetime.datetime
) -> MarkSheet:
    """The marker's own marks, all or some; an empty one is still to come."""
    if sheet.paper.is_keyed:
        raise MoveRefused(_("The marks of this sheet stand on paper; two clerks key them."))
    if sheet.marker_id != actor.user_id:
        raise MoveRefused(_("Only its marker writes on a sheet."))
    with act(actor, now), refusals():
        _require_open(sheet)
        _require_sound(sheet, marks, whole=False)
        _write(sheet, marks)
        record(sheet, "marksheet.enter", after={"marks": _given(sheet)})
    return sheet


def key(sheet: MarkSheet, *, marks: Marks, actor: Membership, now: datetime.datetime) -> MarkSheet:
    """One of the two entries of a sheet on paper, whole. The second, by another clerk, is compared:
    what both keyed alike is the mark, what differs waits for a third person."""
    if not sheet.paper.is_keyed:
        raise MoveRefused(_("The marks of this sheet are entered by its marker."))
    with act(actor, now), refusals():
        _require_open(sheet)
        _require_sound(sheet, marks, whole=True)
        if sheet.second_clerk_id:
            raise MoveRefused(_("This sheet has been keyed twice already."), code="state")
        entry = 2 if sheet.first_clerk_id else 1
        if sheet.first_clerk_id == actor.user_id:
            raise MoveRefused(_("You keyed this sheet already; another clerk keys it again."))
        codes = list(marks)
        with connection.cursor() as cursor:
            given = [marks[code] for code in codes]
            cursor.execute(_KEY, [entry, actor.user_id, codes, given, sheet.pk])
            setattr(sheet, "second_clerk_id" if entry == 2 else "first_clerk_id", actor.user_id)
            sheet.version += 1
            sheet.save(update_fields=["first_clerk", "second_clerk", "version"])
            if entry == 2:
                cursor.execute(_AGREED, [sheet.pk])
        after = {"entry": entry, "marks": len(codes)}
        if entry == 2:
            after["differ"] = differing(sheet).count()
        record(sheet, "marksheet.key", after=after)
    return sheet


def differing(sheet: MarkSheet) -> QuerySet[SheetMark]:
    """Lines that the two clerks keyed differently and nobody has decided yet."""
    lines = SheetMark.objects.filter(sheet=sheet, mark__isnull=True).order_by("code")
    return lines if sheet.second_clerk_id else lines.none()


def adjudicate(
    sheet: MarkSheet, *, marks: Marks, actor: Membership, now: datetime.datetime
) -> MarkSheet:
    """A third person reads the sheet itself and decides what the clerks keyed differently."""
    with act(actor, now), refusals():
        _require_open(sheet)
        if actor.user_id in (sheet.first_clerk_id, sheet.second_clerk_id):
            raise MoveRefused(_("Who keyed the sheet does not decide its differences."))
        waiting = dict(differing(sheet).values_list("code", "pk"))
        chosen = {code: mark for code, mark in marks.items() if mark is not None}
        if not chosen or set(chosen) - waiting.keys():
            raise Refused(_("Only lines that were keyed differently are decided here."))
        _require_sound(sheet, chosen, whole=False)
        keyed = KeyedMark.objects.filter(line__in=[waiting[code] for code in chosen])
        pairs: dict[str, list[str]] = {}
        for code, mark in keyed.order_by("entry").values_list("line__code", "mark"):
            pairs.setdefault(code, []).append(f"{mark.normalize():f}")
        _write(sheet, chosen)
        sheet.adjudicator_id = actor.user_id
        sheet.version += 1
        sheet.save(update_fields=["adjudicator", "version"])
        after = {code: f"{mark:f}" for code, mark in chosen.items()}
        record(sheet, "marksheet.adjudicate", before=pairs, after=after)
    return sheet


def seal(
    sheet: MarkSheet, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> MarkSheet:
    """No mark on it changes any more, by any way."""
    with act(actor, now), refusals():
        locked = lock(sheet)
        if not sheet.paper.is_keyed and locked.marker_id != actor.user_id:
            raise MoveRefused(_("Only its marker seals this sheet."))
        if locked.state == SheetState.OPEN:
            missing = sheet.marks.filter(mark__isnull=True).count()
            if missing:
                raise MoveRefused(
                    _("%(count)d marks are missing on this sheet.") % {"count": missing}
                )
        with connection.cursor() as cursor:
            cursor.execute("SELECT selection_sheet_digest(%s)", [sheet.pk])
            [digest] = cursor.fetchone()
        return advance(
            sheet,
            SHEET.seal,
            actor=actor,
            now=now,
            reason=reason,
            digest=digest,
            sealed_at=now,
            sealed_by=actor.user,
        )


def unseal(
    sheet: MarkSheet, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> MarkSheet:
    """One of two signatures; with the second, by another person, a new version of the sheet is open.

    The old one stays as it is. The paper is marked again, and sealed and opened anew.
    """
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why the sheet is unsealed.")})
    with act(actor, now), refusals():
        paper = Paper.objects.select_for_update(of=("self",)).for_detail().get(pk=sheet.paper_id)
        locked = lock(sheet)
        if locked.state != SheetState.SEALED:
            raise MoveRefused(_("Only a sealed sheet is unsealed."), code="state")
        signature = Signature(
            org_path=sheet.org_path,
            act=SignedAct.UNSEAL,
            paper=paper,
            sheet=sheet,
            user_id=actor.user_id,
            signed_at=now,
            reason=reason.strip(),
        )
        signature.save(force_insert=True)
        record(sheet, "marksheet.sign", after={"act": "unseal"}, reason=reason.strip())
        if sheet.signatures.values("user").distinct().count() < 2:
            return sheet
        advance(sheet, SHEET.unseal, actor=actor, now=now, reason=reason)
        fresh = _next_version(sheet, paper)
        record(fresh, "marksheet.create", after={"serial": fresh.serial})
        if paper.state != PaperState.MARKING:
            papers.reopen(paper, actor=actor, now=now, reason=reason)
    return fresh


def signers(sheet: MarkSheet) -> list[Signature]:
    return list(sheet.signatures.select_related("user").order_by("pk"))


def _next_version(sheet: MarkSheet, paper: Paper) -> MarkSheet:
    """The same scripts and marks, open again; of a sheet on paper it is keyed anew."""
    fresh = MarkSheet(
        org_path=sheet.org_path,
        paper=paper,
        number=sheet.number,
        revision=sheet.revision + 1,
        serial=f"{paper.pk}-{sheet.number:02d}v{sheet.revision + 1}",
        marker_id=sheet.marker_id,
        rung=sheet.rung,
        supersedes=sheet,
    )
    fresh.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO selection_sheetmark "
            "(ref, version, org_path, sheet_id, script_id, code, maximum, mark) "
            "SELECT gen_random_uuid(), 0, org_path, %s, script_id, code, maximum, "
            "CASE WHEN %s THEN NULL ELSE mark END "
            "FROM selection_sheetmark WHERE sheet_id = %s ORDER BY code",
            [fresh.pk, paper.is_keyed, sheet.pk],
        )
    return fresh


def _require_open(sheet: MarkSheet) -> None:
    if lock(sheet).state != SheetState.OPEN:
        raise MoveRefused(_("This sheet is sealed: no mark on it changes."), code="state")


def entry_faults(sheet: MarkSheet, marks: Marks, actor: Membership) -> list[str]:
    """What would keep the actor from keying these marks as an entry of the sheet."""
    faults = _faults(sheet, marks, whole=True)
    if sheet.second_clerk_id:
        faults.append(_("This sheet has been keyed twice already."))
    elif sheet.first_clerk_id == actor.user_id:
        faults.append(_("You keyed this sheet already; another clerk keys it again."))
    return faults


def _require_sound(sheet: MarkSheet, marks: Marks, *, whole: bool) -> None:
    if faults := _faults(sheet, marks, whole=whole):
        raise Refused("\n".join(faults[:20]))


def _faults(sheet: MarkSheet, marks: Marks, *, whole: bool) -> list[str]:
    """Codes of this sheet, marks on the paper's scale; `whole`: every line has one."""
    known = set(sheet.marks.values_list("code", flat=True))
    faults = []
    paper = sheet.paper
    for code, mark in marks.items():
        if code not in known:
            faults.append(_("The code number %(code)s is not on this sheet.") % {"code": code})
        elif mark is not None and not fits_scale(mark, paper.maximum, paper.step):
            text = _("%(code)s: a mark lies between 0 and %(max)s, in steps of %(step)s.")
            scale = {"max": f"{paper.maximum.normalize():f}", "step": f"{paper.step.normalize():f}"}
            faults.append(text % {"code": code, **scale})
    if whole and any(marks.get(code) is None for code in known):
        faults.append(_("An entry is keyed whole: marks are missing."))
    return faults


def _write(sheet: MarkSheet, marks: Marks) -> None:
    codes = list(marks)
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [codes, [marks[code] for code in codes], sheet.pk])


def _given(sheet: MarkSheet) -> int:
    return sheet.marks.filter(mark__isnull=False).count()
