"""Lists of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.formats.carrying import FIELDS
from candidates.models import Person
from candidates.states import (
    BatchKind,
    BatchState,
    DuplicateState,
    ExportForm,
    ExportState,
    FileOutcome,
    FindingRule,
    FindingSource,
    FindingState,
    MatchGround,
    Severity,
    TemplateState,
    choices_of,
    sentence,
)
from core.web.tables import (
    BoolColumn,
    ChoiceColumn,
    Column,
    DateColumn,
    LinkColumn,
    OrgColumn,
    PartialDateColumn,
    PersonColumn,
    StateColumn,
    Table,
)
from core.workflow.wording import listed


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


class StatementColumn(Column):
    """The finding in one sentence, from its rule and data."""

    def fields(self):
        return ("rule", "data")

    def plain(self, env):
        rule, data = env.at("rule"), env.at("data")
        return lambda row: sentence(row[rule], row[data])


class FindingRuleColumn(LinkColumn):
    """The rule in words; leads to the finding."""

    def plain(self, env):
        place, words = env.at("rule"), {value: str(label) for value, label in FindingRule.choices}
        return lambda row: words.get(row[place], row[place])


class FindingTable(Table):
    """Newest first."""

    rule = FindingRuleColumn(_("Finding"))
    statement = StatementColumn(_("Data used"))
    name = PersonColumn(
        pgettext_lazy("person", "Name"),
        "person__name",
        latin="person__pinyin",
        url="candidates:person-detail",
        ref="person__ref",
    )
    organisation = OrgColumn(_("Place"), "person__organisation")
    severity = StateColumn(_("Severity"), "severity", choices=Severity)
    source = ChoiceColumn(_("Held against"), choices=FindingSource)
    state = StateColumn(_("State"), choices=FindingState)
    found_at = DateColumn(_("Found on"))


class GroundColumn(LinkColumn):
    """Why the two are suspected; leads to the pair."""

    def plain(self, env):
        place, words = env.at("ground"), {value: str(label) for value, label in MatchGround.choices}
        return lambda row: words.get(row[place], row[place])


class DuplicateTable(Table):
    """Newest first; the record made earlier stands on the left."""

    ground = GroundColumn(pgettext_lazy("duplicate", "Ground"))
    first = PersonColumn(
        _("Earlier record"),
        "first__name",
        latin="first__pinyin",
        url="candidates:person-detail",
        ref="first__ref",
    )
    first_place = OrgColumn(_("Place of the earlier record"), "first__organisation")
    second = PersonColumn(
        _("Later record"),
        "second__name",
        latin="second__pinyin",
        url="candidates:person-detail",
        ref="second__ref",
    )
    second_place = OrgColumn(_("Place of the later record"), "second__organisation")
    birth = PartialDateColumn(_("Born"), "second__birth")
    numbers_differ = BoolColumn(_("ID numbers differ"))
    state = StateColumn(_("State"), choices=DuplicateState)
    found_at = DateColumn(_("Found on"))


_OF_PARTS = {
    "id_number": _("ID number"),
    "phone": _("Telephone"),
    "education": _("Education"),
    "career": _("Résumé"),
    "awards": _("Rewards and penalties"),
    "appraisals": _("Annual appraisals"),
    "family": _("Family"),
}


def field_labels() -> dict[str, str]:
    """Each field that a file or a roster may say otherwise, or a file cannot say, as the form calls it."""
    names = {name: str(label) for name, label in _OF_PARTS.items()}
    for name in FIELDS:
        if name not in names:
            names[name] = str(Person._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
    return names


class FormTemplateTable(Table):
    """Newest first."""

    number = Column(_("Version"), css="number")
    note = LinkColumn(_("What was changed"))
    uploaded_at = DateColumn(_("Sent in on"), time=True)
    uploader = Column(_("Sent in by"), "uploaded_by__name")
    changed_at = DateColumn(_("In or out of use since"), time=True)
    state = StateColumn(_("State"), choices=TemplateState)
    default_sort = "-id"


class ImportBatchTable(Table):
    """Newest first."""

    name = LinkColumn(_("Name"))
    kind = ChoiceColumn(pgettext_lazy("import", "Kind"), choices=BatchKind)
    organisation = OrgColumn(_("Place"))
    imported_at = DateColumn(_("Imported on"), time=True)
    importer_name = Column(_("Imported by"))
    size = Column(_("Files or rows"), css="number")
    registered = Column(_("Registered"), css="number")
    differing = Column(_("Saying otherwise"), css="number")
    unread = Column(_("Not read"), css="number")
    state = StateColumn(_("State"), choices=BatchState)


class FieldNamesColumn(Column):
    """The names of fields, in words."""

    def plain(self, env):
        place, labels = env.at(self.field), field_labels()
        return lambda row: listed(labels.get(name, name) for name in row[place] or ())


class ImportedFileTable(Table):
    """Newest first; a file leads to its comparison."""

    name = LinkColumn(pgettext_lazy("import", "File or row"))
    batch = LinkColumn(_("Import"), "batch__name", url="candidates:batch-detail", ref="batch__ref")
    line = Column(_("Line"), css="number", text=lambda line: line or "")
    outcome = StateColumn(pgettext_lazy("import", "Outcome"), "outcome", choices=FileOutcome)
    person = PersonColumn(
        _("Person"),
        "person__name",
        latin="person__pinyin",
        url="candidates:person-detail",
        ref="person__ref",
    )
    differing = FieldNamesColumn(_("Saying otherwise"))
    undecided = Column(_("Undecided"), css="number")
    fault = Column(_("Reason"), css="wide")


class ExportFormColumn(LinkColumn):
    """The kind of file in words; leads to the request."""

    def plain(self, env):
        place, words = env.at("form"), {value: str(label) for value, label in ExportForm.choices}
        return lambda row: words.get(row[place], row[place])


class ExportRequestTable(Table):
    """Newest first."""

    form = ExportFormColumn(_("File"))
    count = Column(_("Number of people"), css="number")
    reason = Column(_("Needed for"), css="wide")
    asked_by_name = Column(_("Requested by"))
    asked_at = DateColumn(_("Requested on"), time=True)
    decided_by = Column(_("Decision by"), "decided_by__name")
    state = StateColumn(_("State"), choices=ExportState)
