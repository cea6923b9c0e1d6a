"""The smallest valid rows of training, and trainees to train."""

from datetime import date

import factory

from planning.models import Quota, SubProject
from selection.models import Nomination, Trainee
from tests.factories import Factory
from tests.factories.candidates import PersonFactory
from tests.factories.core import PlaceFactory, SchoolFactory
from tests.factories.planning import EditionFactory
from tests.plugins import database
from training import models
from training.states import ClassState

_COPIED = ("name", "pinyin", "pinyin_key", "initials", "stroke_key")


def trainee(place=None, edition=None, *, tier="municipal", **person) -> Trainee:
    """A confirmed trainee of a place, straight in the table: selection has its own tests."""
    place = place or PlaceFactory()
    edition = edition or EditionFactory(state="published")
    someone = PersonFactory(organisation=place, **person)
    copies = {name: getattr(someone, name) for name in _COPIED}
    with database.as_owner():
        common = {"edition": edition, "tier": tier, "organisation": place, "place": place}
        field, _new = SubProject.objects.get_or_create(
            edition=edition, field="party_affairs", defaults={"org_path": edition.org_path}
        )
        seat_holder = edition.organisation if tier == "provincial" else place
        Quota.objects.get_or_create(
            edition=edition,
            tier=tier,
            sub_project=field,
            organisation=seat_holder,
            defaults={"org_path": seat_holder.scope_path, "seats": 1000},
        )
        row = {**common, **copies, "sub_project": field, "person": someone}
        row["org_path"] = someone.org_path
        nomination = Nomination.objects.create(**row, state="confirmed", grounds="表现突出")
        return Trainee.objects.create(
            **row, nomination=nomination, confirmed_on=date(2011, 5, 20)
        )


class TrainingClassFactory(Factory):
    """An open class of a place's school; `organisation=school, starts_on=…`."""

    class Meta:
        model = models.TrainingClass

    organisation = factory.SubFactory(SchoolFactory)
    org_path = factory.LazyAttribute(lambda row: row.organisation.scope_path)
    edition = factory.SubFactory(EditionFactory, state="published")
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
