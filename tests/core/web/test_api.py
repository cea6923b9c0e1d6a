"""The API: the same scope, services and refusals as the pages; tokens act under one membership."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from core.audit.models import AuditEntry
from core.orgs.models import Membership
from core.web import tokens
from core.web.models import ApiToken
from core.workflow.errors import Refused
from tests.core.web import sample
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

PAPERS = "/api/v1/papers/"


@pytest.fixture
def token(officer):
    with acting(officer) as actor:
        actor.user = officer.user
        _row, text = tokens.issue("Program", actor=actor, now=timezone.now())
    return {"Authorization": f"Token {text}"}


def post(client, url, data, headers=None):
    return client.post(url, data, content_type="application/json", headers=headers)


# who calls


def test_nobody_is_asked_to_sign_in(client, sample_table):
    response = client.get(PAPERS)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Token"


def test_a_token_opens_the_scope_of_its_membership(client, papers, token):
    papers(2)
    papers(3, organisation=PlaceFactory())
    assert len(client.get(PAPERS, headers=token).json()["results"]) == 2


@pytest.mark.parametrize(
    "header", ["Token x", "Token ct_x", "Token ", "Token ct_é", "Token " + "c" * 5000]
)
def test_a_wrong_token_is_refused(client, sample_table, header):
    response = client.get(PAPERS, headers={"Authorization": header})
    assert response.status_code == 401
    assert response.json()["code"] == "authentication_failed"


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(revoked_at=timezone.now()),
        lambda rows: rows.update(
            created_at=timezone.now() - timedelta(days=9), expires_at=timezone.now() - timedelta(1)
        ),
        lambda rows: Membership.objects.filter(pk__in=rows.values("membership")).update(
            is_active=False
        ),
    ],
)
def test_a_token_ends_with_its_term_its_revocation_or_its_membership(
    client, papers, token, as_owner, change
):
    with as_owner():
        change(ApiToken.objects.all())
    assert client.get(PAPERS, headers=token).status_code == 401


def test_a_token_is_kept_as_a_digest_only(officer, token, as_owner):
    with as_owner():
        row = ApiToken.objects.get()
    text = token["Authorization"].removeprefix("Token ")
    assert text not in str(vars(row))
    assert row.digest == tokens.digest(text)


def test_a_token_opens_no_pages(client, papers, token):
    assert client.get("/sample/papers/", headers=token).status_code == 302


def test_a_session_needs_its_csrf_token_to_write(officer, papers, client):
    [paper] = papers(1)
    client.handler.enforce_csrf_checks = True
    sign_in(client, officer)
    assert post(client, f"{PAPERS}{paper.ref}/moves/submit/", {}).status_code == 403
    assert client.get(PAPERS).status_code == 200


def test_tokens_are_few_and_short_lived(officer):
    with acting(officer) as actor:
        actor.user = officer.user
        with pytest.raises(Refused):
            tokens.issue("x", actor=actor, now=timezone.now(), days=9999)
        for _ in range(tokens.MOST_LIVE):
            tokens.issue("x", actor=actor, now=timezone.now())
        with pytest.raises(Refused):
            tokens.issue("x", actor=actor, now=timezone.now())


# lists


@pytest.mark.parametrize("sort", ["", "&sort=mark", "&sort=-mark", "&sort=-title"])
def test_links_lead_through_all_rows_and_back(client, papers, token, sort):
    papers(23)
    url, seen, last = f"{PAPERS}?size=5{sort}", [], ""
    while url:
        page = client.get(url, headers=token).json()
        seen += [row["ref"] for row in page["results"]]
        url, last = page["next"], page["previous"]
    assert len(seen) == len(set(seen)) == 23
    back = []
    while last:
        page = client.get(last, headers=token).json()
        back = [row["ref"] for row in page["results"]] + back
        last = page["previous"]
    assert back == seen[:20]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("sort=ref", "sort"),
        ("size=0", "size"),
        ("size=9999", "size"),
        ("after=x", "after"),
        ("state=x", "state"),
    ],
)
def test_a_wrong_parameter_is_named(client, papers, token, query, name):
    response = client.get(f"{PAPERS}?{query}", headers=token)
    assert response.status_code == 422
    assert list(response.json()["fields"]) == [name]


def test_a_list_costs_the_same_for_any_number_of_rows(
    client, papers, token, django_assert_max_num_queries
):
    papers(40)
    with django_assert_max_num_queries(8):
        assert len(client.get(PAPERS, headers=token).json()["results"]) == 40


# writing


def test_a_row_is_written_by_the_service_and_read_back(client, token, as_owner):
    response = post(client, PAPERS, {"title": "By program"}, token)
    assert response.status_code == 201
    assert response.json()["title"] == "By program"
    with as_owner():
        assert AuditEntry.objects.filter(action="paper.write").count() == 1


@pytest.mark.parametrize("title", ["", "Refused"])
def test_bad_input_and_refusals_name_their_field(client, token, title):
    response = post(client, PAPERS, {"title": title}, token)
    assert response.status_code == 422
    assert list(response.json()["fields"]) == ["title"]


def test_an_edit_needs_the_version_it_was_made_on(client, papers, token):
    [paper] = papers(1)
    url = f"{PAPERS}{paper.ref}/"
    put = {"content_type": "application/json", "headers": token}
    assert client.put(url, {"title": "x"}, **put).status_code == 422
    assert client.put(url, {"title": "x", "version": 7}, **put).status_code == 409
    answer = client.put(url, {"title": "x", "version": 0}, **put)
    assert (answer.status_code, answer.json()["title"], answer.json()["version"]) == (200, "x", 1)


@pytest.mark.parametrize(
    ("move", "body", "status"),
    [
        ("submit", {}, 200),
        ("submit", {"version": 4}, 409),
        ("accept", {}, 403),
        ("nonsense", {}, 404),
        ("withdraw", {}, 404),
    ],
)
def test_a_move_answers_as_the_page_does(client, papers, token, move, body, status):
    [paper] = papers(1)
    assert post(client, f"{PAPERS}{paper.ref}/moves/{move}/", body, token).status_code == status


def test_rows_of_other_places_are_not_there(client, papers, token):
    [foreign] = papers(1, organisation=PlaceFactory())
    url = f"{PAPERS}{foreign.ref}/"
    assert client.get(url, headers=token).status_code == 404
    assert post(client, f"{url}moves/submit/", {}, token).status_code == 404
    answer = post(client, f"{PAPERS}moves/submit/", {"refs": [str(foreign.ref)]}, token)
    assert answer.status_code == 404


def test_a_batch_moves_all_or_says_which_not(client, papers, token, as_owner):
    ready, [done] = papers(2), papers(1, state="submitted")
    refs = [str(paper.ref) for paper in [*ready, done]]
    url = f"{PAPERS}moves/submit/"
    assert post(client, url, {"refs": refs}, token).status_code == 409
    answer = post(client, url, {"refs": refs, "skip_refused": True}, token)
    assert answer.json() == {"moved": 2, "refused": [str(done.ref)]}
    with as_owner():
        assert sample.Paper.objects.filter(state="submitted").count() == 3


def test_too_many_writes_are_slowed_down(client, papers, token, monkeypatch):
    monkeypatch.setattr("core.web.api_access.WriteThrottle.THROTTLE_RATES", {"write": "2/min"})
    [paper] = papers(1)
    codes = [
        post(client, f"{PAPERS}{paper.ref}/moves/nonsense/", {}, token).status_code
        for _ in range(3)
    ]
    assert codes == [404, 404, 429]
    cache.clear()


def test_a_role_without_the_task_is_told(client, sample_table):
    examiner = MembershipFactory(role="examiner")
    response = sign_in(client, examiner).get(PAPERS)
    assert response.status_code == 403
    assert "Examiner" in response.json()["text"]


def test_the_schema_tells_how_each_call_can_fail(client, sample_table):
    schema = client.get("/sample-schema/", {"format": "json"}).json()
    move = schema["paths"]["/api/v1/papers/{ref}/moves/{move}/"]["post"]
    assert {"401", "403", "404", "409", "422"} <= set(move["responses"])
    listed = schema["paths"]["/api/v1/papers/"]["get"]
    assert {"after", "before", "size", "sort", "state", "q"} <= {
        p["name"] for p in listed["parameters"]
    }
    assert "token" in schema["components"]["securitySchemes"]
