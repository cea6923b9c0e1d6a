"""A place states its own conditions beside those of the province."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from planning import formats
from planning.models import CityCondition, CityPlan, CityPlanVersion, LegalBasis
from planning.services import city_conditions, city_plans, in_force
from tests.support import acting

pytestmark = pytest.mark.django_db
KEY = "grassroots_years_min"


@pytest.fixture
def plan(published, officer):
    """The plan of a place whose province asks for two years at the grass roots."""
    with acting(officer):
        return CityPlan.objects.select_related("edition__organisation", "organisation").get()


def test_a_stricter_condition_is_taken_and_recorded(plan, officer, now):
    with acting(officer) as actor:
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        [(asked, own)] = city_conditions.compared(plan)
        assert (asked.parameters, own.parameters) == ({"years": 2}, {"years": 3})
        assert AuditEntry.objects.filter(action="citycondition.create").count() == 1


def test_a_condition_that_the_province_does_not_state_is_added(plan, officer, now):
    with acting(officer) as actor:
        city_conditions.add(
            plan, key="education_min", parameters={"education": "20"}, actor=actor, now=now
        )
        assert [asked is None for asked, _own in city_conditions.compared(plan)] == [False, True]


def test_a_looser_condition_is_refused_at_its_value_with_what_the_province_asks(plan, officer, now):
    with acting(officer) as actor, pytest.raises(Refused) as refused:
        city_conditions.add(plan, key=KEY, parameters={"years": 1}, actor=actor, now=now)
    assert "at least 2 years at the grass roots" in str(refused.value.fields["years"])


def test_a_bar_is_not_softened_to_a_warning(plan, officer, now):
    with acting(officer) as actor, pytest.raises(Refused) as refused:
        city_conditions.add(
            plan, key=KEY, parameters={"years": 3}, severity="warns", actor=actor, now=now
        )
    assert set(refused.value.fields) == {"severity"}


@pytest.mark.parametrize("parameters", [{"years": 2}, {}, {"years": "viele"}])
def test_what_adds_nothing_or_cannot_be_judged_is_refused(plan, officer, now, parameters):
    with acting(officer) as actor, pytest.raises(Refused):
        city_conditions.add(plan, key=KEY, parameters=parameters, actor=actor, now=now)


def test_a_condition_is_changed_within_the_same_bounds_and_taken_back(plan, officer, now):
    with acting(officer) as actor:
        own = city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        with pytest.raises(Refused):
            city_conditions.edit(own, parameters={"years": 1}, actor=actor, now=now)
        own.refresh_from_db()
        city_conditions.edit(own, parameters={"years": 5}, actor=actor, now=now)
        assert CityCondition.objects.get().parameters == {"years": 5}
        city_conditions.remove(own, actor=actor, now=now)
        assert not CityCondition.objects.exists()


def test_a_filed_plan_is_not_written_in_and_a_returned_one_is(plan, office, officer, now):
    with acting(officer) as actor:
        own = city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        city_plans.edit(plan, body="我市方案", actor=actor, now=now)
        city_plans.file(plan, actor=actor, now=now)
        for write in (
            lambda: city_conditions.edit(own, parameters={"years": 4}, actor=actor, now=now),
            lambda: city_conditions.remove(own, actor=actor, now=now),
        ):
            with pytest.raises(MoveRefused):
                write()
    with acting(office) as actor:
        row = CityPlan.objects.select_related("edition__organisation", "organisation").get(
            pk=plan.pk
        )
        city_plans.send_back(row, reason="请补充", actor=actor, now=now)
    with acting(officer) as actor:
        city_conditions.edit(own, parameters={"years": 4}, actor=actor, now=now)


def test_the_database_itself_refuses_what_is_looser_or_locked(plan, officer, now):
    with acting(officer) as actor:
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        rows = CityCondition.objects.all()
        for values in ({"parameters": {"years": 1}}, {"parameters": {}}, {"severity": "warns"}):
            with pytest.raises(IntegrityError, match="looser"), transaction.atomic():
                rows.update(**values)
        city_plans.edit(plan, body="我市方案", actor=actor, now=now)
        city_plans.file(plan, actor=actor, now=now)
        for write in (lambda: rows.update(parameters={"years": 9}), lambda: rows.delete()):
            with pytest.raises(IntegrityError, match="with the province"), transaction.atomic():
                write()


def test_a_place_closes_within_the_days_of_the_province(plan, officer, now):
    first, last = plan.edition.nomination_opens_on, plan.edition.nomination_closes_on
    day = datetime.timedelta(days=1)
    with acting(officer) as actor:
        for wrong in (first - day, last + day):
            with pytest.raises(Refused) as refused:
                city_plans.edit(plan, closes_on=wrong, actor=actor, now=now)
            assert set(refused.value.fields) == {"closes_on"}
            with pytest.raises(IntegrityError, match="outside the days"), transaction.atomic():
                CityPlan.objects.update(closes_on=wrong)
        city_plans.edit(plan, closes_on=last - day, actor=actor, now=now)
        assert CityPlan.objects.get().closes_on == last - day


def test_a_neighbour_does_not_see_the_conditions(plan, officer, neighbour, now):
    with acting(officer) as actor:
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
    with acting(neighbour):
        assert not CityCondition.objects.exists()


def test_the_board_counts_days_late_and_what_each_adds(plan, officer, now):
    with acting(officer) as actor:
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        due = plan.edition.nomination_opens_on
        row = CityPlan.objects.with_additions().with_days_late(due).get()
        assert (row.added, row.days_late) == (1, 0)
        late = due + datetime.timedelta(days=4)
        assert CityPlan.objects.with_days_late(late).get().days_late == 4


def test_a_condition_names_its_law_and_the_version_in_force_cites_it(plan, officer, office, now):
    with acting(officer) as actor:
        law = LegalBasis.objects.order_by("pk").first()
        row = city_conditions.add(
            plan, key=KEY, parameters={"years": 3}, basis=law, legal_basis="市委纪要",
            law_edition="2011", actor=actor, now=now,
        )  # fmt: skip
        assert formats.basis_of(row) == f"{law}；市委纪要 (2011)"
        plan.refresh_from_db()
        city_plans.edit(plan, body="方案", actor=actor, now=now)
        city_plans.file(plan, actor=actor, now=now)
    with acting(office) as actor:
        city_plans.accept(plan, actor=actor, now=now)
        [kept] = CityPlanVersion.objects.get(plan=plan).conditions
        assert (kept["basis"], kept["law_edition"]) == (str(law), "2011")
        [(asked, _keys)] = in_force.rule_sets(
            plan.edition, "municipal", [(1, plan.organisation_id, now)]
        )
        assert [formats.basis_of(each) for each in asked] == [f"{law}；市委纪要 (2011)"]


def test_a_law_that_a_filed_plan_cites_is_only_completed(plan, officer, now, as_owner):
    with acting(officer) as actor:
        law = LegalBasis.objects.order_by("pk").first()
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, basis=law, actor=actor, now=now)
    laws = LegalBasis.objects.filter(pk=law.pk)
    with as_owner():
        laws.update(article=f"{law.article}款")
    with acting(officer) as actor:
        plan.refresh_from_db()
        city_plans.edit(plan, body="方案", actor=actor, now=now)
        city_plans.file(plan, actor=actor, now=now)
    with as_owner(), pytest.raises(IntegrityError, match="rests on it"), transaction.atomic():
        laws.update(article="改")
