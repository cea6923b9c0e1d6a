"""Inspection teams: who they are, whom they inspect, and why somebody must not."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, ngettext

from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, CreatePage, EditPage, FormPage
from core.web.pages.listing import ListPage
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.forms.interviews import DistributeForm
from selection.models import ConflictDeclaration, ConflictWaiver, Nomination
from selection.services import conflicts, distributing, standing_in, teams

#: Nominees on one page of an assignment.
SHOWN = 100


class TeamList(ListPage):
    policy, table, filters = policies.teams, tables.TeamTable, filters.TeamFilter
    title = gettext_lazy("Inspection teams")
    empty_text = gettext_lazy("No team yet.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.policy.may(self.actor, "assign"):
            actions.append((gettext("Distribute nominees"), self.url("distribute"), "", "users"))
        return actions


class TeamDistribute(FormPage):
    """Everybody shortlisted who has no team to one without a conflict, all at once."""

    policy, form_class, action, has_row = policies.teams, DistributeForm, "assign", False
    template_name = "selection/interview_step.html"
    title = submit_label = gettext_lazy("Distribute nominees")

    @staticmethod
    def verb(*, actor, now, **content):
        edition = running_editions(actor).first()
        return distributing.distribute(edition=edition, actor=actor, now=now, **content)

    def get_success_url(self, result):
        return reverse("selection:team-list")

    def get_done_text(self, result):
        text = gettext("%(people)d nominees are given to %(teams)d teams.")
        return text % {"people": sum(result.values()), "teams": len(result)}

    def get_context(self, **context):
        edition = running_editions(self.actor).first()
        count = distributing.waiting(edition).count() if edition else 0
        text = gettext(
            "%(count)d nominees wait for a team. Each goes to a team none of whose members is kin, of the own "
            "unit or otherwise tied; who has a team keeps it."
        )
        return super().get_context(explanation=text % {"count": count}, **context)


class TeamDetail(DetailPage):
    policy = policies.teams
    template_name = "selection/team_detail.html"
    tabs = (
        ("cases", gettext_lazy("Nominees"), "selection/_team_cases.html"),
        ("members", gettext_lazy("Inspectors"), "selection/_team_members.html"),
        ("exceptions", gettext_lazy("Conflicts and exceptions"), "selection/_team_exceptions.html"),
    )

    def tab_cases(self, row):
        cases = list(row.cases.select_related("nomination__place", "nomination__report"))
        declared = {}
        for each in ConflictDeclaration.objects.filter(nomination__team_case__team=row):
            declared.setdefault(each.nomination_id, []).append(each)
        mine = set()
        if policies.cases.may(self.actor, "declare"):
            rows = policies.cases.scope(self.actor, "declare").filter(team=row)
            mine = set(rows.values_list("pk", flat=True))
        lines = [
            {
                "case": case,
                "declared": declared.get(case.nomination_id, []),
                "may_declare": case.pk in mine,
                "replacements": teams.replacements(case)
                if declared.get(case.nomination_id) and self.may_change
                else [],
            }
            for case in cases
        ]
        return {"lines": lines, "may_release": policies.cases.may(self.actor, "release")}

    def tab_members(self, row):
        return {"members": row.members.select_related("user", "person")}

    def tab_exceptions(self, row):
        chosen = Nomination.objects.filter(team_case__team=row).select_related("organisation")
        waivers = ConflictWaiver.objects.filter(member__team=row)
        waivers = list(waivers.select_related("member", "nomination"))
        names = teams.names_of(
            {each.asked_by_id for each in waivers} | {each.signed_by_id for each in waivers}
        )
        return {
            "seen": [each for each in shown(teams.look(row, chosen)) if each["why"]],
            "waivers": [
                (
                    each,
                    names.get(each.asked_by_id, ""),
                    names.get(each.signed_by_id, ""),
                    self.may_sign(each),
                )
                for each in waivers
            ],
        }

    def may_sign(self, waiver):
        return (
            waiver.signed_by_id is None
            and waiver.asked_by_id != self.actor.user_id
            and policies.waivers.may(self.actor, "sign")
        )

    @cached_property
    def may_change(self):
        return self.policy.may(self.actor, "assign")

    def get_page_actions(self):
        found = super().get_page_actions()
        if self.may_change:
            ref = self.row.ref
            found += [
                (gettext("Give nominees"), self.url("assign", ref), "btn-primary", "users"),
                (gettext("Put up a notice"), self.url("announce", ref), "", "bell"),
                (gettext("Add an inspector"), self.url("member", ref), "", "plus"),
            ]
        return found

    def get_context(self, **context):
        may_replace = policies.members.may(self.actor, "replace")
        return super().get_context(may_change=self.may_change, may_replace=may_replace, **context)


class TeamCreate(CreatePage):
    policy = policies.teams
    form_class = forms.TeamForm
    wants = ("actor",)
    title = gettext_lazy("New inspection team")

    @staticmethod
    def verb(*, actor, now, **content):
        edition = running_editions(actor).first()
        return teams.form(edition=edition, actor=actor, now=now, **content)


class TeamEdit(EditPage):
    policy = policies.teams
    form_class = forms.PlanForm
    verb = staticmethod(teams.revise)

    def get_initial(self):
        due = {
            name: self.row.talks_due.get(group, 0) for group, name in forms.PlanForm.TALKS.items()
        }
        return {**super().get_initial(), **due}


class TeamMemberAdd(BackToRow, FormPage):
    policy = policies.teams
    action = "assign"
    form_class = forms.MemberForm
    wants = ("actor",)
    title = gettext_lazy("Add an inspector")

    @staticmethod
    def verb(team, *, actor, now, **content):
        return teams.add_member(team, actor=actor, now=now, **content)

    def get_initial(self):
        return {"account": self.request.GET.get("account", "")}


class TeamAssign(BackToRow, FormPage):
    """Who waits for inspection, with what ties each of them to the team."""

    policy = policies.teams
    action = "assign"
    form_class = forms.AssignForm
    template_name = "selection/team_assign.html"
    title = gettext_lazy("Give nominees")
    submit_label = gettext_lazy("Give to the team")

    @staticmethod
    def verb(team, *, actor, now, chosen):
        rows = policies.nominations.scope(actor).filter(ref__in=chosen)
        return teams.assign(team, nominations=rows, actor=actor, now=now)

    @cached_property
    def nominees(self):
        rows = policies.nominations.scope(self.actor).to_inspect()
        waiting = rows.filter(edition_id=self.row.edition_id, team_case__isnull=True)
        place = self.request.GET.get("place", "")
        if place:
            waiting = waiting.filter(place__code=place)
        return list(waiting.select_related("organisation", "place").order_by("stroke_key")[:SHOWN])

    def get_form_kwargs(self):
        return {"nominees": self.nominees}

    def get_context(self, **context):
        return super().get_context(lines=shown(teams.look(self.row, self.nominees)), **context)


class TeamWaive(BackToRow, FormPage):
    """Ask for an exception; somebody else signs it."""

    policy = policies.teams
    action = "assign"
    form_class = forms.ReasonForm
    template_name = "selection/team_waive.html"
    title = gettext_lazy("Ask for an exception")
    submit_label = gettext_lazy("Ask for the second signature")

    @cached_property
    def nominee(self):
        rows = policies.nominations.scope(self.actor).select_related("organisation", "place")
        return get_object_or_404(rows, ref=self.kwargs["nominee"])

    def get(self, request, ref=None, nominee=None):
        return super().get(request, ref)

    def post(self, request, ref=None, nominee=None):
        return super().post(request, ref)

    def get_data(self, form):
        return {**super().get_data(form), "nomination": self.nominee}

    verb = staticmethod(teams.ask_waiver)

    def get_context(self, **context):
        return super().get_context(
            nominee=self.nominee, lines=shown(teams.look(self.row, [self.nominee])), **context
        )


class WaiverSign(FormPage):
    policy = policies.waivers
    action = "sign"
    form_class = forms.ReasonForm
    template_name = "selection/waiver_sign.html"
    title = gettext_lazy("Second signature")
    submit_label = gettext_lazy("Sign")
    verb = staticmethod(teams.sign_waiver)

    def rows(self, action="view"):
        return super().rows(action).select_related("member__team", "nomination__organisation")

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return f"{self.row.member.team.get_absolute_url()}?tab=exceptions"

    def get_cancel_url(self):
        return self.get_success_url(None)

    def get_breadcrumbs(self):
        return [
            (gettext("Inspection teams"), reverse("selection:team-list")),
            (str(self.row.member.team), self.get_cancel_url()),
        ]

    def get_context(self, **context):
        team = self.row.member.team
        seen = teams.look(team, [self.row.nomination], members=[self.row.member])
        return super().get_context(lines=shown(seen), **context)


class _CasePage(FormPage):
    policy = policies.cases
    form_class = forms.ReasonForm

    def rows(self, action="view"):
        return super().rows(action).select_related("team", "nomination")

    def load(self, ref):
        super().load(ref)
        self.team_url = self.row.team.get_absolute_url()

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return self.team_url

    def get_cancel_url(self):
        return self.team_url

    def get_breadcrumbs(self):
        return [
            (gettext("Inspection teams"), reverse("selection:team-list")),
            (str(self.row.team), self.team_url),
        ]


class CaseDeclare(_CasePage):
    action = "declare"
    title = gettext_lazy("Declare a conflict")
    submit_label = gettext_lazy("Step back from this nominee")
    verb = staticmethod(teams.declare)


class CaseRelease(_CasePage):
    action = "release"
    title = gettext_lazy("Take the nominee from the team")
    submit_label = gettext_lazy("Take from the team")
    verb = staticmethod(teams.release)


class _MemberPage(FormPage):
    policy = policies.members

    def rows(self, action="view"):
        return super().rows(action).select_related("team")

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return f"{self.row.team.get_absolute_url()}?tab=members"

    def get_cancel_url(self):
        return self.get_success_url(None)

    def get_breadcrumbs(self):
        return [
            (gettext("Inspection teams"), reverse("selection:team-list")),
            (str(self.row.team), self.get_cancel_url()),
        ]


class MemberRemove(_MemberPage):
    action = "delete"
    form_class = forms.ReasonForm
    title = gettext_lazy("Take an inspector out")
    submit_label = gettext_lazy("Take off the team")
    verb = staticmethod(teams.remove_member)


class MemberReplace(_MemberPage):
    """Somebody leaves the team for good; whom it inspects stays with it as far as can be."""

    action = "replace"
    form_class = forms.StandInForm
    template_name = "selection/interview_step.html"
    title = gettext_lazy("An inspector leaves the team")
    submit_label = gettext_lazy("Let step in")
    verb = staticmethod(standing_in.stand_in)

    def get_form_kwargs(self):
        return {"options": standing_in.options(self.row, self.actor)}

    def get_done_text(self, change):
        text = ngettext(
            "%(name)s steps in; %(count)d nominee goes to another team.",
            "%(name)s steps in; %(count)d nominees go to another team.",
            len(change.moved),
        )
        return text % {"name": change.member.name, "count": len(change.moved)}

    def get_context(self, **context):
        text = gettext(
            "%(name)s leaves. Whoever steps in takes over the place, and the lead too; all other "
            "members and nominees stay. A nominee goes to another team only where a conflict leaves "
            "no other way."
        )
        return super().get_context(explanation=text % {"name": self.row.name}, **context)


def shown(seen):
    """Nominees as the templates read them: each member's ties in words."""
    return [
        {
            "nominee": each.nomination,
            "stopped": each.stopped,
            "why": [
                {
                    "member": member,
                    "ties": [(conflicts.words(tie), tie.blocks) for tie in ties],
                    "blocks": teams.blocks_still(ties, waiver),
                    "waiver": waiver,
                }
                for member, ties, waiver in each.ties
            ],
        }
        for each in seen
    ]
