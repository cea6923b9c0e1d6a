"""Lists of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.states import choices_of
from core.web.tables import ChoiceColumn, Column, OrgColumn, PartialDateColumn, PersonColumn, Table


class PersonTable(Table):
    """In the order of surname strokes, as official lists stand; pinyin order is one click away."""

    name = PersonColumn(pgettext_lazy("person", "Name"), latin="pinyin", sort="stroke_key")
    pinyin = Column(_("Pinyin"), sort="pinyin_key", css="text-nowrap")
    sex = ChoiceColumn(_("Sex"), choices=choices_of("sexes"))
    birth = PartialDateColumn(_("Born"), sort="birth")
    ethnic_group = ChoiceColumn(_("Ethnic group"), choices=choices_of("ethnic_groups"))
    education = ChoiceColumn(_("Education"), choices=choices_of("educations"))
    political_status = ChoiceColumn(_("Political status"), choices=choices_of("political_statuses"))
    present_post = Column(_("Present post"), css="wide")
    position_level = ChoiceColumn(_("Position level"), choices=choices_of("position_levels"))
    organisation = OrgColumn(_("Place"))
    default_sort = "name"
