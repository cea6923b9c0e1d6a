"""A nominee under inspection: what is due and what is done, the talks, and the four must-checks."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import AccessLog
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.models import InspectionNotice
from selection.services import inspection_marks, inspectors, must_checks, talks
from selection.states import CheckResult, MustCheckKind, NominationState, TalkGroup


class CaseList(ListPage):
    """An inspector's own assignments; for the others all."""

    policy, table, filters = policies.cases, tables.CaseTable, filters.CaseFilter
    title = _("Inspection cases")
    empty_text = _("No nominee is given to you for inspection.")

    @classmethod
    def queryset(cls, actor, action="view"):
        rows = super().queryset(actor, action)
        return rows.mine() if actor.role == policies.INSPECTOR else rows


class CaseDetail(DetailPage):
    policy = policies.cases
    template_name = "selection/case_detail.html"
    has_timeline = False

    def get_page_actions(self):
        nominee, ref = self.row.nomination, self.row.ref
        if nominee.state != NominationState.SHORTLISTED:
            return []
        actions = []
        if policies.cases.may(self.actor, "talk") and self.is_mine:
            actions += [
                (gettext("Record a talk"), self.url("talk", ref), "primary", "plus"),
                (gettext("Four must-checks"), checks_url(nominee), "", "checklist"),
                (gettext("Report"), report_url(nominee), "", "file-text"),
                (gettext("Declare a conflict"), self.url("declare", ref), "", "ban"),
            ]
        elif policies.must_checks.may(self.actor, "sign") and not self.is_inspector:
            actions.append((gettext("Four must-checks"), checks_url(nominee), "", "checklist"))
        return actions

    @property
    def is_inspector(self):
        return self.actor.role == policies.INSPECTOR

    def get_context(self, **context):
        nominee = self.row.nomination
        rows = policies.cases.scope(self.actor).mine().filter(pk=self.row.pk)
        self.is_mine = self.is_inspector and rows.exists()
        checks = must_checks.of(nominee)
        return super().get_context(
            is_mine=self.is_mine,
            team=policies.teams.scope(self.actor).filter(pk=self.row.team_id).first(),
            due=[
                (TalkGroup(each.group).label, each)
                for each in talks.due_of([nominee.pk]).get(nominee.pk, [])
                if each.due or each.held
            ],
            talks=policies.talks.scope(self.actor).filter(nomination=nominee).defer("sealed"),
            may_read=policies.talks.may(self.actor, "view"),
            checks=[
                (kind.label, checks.get(kind), CheckResult.tones.get(checks[kind].result, ""))
                if kind in checks
                else (kind.label, None, "")
                for kind in MustCheckKind
            ],
            notices=InspectionNotice.objects.filter(entries__nomination=nominee)
            .for_detail()
            .order_by("pk"),
            report=getattr(nominee, "report", None),
            poll=getattr(nominee, "poll", None),
            **context,
        )


def checks_url(nominee) -> str:
    return reverse("selection:nomination-checks", args=[nominee.ref])


def report_url(nominee) -> str:
    return reverse("selection:nomination-inspect", args=[nominee.ref])


class TalkCreate(BackToRow, FormPage):
    policy, form_class = policies.cases, forms.TalkForm
    action = "talk"
    title = _("Record a talk")
    keeps_entries = True
    submit_label = _("Seal and save")
    done_text = _("The talk is on record.")
    verb = staticmethod(talks.hold)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_form_kwargs(self):
        return {"team": [each.name for each in inspectors.team_of(self.row.nomination_id)]}

    def get_initial(self):
        return {"held_on": timezone.localdate(self.now)}


class TalkRead(Page):
    """POST: what was said, once; who looked and when goes into the access log."""

    http_method_names = ["post"]
    policy = policies.talks
    template_name = "selection/talk_read.html"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().select_related("nomination__team_case"))
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id, role=self.actor.role, org_path=self.actor.path,
                kind="talk", object_type="selection.talk", object_ref=row.ref,
            )
        )  # fmt: skip
        response = self.render(self.get_context(row=row, case=row.nomination.team_case))
        response.headers["Cache-Control"] = "no-store"
        return response

    def get_title(self):
        return gettext("Individual talk")


class TalkStrike(FormPage):
    policy, form_class = policies.talks, forms.ReasonForm
    action = "strike"
    title = _("Strike the record of a talk")
    submit_label = _("Strike")
    verb = staticmethod(talks.strike)

    def rows(self, action="view"):
        return super().rows(action).select_related("nomination__team_case")

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return self.row.nomination.team_case.get_absolute_url()

    def get_cancel_url(self):
        return self.get_success_url(None)

    def get_breadcrumbs(self):
        return [
            (str(CaseList.title), reverse("selection:case-list")),
            (str(self.row.nomination), self.get_cancel_url()),
        ]


class Checks(FormPage):
    """All four on one page; whoever changes one answers for it."""

    policy, form_class = policies.nominations, forms.ChecksForm
    title = _("Four must-checks")
    submit_label = _("Sign")
    done_text = _("The checks are signed.")
    verb = staticmethod(must_checks.sign)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if not policies.must_checks.may(self.actor, "sign"):
            raise NotYours(not_for_role(self.actor))

    def is_stale(self, form):
        return False

    def get_initial(self):
        return {
            f"{kind}_{name}": getattr(check, name)
            for kind, check in must_checks.of(self.row).items()
            for name in must_checks.FIELDS
        }

    def get_data(self, form):
        return {"given": form.given()}

    @property
    def case(self):
        return policies.cases.scope(self.actor).filter(nomination=self.row).first()

    def get_success_url(self, result):
        row = self.case
        return (row or self.row).get_absolute_url()

    def get_cancel_url(self):
        return self.get_success_url(None)


class SchemeItems(BackToRow, FormPage):
    """Which components of a draft the inspection marks."""

    policy, form_class = policies.schemes, forms.ItemsForm
    action = "edit"
    wants = ("row",)
    title = _("Items of the inspection")
    verb = staticmethod(inspection_marks.set_items)

    def get_initial(self):
        marked = self.row.inspected
        names = enumerate(forms.components_of(self.row))
        return {f"item_{number}": marked.get(name, "") for number, name in names}

    def get_data(self, form):
        return {"items": form.items()}
