"""The questions that officials ask of this stage."""

from django.db.models import BooleanField, F, Func, Q

from core.orgs.scoping import ScopedQuerySet
from selection.states import (
    LIVE,
    OPEN_OBJECTION,
    ExemptionState,
    IncidentState,
    NominationState,
    NoticeState,
    PaperState,
    ReopenState,
    ReportState,
    RequestState,
    RunState,
    SchemeState,
    SheetState,
    TraineeState,
)

S = NominationState


class SchemeQuerySet(ScopedQuerySet):
    def published(self):
        return self.filter(state=SchemeState.PUBLISHED)

    def of(self, edition, tier):
        return self.filter(edition=edition, tier=tier).order_by("-number")

    def for_detail(self):
        return self.select_related("edition")


class NominationQuerySet(ScopedQuerySet):
    def live(self):
        return self.filter(state__in=LIVE)

    def of(self, edition, tier):
        return self.filter(edition=edition, tier=tier)

    def in_group(self, edition, tier, sub_project, place=None):
        """Who competes for the same seats; in the provincial tier the whole province."""
        rows = self.filter(edition=edition, tier=tier, sub_project=sub_project)
        return rows if place is None else rows.filter(place=place)

    def examined(self):
        """Who passed the review, whatever came later: the candidates of a run."""
        return self.exclude(exam_number="")

    def to_endorse(self, actor):
        """Submitted, and not by the actor."""
        return self.filter(state=S.SUBMITTED).exclude(author_id=actor.user_id)

    def to_correct(self):
        return self.filter(state=S.RETURNED)

    def to_review(self):
        return self.filter(state=S.ENDORSED)

    def to_inspect(self):
        return self.filter(state=S.SHORTLISTED)

    def to_deliberate(self):
        """Found fit; or proposed before the procedure asked for the department's proposal."""
        unheard = Q(state=S.PROPOSED) & ~Q(deliberation_lines__deliberation__state="filed")
        return self.filter(Q(state=S.FIT) | unheard)

    def not_by(self, actor):
        """Not written by the actor: whoever decides about a nomination did not make it."""
        return self.filter(~Q(author_id=actor.user_id) | Q(author_id__isnull=True))

    def not_handled_by(self, actor):
        return self.not_by(actor).filter(
            ~Q(approver_id=actor.user_id) | Q(approver_id__isnull=True)
        )

    def for_detail(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")

    def for_api(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")


class AttachmentQuerySet(ScopedQuerySet):
    def current(self):
        """Without those that were replaced or taken away."""
        return self.filter(removed_at__isnull=True)

    def for_list(self):
        return self.select_related("file", "added_by").defer("file__sealed")


class MarkQuerySet(ScopedQuerySet):
    def of(self, edition, tier):
        return self.filter(nomination__edition=edition, nomination__tier=tier)


class SessionQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("edition")


class SittingQuerySet(ScopedQuerySet):
    def present(self):
        return self.filter(attendance="present")

    def in_order(self):
        return self.order_by("room__number", "seat")

    def for_detail(self):
        return self.select_related("session__edition", "room", "nomination", "unit")


class IncidentQuerySet(ScopedQuerySet):
    def reported(self):
        """Nobody has decided yet what follows."""
        return self.filter(state=IncidentState.REPORTED)

    def voiding(self):
        """Whose script counts for nothing."""
        return self.filter(state__in=[IncidentState.VOIDED, IncidentState.EXCLUDED])

    def for_detail(self):
        return self.select_related(
            "sitting__session", "sitting__room", "sitting__nomination", "decided_by"
        )


class PaperQuerySet(ScopedQuerySet):
    def sealed(self):
        """Sealed, and the map of the code numbers not open yet."""
        return self.filter(state=PaperState.SEALED)

    def for_detail(self):
        return self.select_related("session__edition")


class SheetQuerySet(ScopedQuerySet):
    def current(self):
        return self.exclude(state=SheetState.SUPERSEDED)

    def open(self):
        return self.filter(state=SheetState.OPEN)

    def of_marker(self, actor):
        """Given to the actor to mark."""
        return self.filter(marker_id=actor.user_id)

    def for_detail(self):
        return self.select_related("paper__session", "marker", "supersedes", "successor")


class RunQuerySet(ScopedQuerySet):
    def effective(self):
        return self.filter(state=RunState.EFFECTIVE)

    def waiting(self):
        """Computed, and nobody has said yet whether the list takes effect."""
        return self.filter(state=RunState.DONE)

    def for_detail(self):
        return self.select_related("scheme", "edition", "asked_by")


class RunRowQuerySet(ScopedQuerySet):
    pass


class InMyCases(Func):
    """The nominee is one whom the actor inspects. A team may stand above the scope of its inspectors, so
    that the database is asked for them by a function."""

    template = "%(expressions)s = ANY (selection_my_cases())"
    output_field = BooleanField()


class InspectedQuerySet(ScopedQuerySet):
    """Rows about nominees who are inspected, by `nomination`."""

    def mine(self):
        """Of the actor's own teams, without whom the actor stepped back from."""
        return self.filter(InMyCases(F("nomination_id")))


class ReportQuerySet(InspectedQuerySet):
    def being_written(self):
        return self.filter(state=ReportState.DRAFT)

    def filed(self):
        return self.filter(state=ReportState.FILED)

    def for_detail(self):
        return self.select_related(
            "nomination", "nomination__place", "nomination__sub_project", "nomination__person"
        )

    def for_paper(self):
        return self.select_related("nomination__person", "nomination__edition")


class NoticeQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=NoticeState.OPEN)

    def over(self, today):
        """Open, though the last day has passed."""
        return self.open().filter(ends_on__lt=today)

    def for_detail(self):
        return self.select_related("edition")


class ObjectionQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state__in=OPEN_OBJECTION)

    def for_detail(self):
        return self.select_related(
            "notice", "nomination__place", "nomination__edition", "received_by"
        )


