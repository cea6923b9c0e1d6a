"""Pages of editions."""

from collections import Counter
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.history import history
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, MoveFormPage
from core.web.pages.listing import ListPage
from planning import charts, filters, formats, forms, policies, tables
from planning.rules.readiness import missing
from planning.services import editions, outline, quotas, reminders
from planning.states import EDITION, CityPlanState, Tier

_PLACE_TABS = (
    ("plan", _("General plan"), "planning/tab_plan.html"),
    ("subprojects", _("Sub-projects"), "planning/tab_subprojects.html"),
    ("rules", _("Qualifications"), "planning/tab_rules.html"),
    ("procedure", _("Procedure"), "planning/tab_procedure.html"),
    ("quotas", _("Quotas"), "planning/tab_quotas.html"),
    ("group", _("Leading group"), "planning/tab_group.html"),
    ("documents", _("Documents"), "planning/tab_documents.html"),
    ("plans", _("City plans"), "planning/tab_plans.html"),
)
_PROVINCE_TABS = (*_PLACE_TABS, ("record", _("Record"), "planning/tab_record.html"))


class EditionList(ListPage):
    policy, table, filters = policies.editions, tables.EditionTable, filters.EditionFilter
    workflow, services = EDITION, editions
    title = _("Editions")
    create_label = _("New edition")
    empty_text = _("No edition yet.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.policy.may(self.actor, "create"):
            label = gettext("From the last edition or a template")
            actions.append((label, reverse("planning:edition-wizard"), "", "copy"))
        return actions


class EditionDetail(DetailPage):
    policy, workflow, services = policies.editions, EDITION, editions
    template_name = "planning/edition_detail.html"
    has_timeline = False

    @property
    def tabs(self):
        return _PROVINCE_TABS if self.actor.is_provincial else _PLACE_TABS

    def rows(self, action="view"):
        return super().rows(action).select_related("organisation", "predecessor")

    def may_edit(self):
        return self.row.is_draft

    @property
    def may_write(self) -> bool:
        """Whether the reader may change the parts of this edition now."""
        return self.row.is_draft and self.policy.may(self.actor, "edit")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.state in EDITION.amend.sources and self.policy.may(self.actor, "amend"):
            url = reverse("planning:edition-amend", args=[self.row.ref])
            actions.append((str(EDITION.amend.label), url, "", "edit"))
        if self.policy.may(self.actor, "create"):
            url = f"{reverse('planning:edition-wizard')}?source={self.row.ref}"
            actions.append((gettext("Next edition from this one"), url, "", "copy"))
        return actions

    def get_moves(self):
        """Publishing is shown as refused, with the reason, while the list is not clear."""
        self.readiness = outline.readiness(self.row) if self.may_write else []
        open_points = len(missing(self.readiness))
        moves = super().get_moves()
        if not open_points:
            return moves
        text = gettext("%(count)d points of the readiness list are open.") % {"count": open_points}
        return [
            replace(move, allowed=False, refusal=text) if move.name == "publish" else move
            for move in moves
        ]

    def get_context(self, **context):
        found = super().get_context(may_write=self.may_write, **context)
        found["readiness"] = [
            {
                "text": formats.readiness_text(item),
                "is_met": item.is_met,
                "url": f"?tab={item.where}",
            }
            for item in self.readiness
        ]
        return found

    # tabs

    def tab_subprojects(self, edition):
        return {"sub_projects": edition.sub_projects.all()}

    def tab_rules(self, edition):
        rules = list(edition.qualification_rules.all())
        tiers = [
            (
                label,
                [
                    (
                        rule,
                        formats.rule_label(rule.key),
                        formats.needed_text(rule.key, rule.parameters),
                    )
                    for rule in rules
                    if rule.tier == tier
                ],
            )
            for tier, label in Tier.choices
        ]
        return {"tiers": tiers, "kind_form": forms.RuleKindForm(auto_id="kind-%s")}

    def tab_quotas(self, edition):
        matrix = tables.quota_matrix(edition, self.actor)
        return {
            "matrix": matrix,
            "charts": charts.quota_charts(matrix),
            "tracks_use": quotas.tracks_use(),
            "may_set": policies.quotas.may(self.actor, "edit") and edition.state != "closed",
            "may_export": policies.quotas.may(self.actor, "export"),
            "may_import": policies.quotas.may(self.actor, "import") and edition.is_draft,
        }

    def tab_procedure(self, edition):
        return {"gates": list(edition.gates.all())}

    def tab_group(self, edition):
        return {"members": list(edition.group_members.all())}

    def tab_documents(self, edition):
        rows = policies.documents.scope(self.actor).filter(edition=edition)
        return {
            "documents": (rows.with_receipts() if self.actor.is_provincial else rows).order_by(
                "-id"
            ),
            "may_add": policies.documents.may(self.actor, "create"),
        }

    def tab_plans(self, edition):
        """The board: each place with state, due date, seats and use; below it, whom the clock reminds."""
        plans = list(
            policies.city_plans.scope(self.actor)
            .filter(edition=edition)
            .with_seats()
            .select_related("organisation")
            .order_by("org_path")
        )
        used = Counter()
        for (tier, _field, place), number in quotas.in_use(edition, self.actor).items():
            if tier == Tier.MUNICIPAL:
                used[place] += number
        for plan in plans:
            plan.used = used[plan.organisation_id]
        today = timezone.localdate()
        due_on = edition.nomination_opens_on
        return {
            "plans": plans,
            "progress": plan_progress(plans),
            "due_on": due_on,
            "is_late": due_on is not None and due_on < today,
            "tracks_use": quotas.tracks_use(),
            "reminders": (
                reminders.due(self.actor, today=today, edition=edition)
                if self.actor.is_provincial
                else []
            ),
        }

    def tab_record(self, edition):
        parts = (
            edition.sub_projects,
            edition.qualification_rules,
            edition.gates,
            edition.group_members,
        )
        refs = [edition.ref, *(ref for part in parts for ref in part.values_list("ref", flat=True))]
        return {"entries": history(refs)}


def plan_progress(plans) -> list[dict]:
    """How many places stand where: for the board of the city plans."""
    states = [plan.state for plan in plans]
    return [
        {"state": state, "label": label, "count": states.count(state), "total": len(states)}
        for state, label in CityPlanState.choices
    ]


class EditionCreate(CreatePage):
    policy = policies.editions
    form_class = forms.EditionForm
    verb = staticmethod(editions.create)
    title = _("New edition")
    done_text = _("The draft is made. Add sub-projects, qualifications and quotas.")

    def get_initial(self):
        return {"year": self.now.year}


class WithDates:
    """The dates are fields that the form adds on the way."""

    def get_initial(self):
        return {
            name: getattr(self.row, name)
            for name in (*self.form_class.names(), "year", "name")
            if hasattr(self.row, name)
        }


class EditionEdit(WithDates, EditPage):
    policy = policies.editions
    form_class = forms.EditionForm
    verb = staticmethod(editions.edit)


class EditionAmend(WithDates, MoveFormPage):
    policy = policies.editions
    move = EDITION.amend
    form_class = forms.AmendForm
    verb = staticmethod(editions.amend)
    title = _("Amend a published edition")
    done_text = _("Amended; the places have been told.")
