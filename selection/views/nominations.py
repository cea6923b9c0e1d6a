"""Nominations: the list, one nomination with all that is known of it, writing one, importing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.handover import people
from core.web.history import history
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, MoveFormPage
from core.web.pages.importing import ImportPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions, sub_projects
from selection import exchange, filters, forms, policies, tables
from selection.services import eligibility, explaining, nominating, nominations
from selection.states import NOMINATION, NominationState

_ALIKE = 20


class NominationList(ListPage):
    policy, table, filters = (
        policies.nominations,
        tables.NominationTable,
        filters.NominationFilter,
    )
    workflow, services = NOMINATION, nominations
    title = _("Nominations")
    create_label = _("Nominate")
    empty_text = _("Nobody is nominated yet.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if policies.finding_stops.may(self.actor, "edit"):
            url = reverse("selection:finding-stops")
            actions.append((gettext("Stops by findings"), url, "", "alert-triangle"))
        return actions


class NominationDetail(DetailPage):
    policy, workflow, services = policies.nominations, NOMINATION, nominations
    template_name = "selection/nomination_detail.html"
    tabs = (
        ("summary", _("Summary"), "selection/tab_summary.html"),
        ("rules", _("Qualifications"), "selection/tab_rules.html"),
        ("score", _("Marks and score"), "selection/tab_score.html"),
        ("inspection", _("Inspection"), "selection/tab_inspection.html"),
    )

    def may_edit(self):
        return self.row.is_editable

    def get_moves(self):
        """A rejection has a page of its own: it needs a coded ground."""
        return [move for move in super().get_moves() if move.name != "reject"]

    def get_page_actions(self):
        actions = super().get_page_actions()
        state = self.row.state
        if state == NominationState.ENDORSED and self.policy.allows(self.actor, "reject", self.row):
            url = self.url("reject", self.row.ref)
            actions.append((gettext("Not qualified…"), url, "danger", "x"))
        if state == NominationState.SHORTLISTED and self.policy.may(self.actor, "inspect"):
            actions.append((gettext("Inspection report"), self.report_url(), "primary", "edit"))
        if state == NominationState.IN_NOTICE and policies.objections.may(self.actor, "create"):
            actions.append(
                (gettext("Record an objection"), self.url("object", self.row.ref), "", "flag")
            )
        return actions

    def report_url(self) -> str:
        return self.url("inspect", self.row.ref)

    def get_timeline(self):
        """The acts on the nomination and on what hangs on it."""
        reports, objections = (
            policy.scope(self.actor)
            .filter(nomination=self.row)
            .order_by()
            .values_list("ref", flat=True)
            for policy in (policies.reports, policies.objections)
        )
        return history([self.row.ref, *reports.union(objections)])

    def rows(self, action="view"):
        return super().rows(action).select_related("seat")

    def tab_summary(self, row):
        seat = getattr(row, "seat", None)
        return {
            "seat": seat,
            "person_url": row.person.get_absolute_url() if people.may(self.actor, "view") else "",
            "entries": row.notice_entries.select_related("notice"),
        }

    def tab_rules(self, row):
        today = timezone.localdate()
        under_review = row.state == NominationState.ENDORSED
        may_attest = under_review and self.policy.allows(self.actor, "attest", row)
        return {
            "gaps": eligibility.gaps_of(row, today),
            "cutoff": eligibility.cutoff(row.edition, today),
            "facts": eligibility.facts_of([row.person_id])[row.person_id],
            "attested": row.attested,
            "may_attest": may_attest,
            "attest_url": self.url("attest", row.ref) if may_attest else "",
        }

    def tab_score(self, row):
        if not row.exam_number:
            return {"scheme": None}
        found = explaining.explanation_of(row)
        runs = policies.runs.scope(self.actor).exclude(state__in=["discarded", "computing"])
        return {
            "scheme": found and found[0],
            "explanation": found and found[1],
            "steps": explaining.steps_of(row, runs),
        }

    def tab_inspection(self, row):
        reports = policies.reports.scope(self.actor).filter(nomination=row)
        return {
            "report": reports.first(),
            "may_see_report": policies.reports.may(self.actor, "view"),
        }


class Choosing(Page):
    """Whose nomination it will be: a person of the actor's scope."""

    policy = policies.nominations
    action = "create"
    template_name = "selection/person_picker.html"
    partial = "found"
    title = _("Whom do you nominate?")

    def get(self, request):
        typed = request.GET.get("q", "").strip()
        rows = people.scope(self.actor).matching(typed) if typed else people.scope(self.actor)
        chosen = rows.for_list().select_related("organisation").order_by("stroke_key", "pk")
        found = list(chosen[:_ALIKE])
        edition = running_editions(self.actor).first()
        live = nominating.live_people(edition, [row.pk for row in found]) if edition else set()
        return self.render(
            self.get_context(
                typed=typed,
                found=[(row, row.pk in live) for row in found],
                more=len(found) == _ALIKE,
                edition=edition,
                may_register=people.may(self.actor, "create"),
                create_url=self.url("create"),
            )
        )


