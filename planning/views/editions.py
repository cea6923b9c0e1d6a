"""Pages of editions."""

from collections import Counter, defaultdict
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
from planning.rules import agenda
from planning.rules.readiness import DATES, missing
from planning.services import days, editions, loosened, outline, quotas, reminders
from planning.states import EDITION, CityPlanState, Severity, Tier
from planning.views.amendments import change_link
from planning.views.conditions import is_out_of_force
from planning.views.structure import structure_url, targets_by_level
from planning.views.versions import acknowledgement, changes_of, texts_of

_PLACE_TABS = (
    ("plan", _("General plan"), "planning/tab_plan.html"),
    ("calendar", _("Calendar"), "planning/tab_calendar.html"),
    ("subprojects", _("Sub-projects"), "planning/tab_subprojects.html"),
    ("rules", _("Qualifications"), "planning/tab_rules.html"),
    ("procedure", _("Procedure"), "planning/tab_procedure.html"),
    ("quotas", _("Quotas"), "planning/tab_quotas.html"),
    ("structure", _("Structure targets"), "planning/tab_structure.html"),
    ("group", _("Leading group"), "planning/tab_group.html"),
    ("documents", _("Documents"), "planning/tab_documents.html"),
    ("plans", _("City plans"), "planning/tab_plans.html"),
    ("versions", _("Versions"), "planning/tab_versions.html"),
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
        found = super().get_context(
            may_write=self.may_write, change_url=change_link(self.actor, self.row), **context
        )
        found["readiness"] = [
            {
                "text": formats.readiness_text(item),
                "is_met": item.is_met,
                "url": self.place_of(item),
            }
            for item in self.readiness
        ]
        return found

    def place_of(self, item) -> str:
        """Where a point of the readiness list is put right."""
        if item.where == "plan":
            return reverse("planning:edition-edit", args=[self.row.ref])
        if item.where == "quotas" and self.row.sub_projects.exists():
            return reverse("planning:quota-edit", args=[self.row.ref])
        return f"?tab={item.where}"

    # tabs

    def tab_calendar(self, edition):
        """Every day of the edition as a list, and the gates with days as a drawing."""
        dates = {name: getattr(edition, name) for name in DATES}
        is_working_day = days.working_days(edition.organisation_id)
        steps = list(edition.gates.values_list("step", flat=True))
        return tables.agenda_of(
            agenda.days(dates, is_working_day),
            agenda.stretches(dates, steps, is_working_day),
            today=timezone.localdate(),
            holiday_name=days.holiday_name,
        )

    def tab_subprojects(self, edition):
        return {"sub_projects": edition.sub_projects.all()}

    def tab_rules(self, edition):
        rules = list(edition.qualification_rules.select_related("basis"))
        tiers = [
            (
                label,
                [
                    (
                        rule,
                        formats.rule_label(rule.key),
                        formats.needed_text(rule.key, rule.parameters),
                        rule.severity == Severity.WARNS,
                        formats.basis_of(rule),
                        is_out_of_force(rule, edition.rules_on),
                    )
                    for rule in rules
                    if rule.tier == tier
                ],
            )
            for tier, label in Tier.choices
        ]
        return {
            "tiers": tiers,
            "kind_form": forms.RuleKindForm(auto_id="kind-%s"),
            "out_of_force": sum(is_out_of_force(rule, edition.rules_on) for rule in rules),
        }

    def tab_quotas(self, edition):
        matrix = tables.quota_matrix(edition, self.actor)
        return {
            "matrix": matrix,
            "charts": charts.quota_charts(matrix),
            "meter_lines": tables.meter_lines(matrix, edition, self.actor),
            "tracks_use": quotas.tracks_use(),
            "may_set": policies.quotas.may(self.actor, "edit") and edition.state != "closed",
            "may_export": policies.quotas.may(self.actor, "export"),
            "may_import": policies.quotas.may(self.actor, "import") and edition.is_draft,
        }

    def tab_structure(self, edition):
        """The targets of each team level; how they are met is on a page of its own."""
        return {
            "levels": targets_by_level(edition),
            "kind_form": forms.TargetKindForm(auto_id="kind-%s"),
            "structure_url": structure_url(edition),
        }

    def tab_procedure(self, edition):
        papers = defaultdict(list)
        for document in policies.documents.scope(self.actor).filter(edition=edition).current():
            papers[document.step].append(document)
        gates = list(edition.gates.all())
        for gate in gates:
            gate.papers = papers[gate.step]
        return {"gates": gates}

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
        today = timezone.localdate()
        plans = list(
            policies.city_plans.scope(self.actor)
            .filter(edition=edition)
            .with_seats()
            .with_days_late(today)
            .select_related("organisation")
            .prefetch_related("conditions")
            .order_by("org_path")
        )
        looser = {plan.pk for plan in loosened.plans_of(edition)}
        used = Counter()
        for (tier, _field, place), number in quotas.in_use(edition, self.actor).items():
            if tier == Tier.MUNICIPAL:
                used[place] += number
        for plan in plans:
            plan.used = used[plan.organisation_id]
            plan.is_looser = plan.pk in looser
            plan.added = [
                formats.sentence(row.key, row.parameters, row.severity)
                for row in plan.conditions.all()
            ]
        return {
            "plans": plans,
            "progress": plan_progress(plans),
            "due_on": edition.nomination_opens_on,
            "tracks_use": quotas.tracks_use(),
            "reminders": (
                reminders.due(self.actor, today=today, edition=edition)
                if self.actor.is_provincial
                else []
            ),
        }

    def tab_versions(self, edition):
        """The newest first, each with what it changed; a place acknowledges here what it reads here."""
        rows = policies.edition_versions.scope(self.actor).filter(edition=edition)
        if self.actor.is_provincial:
            rows = rows.with_receipts().select_related("amendment")
        kept = list(rows.order_by("-number"))
        latest = kept[0] if kept else None
        found = {
            "versions": kept,
            "latest": latest,
            "reads_amendments": policies.amendments.may(self.actor, "view"),
        }
        if len(kept) > 1:
            found["texts"] = texts_of(kept[1], latest)
            found["changed"] = changes_of(self.actor, kept[1], latest)
        if latest is not None and not self.actor.is_provincial:
            own = policies.version_receipts.scope(self.actor).filter(edition_version=latest).first()
            found["own"] = own
            found["receipt_moves"] = acknowledgement(self.actor, own) if own else []
        return found

    def tab_record(self, edition):
        parts = (
            edition.sub_projects,
            edition.qualification_rules,
            edition.gates,
            edition.group_members,
            edition.structure_targets,
        )
        refs = [edition.ref, *(ref for part in parts for ref in part.values_list("ref", flat=True))]
        return {"entries": history(refs)}


def plan_progress(plans) -> list[dict]:
    """How many places stand where: for the board of the city plans. Who has not begun is named apart from
    who is writing."""
    states = [plan.state if plan.is_begun else "" for plan in plans]
    return [
        {"state": state, "label": label, "count": states.count(state), "total": len(states)}
        for state, label in (("", _("Not begun")), *CityPlanState.choices)
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
