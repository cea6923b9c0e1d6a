"""The four must-checks of nominees."""

import datetime

import factory

from selection import models
from selection.rules.fieldwork import CHECKS
from tests.factories import Factory
from tests.factories.core import UserFactory


class MustCheckFactory(Factory):
    class Meta:
        model = models.MustCheck

    org_path = factory.SelfAttribute("nomination.org_path")
    kind = "file"
    result = "clear"
    source = "干部监督处复函"
    checked_on = datetime.date(2011, 4, 2)
    signed_by = factory.SubFactory(UserFactory)
    signed_name = "程办公"


#: Nothing found in any of the four, as the service takes it.
CLEAR = {
    kind: {
        "result": "clear", "source": "复函", "checked_on": datetime.date(2011, 4, 1), "note": "",
    }
    for kind in CHECKS
}  # fmt: skip


def must_checked(*nominations):
    """All four checks of these nominees: nothing found."""
    for nomination in nominations:
        for kind in CHECKS:
            MustCheckFactory(nomination=nomination, kind=kind)
