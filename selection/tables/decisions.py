"""Lists of meetings, notices, objections and trainees."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Tier
from selection.states import (
    DeliberationState,
    MeetingState,
    NoticeState,
    ObjectionClass,
    ObjectionState,
    ProposedOutcome,
    TraineeState,
)
from selection.tables.nominations import Nominee


class MeetingTable(tables.Table):
    held_on = tables.LinkColumn(_("Held on"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    due = tables.NumberColumn(_("Members who should attend"), decimals=0)
    present = tables.NumberColumn(_("Members present"), decimals=0)
    state = tables.StateColumn(_("State"), choices=MeetingState)
    default_sort = "-id"


class DeliberationTable(tables.Table):
    held_on = tables.LinkColumn(_("Held on"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    due = tables.NumberColumn(_("Members who should attend"), decimals=0)
    present = tables.NumberColumn(_("Members present"), decimals=0)
    state = tables.StateColumn(_("State"), choices=DeliberationState)
    default_sort = "-id"


class DeliberationLineTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    outcome = tables.ChoiceColumn(_("Proposed outcome"), choices=ProposedOutcome)
    default_sort = "-id"


class NoticeTable(tables.Table):
    number = tables.LinkColumn(_("No."), css="text-end")
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    names = tables.NumberColumn(_("Names"), decimals=0)
    starts_on = tables.DateColumn(_("From"))
    ends_on = tables.DateColumn(_("Until"))
    state = tables.StateColumn(_("State"), choices=NoticeState)
    default_sort = "-id"


class ObjectionTable(tables.Table):
    name = tables.PersonColumn(_("Nominee"), "nomination__name", latin="nomination__pinyin")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    notice = tables.Column(_("Notice no."), "notice__number")
    received_on = tables.DateColumn(_("Received"))
    category = tables.ChoiceColumn(pgettext_lazy("objection", "Class"), choices=ObjectionClass)
    signed = tables.BoolColumn(_("Signed"))
    due_on = tables.DateColumn(_("To be looked into by"))
    state = tables.StateColumn(_("State"), choices=ObjectionState)
    default_sort = "-id"


class TraineeTable(Nominee):
    post = tables.Column(_("Present post"), "person__present_post")
    confirmed_on = tables.DateColumn(_("Confirmed on"))
    state = tables.StateColumn(_("State"), choices=TraineeState)
    default_sort = "stroke_key"
