"""The smallest valid rows of appointment."""

from datetime import date

import factory

from appointment import models
from tests.factories import Factory, ScopedFactory
from tests.factories.core import CountyFactory
from tests.factories.selection import RunningEditionFactory
from tests.factories.training import trainee


class TeamFactory(ScopedFactory):
    class Meta:
        model = models.Team

    organisation = factory.SubFactory(CountyFactory)
    kind = "county"
    branch = "government"
    name = factory.Sequence(lambda n: f"第{n}县政府班子")


class PostFactory(Factory):
    class Meta:
        model = models.Post

    team = factory.SubFactory(TeamFactory)
    org_path = factory.SelfAttribute("team.org_path")
    title = factory.Sequence(lambda n: f"副县长{n}")
    level = "1A32"


class VacancyFactory(Factory):
    """`VacancyFactory(post__team__organisation=county)`."""

    class Meta:
        model = models.Vacancy

    post = factory.SubFactory(PostFactory)
    org_path = factory.SelfAttribute("post.org_path")
    edition = factory.SubFactory(RunningEditionFactory)
    opens_on = date(2011, 9, 1)


class ProposalFactory(Factory):
    class Meta:
        model = models.Proposal

    vacancy = factory.SubFactory(VacancyFactory)
    trainee = factory.LazyAttribute(lambda row: trainee(edition=row.vacancy.edition))
    org_path = factory.SelfAttribute("trainee.org_path")
    team_name = factory.SelfAttribute("vacancy.post.team.name")
    post_title = factory.SelfAttribute("vacancy.post.title")
    level = factory.SelfAttribute("vacancy.post.level")
    is_elected = factory.SelfAttribute("vacancy.post.is_elected")


class DecidedProposalFactory(ProposalFactory):
    state = "decided"
    decided_on = date(2011, 9, 10)
    members = 9
    present = 8
    in_favour = 7
    against = 1
    deferred = 0


class NoticedProposalFactory(DecidedProposalFactory):
    """Its notice is over."""

    state = "in_notice"
    notice_from = date(2011, 9, 12)
    notice_until = date(2011, 9, 19)


class AppointmentFactory(Factory):
    class Meta:
        model = models.Appointment

    proposal = factory.SubFactory(NoticedProposalFactory, state="appointed")
    trainee = factory.SelfAttribute("proposal.trainee")
    post = factory.SelfAttribute("proposal.vacancy.post")
    org_path = factory.SelfAttribute("trainee.org_path")
    team_name = factory.SelfAttribute("proposal.team_name")
    post_title = factory.SelfAttribute("proposal.post_title")
    level = factory.SelfAttribute("proposal.level")
    appointed_on = date(2011, 9, 20)
    probation_ends_on = date(2012, 9, 20)
    state = "in_probation"


class ReserveEntryFactory(Factory):
    class Meta:
        model = models.ReserveEntry

    trainee = factory.LazyFunction(trainee)
    org_path = factory.SelfAttribute("trainee.org_path")
    post_type = "county_deputy"
    readiness = "near"
    entered_on = date(2011, 10, 1)
    expires_on = date(2012, 10, 1)
