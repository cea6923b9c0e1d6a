"""Filters of lists of inspection."""

from django.utils.translation import gettext_lazy as _

from planning.handover import Field, Tier
from selection.filters.nominations import NomineeFilter, OfEdition, choice_filter
from selection.models import (
    InspectionReport,
)
from selection.states import (
    Conclusion,
    ReportState,
)


class ReportFilter(NomineeFilter):
    edition = OfEdition(field_name="nomination__edition__ref")
    tier = choice_filter(_("Tier"), Tier.choices, field_name="nomination__tier")
    field = choice_filter(_("Field"), Field.choices, field_name="nomination__sub_project__field")
    state = choice_filter(_("State"), ReportState.choices)
    conclusion = choice_filter(_("Conclusion"), Conclusion.choices)
    person = "nomination__person_id"

    class Meta:
        model = InspectionReport
        fields = ["q", "edition", "state", "conclusion", "tier", "field", "place"]