class TraineeQuerySet(ScopedQuerySet):
    def active(self):
        """Still in the programme: not adjusted out."""
        return self.filter(state=TraineeState.ACTIVE)

    def of_edition(self, edition):
        return self.filter(edition=edition)

    def of_tier(self, tier):
        return self.filter(tier=tier)

    def for_detail(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")

    def for_api(self):
        return self.for_detail()


class MeetingQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("edition")

    def for_list(self):
        return self.select_related("edition")


class PackQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related(
            "meeting__edition", "run", "built_by", "decided_by", "docx", "xlsx", "pdf"
        ).defer("docx__sealed", "xlsx__sealed", "pdf__sealed")

    def for_those_who_judge_all(self, actor):
        """Without the packs of meetings in which the actor withdraws from somebody's case."""
        return self.exclude(meeting__votes__recusals__member__user=actor.user_id)

    def not_built_by(self, actor):
        return self.exclude(built_by=actor.user_id)


class MeetingVoteQuerySet(ScopedQuerySet):
    def of_group(self, meeting, place, field):
        """The votes on one place's nominees of one field, in the order of the list."""
        rows = self.filter(meeting=meeting, nomination__place=place)
        rows = rows.filter(nomination__sub_project__field=field)
        return rows.select_related("nomination__sub_project").order_by(
            "nomination__stroke_key", "pk"
        )

    def closed(self):
        return self.filter(meeting__state="closed")


class TalkQuerySet(InspectedQuerySet):
    def counting(self):
        return self.filter(struck_reason="")


class InspectionNoticeQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("edition", "place")


class TeamQuerySet(ScopedQuerySet):
    def of_user(self, user_id):
        return self.filter(members__user_id=user_id)

    def for_detail(self):
        return self.select_related("edition")

    def for_api(self):
        return self.select_related("edition").prefetch_related("members")


class CaseQuerySet(InspectedQuerySet):
    """The cases of teams."""

    def for_list(self):
        return self.select_related("nomination__place", "nomination__sub_project")

    def for_detail(self):
        nominee = ("place", "sub_project", "person", "report", "poll")
        return self.select_related(*(f"nomination__{name}" for name in nominee))


class PollQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("nomination__place", "nomination__person")


class ExemptionQuerySet(ScopedQuerySet):
    def to_sign(self):
        return self.filter(state=ExemptionState.PROPOSED)

    def granted(self):
        return self.filter(state=ExemptionState.GRANTED)

    def not_proposed_by(self, actor):
        """The second signature is another person's."""
        return self.exclude(proposed_by=actor.user_id)

    def for_detail(self):
        return self.select_related(
            "nomination__place", "nomination__edition", "document", "proposed_by", "signed_by"
        )


class ReopeningQuerySet(ScopedQuerySet):
    def to_sign(self):
        return self.filter(state=ReopenState.PROPOSED)

    def not_proposed_by(self, actor):
        """The second signature is another person's, and nobody's who wrote or endorsed the nomination."""
        return self.exclude(
            Q(proposed_by=actor.user_id)
            | Q(nomination__author=actor.user_id)
            | Q(nomination__approver=actor.user_id)
        )

    def for_detail(self):
        return self.select_related(
            "nomination__place", "nomination__edition", "document", "proposed_by", "signed_by"
        )


class ReviewRequestQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=RequestState.RECEIVED)

    def untouched_by(self, actor):
        """The actor had no part in the case: neither wrote, endorsed, reviewed nor recorded it."""
        had_a_part = (
            Q(recorded_by=actor.user_id)
            | Q(nomination__author=actor.user_id)
            | Q(nomination__approver=actor.user_id)
            | Q(nomination__reviewer=actor.user_id)
            | Q(nomination__verdicts__reviewer=actor.user_id)
            | Q(nomination__returns__returned_by=actor.user_id)
            | Q(nomination__exemptions__proposed_by=actor.user_id)
            | Q(nomination__exemptions__signed_by=actor.user_id)
            | Q(nomination__reopenings__proposed_by=actor.user_id)
            | Q(nomination__reopenings__signed_by=actor.user_id)
        )
        involved = self.model.objects.filter(had_a_part).order_by().values("pk")
        return self.exclude(pk__in=involved)

    def for_detail(self):
        return self.select_related(
            "nomination__place", "nomination__edition", "document", "recorded_by", "decided_by"
        )


class RecheckQuerySet(ScopedQuerySet):
    def untouched_by(self, actor):
        """The actor neither wrote nor endorsed the nomination, nor recorded the request."""
        had_a_part = (
            Q(recorded_by=actor.user_id)
            | Q(nomination__author=actor.user_id)
            | Q(nomination__approver=actor.user_id)
        )
        involved = self.model.objects.filter(had_a_part).order_by().values("pk")
        return self.exclude(pk__in=involved)

    def for_detail(self):
        return self.select_related(
            "nomination__place", "nomination__edition", "run__scheme", "new_run", "recorded_by",
            "decided_by",
        )  # fmt: skip


class LetterQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("nomination__place", "edition", "issued_by")
