"""Lists of teams."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Field
from selection.states import NominationState, ReportState


class TeamTable(tables.Table):
    name = tables.LinkColumn(_("Inspection team"))
    starts_on = tables.DateColumn(_("Starts on"))
    ends_on = tables.DateColumn(_("Ends on"))
    site = tables.Column(_("Where"))
    default_sort = "-id"


class InspectionNoticeTable(tables.Table):
    number = tables.LinkColumn(_("No."), css="text-end")
    place = tables.OrgColumn(_("Place"), "place")
    edition = tables.Column(_("Edition"), "edition__name")
    names = tables.NumberColumn(_("Names"), decimals=0)
    starts_on = tables.DateColumn(_("From"))
    ends_on = tables.DateColumn(_("Until"))
    default_sort = "-id"


class CaseTable(tables.Table):
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"), "nomination__name", latin="nomination__pinyin"
    )
    place = tables.OrgColumn(_("Place"), "nomination__place")
    field = tables.ChoiceColumn(_("Field"), "nomination__sub_project__field", choices=Field)
    report = tables.StateColumn(_("Report"), "nomination__report__state", choices=ReportState)
    state = tables.StateColumn(_("State"), "nomination__state", choices=NominationState)
    default_sort = "-id"
