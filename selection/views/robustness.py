"""How firmly a list stands: the test of a run, its results, and second looks near the line."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from core.web.pages.listing import ListPage
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.models import BorderlineRule, SecondLook
from selection.services import robustness, schemes
from selection.states import RunState

#: Nominees offered for a second look on one page; the next come when these are done.
SHOWN = 50


class RunTest(Page):
    """…/runs/<ref>/robustness/: what the last test of the run found; POST begins one."""

    policy = policies.runs
    template_name = "selection/run_robustness.html"

    def check(self):
        super().check()
        if not policies.sensitivities.may(self.actor, "view"):
            raise NotYours(not_for_role(self.actor))

    def get(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        test = robustness.latest(row)
        return self.render(
            self.get_context(
                row=row,
                test=test,
                errors=self.errors(row, test),
                waiting=robustness.due(row).count() if test else 0,
                due=self.due(row) if test else [],
                pairs=robustness.pairs(row) if test else [],
                list_url=f"{reverse('selection:robustness-list')}?run={row.ref}",
                may_test=self.policy.may(self.actor, "test_robustness")
                and row.state in (RunState.DONE, RunState.EFFECTIVE),
                rule=BorderlineRule.objects.filter(edition=row.edition_id, tier=row.tier).first(),
            )
        )

    def post(self, request, ref):
        if not self.policy.may(self.actor, "test_robustness"):
            raise NotYours(not_for_role(self.actor))
        row = self.get_row(ref, self.rows().for_detail())
        robustness.start(row, actor=self.actor, now=timezone.now())
        messages.success(
            request, _("The test has begun; look again in a moment, or under your jobs.")
        )
        return redirect(self.url("robustness", row.ref))

    def due(self, row):
        """The first of those who wait, for whoever may look at them."""
        if row.state != RunState.DONE or not policies.sensitivity_rows.may(self.actor, "look"):
            return []
        nominee = ("nomination__place", "nomination__sub_project")
        return list(robustness.due(row).select_related(*nominee)[:SHOWN])

    def errors(self, row, test):
        """(component, its weight, standard error of one mark or None)."""
        if test is None:
            return []
        parsed = schemes.parsed_of(row.scheme)
        weights = parsed.coefficients(parsed.steps[row.step_number - 1].score)
        return [(name, float(weight), test.errors.get(name)) for name, weight in weights.items()]

    def get_title(self):
        return _("How firmly the list stands")

    def get_breadcrumbs(self):
        return [(_("Runs"), self.url("list"))]


class RobustnessList(ListPage):
    policy, table = policies.sensitivity_rows, tables.RobustnessTable
    filters = filters.RobustnessFilter
    title = gettext_lazy("Robustness of results")
    empty_text = gettext_lazy("No list has been tested yet.")


class LookPage(FormPage):
    """One nominee near the line: what the draws say, and the view of whoever looked again."""

    policy, form_class = policies.sensitivity_rows, forms.LookForm
    action = "look"
    verb = staticmethod(robustness.look)
    template_name = "selection/robustness_look.html"
    title = gettext_lazy("Second look")

    def rows(self, action="view"):
        return (
            super()
            .rows(action)
            .select_related(
                "sensitivity__run__scheme", "nomination__place", "nomination__sub_project"
            )
        )

    def seen(self):
        return (
            SecondLook.objects.filter(
                run=self.row.sensitivity.run_id, nomination=self.row.nomination_id
            )
            .select_related("user")
            .first()
        )

    def get_initial(self):
        seen = self.seen()
        return {"view": seen.view, "reason": seen.reason} if seen else {}

    def get_success_url(self, result):
        return reverse("selection:run-robustness", args=[self.row.sensitivity.run.ref])

    def get_cancel_url(self):
        return self.get_success_url(None)

    def get_breadcrumbs(self):
        run = self.row.sensitivity.run
        return [(_("Runs"), reverse("selection:run-list")), (str(run), run.get_absolute_url())]

    def get_context(self, **context):
        return super().get_context(seen=self.seen(), **context)


class BorderlineRules(FormPage):
    """For which tiers of which editions second looks are due before a list takes effect."""

    policy, form_class = policies.borderline_rules, forms.BorderlineRuleForm
    has_row = False
    verb = staticmethod(robustness.require_looks)
    template_name = "selection/borderline_rules.html"
    title = gettext_lazy("Second looks near the line")

    def check(self):
        if not self.policy.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))

    def get_form_kwargs(self):
        return {"editions": list(running_editions(self.actor)[:20])}

    def get_context(self, **context):
        rules = self.rows().filter(edition__in=running_editions(self.actor))
        return super().get_context(
            rules=list(rules.select_related("edition").order_by("edition_id", "tier")), **context
        )

    def get_success_url(self, result):
        return reverse("selection:borderlinerule-edit")

    def get_cancel_url(self):
        return reverse("selection:run-list")

    def get_breadcrumbs(self):
        return [(_("Runs"), reverse("selection:run-list"))]
