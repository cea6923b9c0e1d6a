"""Training over HTTP: the same scope, rules and refusals as the pages."""

import pytest
from django.urls import reverse

from tests.factories import training as make
from tests.support import sign_in


def test_a_class_is_planned_moved_and_filled(client, manager, school, edition, place):
    sign_in(client, manager)
    given = {
        "organisation": str(school.ref), "edition": str(edition.ref), "tier": "municipal",
        "number": "M-9", "name": "第九期班", "category": "theory", "starts_on": "2011-06-01",
        "ends_on": "2011-06-15", "hours": 90, "capacity": 1,
    }  # fmt: skip
    url = reverse("class-list")
    answer = client.post(url, given | {"ends_on": "2011-05-01"}, content_type="application/json")
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"ends_on"})
    answer = client.post(url, given, content_type="application/json")
    assert answer.status_code == 201, answer.content
    ref = answer.json()["ref"]
    move = reverse("class-move", args=[ref, "open_enrolment"])
    answer = client.post(move, {}, content_type="application/json")
    assert answer.json()["state"] == "enrolling"
    people = [str(make.trainee(place, edition).ref) for _number in range(2)]
    enrol = reverse("class-enrol", args=[ref])
    answer = client.post(enrol, {"trainees": people}, content_type="application/json")
    assert answer.status_code == 422
    answer = client.post(enrol, {"trainees": people[:1]}, content_type="application/json")
    assert answer.json()["enrolled"] == 1
    assert client.post(move, {}, content_type="application/json").status_code == 409


def test_marks_are_recorded_with_their_composite(client, manager, running):
    _training_class, [row, _other] = running
    sign_in(client, manager)
    url = reverse("enrolment-results", args=[row.ref])
    marks = {
        "merit_score": "80",
        "theory_score": "80",
        "test_score": "80",
        "inspection_score": "80",
    }
    answer = client.post(url, marks, content_type="application/json")
    assert (answer.json()["composite"], answer.json()["grade"]) == ("80.00", "pass")
    answer = client.post(url, {"test_score": "101"}, content_type="application/json")
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["class", "enrolment", "posting"])
def test_a_sibling_place_sees_nothing(client, stranger, running, name):
    make.PostingFactory(trainee=running[1][0].trainee)
    sign_in(client, stranger)
    assert client.get(reverse(f"{name}-list")).json()["results"] == []


def test_a_posting_is_proposed_and_withdrawn(client, officer, place, edition):
    sign_in(client, officer)
    given = {
        "trainee": str(make.trainee(place, edition).ref), "kind": "village", "unit": "某村",
        "post": "第一书记助理", "mentor_name": "马导师", "starts_on": "2011-06-01",
        "ends_on": "2011-12-01",
    }  # fmt: skip
    answer = client.post(reverse("posting-list"), given, content_type="application/json")
    assert answer.status_code == 201, answer.content
    url = reverse("posting-move", args=[answer.json()["ref"], "withdraw"])
    assert client.post(url, {}, content_type="application/json").status_code == 409
    answer = client.post(url, {"reason": "另有安排"}, content_type="application/json")
    assert answer.json()["state"] == "withdrawn"
