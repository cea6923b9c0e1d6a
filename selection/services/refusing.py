"""Turns a refusal of the database into words for the person who asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from core.workflow.errors import MoveRefused, Refused

TEXTS = {
    "nomination_within_limit": _("The nominations for these seats are used up."),
    "nomination_live_once": _("This person already has a live nomination in this edition."),
    "nomination_approver_is_another": _("Who wrote a nomination does not endorse it."),
    "nomination_reviewer_is_another": _("Who wrote or endorsed a nomination does not review it."),
    "nomination_agreed_within_present": _("More members in favour than were present."),
    "nomination_confirmed_with_seat": _("Only who holds a seat can be confirmed."),
    "nomination_confirmed_after_notice": _("The public notice has not ended yet."),
    "nomination_confirmed_without_objection": _("An objection is still open."),
    "seatcount_never_above_quota": _("The seats of this group are all taken."),
    "seatcount_within_quota": _("The seats exceed the quota."),
    "seat_number_exists": _("The seats of this group are all taken."),
    "mark_within_range": _("A mark lies outside the range of its component."),
    "mark_once": _("An examiner gave two marks for the same paper."),
    "scheme_number_once": _("Somebody saved a version at the same moment. Try again."),
    "run_effective_once": _("Another list of this step is in effect already."),
    "person_is_open": _("This record was merged into another and is closed."),
    "trainee_once": _("This person is a trainee of this edition already."),
    "meeting_votes_add_up": _("The votes do not add up to the members present."),
    "meeting_has_quorum": _("Fewer than two thirds of the members were present: no decision."),
    "meeting_majority_of_all": _("More than half of all members must agree."),
}
#: Refusals that speak of a state of affairs, not of the input.
STATES = {
    "nomination_confirmed_with_seat",
    "nomination_confirmed_after_notice",
    "nomination_confirmed_without_objection",
    "seatcount_never_above_quota",
    "seat_number_exists",
    "person_is_open",
}


@contextmanager
def refusals() -> Iterator[None]:
    """Inside, a broken constraint of ours is a Refused with its text; others pass as they are."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if name not in TEXTS:
            raise
        if name in STATES:
            raise MoveRefused(TEXTS[name]) from error
        raise Refused(TEXTS[name]) from error
