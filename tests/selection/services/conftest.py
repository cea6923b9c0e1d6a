"""What the tests of the qualification review begin with."""

import pytest

from tests.factories.planning import QualificationRuleFactory
from tests.selection.services.cases import nominee


@pytest.fixture
def rules(stage):
    """Born between: everybody of the factories is; health: nobody's file says."""
    for key in ("born_between", "health"):
        parameters = {"from": "1940-01-01", "to": "1999-12-31"} if key == "born_between" else {}
        QualificationRuleFactory(edition=stage.edition, key=key, parameters=parameters)


@pytest.fixture
def case(stage, people, rules):
    return nominee(stage, people[0])
