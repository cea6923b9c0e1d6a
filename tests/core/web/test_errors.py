"""Every refusal has one number and one text, and no text of the database reaches the reader."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, OperationalError, ProgrammingError
from django.http import Http404
from django.test import RequestFactory

from core.web import errors
from core.web.models import ApiToken
from core.workflow.errors import MoveRefused, Refused
from tests.support import sign_in

SECRET = "Key (id_number)=(420000199001011234) already exists"


class Cause(Exception):
    def __init__(self, pgcode):
        self.pgcode = pgcode


def raised(error, pgcode):
    error.__cause__ = Cause(pgcode)
    return error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (MoveRefused("no", code="state"), 409),
        (Refused("bad"), 422),
        (PermissionDenied(), 403),
        (errors.NotYours("why"), 403),
        (Http404(), 404),
        (raised(IntegrityError(SECRET), "23505"), 409),
        (raised(DataError(SECRET), "22003"), 422),
        (raised(ProgrammingError(SECRET), "42501"), 403),
        (raised(OperationalError(SECRET), "55P03"), 409),
        (raised(OperationalError(SECRET), "40P01"), 409),
    ],
)
def test_each_refusal_has_its_number_and_hides_the_database(error, status):
    answer = errors.answer(error)
    assert answer.status == status
    assert "4200" not in answer.text
    assert answer.text


@pytest.mark.parametrize(
    "error", [ValueError("x"), KeyError("x"), raised(ProgrammingError("x"), "42P01")]
)
def test_a_fault_of_ours_is_no_refusal(error):
    assert errors.answer(error) is None


def test_the_way_back_stays_on_this_site():
    make = RequestFactory(SERVER_NAME="localhost").get
    assert errors._back(make("/", headers={"referer": "http://localhost/a/?b=1"})) == "/a/?b=1"
    assert errors._back(make("/", headers={"referer": "http://localhost.evil.example/a"})) == ""
    assert errors._back(make("/")) == ""


def test_a_page_that_does_not_exist_says_so(client, sample_table):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "外" in response.content.decode() or "outside" in response.content.decode()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_database_refusal_inside_a_view_becomes_a_page(officer_client, papers, monkeypatch):
    [paper] = papers(1)

    def clash(*args, **kwargs):
        raise raised(IntegrityError(SECRET), "23505")

    monkeypatch.setattr("tests.core.web.sample.services.submit", staticmethod(clash))
    response = officer_client.post(f"/sample/papers/{paper.ref}/moves/submit/")
    assert response.status_code == 409
    assert "contradicts" in response.content.decode()
    assert "4200" not in response.content.decode()


def test_a_broken_link_between_rows_is_refused_before_the_commit(
    officer_client, officer, papers, monkeypatch
):
    [paper] = papers(1)

    def dangling(row, *, actor, now, reason):
        ApiToken.objects.create(
            user_id=actor.user_id,
            membership_id=10**9,
            org_path=actor.path,
            created_at=now,
            expires_at=now + timedelta(days=1),
        )

    monkeypatch.setattr("tests.core.web.sample.services.submit", staticmethod(dangling))
    response = officer_client.post(f"/sample/papers/{paper.ref}/moves/submit/")
    assert response.status_code == 409
    assert "contradicts" in response.content.decode()


def test_an_unknown_address_of_the_api_answers_in_its_own_words(client, sample_table):
    response = client.get("/api/v1/nothing/")
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


def test_a_form_without_its_token_is_told_to_reload(client, officer, papers):
    [paper] = papers(1)
    client.handler.enforce_csrf_checks = True
    response = sign_in(client, officer).post(f"/sample/papers/{paper.ref}/moves/submit/")
    assert response.status_code == 403
    assert "open for too long" in response.content.decode()
