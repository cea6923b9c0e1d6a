"""Every verb on a nomination under one roof; each is written where its part of the work is."""

import datetime
from typing import Any

from django.db.models import QuerySet

from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from selection.models import Nomination
from selection.services.cancelling import cancel
from selection.services.deciding import (
    decide,
    decide_many,
    hold_in_reserve,
    hold_in_reserve_many,
    propose,
    propose_many,
)
from selection.services.leaving import (
    close,
    close_edition,
    close_many,
    withdraw,
    withdraw_many,
)
from selection.services.nominating import (
    endorse,
    endorse_many,
    nominate,
    nominate_many,
    revise,
    submit,
    submit_many,
)
from selection.services.objections import uphold_objection
from selection.services.publishing import confirm, confirm_many, issue_notice, publish
from selection.services.reopening import reopen
from selection.services.reports import find_fit, find_fit_many, find_unfit, find_unfit_many
from selection.services.returning import send_back, send_back_many
from selection.services.reviewing import (
    attest,
    pass_review,
    pass_review_many,
    reject,
    reject_many,
    reverse_rejection,
)
from selection.services.seats import move_up
from selection.states import NOMINATION

__all__ = [
    "attest",
    "cancel",
    "close",
    "close_edition",
    "close_many",
    "confirm",
    "confirm_many",
    "decide",
    "decide_many",
    "endorse",
    "endorse_many",
    "find_fit",
    "find_fit_many",
    "find_unfit",
    "find_unfit_many",
    "hold_in_reserve",
    "hold_in_reserve_many",
    "issue_notice",
    "move_up",
    "nominate",
    "nominate_many",
    "not_shortlist",
    "not_shortlist_many",
    "pass_review",
    "pass_review_many",
    "propose",
    "propose_many",
    "publish",
    "reinstate",
    "reinstate_many",
    "reject",
    "reject_many",
    "reopen",
    "reverse_rejection",
    "revise",
    "send_back",
    "send_back_many",
    "shortlist",
    "shortlist_many",
    "submit",
    "submit_many",
    "uphold_objection",
    "withdraw",
    "withdraw_many",
]


# The moves of a step's list; `runs.confirm_step` and `runs.supersede` carry them out together.


def shortlist(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    return advance(nomination, NOMINATION.shortlist, actor=actor, now=now, reason=reason)


def shortlist_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, NOMINATION.shortlist, actor=actor, now=now, reason=reason)


def not_shortlist(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    return advance(nomination, NOMINATION.not_shortlist, actor=actor, now=now, reason=reason)


def not_shortlist_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, NOMINATION.not_shortlist, actor=actor, now=now, reason=reason)


def reinstate(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    return advance(nomination, NOMINATION.reinstate, actor=actor, now=now, reason=reason)


def reinstate_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, NOMINATION.reinstate, actor=actor, now=now, reason=reason)
