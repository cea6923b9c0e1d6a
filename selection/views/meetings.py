"""The committee's meeting: its members, whom it is put, the votes group by group, the minutes."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, CreatePage, FormPage
from core.web.pages.listing import ListPage
from planning.handover import running_editions, sub_projects
from selection import filters, forms, policies, tables
from selection.models import Recusal
from selection.services import deliberating, meetings, voting
from selection.states import MEETING, MeetingState, NominationState, VoteOutcome

#: Packs shown on the page of a meeting, the latest first.
PACKS = 10


class MeetingList(ListPage):
    policy, table, filters = policies.meetings, tables.MeetingTable, filters.MeetingFilter
    workflow, services = MEETING, meetings
    title = _("Meetings of the committee")
    create_label = _("Convene a meeting")
    empty_text = _("The committee has not met yet.")
    batch_moves = ()


class MeetingDetail(DetailPage):
    policy, workflow, services = policies.meetings, MEETING, meetings
    template_name = "selection/meeting_detail.html"

    @cached_property
    def is_open(self):
        return self.row.state == MeetingState.SITTING

    def get_page_actions(self):
        actions = []
        if self.is_open and self.policy.may(self.actor, "attend"):
            url = self.url("attend", self.row.ref)
            actions.append((pgettext("meeting", "Attendance"), url, "", "users"))
        if self.is_open and self.policy.may(self.actor, "put"):
            url = self.url("put", self.row.ref)
            actions.append((gettext("Put persons to the meeting"), url, "", "plus"))
        actions += self.code_actions() if self.is_open else []
        if policies.packs.may(self.actor, "create"):
            url = self.url("pack", self.row.ref)
            actions.append((gettext("Committee pack"), url, "", "files"))
        if not self.is_open:
            url = self.url("minutes", self.row.ref)
            actions.append((gettext("Minutes"), url, "", "printer"))
        return actions

    @cached_property
    def turnout(self):
        """(codes used, codes issued)."""
        return voting.turnout(self.row)

    def code_actions(self):
        """While codes are out they are gathered or withdrawn; else they may be issued."""
        offered = [
            ("gather", gettext("Open the box"), "inbox"),
            ("withdrawcodes", gettext("Withdraw the codes"), "arrow-back-up"),
        ]
        if not self.turnout[1]:
            offered = [("codes", gettext("Issue codes to the members"), "key")]
        needed = {"codes": "issue_codes", "withdrawcodes": "withdraw_codes"}
        return [
            (label, self.url(name, self.row.ref), "", icon)
            for name, label, icon in offered
            if self.policy.may(self.actor, needed.get(name, name))
        ]

    def get_context(self, **context):
        return super().get_context(
            turnout=self.turnout,
            members=self.row.members.all(),
            groups=groups_of(self.row),
            packs=policies.packs.scope(self.actor).filter(meeting=self.row).order_by("-pk")[:PACKS],
            may_count=self.is_open and self.policy.may(self.actor, "count") and not self.turnout[1],
            **context,
        )


def groups_of(meeting):
    """The groups put to a meeting: persons, votes counted, and what came of them."""
    majority = {
        VoteOutcome.PASSED: Q(agree__gt=meeting.due / 2),
        VoteOutcome.REJECTED: Q(disagree__gt=meeting.due / 2),
    }
    counted = Q(is_counted=True)
    found = (
        meeting.votes.order_by()
        .values("nomination__place_id", "nomination__sub_project_id")
        .annotate(
            persons=Count("pk"),
            counted=Count("pk", filter=counted),
            passed=Count("pk", filter=counted & majority[VoteOutcome.PASSED]),
            rejected=Count("pk", filter=counted & majority[VoteOutcome.REJECTED]),
        )
    )
    fields = {row.pk: row for row in sub_projects(meeting.edition)}
    groups = [
        {
            **line,
            "field": fields[line["nomination__sub_project_id"]],
            "deferred": line["counted"] - line["passed"] - line["rejected"],
        }
        for line in found
    ]
    places = Organisation.objects.in_bulk({line["nomination__place_id"] for line in groups})
    for line in groups:
        line["place"] = places[line["nomination__place_id"]]
    return sorted(groups, key=lambda line: (line["place"].path, line["field"].pk))


class MeetingCreate(CreatePage):
    """Begins with the members of the last meeting."""

    policy, form_class = policies.meetings, forms.MeetingForm
    wants = ("actor",)
    title = _("Convene a meeting")
    done_text = _("The meeting is convened. Next: attendance, and whom it is put.")

    @staticmethod
    def verb(*, actor, now, **content):
        edition = running_editions(actor).first()
        return meetings.convene(edition=edition, actor=actor, now=now, **content)

    def get_initial(self):
        usual = meetings.usual_members()
        return {
            "held_on": timezone.localdate(self.now),
            "people": "\n".join(
                "; ".join((each.name, each.unit, each.post)).rstrip("; ")
                for each in usual
                if each.user_id is None
            ),
            "accounts": [str(each.user.ref) for each in usual if each.user],
            "chair": next((each.name for each in usual if each.is_chair), ""),
        }


class MeetingAttend(BackToRow, FormPage):
    policy, form_class = policies.meetings, forms.PresenceForm
    action, wants = "attend", ("row",)
    title = pgettext_lazy("meeting", "Attendance")
    verb = staticmethod(meetings.attend)

    def get_initial(self):
        members = list(self.row.members.all())
        known = any(each.is_present for each in members)
        return {"present": [str(each.ref) for each in members if each.is_present or not known]}


class MeetingPut(BackToRow, FormPage):
    """The proposed of the tier, place by place."""

    policy, form_class = policies.meetings, forms.PutForm
    action = "put"
    title = _("Put persons to the meeting")
    submit_label = _("Put to the meeting")

    @staticmethod
    def verb(meeting, *, actor, now, places):
        rows = policies.nominations.scope(actor).filter(place__ref__in=places)
        return meetings.put(meeting, nominations=rows, actor=actor, now=now)

    @cached_property
    def waiting(self):
        """(place, number of the proposed who have not been put to this meeting)."""
        rows = policies.nominations.scope(self.actor).of(self.row.edition, self.row.tier)
        rows = rows.filter(state=NominationState.PROPOSED)
        rows = rows.exclude(meeting_votes__meeting=self.row).order_by()
        numbers = dict(rows.values_list("place_id").annotate(Count("pk")))
        places = Organisation.objects.filter(pk__in=numbers).order_by("path")
        return [(place, numbers[place.pk]) for place in places]

    def get_form_kwargs(self):
        return {"waiting": self.waiting}

    def get_initial(self):
        return {"places": [str(place.ref) for place, _number in self.waiting]}


class MeetingVotes(BackToRow, FormPage):
    """The votes on one group: only what differs from everybody's agreeing is typed."""

    policy, form_class = policies.meetings, forms.VotesForm
    action = "count"
    template_name = "selection/meeting_votes.html"
    submit_label = _("Save and go to the next group")
    done_text = _("The votes are counted.")

    @staticmethod
    def verb(meeting, *, actor, now, counts):
        return meetings.count(meeting, counts=counts, actor=actor, now=now)

    def get(self, request, ref, place, field):
        self.place_ref, self.field = place, field
        return super().get(request, ref)

    def post(self, request, ref, place, field):
        self.place_ref, self.field = place, field
        return super().post(request, ref)

    @cached_property
    def place(self):
        return get_object_or_404(Organisation, ref=self.place_ref)

    @cached_property
    def votes(self):
        found = self.row.votes.of_group(self.row, self.place, self.field)
        votes = list(found.prefetch_related("recusals__member"))
        if not votes:
            raise Http404
        proposed = deliberating.latest_of([vote.nomination_id for vote in votes])
        for vote in votes:
            vote.proposed = proposed.get(vote.nomination_id)
        return votes

    def get_form_kwargs(self):
        decided = meetings.decided_before(self.votes)
        return {"votes": self.votes, "decided": decided}

    def get_data(self, form):
        return {"counts": form.counts()}

    def get_success_url(self, result):
        """The next group in order that waits for its votes; the meeting when none is left."""
        groups = groups_of(self.row)
        here = next(
            (
                number
                for number, line in enumerate(groups)
                if line["place"].pk == self.place.pk and line["field"].field == self.field
            ),
            0,
        )
        for line in [*groups[here + 1 :], *groups[:here]]:
            if line["counted"] < line["persons"]:
                return self.url("votes", self.row.ref, line["place"].ref, line["field"].field)
        return self.row.get_absolute_url()

    def get_title(self):
        field = self.votes[0].nomination.sub_project.label
        return gettext("Votes: %(place)s") % {"place": f"{self.place.label} · {field}"}

    def get_context(self, **context):
        return super().get_context(
            may_recuse=policies.meeting_votes.may(self.actor, "recuse"), **context
        )


