"""One case of the qualification review: criteria, findings, corrections, papers, what can be decided."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from candidates.handover import people
from candidates.policies import findings as finding_policy
from candidates.states import FindingState
from core.web.history import history
from core.web.moves import move_buttons
from core.web.pages.detail import DetailPage
from planning.handover import rule_label
from selection import forms, policies, tables
from selection.services import criteria, eligibility, nominations, queueing, returning, verdicts
from selection.states import NOMINATION, Light, NominationState, ReviewStage
from selection.views.queue import ReviewList

S = NominationState
#: More cases than this nobody walks through by "next".
_WALKED = 10_000


class ReviewCase(DetailPage):
    """Criteria with the data used, findings, papers, corrections; what can be decided stands above."""

    policy, workflow, services = policies.nominations, NOMINATION, nominations
    template_name = "selection/review_case.html"
    has_timeline = True

    @cached_property
    def stage(self) -> str:
        """The stage that looks at the case now, if it is the actor's to look."""
        stage = verdicts.stage_of(self.row)
        action = "check" if stage == ReviewStage.PLACE else "judge"
        return stage if stage and self.policy.allows(self.actor, action, self.row) else ""

    @cached_property
    def standings(self):
        return criteria.of_one(self.row, timezone.localdate())

    @cached_property
    def light(self) -> str:
        today = timezone.localdate()
        return criteria.lights([self.row], today, {self.row.pk: self.standings})[self.row.pk]

    @cached_property
    def is_clear(self) -> bool:
        """Nothing stands in the way of qualifying; what only warns does not."""
        if self.light != Light.AMBER or any(each.is_unmet for each in self.standings):
            return self.light == Light.GREEN
        return not criteria.with_open_findings([self.row])

    def get_moves(self):
        """Without a form: endorsing, and passing where nothing stands in the way."""
        names = {"endorse"} | ({"pass_review"} if self.is_clear else set())
        buttons = move_buttons(
            self.policy,
            self.workflow,
            self.actor,
            self.row,
            lambda name: reverse("selection:nomination-move", args=[self.row.ref, name]),
        )
        return [button for button in buttons if button.name in names]

    def get_page_actions(self):
        row, ref = self.row, [self.row.ref]
        allowed = {
            name
            for name in ("pass_review", "send_back", "reject")
            if self.policy.allows(self.actor, name, row)
        }
        actions = []
        if row.state == S.ENDORSED and "pass_review" in allowed and not self.is_clear:
            url = reverse("selection:nomination-qualify", args=ref)
            actions.append((gettext("Qualified, with a reason…"), url, "", "check"))
        if row.state in NOMINATION.send_back.sources and "send_back" in allowed:
            url = reverse("selection:nomination-return", args=ref)
            actions.append((gettext("Return for correction…"), url, "", "arrow-left"))
        if row.state == S.ENDORSED and "reject" in allowed:
            url = reverse("selection:nomination-reject", args=ref)
            actions.append((gettext("Not qualified…"), url, "danger", "x"))
        if row.state == S.ENDORSED and policies.exemptions.may(self.actor, "create"):
            url = reverse("selection:nomination-exempt", args=ref)
            actions.append((gettext("Propose an exemption…"), url, "", "scale"))
        if row.state in NOMINATION.reopen.sources and policies.reopenings.may(self.actor, "create"):
            url = reverse("selection:nomination-reopen", args=ref)
            actions.append((gettext("Judge anew…"), url, "", "history"))
        return actions

    def get_breadcrumbs(self):
        return [(str(ReviewList.title), self.url("list"))]

    def get_timeline(self):
        refs = [
            *self.row.exemptions.values_list("ref", flat=True),
            *self.row.review_requests.values_list("ref", flat=True),
            *self.row.reopenings.values_list("ref", flat=True),
            *self.row.verdicts.values_list("ref", flat=True),
        ]
        return history([self.row.ref, *refs])

    def get_context(self, **context):
        row = self.row
        return super().get_context(
            standings=self.standings,
            light=self.light,
            light_label=Light(self.light).label,
            light_tone=Light.tones[self.light],
            stage=self.stage,
            choices=forms.VerdictForm.base_fields["verdict"].choices,
            cutoff=eligibility.cutoff(row.edition, timezone.localdate()),
            last_return=returning.last_return(row),
            changes=returning.changes_of(row),
            now=timezone.localdate(),
            person_url=row.person.get_absolute_url() if people.may(self.actor, "view") else "",
            nomination_url=row.get_absolute_url(),
            **self.findings(),
            **self.papers(),
            **self.queue(),
            **context,
        )

    def findings(self) -> dict:
        if not finding_policy.may(self.actor, "view"):
            return {"findings": None}
        rows = finding_policy.scope(self.actor).filter(person=self.row.person)
        shown = rows.exclude(state=FindingState.GONE).select_related("signer")
        return {
            "findings": sorted(shown, key=lambda each: (each.state != "open", each.pk)),
            "may_resolve": finding_policy.may(self.actor, "resolve")
            and self.row.state in (S.ENDORSED, S.SUBMITTED),
        }

    def papers(self) -> dict:
        row = self.row
        exemptions = list(row.exemptions.for_detail())
        for each in exemptions:
            each.criterion = rule_label(each.key)
        return {
            "exemptions": exemptions if policies.exemptions.may(self.actor, "view") else [],
            "papers": row.papers.select_related("file", "added_by"),
            "letters": row.letters.all() if policies.letters.may(self.actor, "view") else [],
            "reopenings": row.reopenings.all()
            if policies.reopenings.may(self.actor, "view")
            else [],
            "requests": row.review_requests.all()
            if policies.review_requests.may(self.actor, "view")
            else [],
        }

    def queue(self) -> dict:
        """Where the case stands in the queue, and its neighbours there."""
        if not self.policy.may(self.actor, "pass_review"):
            return {}
        asked = self.request.GET.get("queue", "")
        query = QueryDict(asked)
        rows = ReviewList.filterset(self.actor, query).rows()
        table, model = tables.ReviewTable, self.policy.model
        order = table.ordering(model, query.get("sort", "")) or table.usual_ordering(model)
        refs = list(rows.order_by(*order.keys()).values_list("ref", flat=True)[:_WALKED])
        place, before, after = queueing.beside(refs, self.row.ref)
        more = f"?{urlencode({'queue': asked})}" if asked else ""
        return {
            "queue_url": f"{reverse('selection:review-list')}{'?' + asked if asked else ''}",
            "queue_place": place,
            "queue_count": len(refs),
            "before_url": f"{self.url('detail', before)}{more}" if before else "",
            "after_url": f"{self.url('detail', after)}{more}" if after else "",
        }