class _OfRunningEdition:
    """A form on the fields of the running edition, with the meters of its groups."""

    @cached_property
    def edition(self):
        row = getattr(self, "row", None)
        found = row.edition if row is not None else running_editions(self.actor).first()
        if found is None:
            raise MoveRefused(gettext("No edition is running."), code="state")
        return found

    @cached_property
    def fields(self):
        return list(sub_projects(self.edition))

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "sub_projects": self.fields}

    def meters(self, place):
        return [
            (field.label, [nominating.meter(self.edition, tier, field, place) for tier in _TIERS])
            for field in self.fields
        ]


_TIERS = ("provincial", "municipal")


class NominationCreate(_OfRunningEdition, CreatePage):
    policy, form_class = policies.nominations, forms.NominationForm
    verb = staticmethod(nominations.nominate)
    template_name = "selection/nomination_form.html"
    title = _("Nominate")
    done_text = _("The draft is saved. Submit it when it is complete.")

    def load(self, ref):
        super().load(ref)
        self.person = self.get_person()

    def get(self, request, ref=None):
        if "person" not in request.GET:
            return redirect(self.url("choose"))
        return super().get(request, ref)

    def get_person(self):
        asked = self.request.GET.get("person", "")
        field = people.model._meta.get_field("ref")
        try:
            person = people.scope(self.actor).filter(ref=field.to_python(asked)).first()
        except Exception as error:
            raise Http404 from error
        if person is None:
            raise Http404
        return person

    def get_data(self, form):
        data = super().get_data(form)
        return {
            **data,
            "edition": self.edition,
            "person": self.person,
            "organisation": self.actor.organisation
            if self.actor.role == "county_officer"
            else None,
        }

    def get_context(self, **context):
        place = exchange.place_of(self.actor)
        return super().get_context(person=self.person, meters=self.meters(place), **context)


class NominationEdit(_OfRunningEdition, EditPage):
    policy, form_class = policies.nominations, forms.NominationForm
    verb = staticmethod(nominations.revise)
    template_name = "selection/nomination_form.html"

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {**super().get_initial(), "sub_project": str(self.row.sub_project.ref)}

    def get_context(self, **context):
        return super().get_context(
            person=self.row.person, meters=self.meters(self.row.place), **context
        )


class NominationReject(MoveFormPage):
    policy, form_class, move = policies.nominations, forms.RejectForm, NOMINATION.reject
    verb = staticmethod(nominations.reject)
    submit_label = _("Not qualified")
    done_text = _("Rejected; the place is told.")

    def rows(self, action="view"):
        return super().rows(action).for_detail()


class NominationAttest(Page):
    """POST: vouch for one condition that the file cannot show."""

    http_method_names = ["post"]
    policy = policies.nominations
    action = "attest"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        form = forms.AttestForm(request.POST)
        if form.is_valid():
            nominations.attest(row, **form.cleaned_data, actor=self.actor, now=timezone.now())
            messages.success(request, gettext("Noted."))
        else:
            messages.error(request, gettext("Say which evidence was seen."))
        return redirect(f"{self.url('detail', ref)}?tab=rules")


class NominationImport(ImportPage):
    policy, sheet = policies.nominations, exchange.NominationSheet()


class ReviewList(ListPage):
    """The queue of the qualification review."""

    policy, table, filters = policies.nominations, tables.ReviewTable, filters.ReviewFilter
    workflow, services = NOMINATION, nominations
    action = "pass_review"
    title = _("Qualification review")
    batch_moves = ("pass_review", "send_back", "reject")
    empty_text = _("Nothing waits for review.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).to_review()

    def get_page_actions(self):
        return []
