"""The queue of the review, exemptions, requests for review, result letters."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.web import tables
from planning.handover import rule_label
from selection.states import (
    ExemptionGround,
    ExemptionState,
    LetterKind,
    Light,
    NominationState,
    RecheckState,
    ReopenGround,
    ReopenState,
    RequestState,
)
from selection.tables.nominations import Nominee


def waiting_text(since: datetime) -> str:
    """How long a case has waited, in days."""
    days = (timezone.localdate() - timezone.localdate(since)).days
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class ReviewTable(Nominee):
    """What is due first stands first."""

    post = tables.Column(_("Present post"), "person__present_post")
    light = tables.StateColumn(_("Light"), "light", choices=Light)
    due_on = tables.DateColumn(_("Due"), "review_due_on", sort=True)
    waits = tables.Column(_("Waits for"), "endorsed_at", text=waiting_text, export=False)
    returned = tables.NumberColumn(_("Returned"), decimals=0)
    submitted_at = tables.DateColumn(_("Submitted at"), sort=True)
    default_sort = "due_on"

    @classmethod
    def row_css(cls, row, places):
        due = row[places["review_due_on"]]
        return "is-late" if due is not None and due < timezone.localdate() else ""


class DecidedTable(Nominee):
    """What the review has decided, by which version of the conditions."""

    post = tables.Column(_("Present post"), "person__present_post")
    state = tables.StateColumn(_("Decision"), choices=NominationState)
    reviewed_at = tables.DateColumn(_("Decided on"), sort=True)
    judged_by = tables.NumberColumn(_("Judged by version"), decimals=0)
    reopened = tables.NumberColumn(_("Judged anew"), decimals=0)
    default_sort = "-id"


class ExemptionTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    key = tables.Column(_("Criterion"), text=rule_label)
    ground = tables.ChoiceColumn(_("Ground"), choices=ExemptionGround)
    proposed_at = tables.DateColumn(_("Proposed on"))
    signed_at = tables.DateColumn(_("Signed on"))
    state = tables.StateColumn(_("State"), choices=ExemptionState)
    default_sort = "-id"


class ReopeningTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    ground = tables.ChoiceColumn(_("Ground"), choices=ReopenGround)
    from_state = tables.StateColumn(_("Decision before"), choices=NominationState)
    proposed_at = tables.DateColumn(_("Proposed on"))
    signed_at = tables.DateColumn(_("Signed on"))
    state = tables.StateColumn(_("State"), choices=ReopenState)
    default_sort = "-id"


class ReviewRequestTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    received_on = tables.DateColumn(_("Received"))
    until = tables.DateColumn(_("Possible until"))
    decided_at = tables.DateColumn(_("Decided on"))
    state = tables.StateColumn(_("State"), choices=RequestState)
    default_sort = "-id"


class RecheckTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    received_on = tables.DateColumn(_("Received"))
    until = tables.DateColumn(_("Possible until"))
    decided_at = tables.DateColumn(_("Decided on"))
    state = tables.StateColumn(_("State"), choices=RecheckState)
    default_sort = "-id"


class LetterTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    number = tables.Column(_("Letter No."), css="number")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    kind = tables.ChoiceColumn(_("Letter"), choices=LetterKind)
    issued_at = tables.DateColumn(_("Issued on"))
    default_sort = "-id"
