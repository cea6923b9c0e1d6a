"""Lists of interviews and of an examiner's boards."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web import tables
from planning.handover import Tier


class InterviewTable(tables.Table):
    name = tables.LinkColumn(_("Name of the interviews"))
    tier = tables.ChoiceColumn(_("Tier"), choices=Tier)
    edition = tables.Column(_("Edition"), "edition__name")
    component = tables.Column(_("Component"))
    starts_on = tables.DateColumn(_("Starts on"))
    drawn_at = tables.DateColumn(_("Drawn"), time=True)
    released_at = tables.DateColumn(_("Marks handed over"), time=True)
    default_sort = "-id"


class InterviewSlotTable(tables.Table):
    code = tables.Column(pgettext_lazy("interview", "Number in the draw"))
    name = tables.PersonColumn(
        pgettext_lazy("person", "Name"),
        "nomination__name",
        latin="nomination__pinyin",
        url="selection:nomination-detail",
        ref="nomination__ref",
    )
    exam_number = tables.Column(_("Exam number"), "nomination__exam_number")
    board = tables.Column(pgettext_lazy("interview", "Board"), "board__number")
    half_day = tables.Column(_("Half-day"), "board__half_day")
    interview = tables.Column(_("Interviews"), "board__interview__name")
    is_absent = tables.BoolColumn(_("Did not appear"))
    #: As drawn: boards one after the other, each in its order.
    default_sort = "id"


class BoardSeatTable(tables.Table):
    board = tables.LinkColumn(pgettext_lazy("interview", "Board"), "board__number")
    interview = tables.Column(_("Interviews"), "board__interview__name")
    starts_on = tables.DateColumn(_("Starts on"), "board__interview__starts_on")
    half_day = tables.Column(_("Half-day"), "board__half_day")
    number = tables.Column(_("Number of the examiner"))
    default_sort = "-id"
