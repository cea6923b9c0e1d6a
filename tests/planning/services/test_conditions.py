"""The order of qualifications, and their copy from one tier to the other."""

import datetime

import pytest

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from planning.models import QualificationRule
from planning.services import conditions, editions
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(office):
    edition = make.EditionFactory()
    for key in ("health", "party_member", "training"):
        make.QualificationRuleFactory(edition=edition, tier="provincial", key=key, parameters={})
    return edition


def keys(edition, tier="provincial") -> list[str]:
    return list(edition.qualification_rules.filter(tier=tier).values_list("key", flat=True))


def test_a_condition_moves_one_place_up_or_down(edition, office, now):
    with acting(office) as actor:
        conditions.shift(
            edition.qualification_rules.get(key="training"), up=True, actor=actor, now=now
        )
        assert keys(edition) == ["health", "training", "party_member"]
        conditions.shift(
            edition.qualification_rules.get(key="health"), up=False, actor=actor, now=now
        )
        assert keys(edition) == ["training", "health", "party_member"]


def test_the_first_cannot_move_up(edition, office, now):
    with acting(office) as actor:
        first = edition.qualification_rules.get(key="health")
        conditions.shift(first, up=True, actor=actor, now=now)
        assert keys(edition) == ["health", "party_member", "training"]
        assert not AuditEntry.objects.exists()


def test_a_tier_is_copied_with_all_its_values(edition, office, now, as_owner):
    with as_owner():
        QualificationRule.objects.filter(key="health").update(
            legal_basis="条例第八条",
            law_edition="2019",
            severity="warns",
            effective_from="2019-03-17",
        )
    with acting(office) as actor:
        done = conditions.copy(
            edition, source="provincial", target="municipal", replace=False, actor=actor, now=now
        )
        twin = edition.qualification_rules.get(tier="municipal", key="health")
        recorded = AuditEntry.objects.filter(action="qualificationrule.create").count()
        assert keys(edition, "municipal") == keys(edition)
    assert done == recorded == 3
    assert (twin.legal_basis, twin.law_edition, twin.severity) == ("条例第八条", "2019", "warns")
    assert twin.effective_from == datetime.date(2019, 3, 17)


@pytest.mark.parametrize(("replace", "years"), [(False, 2), (True, 5)])
def test_what_is_stated_already_is_replaced_on_demand_alone(edition, office, now, replace, years):
    stated = make.QualificationRuleFactory(edition=edition)
    make.QualificationRuleFactory(edition=edition, tier="provincial", parameters={"years": 5})
    with acting(office) as actor:
        conditions.copy(
            edition, source="provincial", target="municipal", replace=replace, actor=actor, now=now
        )
        stated.refresh_from_db()
    assert stated.parameters == {"years": years}


def test_a_copy_that_changes_nothing_is_refused(edition, office, now):
    with acting(office) as actor:
        for target in ("provincial", "municipal"):
            with pytest.raises(Refused):
                conditions.copy(
                    edition, source="municipal", target=target, replace=True, actor=actor, now=now
                )


def test_conditions_of_a_published_edition_neither_move_nor_multiply(published, office, now):
    with acting(office) as actor:
        rule = published.qualification_rules.get()
        with pytest.raises(MoveRefused):
            conditions.shift(rule, up=True, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            conditions.copy(
                published, source="municipal", target="provincial", replace=True, actor=actor,
                now=now,
            )  # fmt: skip


def test_a_version_keeps_the_days_between_which_a_condition_is_in_effect(
    whole, office, now, as_owner
):
    with as_owner():
        whole.qualification_rules.update(effective_from="2011-01-01")
    with acting(office) as actor:
        editions.publish(whole, actor=actor, now=now)
        content = whole.versions.get().content
    assert content["parts"]["qualification_rules"][0]["effective_from"] == "2011-01-01"
