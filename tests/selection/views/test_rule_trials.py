"""The page on which qualifications are tried on earlier nominees."""

import pytest
from django.urls import reverse

from core.jobs.models import Job
from selection.services import rule_trials
from selection.tasks import try_rules
from tests.factories import candidates, planning, selection
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    return MembershipFactory(role="programme_office")


@pytest.fixture
def case(office):
    """(address, data of the form, nominee who was qualified and would fail now)."""
    people = planning.EditionFactory(year=2010, state="published")
    draft = planning.EditionFactory(year=2011, organisation=people.organisation)
    planning.QualificationRuleFactory(edition=draft, key="party_member", parameters={})
    row = selection.NominationFactory(
        edition=people,
        person=candidates.PersonFactory(political_status="13"),
        state="qualified",
    )
    url = reverse("selection:rule-trial", args=[draft.ref])
    return url, {"people": str(people.ref), "on": "2011-06-30"}, row


def test_the_outcome_stands_beside_the_decision_of_then(client, office, case):
    url, data, row = case
    html = sign_in(client, office).post(url, data).content.decode()
    assert "otherwise than then" in html
    assert row.get_absolute_url() in html
    assert row.place.latin in html
    assert row.place.name not in html


def test_a_day_or_an_edition_that_is_none_is_said_at_the_field(client, office, case):
    url, data, _row = case
    client = sign_in(client, office)
    assert client.get(url).status_code == 200
    assert client.post(url, {**data, "on": "2011-02-30"}).status_code == 422
    assert client.post(url, {**data, "people": "none"}).status_code == 422


def test_many_nominees_are_left_to_a_worker_whose_result_the_page_shows(
    client, office, case, monkeypatch
):
    monkeypatch.setattr(rule_trials, "AT_ONCE", 0)
    url, data, row = case
    client = sign_in(client, office)
    response = client.post(url, data)
    with acting(office) as actor:
        job = Job.objects.get(kind=rule_trials.JOB)
        job.actor, job.progress = actor, lambda done, total: None
        result = try_rules(job)
    assert str(job.ref) in response["Location"]
    assert client.get(result["url"]).status_code == 404
    with acting(office):
        Job.objects.filter(pk=job.pk).update(state="done", result=result)
    assert row.get_absolute_url() in client.get(result["url"]).content.decode()


def test_only_the_office_tries(client, case):
    url, _data, _row = case
    reviewer = MembershipFactory(role="qualification_reviewer")
    assert sign_in(client, reviewer).get(url).status_code == 403
