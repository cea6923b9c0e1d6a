"""Runs: begin one, read its ranked list with the line, give it effect."""

import io

from django import forms as django_forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.orgs.models import label_of
from core.vault import signing as vault_signing
from core.web import tables as web_tables
from core.web.columns import Compilation
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, FormPage
from core.web.pages.listing import ListPage
from planning.handover import Field, running_editions
from selection import filters, forms, policies, tables
from selection.models import RunRow
from selection.ranking.source import group_key
from selection.services import comparing, recalling, runs, schemes, signing
from selection.states import RUN, Outcome, RunState

_SHOWN = 500
#: Earlier runs offered for a comparison.
_OTHERS = 20


class RunList(ListPage):
    policy, table, filters = policies.runs, tables.RunTable, filters.RunFilter
    workflow, services = RUN, runs
    title = _("Runs")
    create_label = _("Compute a step")
    empty_text = _("Nothing is computed yet.")
    batch_moves = ()


class RunDetail(DetailPage):
    """The ranked table by group, with the line where it falls."""

    policy, workflow, services = policies.runs, RUN, runs
    template_name = "selection/run_detail.html"

    def get_page_actions(self):
        if self.row.state == RunState.DONE and self.policy.may(self.actor, "confirm_step"):
            url = self.url("confirm", self.row.ref)
            return [(gettext("Give the list effect…"), url, "primary", "check")]
        if self.row.state == RunState.EFFECTIVE and self.policy.may(self.actor, "issue_scores"):
            return [(gettext("Letters of scores"), self.url("scores", self.row.ref), "", "mail")]
        return []

    def get_moves(self):
        """A list is asked back where people on it were inspected, and let stand where it was asked back."""
        useless = {"ask_back"} if self.row.asked_by_id else {"let_stand"}
        if self.row.state == RunState.EFFECTIVE and not recalling.inspected_on(self.row).exists():
            useless.add("ask_back")
        return [each for each in super().get_moves() if each.name not in useless]

    @cached_property
    def results(self):
        return policies.run_rows.scope(self.actor).filter(run=self.row)

    def get_groups(self, filtered):
        """(heading, seats, places, rows) of each group, in the order of the list."""
        table = tables.ResultTable
        places = {name: place for place, name in enumerate(table.fields())}
        names = (*table.fields(), "sub_project_id", "place_id")
        values = list(filtered.order_by("pk").values_list(*names)[:_SHOWN])
        groups: dict[int, list] = {}
        for row in values:
            groups.setdefault(group_key(row[-2], row[-1]), []).append(row)
        step = schemes.parsed_of(self.row.scheme).steps[self.row.step_number - 1]
        empty = self.request.GET.copy()
        for key, rows in groups.items():
            seats = int(self.row.seats.get(str(key), 0))
            bound = web_tables.bind(
                table,
                rows,
                places,
                order=table.usual_ordering(RunRow),
                query=empty,
                selectable=False,
            )
            kept = sum(row[places["outcome"]] == Outcome.KEPT for row in rows)
            yield {
                "heading": self.heading(rows[0], places),
                "seats": seats,
                "per_seat": step.per_seat,
                "kept": kept,
                "table": bound,
            }

    def heading(self, row, places) -> str:
        column = tables.ResultTable.field
        field = column.labels().get(row[places[column.field]], "")
        if self.row.tier == "provincial":
            return field
        place = tables.ResultTable.place.plain(Compilation(places))(row)
        return f"{place} · {field}"

    @cached_property
    def others(self):
        """What this run can be compared with."""
        return list(comparing.comparable(self.row, self.policy.scope(self.actor))[:_OTHERS])

    def signed_url(self) -> str:
        """Empty where there is nothing to export, nothing to sign with, or it is not the reader's."""
        if not (self.row.result_digest and settings.SIGNING_KEY):
            return ""
        may = self.policy.allows(self.actor, "export", self.row)
        return self.url("signed", self.row.ref) if may else ""

    def robustness_url(self) -> str:
        may = policies.sensitivities.may(self.actor, "view")
        return self.url("robustness", self.row.ref) if may and self.row.result_digest else ""

    def get_context(self, **context):
        filtered = filters.ResultFilter(self.request.GET, queryset=self.results, actor=self.actor)
        shown = filtered.rows()
        return super().get_context(
            filter=filtered,
            groups=list(self.get_groups(shown)),
            is_cut=shown.count() > _SHOWN,
            shown=_SHOWN,
            scheme=schemes.parsed_of(self.row.scheme),
            others=self.others if self.row.result_digest else [],
            compare_url=self.url("compare", self.row.ref),
            signed_url=self.signed_url(),
            key_url=self.url("key"),
            robustness_url=self.robustness_url(),
            inspected=recalling.inspected_on(self.row).count() if self.row.asked_by_id else 0,
            **context,
        )


