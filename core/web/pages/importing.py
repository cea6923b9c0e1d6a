"""Import in the browser: upload, see every fault, repair, confirm."""

import io
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.exchange import repair
from core.exchange.reading import error_workbook
from core.jobs.queue import later
from core.web import imports
from core.web.page import Page
from core.workflow.errors import MoveRefused, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Faulty lines offered for repair in the grid; more of them are better repaired in the file.
GRID_LINES = 50
RECENT = 10
_CELL = "cell"


class ImportPage(Page):
    """`sheet`: an instance of the stage's Sheet. Steps: "upload", "check", "done".

    GET …/import/            the upload form and one's recent imports
    POST …/import/           `file`: checks it whole, leads to its run
    GET …/import/<run>/      its faults (as a grid when few), or the question to confirm
    POST …/import/<run>/     `act`: confirm, repair (`cell.<line>.<column>`), discard
    """

    template_name = "pages/import.html"
    action = "import"
    sheet: Any = None

    def get(self, request, run=None):
        if run is None:
            return self.show_upload()
        found = self.get_run(run)
        if request.GET.get("file") == "faults":
            return self.marked_file(found)
        return self.show(found)

    def post(self, request, run=None):
        self.now = timezone.now()
        if run is None:
            return self.upload()
        found = self.get_run(run)
        acts = self.acts()
        handler = acts.get(request.POST.get("act", ""))
        if handler is None:
            raise Refused(_("The request cannot be read."))
        return handler(found)

    def acts(self) -> dict:
        return {
            "confirm": self.confirm,
            "repair": self.repair,
            "discard": self.discard,
            "undo": self.undo,
        }

    def get_run(self, ref):
        return self.get_row(ref, imports.own(self.actor, self.sheet).for_list())

    def recent(self):
        return imports.own(self.actor, self.sheet).for_list().order_by("-id")[:RECENT]

    # steps

    def upload(self):
        file = self.request.FILES.get("file")
        if file is None:
            return self.show_upload(_("Choose a file first."))
        try:
            run = imports.upload(self.sheet, file.read(), file.name, actor=self.actor, now=self.now)
        except Refused as error:
            return self.show_upload(str(error))
        return redirect(self.run_url(run))

    def show_upload(self, error: str = ""):
        context = self.get_context(step="upload", run=None, runs=self.recent(), error=error)
        return self.render(context, status=422 if error else 200)

    def show(self, run):
        if run.state != imports.CHECKED:
            return self.render(self.get_context(step="done", run=run, **self.taken_back(run)))
        return self.render(self.get_context(step="check", run=run, **self.about(run)))

    def repair(self, run):
        changes: repair.Changes = {}
        for name, text in self.request.POST.items():
            kind, _dot, rest = name.partition(".")
            line, _dot, key = rest.partition(".")
            if kind == _CELL and line.isdigit() and len(line) <= 7:
                changes.setdefault(int(line), {})[key] = text.strip()
        run = imports.repair(run, self.sheet, changes, actor=self.actor, now=self.now)
        if not run.faults:
            messages.success(self.request, _("All rows are in order now."))
        return redirect(self.run_url(run))

    def confirm(self, run):
        if run.state != imports.CHECKED:
            text = _("This import is finished: %(state)s.")
            raise MoveRefused(text % {"state": run.get_state_display()}, code="state")
        if run.faults:
            raise MoveRefused(_("There are still faults. Nothing was written."), code="rule")
        if run.row_count > imports.DIRECT_ROWS:
            job = later(
                imports.KIND,
                actor=self.actor,
                now=self.now,
                params={"page": self.namespaced("import"), "run": str(run.ref)},
                key=f"import:{run.ref}:{run.version}",
            )
            return redirect(job.get_absolute_url())
        run = imports.write(run, self.sheet, actor=self.actor, now=self.now)
        if run.state == imports.WRITTEN:
            text = ngettext(
                "%(number)s row was written.", "%(number)s rows were written.", run.row_count
            )
            messages.success(self.request, text % {"number": run.row_count})
            return redirect(self.sibling_url("list") or self.run_url(run))
        messages.error(self.request, _("Since the check something changed; see the new faults."))
        return redirect(self.run_url(run))

    def undo(self, run):
        if not self.sheet.can_undo:
            raise Refused(_("The request cannot be read."))
        reason = self.request.POST.get("reason", "").strip()
        run = imports.undo(run, self.sheet, actor=self.actor, now=self.now, reason=reason)
        count = run.result.get("taken_back", 0)
        text = ngettext("%(count)d row was taken back.", "%(count)d rows were taken back.", count)
        messages.success(self.request, text % {"count": count})
        return redirect(self.run_url(run))

    def discard(self, run):
        imports.discard(run, actor=self.actor, now=self.now)
        messages.success(self.request, _("The import was discarded. Nothing was written."))
        return redirect(self.url("import"))

    # what is shown

    def run_url(self, run) -> str:
        return self.url("importrun", run.ref)

    def about(self, run) -> dict:
        """Of a run that is not written yet: its faults and what can be done about them."""
        faults = run.fault_list
        lines = sorted({fault.line for fault in faults if fault.line})
        few = 0 < len(lines) <= GRID_LINES
        changes = imports.changes_of(run)
        texts = self.texts(run, lines, changes) if few else {}
        asked = self.sheet.questions(texts, faults, actor=self.actor, run_url=self.run_url(run))
        return {
            "faults": faults,
            "faulty_lines": len(lines),
            "questions": asked,
            "left_out": repair.left_out(changes),
            "grid": self.grid(faults, lines, texts) if few else [],
            "faults_url": f"{self.run_url(run)}?file=faults" if lines else "",
            "run_url": self.run_url(run),
            "by_job": run.row_count > imports.DIRECT_ROWS,
        }

    def texts(self, run, lines, changes) -> dict[int, dict[str, str]]:
        answer = imports.read_cells(run, self.sheet)
        return repair.cells(self.sheet, answer, set(lines), changes)

    def taken_back(self, run) -> dict:
        """Of a run that is written: what of it can be taken back, and what cannot."""
        if not self.sheet.can_undo or run.state not in (imports.WRITTEN, imports.UNDONE):
            return {}
        count, stay = self.sheet.undoable(run, actor=self.actor)
        return {
            "can_undo": run.state == imports.WRITTEN,
            "undoable": count,
            "stay": stay[:GRID_LINES],
            "stay_count": len(stay),
            "run_url": self.run_url(run),
        }

    def grid(self, faults, lines, texts) -> list[dict]:
        """The faulty rows with what stands in them: {line, cells: [{key, label, name, text, faults}]}."""
        found: dict[tuple[int, str], list[str]] = {}
        for fault in faults:
            found.setdefault((fault.line, fault.key), []).append(fault.text)
        return [
            {
                "line": line,
                "leave_out": f"{_CELL}.{line}.{repair.LEFT_OUT}",
                "faults": found.get((line, ""), []),
                "cells": [
                    {
                        "key": column.key,
                        "label": str(column.label),
                        "name": f"{_CELL}.{line}.{column.key}",
                        "text": texts[line].get(column.key, ""),
                        "faults": found.get((line, column.key), []),
                    }
                    for column in self.sheet.columns
                    if column.key in texts[line]
                ],
            }
            for line in lines
            if line in texts
        ]

    def marked_file(self, run) -> FileResponse:
        """The reader's own file with its faults marked."""
        content, name = error_workbook(run.file.content, run.file.name, self.sheet, run.fault_list)
        kind = XLSX if name.endswith(".xlsx") else "text/csv"
        return FileResponse(
            io.BytesIO(content), as_attachment=True, filename=name, content_type=kind
        )

    def get_title(self):
        return str(self.title) or _("Import: %(name)s") % {"name": self.sheet.title}

    def get_breadcrumbs(self):
        crumbs = super().get_breadcrumbs()
        if not crumbs and (url := self.sibling_url("list")):
            crumbs = [(str(self.sheet.title), url)]
        return crumbs

    def get_context(self, **context):
        return super().get_context(
            sheet=self.sheet,
            template_url=self.sibling_url("template"),
            cancel_url=self.sibling_url("list") or "/",
            submit_label=_("Check the file"),
            upload_url=self.url("import"),
            **context,
        )


class ImportsPage(Page):
    """GET …/imports/: one's imports of a sheet with their state; each leads to its page, and from there
    back to before it."""

    template_name = "pages/imports.html"
    action = "import"
    sheet: Any = None
    shown = 100

    def get(self, request):
        runs = imports.own(self.actor, self.sheet).for_list().order_by("-id")[: self.shown]
        return self.render(self.get_context(runs=list(runs), upload_url=self.url("import")))

    def get_breadcrumbs(self):
        return [(str(self.sheet.title), self.sibling_url("list"))]


class TemplateDownload(Page):
    """GET …/import/template/: the empty sheet in the reader's language."""

    action = "import"
    sheet: Any = None

    def get(self, request):
        from core.exchange.template import template_xlsx  # noqa: PLC0415 - loaded only by the process that needs it

        asked = request.GET.get("language", "")
        language = asked if asked in dict(settings.LANGUAGES) else get_language()
        content = template_xlsx(self.sheet, language)
        with translation.override(language):
            name = f"{self.sheet.title}.xlsx"
        return FileResponse(
            io.BytesIO(content), as_attachment=True, filename=name, content_type=XLSX
        )
