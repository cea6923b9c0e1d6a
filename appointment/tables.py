"""Lists of teams, posts, vacancies, proposals, appointments and the reserve list."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from appointment import states
from core.web.tables import (
    BoolColumn,
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


def _trainee(label) -> PersonColumn:
    return PersonColumn(label, "trainee__name", latin="trainee__pinyin", sort="trainee__pinyin_key")


class TeamTable(Table):
    name = LinkColumn(_("Team"))
    organisation = OrgColumn(_("Place"), sort="org_path")
    kind = ChoiceColumn(_("Kind"), choices=states.TeamKind)
    branch = ChoiceColumn(_("Branch"), choices=states.Branch)
    post_count = NumberColumn(_("Posts"), decimals=0)
    default_sort = "organisation"


class PostTable(Table):
    title = LinkColumn(_("Post"))
    team = LinkColumn(_("Team"), "team__name", url="appointment:team-detail", ref="team__ref")
    organisation = OrgColumn(_("Place"), "team__organisation", sort="org_path")
    level = ChoiceColumn(_("Position level"), choices=states.Level)
    is_head = BoolColumn(_("Head"))
    is_elected = BoolColumn(_("Elected"))
    incumbent = Column(_("Incumbent"))
    term_ends_on = DateColumn(_("Term ends"))
    default_sort = "organisation"


class VacancyTable(Table):
    post = LinkColumn(_("Post"), "post__title")
    team = Column(_("Team"), "post__team__name")
    organisation = OrgColumn(_("Place"), "post__team__organisation", sort="org_path")
    level = ChoiceColumn(_("Position level"), "post__level", choices=states.Level)
    is_elected = BoolColumn(_("Elected"), "post__is_elected")
    ground = ChoiceColumn(_("Why vacant"), choices=states.Ground)
    opens_on = DateColumn(_("Vacant from"), sort=True)
    proposal_count = NumberColumn(_("Proposals under way"), decimals=0)
    state = StateColumn(_("State"), choices=states.VacancyState)
    default_sort = "opens_on"


class ProposalTable(Table):
    name = _trainee(pgettext_lazy("person", "Name"))
    unit = OrgColumn(_("Unit"), "trainee__organisation")
    post_title = Column(_("Proposed post"))
    team_name = Column(_("Team"))
    level = ChoiceColumn(_("Position level"), choices=states.Level)
    is_elected = BoolColumn(_("Elected"))
    is_exceptional = BoolColumn(_("Exceptional"))
    decided_on = DateColumn(_("Decided on"))
    notice_until = DateColumn(_("Notice until"))
    state = StateColumn(_("State"), choices=states.ProposalState)
    default_sort = "-id"


class AppointmentTable(Table):
    name = _trainee(pgettext_lazy("person", "Name"))
    unit = OrgColumn(_("Unit"), "trainee__organisation")
    post_title = Column(_("Post"))
    team_name = Column(_("Team"))
    level = ChoiceColumn(_("Position level"), choices=states.Level)
    appointed_on = DateColumn(_("Appointed on"), sort=True)
    probation_ends_on = DateColumn(_("Probation ends"), sort=True)
    state = StateColumn(_("State"), choices=states.AppointmentState)
    default_sort = "-appointed_on"


class ProbationTable(AppointmentTable):
    """Links to the page of the appointment from a list of its own."""

    name = PersonColumn(
        pgettext_lazy("person", "Name"),
        "trainee__name",
        latin="trainee__pinyin",
        sort="trainee__pinyin_key",
        url="appointment:appointment-detail",
    )
    default_sort = "probation_ends_on"


class ReserveTable(Table):
    name = _trainee(pgettext_lazy("person", "Name"))
    unit = OrgColumn(_("Unit"), "trainee__organisation")
    post_type = ChoiceColumn(_("Held for"), choices=states.PostType)
    readiness = ChoiceColumn(_("Readiness"), choices=states.Readiness)
    entered_on = DateColumn(_("Entered on"))
    expires_on = DateColumn(_("Expires on"), sort=True)
    state = StateColumn(_("State"), choices=states.ReserveState)
    default_sort = "expires_on"


class TraineeTable(Table):
    """Whom one may propose or put on the reserve list."""

    name = PersonColumn(pgettext_lazy("person", "Name"), latin="pinyin", sort="pinyin_key")
    organisation = OrgColumn(_("Unit"))
    tier = ChoiceColumn(_("Tier"), choices=Tier)
    field = ChoiceColumn(_("Field of work"), "sub_project__field", choices=Field)
    present_post = Column(_("Present post"), "person__present_post")
    composite = NumberColumn(_("Training composite"))
    default_sort = "name"
