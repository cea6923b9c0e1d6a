"""Teams, exceptions and evaluations of inspection."""

import datetime

import factory

from core import vault
from selection import models
from tests.factories import Factory
from tests.factories.core import UserFactory
from tests.factories.selection import NominationFactory, RunningEditionFactory


class InspectionTeamFactory(Factory):
    """`InspectionTeamFactory(edition=edition)`: two inspectors who are nobody's kin."""

    class Meta:
        model = models.InspectionTeam

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    name = factory.Sequence(lambda n: f"第{n}考察组")
    starts_on = datetime.date(2011, 4, 1)
    ends_on = datetime.date(2011, 4, 5)
    talks_due = {}

    @classmethod
    def _create(cls, model_class, *args, **fields):
        team = super()._create(model_class, *args, **fields)
        for number in (1, 2):
            TeamMemberFactory(team=team, is_leader=number == 1)
        return team


class TeamMemberFactory(Factory):
    class Meta:
        model = models.TeamMember

    team = factory.SubFactory(InspectionTeamFactory)
    org_path = factory.SelfAttribute("team.org_path")
    name = factory.Sequence(lambda n: f"考察员{n}")
    unit = "示例监察局"


class TeamCaseFactory(Factory):
    class Meta:
        model = models.TeamCase

    nomination = factory.SubFactory(NominationFactory, state="shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")
    team = factory.LazyAttribute(
        lambda row: InspectionTeamFactory(edition=row.nomination.edition, org_path=row.org_path)
    )


class ConflictWaiverFactory(Factory):
    class Meta:
        model = models.ConflictWaiver

    nomination = factory.SubFactory(NominationFactory, state="shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")
    member = factory.LazyAttribute(
        lambda row: TeamMemberFactory(
            team=InspectionTeamFactory(edition=row.nomination.edition, org_path=row.org_path)
        )
    )
    grounds = ["organ"]
    reason = "别无合适人员。"
    asked_by = factory.SubFactory(UserFactory)


class PollFactory(Factory):
    class Meta:
        model = models.Poll

    nomination = factory.SubFactory(NominationFactory, state="shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")
    held_on = datetime.date(2011, 4, 2)


class PaperTallyFactory(Factory):
    class Meta:
        model = models.PaperTally

    poll = factory.SubFactory(PollFactory)
    org_path = factory.SelfAttribute("poll.org_path")
    voter_group = "A"
    counts = {"": {"valid": 6, "void": 1}, "overall": {"excellent": 5, "competent": 1}}
    entered_by = factory.SubFactory(UserFactory)


class InspectionNoticeFactory(Factory):
    """`InspectionNoticeFactory(team=team, place=place)`: an empty page, put up in time."""

    class Meta:
        model = models.InspectionNotice

    edition = factory.SelfAttribute("team.edition")
    org_path = factory.SelfAttribute("place.scope_path")
    number = 1
    starts_on = datetime.date(2011, 3, 25)
    ends_on = datetime.date(2011, 3, 30)
    site = "机关公告栏"
    page = '{"title": "考察预告", "columns": [], "rows": []}'
    digest = "0" * 64


class InspectedNameFactory(Factory):
    class Meta:
        model = models.InspectedName

    nomination = factory.SubFactory(NominationFactory, state="shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")


class NoticeReplyFactory(Factory):
    class Meta:
        model = models.NoticeReply

    org_path = factory.SelfAttribute("nomination.org_path")
    received_on = datetime.date(2011, 3, 26)
    way = "letter"
    body = "反映其作风扎实。"


class TalkFactory(Factory):
    """`TalkFactory(nomination=row)`: of a case whose notice was up."""

    class Meta:
        model = models.Talk

    org_path = factory.SelfAttribute("nomination.org_path")
    group = "B"
    partner = "示例镇党委委员"
    held_on = datetime.date(2011, 4, 2)
    inspectors = ["考察员甲", "考察员乙"]
    taken_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, *args, text="作风扎实。", **fields):
        made = model_class(**fields)
        return super()._create(
            model_class, *args, ref=made.ref, sealed=vault.seal(text, made.context), **fields
        )


def announced(case, **fields):
    """The notice that names the nominee of this case, with its period over before the team comes."""
    place = case.nomination.place
    notice = InspectionNoticeFactory(team=case.team, place=place, **fields)
    InspectedNameFactory(notice=notice, nomination=case.nomination)
    return notice
