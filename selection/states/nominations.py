"""Where a nomination stands, and its table of moves."""

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
#: Counts in the limit, and the qualification review has found it qualified.
PASSED_REVIEW = tuple(
    state for state in S if state not in {*WITH_PLACE, S.ENDORSED, S.REJECTED, *GIVEN_UP}
)
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
            {S.SHORTLISTED, S.NOT_SHORTLISTED, S.FIT, S.UNFIT},
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
                S.SUBMITTED, S.RETURNED, S.ENDORSED, S.QUALIFIED, S.SHORTLISTED, S.FIT, S.PROPOSED,
                S.RESERVE_PLACE, S.DECIDED, S.IN_NOTICE, S.CONFIRMED,
            },
            S.CANCELLED,
            _("Cancel for false data"),
            reason_required=True,
            style="danger",
            button=False,
        ),
        move(
            "reverse_rejection",
            S.REJECTED,
            S.QUALIFIED,
            _("Reverse the rejection"),
            reason_required=True,
            button=False,
        ),
        move(
            "reopen",
            {S.QUALIFIED, S.REJECTED},
            S.ENDORSED,
            _("Judge anew"),
            reason_required=True,
            button=False,
        ),
        move(
            "close",
            {S.QUALIFIED, S.SHORTLISTED, S.FIT, S.PROPOSED, S.RESERVE_PLACE},
            S.NOT_IDENTIFIED,
            _("Close: not identified"),
        ),
    ],
)  # fmt: skip


#: Whoever stands on a list in effect and has not left by the own will.
RANKED = {S.NOT_SHORTLISTED, S.SHORTLISTED, S.FIT, S.UNFIT}


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
