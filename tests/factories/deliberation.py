"""What the department proposes."""

import datetime

import factory

from selection import models
from tests.factories import Factory
from tests.factories.selection import NominationFactory, RunningEditionFactory, committee


class DeliberationFactory(Factory):
    """A draft with three who take part; `state="filed"` once its lines are there."""

    class Meta:
        model = models.Deliberation

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    held_on = datetime.date(2011, 4, 28)
    due = 3
    present = 3
    minutes = "经集体研究，提出人选意见。"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        deliberation = super()._create(model_class, *args, **fields)
        for number, given in enumerate(committee(deliberation.due, deliberation.present)):
            DeliberationMemberFactory(deliberation=deliberation, is_chair=number == 0, **given)
        return deliberation


class DeliberationMemberFactory(Factory):
    class Meta:
        model = models.DeliberationMember

    deliberation = factory.SubFactory(DeliberationFactory)
    org_path = factory.SelfAttribute("deliberation.org_path")
    name = factory.Sequence(lambda n: f"部务委员{n}")


class DeliberationLineFactory(Factory):
    class Meta:
        model = models.DeliberationLine

    deliberation = factory.SubFactory(DeliberationFactory)
    org_path = factory.SelfAttribute("deliberation.org_path")
    nomination = factory.SubFactory(
        NominationFactory, state="fit", edition=factory.SelfAttribute("..deliberation.edition")
    )
    outcome = "identify"
    reason = "实绩突出。"
