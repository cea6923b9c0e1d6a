"""A draft's qualifications held against the nominees of an earlier edition."""

import datetime

import pytest

from core.workflow.errors import Refused
from selection.services import rule_trials
from tests.factories import candidates, planning, selection
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db

ON = datetime.date(2011, 6, 30)


@pytest.fixture
def office(db):
    return MembershipFactory(role="programme_office")


@pytest.fixture
def people(office):
    return planning.EditionFactory(year=2010, state="published")


@pytest.fixture
def draft(people):
    edition = planning.EditionFactory(year=2011, organisation=people.organisation)
    planning.QualificationRuleFactory(edition=edition, key="party_member", parameters={})
    planning.QualificationRuleFactory(
        edition=edition, key="education_min", parameters={"education": "20"}, severity="warns"
    )
    return edition


def nominee(people, status, state, education="20"):
    person = candidates.PersonFactory(political_status=status, education=education)
    return selection.NominationFactory(edition=people, person=person, state=state)


def counts(fail=0, needs_proof=0, **passed):
    return {"pass": passed.get("passes", 0), "needs_proof": needs_proof, "fail": fail}


def test_outcomes_are_counted_by_condition_place_and_decision_of_then(draft, people, office):
    nominee(people, "01", "qualified")
    out = nominee(people, "13", "qualified")
    back = nominee(people, "01", "rejected")
    unknown = nominee(people, "", "submitted")
    nominee(people, "13", "draft")
    with acting(office) as actor:
        found = rule_trials.try_out(draft, people, ON, actor=actor)["tiers"]["municipal"]
    assert found["then"] == {
        "qualified": counts(passes=1, fail=1),
        "rejected": counts(passes=1),
        "open": counts(needs_proof=1),
    }
    party = next(rule for rule in found["rules"] if rule["key"] == "party_member")
    assert {name: party[name] for name in counts()} == counts(passes=2, fail=1, needs_proof=1)
    assert sum(place["fail"] for place in found["places"]) == 1
    named = {row["ref"]: row for row in found["named"]}
    assert set(named) == {str(row.ref) for row in (out, back, unknown)}
    assert [named[str(row.ref)]["differs"] for row in (out, back, unknown)] == [1, 1, 0]


def test_what_only_warns_shuts_nobody_out(draft, people, office):
    nominee(people, "01", "qualified", education="40")
    with acting(office) as actor:
        found = rule_trials.try_out(draft, people, ON, actor=actor)["tiers"]["municipal"]
    education = next(rule for rule in found["rules"] if rule["key"] == "education_min")
    assert education["fail"] == 1
    assert found["then"]["qualified"] == counts(passes=1)


def test_an_edition_without_nominees_has_nobody_to_try_on(draft, people, office):
    with acting(office) as actor, pytest.raises(Refused):
        rule_trials.try_out(draft, people, ON, actor=actor)


def test_the_work_is_told_place_by_place(draft, people, office):
    nominee(people, "01", "qualified")
    steps = []
    with acting(office) as actor:
        rule_trials.try_out(
            draft, people, ON, actor=actor, progress=lambda done, total: steps.append((done, total))
        )
    assert steps == [(0, 1), (1, 1)]
