"""What vacancies, proposals, appointments and reserve entries can be, and the moves between."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class TeamKind(models.TextChoices):
    CITY = "city", _("City team")
    COUNTY = "county", _("County team")
    TOWNSHIP = "township", _("Township team")


class Branch(models.TextChoices):
    PARTY = "party", _("Party committee")
    GOVERNMENT = "government", _("Government")
    CONGRESS = "congress", _("People's congress")
    CPPCC = "cppcc", _("Political consultative conference")
    OTHER = "other", _("Other body")


class Level(models.TextChoices):
    """Position levels of the posts, highest first; the codes are those of the personnel record."""

    DEPARTMENT_HEAD = "1A21", _("Department level, head")
    DEPARTMENT_DEPUTY = "1A22", _("Department level, deputy")
    COUNTY_HEAD = "1A31", _("County level, head")
    COUNTY_DEPUTY = "1A32", _("County level, deputy")
    TOWNSHIP_HEAD = "1A41", _("Township level, head")
    TOWNSHIP_DEPUTY = "1A42", _("Township level, deputy")


class Ground(models.TextChoices):
    """Why a post is vacant."""

    RENEWAL = "renewal", _("Term change")
    TRANSFER = "transfer", _("Transfer")
    RETIREMENT = "retirement", _("Retirement")
    NEW_POST = "new_post", _("New post")
    REMOVAL = "removal", _("Removal")
    OTHER = "other", _("Other reason")


class VacancyState(models.TextChoices):
    OPEN = "open", pgettext_lazy("vacancy", "Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")


VacancyState.tones = {"open": "info", "filled": "good", "closed": ""}


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    DECIDED = "decided", _("Decided")
    IN_NOTICE = "in_notice", _("In public notice")
    NOMINATED = "nominated", _("Nominated for election")
    APPOINTED = "appointed", _("Appointed")
    NOT_ELECTED = "not_elected", _("Not elected")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ProposalState.tones = {
    "proposed": "info", "decided": "violet", "in_notice": "warn", "nominated": "violet",
    "appointed": "good", "not_elected": "bad", "declined": "bad", "withdrawn": "",
}  # fmt: skip

#: A trainee has at most one proposal in these states.
UNDER_WAY = (
    ProposalState.PROPOSED, ProposalState.DECIDED, ProposalState.IN_NOTICE, ProposalState.NOMINATED,
)  # fmt: skip


class AppointmentState(models.TextChoices):
    IN_PROBATION = "in_probation", _("In probation")
    IN_OFFICE = "in_office", _("In office (elected)")
    CONFIRMED = "confirmed", _("Confirmed in office")
    ENDED = "ended", pgettext_lazy("appointment", "Ended")


AppointmentState.tones = {
    "in_probation": "warn", "in_office": "good", "confirmed": "good", "ended": "",
}  # fmt: skip

#: In one of these states somebody holds the post.
HOLDING = (AppointmentState.IN_PROBATION, AppointmentState.IN_OFFICE, AppointmentState.CONFIRMED)


class EndGround(models.TextChoices):
    PROBATION_FAILED = "probation_failed", _("Probation not passed")
    TRANSFER = "transfer", _("Transfer to another post")
    TERM_END = "term_end", _("End of term")
    RESIGNATION = "resignation", _("Resignation")
    DISCIPLINE = "discipline", _("Discipline")
    HEALTH = "health", _("Health reasons")
    OTHER = "other", _("Other reason")


class Readiness(models.TextChoices):
    NEAR = "near", _("Ready soon")
    LONG = "long", _("Medium and long term")


class PostType(models.TextChoices):
    """What a reserve entry is held for."""

    CITY_TEAM = "city_team", _("Member of a city team")
    COUNTY_HEAD = "county_head", _("Head of a county")
    COUNTY_DEPUTY = "county_deputy", _("Deputy at county level")
    TOWNSHIP_TEAM = "township_team", _("Member of a township team")


class ReserveState(models.TextChoices):
    ACTIVE = "active", _("On the list")
    USED = "used", _("Appointed")
    EXPIRED = "expired", pgettext_lazy("reserve", "Expired")
    REMOVED = "removed", pgettext_lazy("reserve", "Removed")


ReserveState.tones = {"active": "info", "used": "good", "expired": "warn", "removed": "bad"}


class Conflict(models.TextChoices):
    """What `rules.conflicts` finds between a person and a post."""

    TWO_LEVELS = "two_levels", _("The post is more than one level above the next one.")
    SKIPS_LEVEL = "skips_level", _("The post skips a level.")
    SHORT_TENURE = "short_tenure", _("Too short a time at the present level.")
    UNKNOWN_LEVEL = "unknown_level", _("The present level, or since when, is not recorded.")
    IN_PROBATION = "in_probation", _("In probation at the present post.")
    HOLDS_POST = "holds_post", _("Holds a post of the programme; it would end.")
    UNDER_WAY = "under_way", _("Another proposal for this person is under way.")
    TOO_OLD = "too_old", _("Older than the post allows.")
    HOME_PLACE = "home_place", _("Head of the place of origin: recusal by place.")
    NOT_GRADUATED = "not_graduated", _("No completed class.")


_V, _P, _A, _R = VacancyState, ProposalState, AppointmentState, ReserveState

VACANCY = Workflow(
    "appointment.Vacancy",
    initial=_V.OPEN,
    moves=[
        move("fill", _V.OPEN, _V.FILLED, _("Record as filled"), button=False),
        move(
            "close", _V.OPEN, _V.CLOSED, _("Close without filling"),
            reason_required=True, style="danger",
        ),
        move("reopen", {_V.FILLED, _V.CLOSED}, _V.OPEN, _("Open again"), reason_required=True),
    ],
)  # fmt: skip

PROPOSAL = Workflow(
    "appointment.Proposal",
    initial=_P.PROPOSED,
    moves=[
        move("decide", _P.PROPOSED, _P.DECIDED, _("Record the decision"), style="primary", button=False),
        move(
            "decline", _P.PROPOSED, _P.DECLINED, _("Record as declined"),
            reason_required=True, style="danger",
        ),
        move(
            "publish", _P.DECIDED, _P.IN_NOTICE, _("Publish the notice"),
            style="primary", button=False,
        ),
        move("appoint", _P.IN_NOTICE, _P.APPOINTED, _("Appoint"), style="primary", button=False),
        move("nominate", _P.IN_NOTICE, _P.NOMINATED, _("Nominate for election"), style="primary"),
        move("elect", _P.NOMINATED, _P.APPOINTED, _("Record the election"), style="primary", button=False),
        move(
            "lose_election", _P.NOMINATED, _P.NOT_ELECTED, _("Record as not elected"),
            reason_required=True,
        ),
        move(
            "uphold_objection", _P.IN_NOTICE, _P.WITHDRAWN, _("Uphold an objection"),
            reason_required=True, style="danger",
        ),
        move(
            "withdraw", {_P.PROPOSED, _P.DECIDED}, _P.WITHDRAWN, _("Withdraw"),
            reason_required=True,
        ),
    ],
)  # fmt: skip

APPOINTMENT = Workflow(
    "appointment.Appointment",
    initial=_A.IN_PROBATION,
    moves=[
        move("confirm", _A.IN_PROBATION, _A.CONFIRMED, _("Confirm in office"), style="primary"),
        move(
            "fail_probation", _A.IN_PROBATION, _A.ENDED, _("Record probation as not passed"),
            reason_required=True, style="danger",
        ),
        move(
            "end", {_A.IN_PROBATION, _A.IN_OFFICE, _A.CONFIRMED}, _A.ENDED, _("End the appointment"),
            reason_required=True, button=False,
        ),
    ],
)  # fmt: skip

RESERVE = Workflow(
    "appointment.ReserveEntry",
    initial=_R.ACTIVE,
    moves=[
        move("use", _R.ACTIVE, _R.USED, _("Record as appointed"), button=False),
        move("renew", {_R.ACTIVE, _R.EXPIRED}, _R.ACTIVE, _("Renew"), style="primary", button=False),
        move("expire", _R.ACTIVE, _R.EXPIRED, _("Let expire"), reason_required=True),
        move(
            "remove", _R.ACTIVE, _R.REMOVED, _("Remove from the list"),
            reason_required=True, style="danger",
        ),
    ],
)  # fmt: skip
