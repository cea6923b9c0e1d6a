"""Lists of inspection."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Field
from selection.states import (
    Conclusion,
    NominationState,
    ReportState,
)
from selection.tables.nominations import Nominee


class InspectionTable(Nominee):
    """Who is to be inspected, and how far the report is."""

    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        latin="pinyin",
        sort="pinyin_key",
        url="selection:nomination-detail",
    )
    post = tables.Column(_("Present post"), "person__present_post")
    report = tables.StateColumn(_("Report"), "report__state", choices=ReportState)
    state = tables.StateColumn(_("State"), choices=NominationState)
    default_sort = "org_path"


class ReportTable(tables.Table):
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"), "nomination__name", latin="nomination__pinyin"
    )
    place = tables.OrgColumn(_("Place"), "nomination__place")
    field = tables.ChoiceColumn(_("Field"), "nomination__sub_project__field", choices=Field)
    morality = tables.NumberColumn(_("Morality"))
    ability = tables.NumberColumn(_("Ability"))
    diligence = tables.NumberColumn(_("Diligence"))
    results = tables.NumberColumn(pgettext_lazy("dimension", "Results"))
    integrity = tables.NumberColumn(_("Integrity"))
    conclusion = tables.ChoiceColumn(_("Conclusion"), choices=Conclusion)
    state = tables.StateColumn(_("State"), choices=ReportState)
    default_sort = "-id"
