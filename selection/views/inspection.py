"""Organisational inspection: who is to be inspected, and the reports."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from candidates.documents import printing
from candidates.handover import people
from core.orgs.models import AccessLog
from core.web.batches import ChosenRows
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage, FormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import Refused
from selection import filters, forms, policies, tables
from selection.documents import materials as papers
from selection.formats.inspecting import material, opening
from selection.rules import DIMENSIONS, band, overall
from selection.services import drafts, inspectors, materials, polls, readiness, reports, talks
from selection.states import REPORT, NominationState

BANDS = {
    "excellent": _("excellent"),
    "competent": _("competent"),
    "basic": _("basically competent"),
    "incompetent": _("incompetent"),
}


class InspectionList(ListPage):
    """Who is shortlisted and not yet found fit or unfit."""

    policy, table, filters = policies.nominations, tables.InspectionTable, filters.ReviewFilter
    action = "inspect"
    title = _("To inspect")
    empty_text = _("Nobody waits for inspection.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).to_inspect()


class ReportList(ListPage):
    policy, table, filters = policies.reports, tables.ReportTable, filters.ReportFilter
    workflow, services = REPORT, reports
    title = _("Inspection reports")
    empty_text = _("No report yet.")

    def get_batch_actions(self):
        actions = super().get_batch_actions()
        if self.policy.may(self.actor, "export") and people.may(self.actor, "download"):
            label, url = gettext("Inspection materials of many"), self.url("materials")
            actions.append({"name": "materials", "label": label, "style": "", "url": url})
        return actions


class ReportDetail(DetailPage):
    policy, workflow, services = policies.reports, REPORT, reports
    template_name = "selection/report_detail.html"

    def may_edit(self):
        return self.row.state == "draft"

    def get_moves(self):
        """Filing is the leader's."""
        moves = super().get_moves()
        return moves if not moves or inspectors.may_file(self.row.nomination_id, self.actor) else []

    def missing(self):
        """What keeps the report from being filed."""
        standing = readiness.obstacles([self.row.nomination_id])
        labels = forms.ReportForm.base_fields
        return [
            *(
                f"{labels[name].label}: {text}"
                for name, text in reports.faults_in(self.row).items()
            ),
            *standing.get(self.row.nomination_id, []),
        ]

    def get_context(self, **context):
        marks = {name: getattr(self.row, name) for name in DIMENSIONS}
        whole = all(mark is not None for mark in marks.values())
        labels = {name: self.row._meta.get_field(name).verbose_name for name in DIMENSIONS}
        return super().get_context(
            dimensions=[
                (labels[name], mark, "" if mark is None else BANDS[band(mark)])
                for name, mark in marks.items()
            ],
            overall=overall(marks) if whole else None,
            votes=[
                (BANDS.get(name, gettext("void")), count) for name, count in self.row.votes.items()
            ],
            paper=material(self.row),
            may_draw=self.policy.allows(self.actor, "draw", self.row),
            missing=self.missing() if self.row.state == "draft" else [],
            **context,
        )


class _ReportForm:
    """The material editor: what stands in it is kept for its writer while it is written."""

    form_class = forms.ReportForm
    template_name = "selection/report_form.html"

    @cached_property
    def draft(self):
        return drafts.of(self.actor, self.nominee.person, self.nominee, drafts.MATERIAL)

    def make_form(self, data=None, files=None):
        """A team is named by the program; only where there is none is it typed."""
        form = super().make_form(data, files)
        if data is None and self.draft is not None:
            kept = self.draft.values.items()
            form.initial |= {name: text for name, text in kept if name in form.base_fields}
        if names := [each.name for each in inspectors.team_of(self.nominee.pk)]:
            held = sum(each.held for each in talks.due_of([self.nominee.pk])[self.nominee.pk])
            for name, value, text in (
                ("inspectors", "\n".join(names), _("The team that the nominee is given to.")),
                ("talks", held, _("Those on record.")),
            ):
                form.initial[name] = value
                form.fields[name].disabled = True
                form.fields[name].help_text = text
        return form

    def carry_out(self, form):
        result = super().carry_out(form)
        drafts.drop(self.actor, self.nominee.person, self.nominee, drafts.MATERIAL)
        return result

    def get_context(self, **context):
        return super().get_context(
            nominee=self.nominee,
            opening=opening(self.nominee.person),
            draft=self.draft,
            autosave_url=reverse("selection:nomination-keepmaterial", args=[self.nominee.ref]),
            **context,
        )


class KeepMaterial(Page):
    """POST from the editor while it is written; with `act=discard` what was kept is dropped."""

    http_method_names = ["post"]
    policy = policies.nominations
    action = "inspect"
    template_name = "selection/_autosave.html"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        if request.POST.get("act") == "discard":
            drafts.drop(self.actor, row.person, row, drafts.MATERIAL)
            messages.success(request, gettext("Your unsaved entries are dropped."))
            return redirect("selection:nomination-inspect", row.ref)
        known = request.POST.get("draft_version", "")
        names = forms.ReportForm.base_fields
        draft = drafts.keep(
            row.person, nomination=row, form=drafts.MATERIAL,
            values={name: request.POST.get(name, "") for name in names},
            version=int(known) if known.isdecimal() else None,
            actor=self.actor, now=timezone.now(),
        )  # fmt: skip
        return self.render(self.get_context(draft=draft))


