"""Planning over the API: the pages' rules, once more."""

import pytest
from rest_framework.test import APIClient

from planning.models import CityPlan, Edition
from tests.factories import planning as make
from tests.factories.candidates import PersonFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(office):
    return sign_in(APIClient(), office)


def test_an_edition_is_made_changed_and_published(api, office, whole):
    made = api.post("/api/v1/editions/", {"year": 2026, "name": "新批次"})
    assert made.status_code == 201, made.json()
    again = api.post("/api/v1/editions/", {"year": 2026, "name": "新批次"})
    assert again.status_code == 422
    url = f"/api/v1/editions/{made.json()['ref']}/"
    changed = api.put(url, {"year": 2026, "name": "改名", "version": 0})
    assert changed.json()["name"] == "改名"
    assert api.put(url, {"year": 2026, "name": "再改", "version": 0}).status_code == 409
    assert api.post(f"{url}moves/publish/", {}).status_code == 409
    done = api.post(f"/api/v1/editions/{whole.ref}/moves/publish/", {})
    assert done.json()["state"] == "published"
    assert (
        api.post("/api/v1/editions/moves/publish/", {"refs": [str(whole.ref)]}).status_code == 404
    )


def test_a_place_sees_its_own_quotas(officer, published):
    api = sign_in(APIClient(), officer)
    rows = api.get(f"/api/v1/quotas/?edition={published.ref}").json()["results"]
    assert [row["seats"] for row in rows] == [3]


def test_a_sibling_s_plan_is_not_found(officer, neighbour, published):
    with acting(officer):
        plan = CityPlan.objects.get()
    url = f"/api/v1/city-plans/{plan.ref}/"
    assert sign_in(APIClient(), neighbour).get(url).status_code == 404
    own = sign_in(APIClient(), officer)
    assert own.put(url, {"version": 0, "body": "方案"}).json()["body"] == "方案"
    assert own.post(f"{url}moves/file/", {}).json()["state"] == "filed"
    assert own.post(f"{url}moves/accept/", {}).status_code == 403


def test_documents_and_receipts(api, officer, published):
    document = make.DocumentFactory(edition=published)
    assert api.post(f"/api/v1/documents/{document.ref}/moves/issue/", {}).status_code == 200
    assert len(api.get("/api/v1/receipts/").json()["results"]) == 2
    own = sign_in(APIClient(), officer)
    [receipt] = own.get("/api/v1/receipts/").json()["results"]
    answer = own.post("/api/v1/receipts/moves/acknowledge/", {"refs": [receipt["ref"]]})
    assert answer.json() == {"moved": 1, "refused": []}


def test_a_draft_is_hidden_from_places(officer, whole):
    api = sign_in(APIClient(), officer)
    assert api.get(f"/api/v1/editions/{whole.ref}/").status_code == 404
    assert Edition._meta.label not in str(api.get("/api/v1/editions/").json())


def test_versions_are_read_and_a_place_acknowledges_its_own(api, officer, published):
    version = make.EditionVersionFactory(edition=published, number=2, reason="延长报名时间")
    mine = make.VersionReceiptFactory(
        edition_version=version, organisation=officer.organisation, seats={"economy": 3}
    )
    other = make.VersionReceiptFactory(edition_version=version)
    rows = api.get(f"/api/v1/edition-versions/?edition={published.ref}").json()["results"]
    [row] = [row for row in rows if row["number"] == 2]
    assert (row["edition"], row["reason"]) == (str(published.ref), "延长报名时间")
    assert row["content"] == version.content
    place = sign_in(APIClient(), officer)
    assert place.get(f"/api/v1/edition-versions/{version.ref}/").status_code == 200
    rows = {row["ref"]: row for row in place.get("/api/v1/version-receipts/").json()["results"]}
    row = rows[str(mine.ref)]
    assert (row["number"], row["seats"], row["state"]) == (2, {"economy": 3}, "pending")
    assert str(other.ref) not in rows
    url = "/api/v1/version-receipts/{}/moves/acknowledge/"
    assert place.post(url.format(other.ref), {}).status_code == 404
    assert place.post(url.format(mine.ref), {}).json()["state"] == "acknowledged"
    assert place.post(url.format(mine.ref), {}).status_code == 409


def test_targets_are_read_and_held_against_the_people(api, officer, published, places):
    for _ in range(6):
        PersonFactory(organisation=places[1], position_level="1A32")
    [row] = api.get(f"/api/v1/structure-targets/?edition={published.ref}&level=county").json()[
        "results"
    ]
    assert (row["band"], row["group"], row["amount"]) == ("..35", "Up to 35 years", "5.0")
    assert api.get(f"/api/v1/structure-targets/{row['ref']}/").json() == row
    line, *_others = api.get("/api/v1/team-structure/?level=county&dimension=age").json()
    assert line["target"]["ref"] == row["ref"]
    assert line["is_met"] is True
    assert line["figures"]["in_post"] == {"total": 6, "count": 6, "is_hidden": False}
    own, *_others = (
        sign_in(APIClient(), officer).get("/api/v1/team-structure/?level=county&dimension=age")
    ).json()
    assert own["figures"]["in_post"]["total"] == 0
    for wrong in ("level=village", "dimension=luck", f"edition={row['ref']}"):
        assert api.get(f"/api/v1/team-structure/?{wrong}").status_code == 404
    assert len(api.get(f"/api/v1/team-structure/?edition={published.ref}").json()) > 6
