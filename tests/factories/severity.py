"""Studies of severity."""

import datetime

import factory

from selection import models
from tests.factories import Factory
from tests.factories.core import UserFactory
from tests.factories.selection import NominationFactory, RunningEditionFactory


class SeverityStudyFactory(Factory):
    """Computed, of two examiners; nobody has decided on it."""

    class Meta:
        model = models.SeverityStudy

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    components = ["interview"]
    state = "done"
    started_at = datetime.datetime(2011, 5, 1, tzinfo=datetime.UTC)
    started_by = factory.SubFactory(UserFactory)
    result = {
        "examiners": [
            {"name": "E1", "count": 20, "measure": 0.5, "error": 0.1, "joint_error": 0.2, "infit": 1.0,
             "outfit": 1.1},
        ],
        "items": [],
        "categories": [],
        "reliability": 0.9,
        "separation": 3.0,
        "chi_square": 20.0,
        "freedom": 1,
    }  # fmt: skip


class SeverityLineFactory(Factory):
    class Meta:
        model = models.SeverityLine

    study = factory.SubFactory(SeverityStudyFactory)
    org_path = factory.SelfAttribute("study.org_path")
    nomination = factory.SubFactory(
        NominationFactory, state="qualified", edition=factory.SelfAttribute("..study.edition")
    )
    component = "interview"
    raw = 70
    adjusted = 72
    change = 2
