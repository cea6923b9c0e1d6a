"""A paper: progress of its marking, adjudications, the seal, and the code map."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage, MoveFormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from selection import filters, forms, policies, tables
from selection.rules.marking import NEEDS_ARBITRATION, NEEDS_MARK, NEEDS_THIRD
from selection.services import ladders, papers
from selection.services.markers import examiners, next_round
from selection.states import PAPER, PaperState, SheetState, Way
from selection.views.sessions import session_crumbs

WAITING = {
    NEEDS_MARK: gettext_lazy("Marks to come"),
    NEEDS_THIRD: gettext_lazy("Needs a third marker"),
    NEEDS_ARBITRATION: gettext_lazy("Needs arbitration"),
}


class PaperList(ListPage):
    policy, table, filters = policies.papers, tables.PaperTable, filters.PaperFilter
    workflow, services = PAPER, papers
    title = gettext_lazy("Papers and marking")
    empty_text = gettext_lazy("No paper has been planned yet; a session has them.")
    batch_moves = ()


class PaperDetail(DetailPage):
    policy, workflow, services = policies.papers, PAPER, papers
    template_name = "selection/paper_detail.html"

    def get_page_actions(self):
        may, here, state = self.policy.may, self.row.ref, self.row.state
        actions = []
        if may(self.actor, "assign_markers"):
            if state == PaperState.CODED:
                url = self.url("assign", here)
                actions.append((_("Assign markers"), url, "primary", "users"))
            if state == PaperState.MARKING:
                url = self.url("round", here)
                actions.append((_("Next round"), url, "", "stairs-up"))
        if state == PaperState.SEALED and may(self.actor, "open_map"):
            url = self.url("open", here)
            actions.append((_("Sign: open the code map"), url, "danger", "signature"))
        return actions

    def get_breadcrumbs(self):
        return session_crumbs(self.row.session)

    def get_context(self, **context):
        sheets = list(
            policies.sheets.scope(self.actor)
            .filter(paper=self.row)
            .select_related("marker")
            .annotate(
                lines=Count("marks"), given=Count("marks", filter=Q(marks__mark__isnull=False))
            )
            .order_by("number", "-revision")
        )
        current = [sheet for sheet in sheets if sheet.state != SheetState.SUPERSEDED]
        marking = self.row.state not in (PaperState.PLANNED, PaperState.CODED)
        tally = ladders.tally(ladders.verdicts(self.row)) if marking else {}
        words = {**{str(way): way.label for way in Way}, **WAITING}
        return super().get_context(
            sheets=sheets,
            queue=[s for s in current if s.second_clerk_id and s.given < s.lines],
            given=sum(sheet.given for sheet in current),
            lines=sum(sheet.lines for sheet in current),
            tally=[(words[way], count) for way, count in sorted(tally.items())],
            scripts=self.row.scripts.count(),
            signers=papers.signers(self.row) if self.row.seals else [],
            **context,
        )


class _Markers:
    """Ticks for the examiners; what each gets is drawn."""

    form_class = forms.MarkersForm

    def get_form_kwargs(self):
        return {"examiners": examiners(self.actor)}

    def get_initial(self):
        return {}


class PaperAssign(_Markers, MoveFormPage):
    policy, move = policies.papers, PAPER.assign_markers
    verb = staticmethod(papers.assign_markers)
    submit_label = gettext_lazy("Draw the sheets")


class PaperRound(_Markers, FormPage):
    policy, action = policies.papers, "assign_markers"
    verb = staticmethod(next_round)
    title = gettext_lazy("Next round")
    submit_label = gettext_lazy("Draw the sheets")

    def load(self, ref):
        super().load(ref)
        if self.request.method == "GET" and self.row.state != PaperState.MARKING:
            raise MoveRefused(_("This paper is not being marked now."), code="state")


class PaperOpen(MoveFormPage):
    """One of the two signatures that open the map."""

    policy, form_class, move = policies.papers, forms.SignatureForm, PAPER.open_map
    verb = staticmethod(papers.open_map)
    template_name = "selection/paper_open.html"
    submit_label = gettext_lazy("Sign")

    def get_context(self, **context):
        return super().get_context(signers=papers.signers(self.row), **context)

    def get_done_text(self, result):
        if result.state == PaperState.OPENED:
            return _("The second signature: the code map is open.")
        return _("Your signature is on record. Another person signs next.")


def paper_crumbs(paper) -> list[tuple[str, str]]:
    return [
        (_("Papers and marking"), reverse("selection:paper-list")),
        (paper.component, paper.get_absolute_url()),
    ]
