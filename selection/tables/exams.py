"""Lists of marks, schemes, runs and results."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Field, Tier
from selection.states import (
    Outcome,
    RunState,
    SchemeState,
    StudyState,
)


class MarkTable(tables.Table):
    """By exam number: whoever enters or reads marks sees no name."""

    exam_number = tables.Column(_("Exam number"), "nomination__exam_number")
    component = tables.Column(_("Component"))
    examiner_no = tables.Column(_("Examiner"))
    panel = tables.Column(_("Panel"))
    mark = tables.NumberColumn(_("Mark"))
    default_sort = "-id"


class SchemeTable(tables.Table):
    name = tables.LinkColumn(_("Name of the scheme"))
    number = tables.Column(_("Version"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    published_on = tables.DateColumn(_("Published on"))
    state = tables.StateColumn(_("State"), choices=SchemeState)
    default_sort = "-id"


class RunTable(tables.Table):
    step = tables.LinkColumn(_("Step"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    scheme = tables.Column(_("Scheme"), "scheme__name")
    candidates = tables.NumberColumn(_("Candidates"), decimals=0)
    kept = tables.NumberColumn(_("Go on"), decimals=0)
    started_at = tables.DateColumn(_("Started"), time=True)
    state = tables.StateColumn(_("State"), choices=RunState)
    default_sort = "-id"


class ResultTable(tables.Table):
    """The ranked list of a run."""

    rank = tables.Column(_("Rank"), css="text-end")
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        "nomination__name",
        latin="nomination__pinyin",
        url="selection:nomination-detail",
        ref="nomination__ref",
    )
    exam_number = tables.Column(_("Exam number"), "nomination__exam_number")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    field = tables.ChoiceColumn(_("Field"), "sub_project__field", choices=Field)
    score = tables.NumberColumn(_("Score"), css="text-end")
    outcome = tables.StateColumn(_("Outcome"), "outcome", choices=Outcome)
    reason = tables.ChoiceColumn(
        _("Note"), choices=[("", ""), ("backfill", pgettext_lazy("result", "moved up"))]
    )
    extra_fields = ("outcome",)
    default_sort = "id"

    @classmethod
    def row_css(cls, row, places):
        return "" if row[places["outcome"]] == "kept" else "is-out"


class SeverityTable(tables.Table):
    started_at = tables.LinkColumn(_("Started"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    marks = tables.NumberColumn(_("Marks"), decimals=0)
    state = tables.StateColumn(_("State"), choices=StudyState)
    default_sort = "-id"


class SeverityLineTable(tables.Table):
    """Marks as given and as adjusted, side by side; the largest rise first."""

    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        "nomination__name",
        latin="nomination__pinyin",
        url="selection:nomination-detail",
        ref="nomination__ref",
    )
    exam_number = tables.Column(_("Exam number"), "nomination__exam_number")
    place = tables.OrgColumn(_("Place"), "nomination__place")
    component = tables.Column(_("Component"))
    raw = tables.NumberColumn(_("Mean as given"), decimals=2)
    adjusted = tables.NumberColumn(_("Mean as adjusted"), decimals=2)
    change = tables.NumberColumn(pgettext_lazy("of a run", "Change"), decimals=2, sort=True)
    default_sort = "-change"


class RobustnessTable(tables.Table):
    """How firmly each nominee of a run stands inside or outside."""

    rank = tables.Column(_("Rank"), css="text-end")
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        "nomination__name",
        latin="nomination__pinyin",
        url="selection:nomination-detail",
        ref="nomination__ref",
    )
    place = tables.OrgColumn(_("Place"), "nomination__place")
    field = tables.ChoiceColumn(_("Field"), "nomination__sub_project__field", choices=Field)
    is_kept = tables.ChoiceColumn(
        _("Computed"), choices=[(True, _("goes on")), (False, _("does not go on"))]
    )
    inside = tables.NumberColumn(_("Probability of going on"), decimals=3, sort=True)
    rank_low = tables.NumberColumn(_("Best rank"), decimals=0)
    rank_high = tables.NumberColumn(_("Worst rank"), decimals=0)
    is_borderline = tables.ChoiceColumn(
        _("Near the line"), choices=[(True, _("near the line")), (False, "")]
    )
    default_sort = "-inside"