class ReportCreate(_ReportForm, FormPage):
    """The first writing of a report on a nominee; leads to the report there is, if there is one."""

    policy = policies.nominations
    action = "inspect"
    title = _("Inspection report")

    @property
    def nominee(self):
        return self.row

    @staticmethod
    def verb(nomination, *, actor, now, **content):
        return reports.write(nomination=nomination, actor=actor, now=now, **content)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        """What is known already: the appraisals of the dossier, the counts of an ended evaluation."""
        poll = policies.polls.scope(self.actor).filter(nomination=self.row, state="closed").first()
        votes = polls.votes_of(poll) if poll is not None else {}
        return {"appraisals": materials.appraisals_of(self.row.person), **votes}

    def is_stale(self, form):
        return False

    def get(self, request, ref=None):
        self.load(ref)
        if self.existing is not None:
            return self.leave(self.existing.get_absolute_url())
        return super().get(request, ref)

    @cached_property
    def existing(self):
        return policies.reports.scope(self.actor).filter(nomination=self.row).first()

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_context(self, **context):
        may = self.row.state == NominationState.SHORTLISTED
        return super().get_context(is_due=may, **context)


class ReportEdit(_ReportForm, EditPage):
    policy = policies.reports
    verb = staticmethod(reports.revise)

    @property
    def nominee(self):
        return self.row.nomination

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        found = super().get_initial()
        return {**found, **self.row.votes, "inspectors": "\n".join(self.row.inspectors)}

    def get_context(self, **context):
        return super().get_context(is_due=True, **context)


class ReportVersions(DetailPage):
    """Every saved version of the material; a chosen one stands beside the present text."""

    policy = policies.reports
    template_name = "selection/report_versions.html"
    has_timeline = False
    title = _("Versions of the material")

    def get_context(self, **context):
        versions = list(self.row.material_versions.all())
        asked = self.request.GET.get("version", "")
        chosen = next((each for each in versions if str(each.number) == asked), None)
        labels = forms.ReportForm.base_fields
        return super().get_context(
            versions=versions,
            chosen=chosen,
            lines=[
                (labels[name].label, chosen.texts.get(name, ""), getattr(self.row, name))
                for name in materials.TEXTS
            ]
            if chosen is not None
            else [],
            **context,
        )

    def get_page_actions(self):
        return []

    def get_breadcrumbs(self):
        return [
            (str(ReportList.title), reverse("selection:report-list")),
            (str(self.row), self.row.get_absolute_url()),
        ]


class ReportPaper(Page):
    """POST: the material as a file, for the team and the office; who had it drawn is on record."""

    http_method_names = ["post"]
    policy = policies.reports
    action = "draw"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_paper())
        super().check()
        if not self.policy.allows(self.actor, "draw", row):
            raise NotYours(gettext("Only the nominee's team and the office have it drawn."))
        form = "docx" if request.POST.get("form") == "docx" else "pdf"
        paper = materials.paper(row, form=form, actor=self.actor, now=timezone.now())
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id, role=self.actor.role, org_path=self.actor.path,
                kind="material", object_type="selection.inspectionreport", object_ref=row.ref,
            )
        )  # fmt: skip
        name = f"{row.nomination.name}-考察材料.{form}"
        return attachment(papers.draw([paper], form), name, printing.FORMATS[form])


class ManyMaterials(ChosenRows):
    """POST from the list: a reason, then a request that somebody else releases."""

    policy = policies.reports
    action = "export"
    list_page = ReportList
    template_name = "selection/materials_ask.html"
    title = _("Inspection materials of many")

    def check(self):
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    def post(self, request):
        chosen = self.chosen(request.POST)
        if request.POST.get("confirm") != "1":
            return self.ask(chosen, forms.ReasonForm())
        form = forms.ReasonForm(request.POST)
        if not form.is_valid():
            return self.ask(chosen, form, status=422)
        try:
            asked = materials.ask(chosen, actor=self.actor, now=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error) or next(iter(error.fields.values())))
            return self.ask(chosen, form, status=422)
        target = asked.get_absolute_url()
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(target)
        return redirect(target)

    def ask(self, chosen, form, status=200):
        text = gettext(
            "Filed materials are asked for, of %(count)d reports chosen; somebody else releases them."
        )
        context = self.get_context(
            form=form,
            summary=text % {"count": chosen.order_by().count()},
            hidden=[*self.meant(), ("confirm", "1")],
            submit_label=gettext("Ask for the materials"),
            cancel_url=self.back(),
        )
        return self.render(context, status=status)
