"""The database keeps the scope of planning even where no policy of ours is asked."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from planning.models import CityPlan, Document, Edition, Quota, Receipt, SubProject
from tests.factories import core as people
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_a_place_sees_neither_quota_nor_plan_nor_receipt_of_another(officer, neighbour, published):
    document = make.DocumentFactory(edition=published)
    for member in (officer, neighbour):
        make.ReceiptFactory(document=document, organisation=member.organisation)
    with acting(officer) as actor:
        for model in (Quota, CityPlan, Receipt):
            assert set(model.objects.values_list("org_path", flat=True)) == {actor.path}


def test_a_place_writes_nothing_of_the_province(officer, published):
    with acting(officer):
        assert Edition.objects.update(name="改") == 0
        assert SubProject.objects.update(name="改") == 0
        assert Document.objects.all().delete()[0] == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Edition.objects.create(
                organisation=published.organisation,
                org_path=published.org_path,
                year=2030,
                name="假",
            )


def test_an_auditor_reads_and_writes_nothing(published):
    with acting(people.MembershipFactory(role="auditor")):
        assert Edition.objects.count() == 1
        with pytest.raises(ProgrammingError), transaction.atomic():
            Edition.objects.update(name="改")


def test_a_part_cannot_leave_the_scope_of_its_edition(published, places):
    with pytest.raises(IntegrityError):
        make.SubProjectFactory(edition=published, field="economy", org_path=places[0].path)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (make.EditionFactory, {"state": "odd"}),
        (make.EditionFactory, {"starts_on": "2011-02-01", "ends_on": "2011-01-01"}),
        (make.EditionFactory, {"notice_days": 0}),
        (make.DocumentFactory, {"state": "issued"}),
        (make.ReceiptFactory, {"state": "acknowledged"}),
        (make.CityPlanFactory, {"state": "filed"}),
    ],
)
def test_nonsense_is_refused_at_the_sql_prompt_too(model, values):
    with pytest.raises(IntegrityError):
        model(**values)
