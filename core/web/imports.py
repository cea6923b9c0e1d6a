"""An import from upload to rows written: checked whole, repaired, then written whole or discarded."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.audit.log import act, record
from core.exchange.models import ImportRun
from core.exchange.reading import cells_of
from core.exchange.repair import LEFT_OUT, Changes, check_repaired
from core.exchange.sheet import Sheet
from core.files.store import store
from core.jobs.registry import job
from core.orgs.scoping import ScopedQuerySet
from core.web.page import page_class
from core.workflow.errors import MoveRefused, Refused

KIND = "core.import"
#: More rows than this are written by a job.
DIRECT_ROWS = 2_000
#: What may be typed into one cell of the grid.
CELL_CAP = 1_000

CHECKED, WRITTEN, DISCARDED, UNDONE = (
    ImportRun.State.CHECKED,
    ImportRun.State.WRITTEN,
    ImportRun.State.DISCARDED,
    ImportRun.State.UNDONE,
)


def own(actor, sheet: Sheet) -> ScopedQuerySet:
    """The actor's imports of one sheet."""
    return ImportRun.objects.filter(user_id=actor.user_id, sheet=sheet.name, org_path=actor.path)


def upload(sheet: Sheet, content: bytes, name: str, *, actor, now) -> ImportRun:
    """Keep the file and everything that is wrong in it."""
    answer = cells_of(content, name, sheet)
    rows, faults = check_repaired(sheet, answer, {}, actor=actor, now=now)
    if faults and not rows:
        raise Refused(faults[0].text)  # no sheet at all, or a hostile one: nothing of it is kept
    with act(actor, now):
        file = store(content, name, org_path=actor.path, stored_by=actor.user)
        run = ImportRun(
            org_path=actor.path,
            sheet=sheet.name,
            file=file,
            faults=[fault.as_dict() for fault in faults],
            row_count=len(rows),
            digest=hashlib.sha256(content).hexdigest(),
            membership=actor,
            user=actor.user,
        )
        run.cells = answer
        run.save(force_insert=True)
    return run


def changes_of(run: ImportRun) -> Changes:
    """Cells typed in the grid; kept with the run until it is written."""
    return run.repairs


def read_cells(run: ImportRun, sheet: Sheet) -> bytes:
    """What was read from the file when it was uploaded."""
    return run.cells or cells_of(run.file.content, run.file.name, sheet)


def repair(run: ImportRun, sheet: Sheet, changes: Changes, *, actor, now) -> ImportRun:
    """Replace cells, take answers, leave lines out or in, and check everything anew."""
    run = _locked(run)
    merged = changes_of(run)
    places = {*sheet.by_key, *sheet.answers, LEFT_OUT}
    for line, cells in changes.items():
        known = {key: text[:CELL_CAP] for key, text in cells.items() if key in places}
        merged.setdefault(line, {}).update(known)
    rows, faults = check_repaired(sheet, read_cells(run, sheet), merged, actor=actor, now=now)
    if not rows:
        raise Refused(_("No line is left. Discard the import instead."))
    run.faults = [fault.as_dict() for fault in faults]
    run.repairs = merged
    run.row_count = len(rows)
    run.version += 1
    run.save(update_fields=["faults", "sealed_repairs", "row_count", "version"])
    return run


def write(run: ImportRun, sheet: Sheet, *, actor, now) -> ImportRun:
    """Check once more, then write all rows in one act; new faults stop it and are kept with the run."""
    with act(actor, now):
        run = _locked(run)
        changes = changes_of(run)
        rows, faults = check_repaired(sheet, read_cells(run, sheet), changes, actor=actor, now=now)
        if faults:
            run.faults = [fault.as_dict() for fault in faults]
            run.save(update_fields=["faults"])
            return run
        result = sheet.write_run(run, rows, actor=actor, now=now) or {}
        run.state, run.ended_at, run.faults, run.sealed_cells = WRITTEN, now, [], None
        run.result = {**result, **({"repaired_lines": len(changes)} if changes else {})}
        run.version += 1
        run.save(update_fields=["state", "ended_at", "faults", "result", "sealed_cells", "version"])
        after = {"sheet": sheet.name, "rows": len(rows), "digest": run.digest}
        record(run, "importrun.write", after=after)
    return run


def discard(run: ImportRun, *, actor, now) -> ImportRun:
    """Leave it unwritten for good."""
    with act(actor, now):
        run = _locked(run)
        run.state, run.ended_at, run.sealed_cells = DISCARDED, now, None
        run.version += 1
        run.save(update_fields=["state", "ended_at", "sealed_cells", "version"])
    return run


def undo(run: ImportRun, sheet: Sheet, *, actor, now, reason: str) -> ImportRun:
    """Take back, in one act, what nobody has worked on since; the rest stays and is counted."""
    if not reason.strip():
        raise MoveRefused(_("Say why the import is taken back."), code="reason")
    with act(actor, now):
        run = _locked(run, WRITTEN)
        result = sheet.undo(run, actor=actor, now=now, reason=reason)
        run.state, run.ended_at = UNDONE, now
        run.result = {**run.result, **result}
        run.version += 1
        run.save(update_fields=["state", "ended_at", "result", "version"])
        after = {"sheet": sheet.name, "digest": run.digest, **result}
        record(run, "importrun.undo", after=after, reason=reason)
    return run


def _locked(run: ImportRun, state=CHECKED) -> ImportRun:
    found = ImportRun.objects.select_for_update(of=("self",)).select_related("file")
    current = found.defer("file__sealed").get(pk=run.pk)
    if current.state != state:
        raise MoveRefused(
            _("This import is finished: %(state)s.") % {"state": current.get_state_display()},
            "state",
        )
    return current


@job(KIND, label=gettext_lazy("Write an import"), announce=True)
def write_import(job) -> dict:
    """The job behind a large import: params `page` (URL name of the import page) and `run` (ref)."""
    page: Any = page_class(job.params["page"])
    sheet = page.sheet
    run = own(job.actor, sheet).get(ref=job.params["run"])
    job.progress(0, run.row_count)
    run = write(run, sheet, actor=job.actor, now=job.now)
    if run.state != WRITTEN:
        raise Refused(_("The check found new faults; see the import's page."))
    job.progress(run.row_count, run.row_count)
    return {"rows": run.row_count, "run": str(run.ref)}
