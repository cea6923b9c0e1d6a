"""Lists of nominees."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Field, Tier
from selection.states import (
    NominationState,
)


class Nominee(tables.Table):
    """What every list of nominees begins with."""

    name = tables.PersonColumn(pgettext_lazy("person", "Name"), latin="pinyin", sort="pinyin_key")
    place = tables.OrgColumn(_("Place"), sort="org_path")
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    field = tables.ChoiceColumn(_("Field"), "sub_project__field", choices=Field)


class NominationTable(Nominee):
    post = tables.Column(_("Present post"), "person__present_post")
    exam_number = tables.Column(_("Exam number"), sort=True)
    submitted_at = tables.DateColumn(_("Submitted at"), sort=True)
    state = tables.StateColumn(_("State"), choices=NominationState)
    default_sort = "-id"
