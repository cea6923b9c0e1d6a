"""Lists of selection: columns and their closed sorts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Field, Tier
from selection.states import (
    Conclusion,
    NominationState,
    NoticeState,
    ObjectionState,
    Outcome,
    ReportState,
    RunState,
    SchemeState,
    TraineeState,
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


class ReviewTable(Nominee):
    """The queue of the review: who came first stands first."""

    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        latin="pinyin",
        sort="pinyin_key",
        url="selection:nomination-detail",
    )
    post = tables.Column(_("Present post"), "person__present_post")
    birth = tables.PartialDateColumn(_("Born"), "person__birth")
    submitted_at = tables.DateColumn(_("Submitted at"), sort=True)
    due_on = tables.DateColumn(_("Due"), "edition__review_due_on")
    default_sort = "submitted_at"


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
    signed = tables.BoolColumn(_("Signed"))
    state = tables.StateColumn(_("State"), choices=ObjectionState)
    default_sort = "-id"


class TraineeTable(Nominee):
    post = tables.Column(_("Present post"), "person__present_post")
    confirmed_on = tables.DateColumn(_("Confirmed on"))
    state = tables.StateColumn(_("State"), choices=TraineeState)
    default_sort = "stroke_key"
