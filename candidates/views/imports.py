"""Imports: the list, one with what came of each file, the comparison with the record, the undoing."""

from django.contrib import messages
from django.db.models import Case, IntegerField, When
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from candidates import policies
from candidates.filters import ImportBatchFilter, ImportedFileFilter
from candidates.forms import ColumnForm, ReasonForm, RosterForm
from candidates.models import ImportedFile
from candidates.rules import codes, identity
from candidates.services import renewing, rosters, undoing
from candidates.services.dossiers import DossierFile
from candidates.states import BATCH, AppraisalGrade, BatchKind, BatchState, FileOutcome, StudyMode
from candidates.tables import ImportBatchTable, ImportedFileTable, field_labels
from core.orgs.models import AccessLog
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage, MoveFormPage
from core.web.pages.listing import ListPage

#: As many lines as the page of an import shows; the list has all.
SHOWN = 200
_URGENCY = [
    FileOutcome.UNREAD, FileOutcome.AMBIGUOUS, FileOutcome.UNKNOWN, FileOutcome.DIFFERS,
]  # fmt: skip


class BatchList(ListPage):
    policy, table, filters = policies.batches, ImportBatchTable, ImportBatchFilter
    title = gettext_lazy("Imports")
    empty_text = gettext_lazy("Nothing was imported yet.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if policies.people.may(self.actor, "import"):
            for name, label, icon in (
                ("candidates:batch-roster", _("Compare a roster"), "table"),
                ("candidates:person-import", _("Import dossiers"), "file-import"),
            ):
                actions.append((label, reverse(name), "", icon))
        if policies.imported_files.may(self.actor, "view"):
            actions.append((_("All files"), reverse("candidates:importedfile-list"), "", "files"))
        return actions


class BatchDetail(DetailPage):
    """What came, what came of it, and what is left to decide."""

    policy, workflow, services = policies.batches, BATCH, undoing
    template_name = "candidates/batch_detail.html"

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.state == BatchState.IMPORTED and self.policy.may(self.actor, "undo"):
            url = self.sibling_url("undo", self.row.ref)
            actions.append((str(BATCH.undo.label), url, "danger", "arrow-back-up"))
        return actions

    def get_context(self, **context):
        urgency = Case(
            *(When(outcome=value, then=place) for place, value in enumerate(_URGENCY)),
            default=len(_URGENCY),
            output_field=IntegerField(),
        )
        rows = policies.imported_files.scope(self.actor).filter(batch=self.row).for_list()
        lines = list(rows.select_related("person").order_by(urgency, "position")[:SHOWN])
        labels, counted = field_labels(), []
        if self.row.state == BatchState.IMPORTED and self.row.differing:
            counted = list(renewing.undecided_by_field(self.row).items())
        return super().get_context(
            lines=[(line, [labels.get(name, name) for name in line.differing]) for line in lines],
            hidden=max(self.row.size - len(lines), 0),
            all_url=f"{reverse('candidates:importedfile-list')}?batch={self.row.ref}",
            columns=[(name, labels[name], count) for name, count in counted],
            column_url=self.url("column", self.row.ref),
            may_compare=policies.imported_files.may(self.actor, "compare"),
            archive=self._archive(),
            **context,
        )

    def _archive(self):
        """What was sent, for whoever sent it: it is full of ID numbers."""
        file = self.row.archive
        return file if file is not None and file.stored_by_id == self.actor.user_id else None


class BatchUndo(MoveFormPage):
    """What would be undone, what would stay and why; then the act, with its reason."""

    policy, move = policies.batches, BATCH.undo
    form_class = ReasonForm
    verb = undoing.undo
    template_name = "candidates/batch_undo.html"
    submit_label = gettext_lazy("Undo the import")
    done_text = gettext_lazy("The import is undone.")

    def get_initial(self):
        return {}

    def get_context(self, **context):
        found, labels = undoing.prospects(self.row), field_labels()
        return super().get_context(
            closing=[each.file for each in found if each.closes],
            back=[
                (each.file, [labels[name] for name in each.puts_back if name in labels])
                for each in found
                if each.puts_back
            ],
            staying=[(each.file, each.against) for each in found if each.against],
            **context,
        )


class BatchColumn(FormPage):
    """POST: one field from every undecided line, by a job."""

    policy, action = policies.batches, "view"
    form_class = ColumnForm
    title = gettext_lazy("Take over a field from many")
    submit_label = gettext_lazy("Take over")
    done_text = gettext_lazy("The work has been queued.")

    def load(self, ref):
        super().load(ref)
        if not policies.imported_files.may(self.actor, "compare"):
            raise NotYours(not_for_role(self.actor))

    def get_initial(self):
        return {"field": self.request.GET.get("field", "")}

    def get_form_kwargs(self):
        labels = field_labels()
        counted = renewing.undecided_by_field(self.row)
        return {"fields_left": [(n, f"{labels[n]} ({count})") for n, count in counted.items()]}

    def carry_out(self, form):
        return renewing.queue_column(
            self.row, actor=self.actor, now=self.now, **self.get_data(form)
        )

    def get_success_url(self, result):
        return result.get_absolute_url()


class RosterCompare(FormPage):
    """A table of people as departments keep it, held against the record."""

    policy, action, has_row = policies.people, "import", False
    form_class = RosterForm
    wants = ("actor",)
    verb = rosters.queue_roster
    template_name = "candidates/batch_roster.html"
    title = gettext_lazy("Compare a roster")
    submit_label = gettext_lazy("Compare")
    done_text = gettext_lazy("The comparison has been queued.")

    def get_data(self, form):
        data = super().get_data(form)
        file = data.pop("roster")
        return {**data, "roster": DossierFile(file.name, file.read())}

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_breadcrumbs(self):
        return [(_("Imports"), reverse("candidates:batch-list"))]


class ImportedFileList(ListPage):
    policy, table, filters = policies.imported_files, ImportedFileTable, ImportedFileFilter
    title = gettext_lazy("Imported files")

    def get_breadcrumbs(self):
        return [(_("Imports"), reverse("candidates:batch-list"))]


class ImportedFileDetail(DetailPage):
    """GET/POST: what one file or row says otherwise; `take` names what is taken over.

    Relatives are shown by number only: who must see them says why on the person's page.
    """

    policy = policies.imported_files
    template_name = "candidates/importedfile_detail.html"
    has_timeline = False

    def post(self, request, ref):
        self.row = self.get_row(ref)
        if not self.policy.may(self.actor, "compare"):
            raise NotYours(not_for_role(self.actor))
        person = self._person()
        if person is None:
            raise NotYours(_("This row is not yours to change."))
        version = request.POST.get("version", "")
        chosen = request.POST.getlist("take")
        renewing.take_over(
            self.row,
            chosen=chosen,
            version=int(version) if version.isdigit() else None,
            actor=self.actor,
            now=timezone.now(),
            reason=request.POST.get("reason", "").strip(),
        )
        count = len(chosen)
        text = (
            ngettext("%(count)d field was taken over.", "%(count)d fields were taken over.", count)
            % {"count": count}
            if count
            else _("Nothing was taken over.")
        )
        messages.success(request, text)
        return redirect(self._next_url())

    def get_context(self, **context):
        person = self._person()
        open_now = (
            self.row.given_sealed is not None
            and self.row.batch.state == BatchState.IMPORTED
            and self.row.undone_at is None
        )
        lines, version = [], None
        if person is not None and open_now:
            renewal = renewing.compare(self.row, person)
            lines = [self.line(each) for each in renewal.differences]
            version = renewal.version
            self.request.reads.append(self._read())
        labels = field_labels()
        return super().get_context(
            person=person,
            lines=lines,
            comparable=person is not None and open_now,
            version=version,
            decisions=[
                (labels.get(name, name), DECISIONS[decision])
                for name, decision in self.row.decisions.items()
            ],
            may_compare=self.policy.may(self.actor, "compare"),
            **context,
        )

    def _person(self):
        """The record it is about, while that is in view."""
        if self.row.person_id is None:
            return None
        return policies.people.scope(self.actor).filter(pk=self.row.person_id).first()

    def _next_url(self) -> str:
        """The next line of the import that waits for somebody; none left: the import. From a file of one
        person back to that person."""
        if self.row.batch.kind == BatchKind.NEWER:
            return self.row.person.get_absolute_url()
        rows = policies.imported_files.scope(self.actor).filter(batch=self.row.batch)
        waiting = rows.undecided().filter(position__gt=self.row.position).order_by("position")
        following: ImportedFile | None = waiting.for_list().first()
        if following is not None:
            return following.get_absolute_url()
        return self.row.batch.get_absolute_url()

    def _read(self) -> AccessLog:
        return AccessLog(
            user_id=self.actor.user_id,
            role=self.actor.role,
            org_path=self.actor.path,
            kind="dossier",
            object_type="candidates.importedfile",
            object_ref=self.row.ref,
        )

    def line(self, difference) -> dict:
        """Name, label, both values as lines of text, and what was decided before."""
        name = difference.name
        return {
            "name": name,
            "label": capfirst(field_labels().get(name, name)),
            "was": shown(name, difference.was),
            "given": shown(name, difference.given),
            "empties": difference.empties,
            "refused": self.row.decisions.get(name) == renewing.REFUSED,
        }

    def get_breadcrumbs(self):
        return [
            (_("Imports"), reverse("candidates:batch-list")),
            (str(self.row.batch), self.row.batch.get_absolute_url()),
        ]


DECISIONS = {
    renewing.TAKEN: pgettext_lazy("import", "Taken over"),
    renewing.REFUSED: pgettext_lazy("import", "Left as on record"),
}
_CODES = {
    "sex": codes.sexes,
    "ethnic_group": codes.ethnic_groups,
    "political_status": codes.political_statuses,
    "position_level": codes.position_levels,
}
_DATES = ("birth", "party_joined", "work_started", "level_since")


def shown(name: str, value) -> list[str]:
    """The value as lines for a reader; what is masked elsewhere is masked here."""
    if not value:
        return []
    if name in _CODES:
        return [_CODES[name]().label(value, get_language())]
    if name == "id_number":
        return [identity.mask_id_number(value)]
    if name == "phone":
        return [identity.mask_phone(value)]
    if name == "family":
        text = ngettext("%(count)d relative", "%(count)d relatives", len(value))
        return [text % {"count": len(value)}]
    if name == "career":
        return [f"{dotted(start)}–{dotted(end)} {text}" for start, end, text in value]
    if name == "education":
        return [
            " ".join(filter(None, (str(StudyMode(r.mode).label), r.education, r.degree, r.school)))
            for r in value
        ]
    if name == "awards":
        return [" ".join(filter(None, (dotted(row.on), row.text))) for row in value]
    if name == "appraisals":
        return [f"{row.year} {AppraisalGrade(row.grade).label}" for row in value]
    if value is True:
        return [_("Yes")]
    return [dotted(value) if name in _DATES else str(value)]


def dotted(day: str) -> str:
    """As the form writes dates: 1982.03."""
    return day.replace("-", ".")
