"""Planning over the API: the pages' rules, once more."""

import pytest
from rest_framework.test import APIClient

from planning.filters import QuotaFilter
from planning.models import CityPlan, Edition, LegalBasis
from tests.factories import core as people
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


def test_an_edition_is_found_after_the_description_of_the_api_was_drawn_up(officer, published):
    assert QuotaFilter.base_filters["edition"].field.choices  # as the description does, for nobody
    api = sign_in(APIClient(), officer)
    assert api.get(f"/api/v1/quotas/?edition={published.ref}").status_code == 200


def test_a_sibling_s_plan_is_not_found(officer, neighbour, published):
    with acting(officer):
        plan = CityPlan.objects.get()
    url = f"/api/v1/city-plans/{plan.ref}/"
    assert sign_in(APIClient(), neighbour).get(url).status_code == 404
    own = sign_in(APIClient(), officer)
    assert own.put(url, {"version": 0, "body": "方案"}).json()["body"] == "方案"
    assert own.post(f"{url}moves/file/", {}).json()["state"] == "filed"
    assert own.post(f"{url}moves/accept/", {}).status_code == 403


def test_a_place_writes_its_own_conditions(officer, neighbour, api, published):
    with acting(officer):
        plan = CityPlan.objects.get()
        law = LegalBasis.objects.order_by("pk").first()
    own = sign_in(APIClient(), officer)
    given = {
        "plan": str(plan.ref), "key": "grassroots_years_min", "parameters": {"years": 1},
        "basis": str(law.ref), "legal_basis": "市委纪要", "law_edition": "2011",
    }  # fmt: skip
    looser = own.post("/api/v1/city-conditions/", given, format="json")
    assert looser.status_code == 422
    assert "at least 2 years" in str(looser.json())
    unknown = {**given, "basis": str(plan.ref)}
    assert own.post("/api/v1/city-conditions/", unknown, format="json").status_code == 422
    given["parameters"] = {"years": 3}
    made = own.post("/api/v1/city-conditions/", given, format="json")
    assert made.status_code == 201, made.content
    row = made.json()
    assert row["basis"] == str(law.ref)
    assert row["rests_on"] == f"{law}；市委纪要 (2011)"
    url = f"/api/v1/city-conditions/{row['ref']}/"
    changed = own.put(url, {"version": 0, "parameters": {"years": 4}, "basis": None}, format="json")
    assert (changed.json()["parameters"], changed.json()["basis"]) == ({"years": 4}, None)
    assert (
        own.put(url, {"version": 0, "parameters": {"years": 5}}, format="json").status_code == 409
    )
    for stranger, status in ((sign_in(APIClient(), neighbour), 404), (api, 403)):
        assert (
            stranger.put(url, {"version": 1, "parameters": {}}, format="json").status_code == status
        )
        assert stranger.delete(url).status_code == status
        assert stranger.post("/api/v1/city-conditions/", given, format="json").status_code == status
    assert own.delete(f"{url}?version=0").status_code == 409
    assert own.delete(f"{url}?version=1").status_code == 204
    assert own.get("/api/v1/city-conditions/").json()["results"] == []


def test_a_place_divides_its_seats_among_its_counties(officer, neighbour, api, published, places):
    with acting(officer):
        plan = CityPlan.objects.get()
    county = people.CountyFactory(parent=places[0])
    foreign = people.CountyFactory(parent=places[1])
    own = sign_in(APIClient(), officer)
    url = f"/api/v1/city-plans/{plan.ref}/division/"
    read = own.get(url).json()
    assert read["quotas"] == {"party_affairs": 3}
    [unit] = read["units"]
    assert (unit["unit"], unit["seats"]) == (str(county.ref), {"party_affairs": 0})

    def give(seats, unit=county, version=None, by=own):
        cell = {"unit": str(unit.ref), "field": "party_affairs", "seats": seats}
        version = read["version"] if version is None else version
        return by.post(url, {"version": version, "seats": [cell]}, format="json")

    assert give(4).status_code == 422
    assert give(1, unit=foreign).status_code == 422
    assert give(1, by=api).status_code == 403
    assert give(1, by=sign_in(APIClient(), neighbour)).status_code == 404
    done = give(2)
    assert done.status_code == 200, done.content
    assert done.json()["units"][0]["seats"] == {"party_affairs": 2}
    assert give(1).status_code == 409
    assert give(0, version=done.json()["version"]).json()["units"][0]["seats"] == {
        "party_affairs": 0
    }


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
