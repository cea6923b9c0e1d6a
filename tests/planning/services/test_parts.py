"""Sub-projects, qualifications and members of a draft."""

import pytest

from core.audit.models import AuditEntry
from core.workflow.errors import Refused
from planning.models import SubProject
from planning.services import conditions, parts
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_parts_are_added_changed_and_removed_on_record(office, now):
    edition = make.EditionFactory()
    with acting(office) as actor:
        sub = parts.add_sub_project(edition, field="economy", actor=actor, now=now)
        parts.edit_sub_project(sub, name="经济", actor=actor, now=now)
        rule = conditions.add_rule(
            edition, tier="municipal", key="grassroots_years_min", parameters={"years": 2},
            actor=actor, now=now,
        )  # fmt: skip
        conditions.edit_rule(rule, parameters={"years": 3}, actor=actor, now=now)
        member = parts.add_member(edition, kind="leading", name="组长", actor=actor, now=now)
        parts.edit_member(member, duty="组长", actor=actor, now=now)
        for remove, part in (
            (parts.remove_sub_project, sub),
            (conditions.remove_rule, rule),
            (parts.remove_member, member),
        ):
            remove(part, actor=actor, now=now)
        actions = list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
    assert actions == [
        "subproject.create", "subproject.edit",
        "qualificationrule.create", "qualificationrule.edit",
        "leadinggroupmember.create", "leadinggroupmember.edit",
        "subproject.delete", "qualificationrule.delete", "leadinggroupmember.delete",
    ]  # fmt: skip


def test_a_field_stands_once(office, now):
    sub = make.SubProjectFactory(field="economy")
    other = make.SubProjectFactory(edition=sub.edition, field="social")
    with acting(office) as actor:
        with pytest.raises(Refused):
            parts.add_sub_project(sub.edition, field="economy", actor=actor, now=now)
        with pytest.raises(Refused):
            parts.edit_sub_project(other, field="economy", actor=actor, now=now)


def test_a_sub_project_with_seats_stays(office, now):
    quota = make.QuotaFactory(seats=1)
    with acting(office) as actor:
        with pytest.raises(Refused):
            parts.remove_sub_project(quota.sub_project, actor=actor, now=now)
        assert SubProject.objects.filter(pk=quota.sub_project_id).exists()


@pytest.mark.parametrize(
    ("key", "parameters"),
    [("education_min", {}), ("nonsense", {}), ("service_years_min", {"years": -1})],
)
def test_a_condition_that_could_not_be_judged_is_refused(office, now, key, parameters):
    edition = make.EditionFactory()
    with acting(office) as actor, pytest.raises(Refused):
        conditions.add_rule(
            edition, tier="municipal", key=key, parameters=parameters, actor=actor, now=now
        )
