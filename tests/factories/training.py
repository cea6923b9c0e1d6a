"""The smallest valid rows of training, and trainees to train."""

from datetime import date

import factory

from planning.models import SubProject
from selection.models import Trainee
from tests.factories import Factory
from tests.factories.candidates import PersonFactory
from tests.factories.core import PlaceFactory, SchoolFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import RunningEditionFactory, TraineeFactory, quota_for
from tests.plugins import database
from training import models
from training.states import ClassState


def trainee(place=None, edition=None, *, tier="municipal", **person) -> Trainee:
    """A confirmed trainee of a place; the words of `person` describe the dossier."""
    place = place or PlaceFactory()
    edition = edition or RunningEditionFactory()
    with database.as_owner():
        field = SubProject.objects.filter(edition=edition).first()
        field = field or SubProjectFactory(edition=edition)
        quota_for(edition, tier, field, place, seats=1000)
    someone = PersonFactory(organisation=place, **person)
    return TraineeFactory(
        place=place, edition=edition, tier=tier, sub_project=field, person=someone
    )


class TrainingClassFactory(Factory):
    """An open class of a place's school; `organisation=school, starts_on=…`."""

    class Meta:
        model = models.TrainingClass

    organisation = factory.SubFactory(SchoolFactory)
    org_path = factory.LazyAttribute(lambda row: row.organisation.scope_path)
    edition = factory.SubFactory(RunningEditionFactory)
    tier = "municipal"
    number = factory.Sequence(lambda n: f"M{n:03d}")
    name = factory.Sequence(lambda n: f"第{n}期中青年干部培训班")
    category = "young_cadres"
    starts_on = date(2011, 6, 1)
    ends_on = date(2011, 6, 15)
    hours = 90
    capacity = 50
    state = ClassState.ENROLLING


class LessonFactory(Factory):
    class Meta:
        model = models.Lesson

    training_class = factory.SubFactory(TrainingClassFactory)
    org_path = factory.SelfAttribute("training_class.org_path")
    on = factory.SelfAttribute("training_class.starts_on")
    starts_at = "09:00"
    ends_at = "11:30"
    hours = 3
    subject = "县域治理"


class EnrolmentFactory(Factory):
    """`EnrolmentFactory(trainee=trainee(place), training_class=…)`."""

    class Meta:
        model = models.Enrolment

    training_class = factory.SubFactory(TrainingClassFactory)
    trainee = factory.LazyAttribute(
        lambda row: trainee(row.training_class.organisation.parent, row.training_class.edition)
    )
    org_path = factory.SelfAttribute("trainee.org_path")
    period = factory.LazyAttribute(
        lambda row: (
            row.training_class.starts_on,
            date.fromordinal(row.training_class.ends_on.toordinal() + 1),
        )
    )


class PostingFactory(Factory):
    class Meta:
        model = models.Posting

    trainee = factory.LazyFunction(trainee)
    org_path = factory.SelfAttribute("trainee.org_path")
    kind = "flood"
    unit = "防汛抗旱指挥部"
    post = "联络员"
    mentor_name = "马导师"
    starts_on = date(2011, 6, 20)
    ends_on = date(2011, 9, 20)