KINDS = {
    "out": pgettext_lazy("change of a run", "No longer go on"),
    "in": pgettext_lazy("change of a run", "Go on now"),
    "gone": pgettext_lazy("change of a run", "Only in the earlier run"),
    "new": pgettext_lazy("change of a run", "Only in the later run"),
    "outcome": pgettext_lazy("change of a run", "Other outcome"),
    "rank": pgettext_lazy("change of a run", "Other rank"),
    "score": pgettext_lazy("change of a run", "Other score, same rank"),
}
CAUSES = {
    "marks": pgettext_lazy("cause of a change", "other marks"),
    "scheme": pgettext_lazy("cause of a change", "another scheme"),
    "seats": pgettext_lazy("cause of a change", "another number of seats"),
    "others": pgettext_lazy("cause of a change", "others moved"),
}


class RunCompare(Page):
    """GET …/runs/<ref>/compare/?with=<ref>&kind=<kind>: who moved between two runs, and why.

    The earlier run stands on the left, whichever page the reader came from.
    """

    policy = policies.runs
    template_name = "selection/run_compare.html"
    title = _("Two runs side by side")

    def get(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        found = comparing.comparable(row, self.rows().for_detail())
        other = next((each for each in found if str(each.ref) == request.GET.get("with")), None)
        if other is None:
            raise Http404
        before, after = sorted((row, other), key=lambda run: run.pk)
        kind = request.GET.get("kind", "")
        results = policies.run_rows.scope(self.actor)
        compared = comparing.compare(before, after, results, kind=kind if kind in KINDS else "")
        return self.render(
            self.get_context(
                before=before,
                after=after,
                compared=compared,
                changes=[self.line(change) for change in compared.changes],
                counts=[(KINDS[name], count, name) for name, count in compared.counts.items()],
                query=f"with={other.ref}",
                kind=kind,
                same_scheme=before.scheme_id == after.scheme_id,
                same_input=before.inputs_digest == after.inputs_digest,
                same_result=before.result_digest == after.result_digest,
            )
        )

    def line(self, change):
        nominee = change.nomination
        return {
            "change": change,
            "kind": KINDS[change.kind],
            "url": reverse("selection:nomination-detail", args=[nominee["ref"]]),
            "place": label_of(nominee["place__name"], nominee["place__latin"]),
            "field": Field(nominee["field"]).label,
            "causes": " · ".join(str(CAUSES[cause]) for cause in change.causes),
        }

    def get_breadcrumbs(self):
        return [(str(RunList.title), self.url("list"))]


class RunSigned(Page):
    """POST …/runs/<ref>/signed/: the export that anybody can check without this program."""

    policy = policies.runs
    action = "export"
    http_method_names = ["post"]

    def post(self, request, ref):
        row = self.get_row(ref, self.rows("export").for_detail())
        content = signing.signed_export(row, actor=self.actor, now=timezone.now())
        name = f"{row.step}-{row.get_tier_display()}-{str(row.ref)[:8]}.zip"
        return FileResponse(
            io.BytesIO(content), as_attachment=True, filename=name, content_type="application/zip"
        )


class SigningKey(Page):
    """GET …/runs/signing-key/: the public key, to be published where everybody finds it."""

    policy = policies.runs

    def get(self, request):
        try:
            content = vault_signing.public_key()
        except ImproperlyConfigured as error:
            raise Http404 from error
        return FileResponse(
            io.BytesIO(content.encode()),
            as_attachment=True,
            filename="key.json",
            content_type="application/json",
        )


class ResultList(ListPage):
    """All results in view, by run: for export, and for a place its own."""

    policy, table, filters = policies.run_rows, tables.ResultTable, filters.ResultFilter
    title = _("Ranked results")
    empty_text = _("No results yet.")

    @classmethod
    def queryset(cls, actor, action="view"):
        rows = super().queryset(actor, action)
        return rows.filter(run__in=policies.runs.scope(actor).order_by().values("pk"))


class RunCreate(CreatePage):
    policy, form_class = policies.runs, forms.RunForm
    verb = staticmethod(runs.start)
    title = _("Compute a step")
    submit_label = _("Compute")
    done_text = _("The run has begun; you may leave this page.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "steps": list(self.steps())}

    def steps(self):
        """Each step of each scheme in force."""
        edition = running_editions(self.actor).first()
        if edition is None:
            return
        seen = set()
        found = (
            policies.schemes.scope(self.actor)
            .filter(edition=edition)
            .published()
            .order_by("tier", "-number")
        )
        for scheme in found:
            if scheme.tier in seen:
                continue
            seen.add(scheme.tier)
            for step in schemes.parsed_of(scheme).steps:
                label = f"{scheme.get_tier_display()} · {scheme.name} · {step.name}"
                yield f"{scheme.ref}/{step.name}", (scheme, step.name), label

    def get_data(self, form):
        scheme, step = super().get_data(form)["step"]
        return {"scheme": scheme, "step": step}


class ConfirmForm(django_forms.Form):
    reason = django_forms.CharField(
        label=_("Note"), required=False, widget=django_forms.Textarea(attrs={"rows": 2})
    )
    deviations = django_forms.CharField(
        label=_("Deviations"),
        required=False,
        widget=django_forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line: exam number, blank, reason. Who is named here leaves although the marks "
            "say otherwise; the step is then computed again."
        ),
    )

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row

    def clean_deviations(self):
        lines = [line.split(None, 1) for line in self.cleaned_data["deviations"].splitlines()]
        lines = [line for line in lines if line]
        found = dict(
            self.row.rows.filter(
                nomination__exam_number__in=[line[0] for line in lines]
            ).values_list("nomination__exam_number", "nomination__ref")
        )
        deviations = {}
        for line in lines:
            if line[0] not in found:
                raise django_forms.ValidationError(
                    _("Exam number %(number)s is not in this run."), params={"number": line[0]}
                )
            if len(line) < 2:
                raise django_forms.ValidationError(_("Each deviation needs its reason."))
            deviations[found[line[0]]] = line[1]
        return deviations


class RunConfirm(FormPage):
    """Read what will happen, name deviations, and give the list effect."""

    policy, form_class = policies.runs, ConfirmForm
    action = "confirm_step"
    verb = staticmethod(runs.confirm_step)
    wants = ("row",)
    template_name = "selection/run_confirm.html"
    title = _("Give the list effect")
    submit_label = _("Give the list effect")
    done_text = _("The list is in effect.")

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def load(self, ref):
        super().load(ref)
        if not self.policy.may(self.actor, "confirm_step"):
            raise NotYours(not_for_role(self.actor))

    def get_initial(self):
        return {}

    def get_context(self, **context):
        counts = dict(self.row.rows.order_by().values_list("outcome").annotate(Count("pk")))
        return super().get_context(
            counts=[(Outcome(key).label, count) for key, count in sorted(counts.items())],
            is_last=runs.shortlists(self.row),
            **context,
        )
