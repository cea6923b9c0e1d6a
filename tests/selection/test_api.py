"""The API answers by the same policies and services as the pages."""

import pytest
from django.utils import timezone

from selection import models
from selection.services import verdicts
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.planning import QualificationRuleFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


def own(stage, **more):
    return {"edition": stage.edition, "sub_project": stage.field, "place": stage.place, **more}


def test_a_nomination_is_made_read_and_submitted(client, stage):
    person = PersonFactory(organisation=stage.place)
    sign_in(client, stage.author)
    data = {
        "edition": str(stage.edition.ref), "person": str(person.ref), "tier": "municipal",
        "field": stage.field.field, "grounds": "实绩突出", "met_on": "2011-02-10", "present": 9,
        "agreed": 8,
    }  # fmt: skip
    made = client.post("/api/v1/nominations/", data, content_type="application/json")
    assert made.status_code == 201, made.content
    url = f"/api/v1/nominations/{made.json()['ref']}/"
    moved = client.post(f"{url}moves/submit/", {}, content_type="application/json")
    assert (moved.status_code, moved.json()["state"]) == (200, "submitted")
    again = client.post(f"{url}moves/submit/", {}, content_type="application/json")
    assert again.status_code == 409
    endorsed = client.post(f"{url}moves/endorse/", {}, content_type="application/json")
    assert endorsed.status_code == 403


def test_each_criterion_of_one_nominee_says_its_data_its_verdict_and_whether_it_stops(
    client, stage
):
    person = PersonFactory(organisation=stage.place, grassroots_months=23, level_since="2009-01")
    row = factories.NominationFactory(**own(stage), person=person, state="endorsed")
    QualificationRuleFactory(edition=stage.edition, position=1)
    QualificationRuleFactory(
        edition=stage.edition, key="years_at_level_min", parameters={"years": 100},
        severity="warns", position=2,
    )  # fmt: skip
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={}, position=3)
    sign_in(client, stage.reviewer)
    url = f"/api/v1/nominations/{row.ref}/criteria/"
    found = client.get(url).json()
    assert [
        (each["key"], each["rule_verdict"], each["severity"], each["stops"]) for each in found
    ] == [
        ("grassroots_years_min", "fail", "blocks", True),
        ("years_at_level_min", "fail", "warns", False),
        ("health", "needs_proof", "blocks", True),
    ]
    assert found[0]["data_used"] == {"grassroots_months": 23}
    assert (found[0]["place"], found[0]["office"], found[0]["exempt"]) == (None, None, False)
    with acting(stage.reviewer) as actor:
        verdicts.give(
            models.Nomination.objects.for_detail().get(pk=row.pk), key="health", verdict="pass",
            reason="体检报告齐全", actor=actor, now=timezone.now(),
        )  # fmt: skip
    health = client.get(url).json()[2]
    assert (health["rule_verdict"], health["verdict"], health["stops"]) == (
        "needs_proof", "pass", False,
    )  # fmt: skip
    assert health["office"]["reason"] == "体检报告齐全"
    sign_in(client, stage.neighbour)
    assert client.get(url).status_code == 404


def test_a_sibling_place_sees_nothing(client, stage):
    row = factories.NominationFactory(**own(stage))
    sign_in(client, stage.neighbour)
    assert client.get(f"/api/v1/nominations/{row.ref}/").status_code == 404
    assert client.get("/api/v1/nominations/").json()["results"] == []


@pytest.mark.parametrize(
    "name",
    [
        "nominations", "schemes", "runs", "results", "inspection-reports", "notices",
        "objections", "trainees",
    ],
)  # fmt: skip
def test_each_list_answers(client, stage, name):
    factories.TraineeFactory(**own(stage))
    factories.RunRowFactory(run__scheme=stage.scheme)
    factories.ObjectionFactory()
    factories.InspectionReportFactory()
    sign_in(client, stage.office)
    answer = client.get(f"/api/v1/{name}/")
    assert answer.status_code == 200, answer.content
    assert answer.json()["results"]
