"""Lists of classes, enrolments and postings, and the trainees one chooses from."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web.tables import (
    ChoiceColumn,
    Column,
    DateColumn,
    LinkColumn,
    NumberColumn,
    OrgColumn,
    PersonColumn,
    StateColumn,
    Table,
)
from planning.handover import Field, Tier
from training import states


class ClassTable(Table):
    number = Column(_("Number"))
    name = LinkColumn(_("Name"))
    organisation = OrgColumn(_("Party school"))
    category = ChoiceColumn(_("Category"), choices=states.Category)
    tier = ChoiceColumn(_("Tier"), choices=Tier)
    starts_on = DateColumn(_("First day"), sort=True)
    ends_on = DateColumn(_("Last day"))
    hours = NumberColumn(_("Class hours"), decimals=0)
    enrolled = NumberColumn(_("Seats taken"), decimals=0)
    capacity = NumberColumn(_("Capacity"), decimals=0)
    state = StateColumn(_("State"), choices=states.ClassState)
    default_sort = "-starts_on"


class EnrolmentTable(Table):
    name = PersonColumn(
        pgettext_lazy("person", "Name"),
        "trainee__name",
        latin="trainee__pinyin",
        sort="trainee__pinyin_key",
    )
    place = OrgColumn(_("Unit"), "trainee__organisation")
    training_class = LinkColumn(
        _("Class"), "training_class__name", url="training:class-detail", ref="training_class__ref"
    )
    hours_attended = NumberColumn(_("Hours attended"), decimals=1)
    merit_score = NumberColumn(_("Merit selection"))
    theory_score = NumberColumn(_("Theory"))
    test_score = NumberColumn(_("Tests"))
    inspection_score = NumberColumn(_("Face-to-face inspection"))
    composite = NumberColumn(_("Composite"), sort=True)
    grade = ChoiceColumn(_("Grade"), choices=states.Grade)
    state = StateColumn(_("State"), choices=states.EnrolmentState)
    default_sort = "-id"


class PostingTable(Table):
    name = PersonColumn(
        pgettext_lazy("person", "Name"),
        "trainee__name",
        latin="trainee__pinyin",
        sort="trainee__pinyin_key",
    )
    place = OrgColumn(_("Unit of origin"), "trainee__organisation")
    kind = ChoiceColumn(_("Kind"), choices=states.PostingKind)
    unit = Column(_("Unit"))
    post = Column(_("Post"))
    mentor_name = Column(_("Mentor"))
    starts_on = DateColumn(_("First day"), sort=True)
    ends_on = DateColumn(_("Last day"))
    rating = NumberColumn(_("Rating"))
    state = StateColumn(_("State"), choices=states.PostingState)
    default_sort = "-starts_on"


class TraineeTable(Table):
    """Whom one may choose for a class or a posting."""

    name = PersonColumn(pgettext_lazy("person", "Name"), latin="pinyin", sort="pinyin_key")
    organisation = OrgColumn(_("Unit"))
    tier = ChoiceColumn(_("Tier"), choices=Tier)
    field = ChoiceColumn(_("Field of work"), "sub_project__field", choices=Field)
    present_post = Column(_("Present post"), "person__present_post")
    confirmed_on = DateColumn(_("Confirmed on"))
    default_sort = "name"
