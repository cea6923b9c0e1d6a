"""What a check writes, what it leaves alone, and who may settle a finding."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from candidates.models import Finding, Person
from candidates.rules.dates import PartialDate
from candidates.services import findings, people
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from tests.contracts import replay
from tests.factories.candidates import FindingFactory, PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def person(officer):
    return PersonFactory(
        organisation=officer.organisation,
        party_joined=PartialDate(2001, 6),
        work_started=PartialDate(1990, 7),
        id_number="420000198203140025",
    )


def check(officer):
    with acting(officer) as actor:
        actor.user = officer.user
        return findings.check_scope(
            actor=actor, now=timezone.now(), progress=lambda done, total: None
        )


def settle(officer, verb, rule, reason="档案原件已核对"):
    with acting(officer) as actor:
        actor.user = officer.user
        row = Finding.objects.get(rule=rule)
        return verb(row, actor=actor, now=timezone.now(), reason=reason)


def states(officer):
    with acting(officer):
        return dict(Finding.objects.values_list("rule", "state"))


def test_a_check_finds_ages_and_number_and_is_one_act(officer, person):
    tally = check(officer)
    assert states(officer) == dict.fromkeys(["birth_number", "sex_number", "work_age"], "open")
    assert tally == {"dossiers": 1, "findings": 3, "new": 3, "reopened": 0, "gone": 0}
    with acting(officer):
        assert AuditEntry.objects.get(action="organisation.check_dossiers").after == tally


def test_a_resolution_stays_while_its_data_do(officer, person):
    check(officer)
    settle(officer, findings.resolve, "work_age")
    assert check(officer)["new"] == check(officer)["reopened"] == 0
    assert states(officer)["work_age"] == "resolved"
    with acting(officer):
        row = Finding.objects.get(rule="work_age")
        assert (row.resolution, row.signer_id) == ("档案原件已核对", officer.user_id)


def test_other_data_open_it_again_and_good_data_end_it(officer, person):
    check(officer)
    settle(officer, findings.resolve, "work_age")
    with acting(officer):
        Person.objects.filter(pk=person.pk).update(work_started=PartialDate(1991, 7))
    assert check(officer)["reopened"] == 1
    with acting(officer):
        row = Finding.objects.get(rule="work_age")
        assert (row.state, row.resolution, row.signer_id) == ("open", "", None)
        Person.objects.filter(pk=person.pk).update(work_started=PartialDate(2001, 7))
    assert check(officer)["gone"] == 1
    assert states(officer)["work_age"] == "gone"
    with acting(officer):
        Person.objects.filter(pk=person.pk).update(work_started=PartialDate(1991, 7))
    assert check(officer)["reopened"] == 1
    with database.as_owner():
        assert replay.faults() == []


def test_nobody_settles_without_a_reason(officer, person):
    check(officer)
    with pytest.raises(MoveRefused):
        settle(officer, findings.resolve, "work_age", reason=" ")
    settle(officer, findings.waive, "work_age")
    settle(officer, findings.reopen, "work_age")
    assert states(officer)["work_age"] == "open"


def test_many_are_settled_in_one_statement(officer, person):
    check(officer)
    with acting(officer) as actor:
        actor.user = officer.user
        rows = Finding.objects.filter(severity="error")
        assert findings.resolve_many(rows, actor=actor, now=timezone.now(), reason="已核对") == 3


def test_no_finding_is_settled_at_the_sql_prompt_without_signer(officer, person):
    row = FindingFactory(person=person)
    with acting(officer), transaction.atomic(), pytest.raises(IntegrityError):
        Finding.objects.filter(pk=row.pk).update(state="resolved")


@pytest.mark.parametrize("others", [0, 2])
def test_a_check_costs_the_same_for_any_number_of_people(
    officer, person, others, django_assert_num_queries
):
    for _each in range(others):
        PersonFactory(organisation=officer.organisation, party_joined=PartialDate(1990))
    with django_assert_num_queries(16):  # five of them enter and leave the scope and the act
        assert check(officer)["dossiers"] == 1 + others


def test_another_place_is_neither_checked_nor_seen(officer, person):
    check(officer)
    other = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    assert check(other)["dossiers"] == 0
    assert states(other) == {}


def test_an_edit_checks_the_dossier_anew(officer, person):
    check(officer)
    assert states(officer)["work_age"] == "open"
    with acting(officer) as actor:
        actor.user = officer.user
        record = replace(load_record(person), work_started="2004-07")
        people.update_person(person, record=record, actor=actor, now=timezone.now())
    assert states(officer)["work_age"] == "gone"
