"""The smallest valid rows of tracking."""

from datetime import date

import factory

from tests.factories import Factory
from tests.factories.selection import RunningEditionFactory
from tests.factories.training import trainee
from tracking import models


class ReviewCycleFactory(Factory):
    class Meta:
        model = models.ReviewCycle

    edition = factory.SubFactory(RunningEditionFactory)
    organisation = factory.SelfAttribute("edition.organisation")
    org_path = factory.SelfAttribute("edition.org_path")
    name = factory.Sequence(lambda n: f"第{n}次年度考察")
    year = 2012
    opens_on = date(2012, 12, 1)
    due_on = date(2012, 12, 31)


class ReviewFactory(Factory):
    class Meta:
        model = models.Review

    cycle = factory.SubFactory(ReviewCycleFactory)
    trainee = factory.LazyAttribute(lambda row: trainee(edition=row.cycle.edition))
    org_path = factory.SelfAttribute("trainee.org_path")
