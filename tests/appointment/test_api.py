"""Appointment over HTTP: the same scope, rules and refusals as the pages."""

import pytest
from django.urls import reverse

from tests.factories import appointment as make
from tests.support import sign_in


def test_a_trainee_is_proposed_once(client, appointer, vacancy, trainee):
    sign_in(client, appointer)
    given = {"vacancy": str(vacancy.ref), "trainee": str(trainee.ref)}
    url = reverse("proposal-list")
    answer = client.post(url, given, content_type="application/json")
    assert answer.status_code == 201, answer.content
    assert answer.json()["findings"] == ["not_graduated"]
    again = client.post(url, given, content_type="application/json")
    assert again.status_code == 422
    move = reverse("proposal-move", args=[answer.json()["ref"], "withdraw"])
    answer = client.post(move, {"reason": "调整人选"}, content_type="application/json")
    assert answer.json()["state"] == "withdrawn"


def test_a_reserve_entry_is_made_and_edited(client, appointer, trainee):
    sign_in(client, appointer)
    given = {"trainee": str(trainee.ref), "post_type": "county_deputy", "readiness": "near"}
    answer = client.post(reverse("reserve-list"), given, content_type="application/json")
    assert answer.status_code == 201, answer.content
    row = answer.json()
    change = {"post_type": "county_head", "readiness": "long", "version": row["version"]}
    url = reverse("reserve-detail", args=[row["ref"]])
    answer = client.put(url, change, content_type="application/json")
    assert answer.json()["post_type"] == "county_head"
    assert client.put(url, change, content_type="application/json").status_code == 409


@pytest.mark.parametrize("name", ["vacancy", "proposal", "appointment", "reserve"])
def test_a_sibling_place_sees_nothing(client, stranger, vacancy, trainee, another, name):
    proposal = make.NoticedProposalFactory(vacancy=vacancy, trainee=trainee, state="appointed")
    make.AppointmentFactory(proposal=proposal)
    make.ReserveEntryFactory(trainee=another)
    sign_in(client, stranger)
    assert client.get(reverse(f"{name}-list")).json()["results"] == []