class VoteRecuse(FormPage):
    """A member withdraws while this person is discussed."""

    policy, form_class = policies.meeting_votes, forms.RecuseForm
    action, wants = "recuse", ("row",)
    title = _("Record a recusal")
    verb = staticmethod(meetings.recuse)

    def rows(self, action="view"):
        return super().rows(action).select_related("meeting", "nomination__place")

    def get_initial(self):
        return {}

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return self.row.meeting.get_absolute_url()

    def get_cancel_url(self):
        return self.row.meeting.get_absolute_url()

    def get_breadcrumbs(self):
        return [
            (str(MeetingList.title), reverse("selection:meeting-list")),
            (str(self.row.meeting), self.row.meeting.get_absolute_url()),
        ]

    def get_context(self, **context):
        return super().get_context(nominee=self.row.nomination, **context)


class MeetingMinutes(Page):
    """The minutes on paper: attendance, recusals, the votes, and whatever did not pass by name."""

    policy = policies.meetings
    template_name = "selection/meeting_minutes.html"
    title = _("Minutes")

    def get(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        recusals = Recusal.objects.filter(vote__meeting=row)
        dissent = row.votes.exclude(disagree=0, defer=0, reopened=None)
        groups = groups_of(row)
        names = ("persons", "passed", "rejected", "deferred")
        return self.render(
            self.get_context(
                row=row,
                members=row.members.all(),
                groups=groups,
                total={name: sum(line[name] for line in groups) for name in names},
                recusals=recusals.select_related("member", "vote__nomination").order_by("pk"),
                dissent=[
                    (vote, VoteOutcome(meetings.outcome_of(vote)).label if vote.is_counted else "")
                    for vote in dissent.select_related("nomination__place").order_by("pk")
                ],
            )
        )
