"""Enumerations of the stage and its tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted to the place")
    ENDORSED = "endorsed", _("Endorsed by the place")
    RETURNED = "returned", _("Returned for correction")
    QUALIFIED = "qualified", _("Qualified")
    REJECTED = "rejected", _("Not qualified")
    SHORTLISTED = "shortlisted", _("Shortlisted for inspection")
    NOT_SHORTLISTED = "not_shortlisted", _("Not shortlisted")
    FIT = "fit", _("Found fit")
    UNFIT = "unfit", _("Found unfit")
    PROPOSED = "proposed", _("Proposed for identification")
    RESERVE_PLACE = "reserve_place", _("Reserve place")
    DECIDED = "decided", _("Decided")
    IN_NOTICE = "in_notice", _("In public notice")
    CONFIRMED = "confirmed", _("Confirmed as trainee")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "Withdrawn")
    CANCELLED = "cancelled", _("Cancelled")
    NOT_IDENTIFIED = "not_identified", _("Not identified")
    OBJECTION_UPHELD = "objection_upheld", _("Objection upheld")


class StoppedGate(models.TextChoices):
    """Moves at which open findings of the dossier may be made to stop a nominee."""

    ENDORSE = "endorse", _("Endorse")
    PASS_REVIEW = "pass_review", pgettext_lazy("gate", "Qualification review")
    PROPOSE = "propose", _("Propose")
    CONFIRM = "confirm", _("Confirm as trainee")


S = NominationState

#: No further way leads on from these; the person may be nominated again.
ENDED = frozenset(
    {
        S.REJECTED, S.NOT_SHORTLISTED, S.UNFIT, S.WITHDRAWN, S.CANCELLED, S.NOT_IDENTIFIED,
        S.OBJECTION_UPHELD,
    }
)  # fmt: skip
LIVE = tuple(state for state in S if state not in ENDED)
#: Giving up the nomination gives its place in the limit back.
GIVEN_UP = frozenset({S.WITHDRAWN, S.CANCELLED})
#: With the place that nominates.
WITH_PLACE = (S.DRAFT, S.RETURNED, S.SUBMITTED)
#: Takes a seat or a reserve place.
SEATED = (S.DECIDED, S.IN_NOTICE, S.CONFIRMED, S.RESERVE_PLACE)

S.tones = {
    S.DRAFT: "secondary",
    S.SUBMITTED: "info",
    S.ENDORSED: "info",
    S.RETURNED: "warning",
    S.QUALIFIED: "info",
    S.REJECTED: "danger",
    S.SHORTLISTED: "info",
    S.NOT_SHORTLISTED: "secondary",
    S.FIT: "info",
    S.UNFIT: "danger",
    S.PROPOSED: "info",
    S.RESERVE_PLACE: "warning",
    S.DECIDED: "info",
    S.IN_NOTICE: "info",
    S.CONFIRMED: "success",
    S.WITHDRAWN: "dark",
    S.CANCELLED: "danger",
    S.NOT_IDENTIFIED: "secondary",
    S.OBJECTION_UPHELD: "danger",
}

NOMINATION = Workflow(
    "selection.Nomination",
    initial=S.DRAFT,
    moves=[
        move("submit", {S.DRAFT, S.RETURNED}, S.SUBMITTED, _("Submit"), style="primary"),
        move("endorse", S.SUBMITTED, S.ENDORSED, _("Endorse"), style="primary"),
        move(
            "send_back",
            {S.SUBMITTED, S.ENDORSED},
            S.RETURNED,
            _("Return for correction"),
            reason_required=True,
        ),
        move(
            "pass_review",
            S.ENDORSED,
            S.QUALIFIED,
            pgettext_lazy("nomination", "Qualified"),
            style="primary",
        ),
        move(
            "reject",
            S.ENDORSED,
            S.REJECTED,
            pgettext_lazy("nomination", "Not qualified"),
            reason_required=True,
            style="danger",
        ),
        move("shortlist", S.QUALIFIED, S.SHORTLISTED, _("Shortlist"), button=False),
        move(
            "not_shortlist",
            S.QUALIFIED,
            S.NOT_SHORTLISTED,
            _("Leave off the shortlist"),
            reason_required=True,
            button=False,
        ),
        move(
            "reinstate",
            {S.SHORTLISTED, S.NOT_SHORTLISTED},
            S.QUALIFIED,
            _("Take the list back"),
            reason_required=True,
            button=False,
        ),
        move("find_fit", S.SHORTLISTED, S.FIT, _("Find fit"), button=False),
        move(
            "find_unfit",
            S.SHORTLISTED,
            S.UNFIT,
            _("Find unfit"),
            reason_required=True,
            button=False,
        ),
        move("propose", S.FIT, S.PROPOSED, _("Propose"), style="primary"),
        move("decide", S.PROPOSED, S.DECIDED, _("Decide: a seat"), style="primary"),
        move("hold_in_reserve", S.PROPOSED, S.RESERVE_PLACE, _("Decide: a reserve place")),
        move("publish", S.DECIDED, S.IN_NOTICE, _("Put up for public notice"), button=False),
        move(
            "uphold_objection",
            S.IN_NOTICE,
            S.OBJECTION_UPHELD,
            _("Uphold the objection"),
            reason_required=True,
            button=False,
        ),
        move("move_up", S.RESERVE_PLACE, S.DECIDED, _("Move up from the reserve"), button=False),
        move("confirm", S.IN_NOTICE, S.CONFIRMED, _("Confirm as trainee"), style="primary"),
        move(
            "withdraw",
            {
                S.DRAFT, S.RETURNED, S.SUBMITTED, S.ENDORSED, S.QUALIFIED, S.SHORTLISTED, S.FIT,
                S.PROPOSED, S.RESERVE_PLACE, S.DECIDED, S.IN_NOTICE,
            },
            S.WITHDRAWN,
            pgettext_lazy("nomination", "Withdraw"),
            reason_required=True,
            style="danger",
        ),
        move(
            "cancel",
            {
                S.SUBMITTED, S.ENDORSED, S.QUALIFIED, S.SHORTLISTED, S.FIT, S.PROPOSED,
                S.RESERVE_PLACE, S.DECIDED, S.IN_NOTICE,
            },
            S.CANCELLED,
            _("Cancel for false data"),
            reason_required=True,
            style="danger",
        ),
        move(
            "close",
            {S.QUALIFIED, S.SHORTLISTED, S.FIT, S.PROPOSED, S.RESERVE_PLACE},
            S.NOT_IDENTIFIED,
            _("Close: not identified"),
        ),
    ],
)  # fmt: skip


class SchemeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("scheme", "Published")


SchemeState.tones = {"draft": "secondary", "published": "success"}

SCHEME = Workflow(
    "selection.Scheme",
    initial=SchemeState.DRAFT,
    moves=[
        move(
            "publish",
            SchemeState.DRAFT,
            SchemeState.PUBLISHED,
            _("Publish the scheme"),
            style="primary",
        )
    ],
)


class RunState(models.TextChoices):
    COMPUTING = "computing", _("Computing")
    DONE = "done", _("Computed")
    EFFECTIVE = "effective", _("In effect")
    SUPERSEDED = "superseded", _("Superseded")
    DISCARDED = "discarded", _("Discarded")


RunState.tones = {
    "computing": "warning",
    "done": "info",
    "effective": "success",
    "superseded": "secondary",
    "discarded": "dark",
}

RUN = Workflow(
    "selection.Run",
    initial=RunState.COMPUTING,
    moves=[
        move("finish", RunState.COMPUTING, RunState.DONE, _("Finish computing"), button=False),
        move(
            "take_effect",
            RunState.DONE,
            RunState.EFFECTIVE,
            _("Give the list effect"),
            button=False,
        ),
        move(
            "supersede",
            RunState.EFFECTIVE,
            RunState.SUPERSEDED,
            _("Take the list back"),
            reason_required=True,
            style="danger",
        ),
        move(
            "discard",
            {RunState.COMPUTING, RunState.DONE},
            RunState.DISCARDED,
            _("Discard"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    FILED = "filed", _("Filed")


ReportState.tones = {"draft": "warning", "filed": "success"}

REPORT = Workflow(
    "selection.InspectionReport",
    initial=ReportState.DRAFT,
    moves=[
        move("file", ReportState.DRAFT, ReportState.FILED, _("File the report"), style="primary")
    ],
)


class NoticeState(models.TextChoices):
    OPEN = "open", _("Open")
    ENDED = "ended", _("Ended")


NoticeState.tones = {"open": "warning", "ended": "success"}

NOTICE = Workflow(
    "selection.Notice",
    initial=NoticeState.OPEN,
    moves=[move("end", NoticeState.OPEN, NoticeState.ENDED, _("End the notice"), style="primary")],
)


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("Being looked into")
    DISMISSED = "dismissed", _("Unfounded")
    UPHELD = "upheld", _("Upheld")


ObjectionState.tones = {"received": "warning", "dismissed": "success", "upheld": "danger"}

OBJECTION = Workflow(
    "selection.Objection",
    initial=ObjectionState.RECEIVED,
    moves=[
        move(
            "dismiss",
            ObjectionState.RECEIVED,
            ObjectionState.DISMISSED,
            _("Unfounded: dismiss"),
            reason_required=True,
            style="primary",
        ),
        move(
            "uphold",
            ObjectionState.RECEIVED,
            ObjectionState.UPHELD,
            _("Uphold"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class TraineeState(models.TextChoices):
    """A trainee stays one until dynamic tracking adjusts them out."""

    ACTIVE = "active", _("In the programme")
    ADJUSTED_OUT = "adjusted_out", _("Adjusted out")


TraineeState.tones = {"active": "success", "adjusted_out": "dark"}

TRAINEE = Workflow(
    "selection.Trainee",
    initial=TraineeState.ACTIVE,
    moves=[
        # Carried out by tracking, when a review with this outcome is confirmed.
        move(
            "adjust_out",
            TraineeState.ACTIVE,
            TraineeState.ADJUSTED_OUT,
            _("Adjust out"),
            reason_required=True,
            button=False,
        ),
    ],
)

WORKFLOWS = (NOMINATION, SCHEME, RUN, REPORT, NOTICE, OBJECTION, TRAINEE)


class Outcome(models.TextChoices):
    """What a step of a scheme says of a candidate."""

    KEPT = "kept", _("goes on")
    CUT = "cut", _("below the line")
    BELOW_PASS = "below_pass", _("below the pass mark")
    ABSENT = "absent", _("absent")
    WITHDREW = "withdrew", _("withdrew")
    VETOED = "vetoed", _("vetoed")
    GROUP_CANCELLED = "group_cancelled", _("group cancelled")
    TIE_UNRESOLVED = "tie_unresolved", _("tie not resolved")


Outcome.tones = {
    "kept": "success",
    "cut": "secondary",
    "below_pass": "secondary",
    "absent": "secondary",
    "withdrew": "dark",
    "vetoed": "danger",
    "group_cancelled": "danger",
    "tie_unresolved": "warning",
}


class Event(models.TextChoices):
    """Why a candidate leaves before a step."""

    WITHDREW = "withdrew", _("withdrew")
    VETOED = "vetoed", _("vetoed")


class SeatKind(models.TextChoices):
    SEAT = "seat", _("Seat")
    RESERVE = "reserve", _("Reserve place")


class Conclusion(models.TextChoices):
    FIT = "fit", _("Fit")
    UNFIT = "unfit", _("Unfit")


#: Rejection is by a coded ground and a text.
class Ground(models.TextChoices):
    AGE = "age", _("Age outside the limits")
    EXPERIENCE = "experience", _("Not enough grass-roots experience")
    EDUCATION = "education", _("Education below the requirement")
    LEVEL = "level", _("Level or time at level not sufficient")
    APPRAISAL = "appraisal", _("Annual appraisals below the requirement")
    DISCIPLINE = "discipline", _("Within the effect of a disciplinary measure")
    FILE = "file", _("Data differ from the personnel file")
    OTHER = "other", _("Another ground")
