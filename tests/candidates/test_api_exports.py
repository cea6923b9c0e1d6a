"""Papers of many over HTTP: one asks, another releases, who asked has them made."""

import pytest

from candidates.models import ExportRequest
from core.jobs.models import Job
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import sign_in

pytestmark = pytest.mark.django_db

URL = "/api/v1/export-requests/"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def colleague(officer):
    return MembershipFactory(role="municipal_officer", organisation=officer.organisation)


@pytest.fixture
def folk(officer):
    return [PersonFactory(organisation=officer.organisation) for _number in range(2)]


def send(client, url, **data):
    return client.post(url, data, content_type="application/json")


def asked(client, folk, **more):
    given = {"people": [str(row.ref) for row in folk], "form": "lrmx", "reason": "干部调研"}
    return send(client, URL, **given | more)


def test_papers_go_out_after_a_second_person_has_released_them(client, officer, colleague, folk):
    sign_in(client, officer)
    made = asked(client, folk)
    assert made.status_code == 201, made.content
    assert (made.json()["state"], made.json()["count"]) == ("asked", 2)
    url = f"{URL}{made.json()['ref']}/"
    assert send(client, f"{url}moves/make/").status_code == 409
    assert send(client, f"{url}moves/release/").status_code in {403, 409}
    sign_in(client, colleague)
    assert send(client, f"{url}moves/release/").json()["state"] == "released"
    assert send(client, f"{url}moves/make/").status_code == 409
    sign_in(client, officer)
    done = send(client, f"{url}moves/make/").json()
    assert done["state"] == "made"
    with database.as_owner():
        assert str(Job.objects.get(kind="candidates.draw_forms").ref) == done["job_ref"]
        assert ExportRequest.objects.get().decided_by == colleague.user
    assert send(client, f"{url}moves/make/").status_code == 409


def test_a_request_names_people_in_scope_a_kind_of_file_and_a_reason(client, officer, folk):
    sign_in(client, officer)
    stranger = PersonFactory()
    for wrong in (
        {"people": [str(folk[0].ref), str(stranger.ref)]},
        {"people": []},
        {"form": "exe"},
        {"reason": " "},
    ):
        assert asked(client, folk, **wrong).status_code == 422
    with database.as_owner():
        assert not ExportRequest.objects.exists()


def test_who_may_not_have_the_papers_of_one_does_not_ask_for_many(client, folk):
    sign_in(client, MembershipFactory(role="auditor"))
    assert asked(client, folk).status_code == 403


def test_another_place_sees_no_request(client, officer, folk):
    sign_in(client, officer)
    ref = asked(client, folk).json()["ref"]
    sign_in(client, MembershipFactory(role="municipal_officer"))
    assert client.get(f"{URL}{ref}/").status_code == 404
    assert client.get(URL).json()["results"] == []
