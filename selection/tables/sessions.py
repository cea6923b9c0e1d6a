"""Lists of the centralised exam."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Tier
from selection.states import (
    Attendance,
    IncidentState,
    Misconduct,
    PaperState,
    Rung,
    SessionState,
    SheetState,
)


class SessionTable(tables.Table):
    name = tables.LinkColumn(_("Name of the session"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    held_on = tables.DateColumn(_("Day of the exam"))
    starts_at = tables.Column(_("Starts at"), text=lambda hour: f"{hour:%H:%M}")
    state = tables.StateColumn(_("State"), choices=SessionState)
    default_sort = "-id"


class SittingTable(tables.Table):
    seat = tables.LinkColumn(_("Seat"))
    room = tables.Column(_("Room number"), "room__number")
    exam_number = tables.Column(_("Exam number"), "nomination__exam_number")
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        "nomination__name",
        latin="nomination__pinyin",
        url="selection:nomination-detail",
        ref="nomination__ref",
    )
    unit = tables.OrgColumn(_("Nominating unit"), "unit")
    session = tables.Column(_("Session"), "session__name")
    attendance = tables.ChoiceColumn(_("Attendance"), choices=[("", ""), *Attendance.choices])
    default_sort = "-id"


class IncidentTable(tables.Table):
    code = tables.ChoiceColumn(_("Breach"), choices=Misconduct, export=True)
    seat = tables.LinkColumn(_("Exam number"), "sitting__nomination__exam_number")
    session = tables.Column(_("Session"), "sitting__session__name")
    noted_at = tables.DateColumn(_("Noted"), time=True)
    state = tables.StateColumn(_("State"), choices=IncidentState)
    default_sort = "-id"


class PaperTable(tables.Table):
    component = tables.LinkColumn(_("Component"))
    session = tables.Column(_("Session"), "session__name")
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    tolerance = tables.NumberColumn(_("Tolerance"))
    state = tables.StateColumn(_("State"), choices=PaperState)
    default_sort = "-id"


class SheetTable(tables.Table):
    serial = tables.LinkColumn(_("Serial number"))
    component = tables.Column(_("Component"), "paper__component")
    rung = tables.ChoiceColumn(_("Round"), choices=Rung)
    revision = tables.Column(_("Version"))
    state = tables.StateColumn(_("State"), choices=SheetState)
    default_sort = "-id"
