"""Columns of the lists of tracking."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web.tables import (
    ChoiceColumn,
    Column,
    DateColumn,
    LinkColumn,
    NumberColumn,
    OrgColumn,
    PersonColumn,
    StateColumn,
    Table,
)
from tracking.states import CycleState, Outcome, ReviewState


class CycleTable(Table):
    name = LinkColumn(_("Cycle"))
    edition = Column(_("Edition"), "edition__name")
    opens_on = DateColumn(_("Opens"))
    due_on = DateColumn(_("Due"))
    state = StateColumn(_("State"), choices=CycleState)
    confirmed = NumberColumn(_("Confirmed"), decimals=0)
    reviews = NumberColumn(_("Reviews"), decimals=0)


class ReviewTable(Table):
    name = PersonColumn(
        pgettext_lazy("person", "Name"), "trainee__person__name", latin="trainee__person__pinyin"
    )
    place = OrgColumn(_("Place"), "trainee__organisation")
    post = Column(_("Present post"), "trainee__person__present_post")
    cycle = Column(_("Cycle"), "cycle__name")
    due_on = DateColumn(_("Due"), "cycle__due_on")
    outcome = ChoiceColumn(_("Outcome"), choices=Outcome)
    state = StateColumn(_("State"), choices=ReviewState)
