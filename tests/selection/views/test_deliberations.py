"""The pages of the departmental proposal: begin, take up, judge, file, and who only reads."""

import pytest
from django.urls import reverse

from selection.models import Deliberation, DeliberationLine
from tests.factories.core import MembershipFactory
from tests.factories.deliberation import DeliberationFactory, DeliberationLineFactory
from tests.factories.planning import GateFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import sign_in

pytestmark = pytest.mark.django_db


def test_from_the_first_form_to_the_filed_proposal(client, stage, today):
    GateFactory(edition=stage.edition, step="proposal", decider="department")
    fit = [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="fit"
        )
        for _each in range(2)
    ]
    sign_in(client, stage.office)
    begun = client.post(
        reverse("selection:deliberation-create"),
        {
            "tier": "municipal", "held_on": today, "people": "甲; 组织部; 部长\n乙; 组织部; 副部长\n丙; 组织部",
            "chair": "乙", "minutes": "",
        },
    )  # fmt: skip
    with database.as_owner():
        row = Deliberation.objects.get()
        assert [each.name for each in row.members.all()] == ["乙", "甲", "丙"]
        present = [str(each.ref) for each in row.members.all()[:2]]
    assert begun.status_code == 302
    taken = client.post(
        reverse("selection:deliberation-takeup", args=[row.ref]),
        {
            "places": [str(stage.place.ref)], "fields_of_work": [stage.field.field],
            "outcome": "identify", "reason": "实绩突出。",
        },
    )  # fmt: skip
    assert taken.status_code == 302
    with database.as_owner():
        lines = list(DeliberationLine.objects.order_by("pk"))
    group = [row.ref, stage.place.ref, stage.field.field]
    wrong = {f"outcome_{lines[0].pk}": "leave", f"reason_{lines[0].pk}": ""}
    same = {f"outcome_{lines[1].pk}": "identify", f"reason_{lines[1].pk}": "实绩突出。"}
    assert (
        client.post(reverse("selection:deliberation-judge", args=group), wrong).status_code == 422
    )
    right = {**same, f"outcome_{lines[0].pk}": "leave", f"reason_{lines[0].pk}": "稍逊。"}
    assert (
        client.post(reverse("selection:deliberation-judge", args=group), right).status_code == 302
    )
    attended = client.post(
        reverse("selection:deliberation-attend", args=[row.ref]),
        {"present": present, "minutes": "经集体研究。"},
    )
    assert attended.status_code == 302
    page = client.get(reverse("selection:deliberation-persons", args=group)).content.decode()
    assert "稍逊。" in page
    assert fit[0].name in page
    filed = client.post(reverse("selection:deliberation-move", args=[row.ref, "file"]))
    assert filed.status_code == 302
    with database.as_owner():
        row.refresh_from_db()
        assert (row.state, row.due, row.present) == ("filed", 3, 2)
        states = {each.pk: type(each).objects.get(pk=each.pk).state for each in fit}
    assert states == {fit[0].pk: "fit", fit[1].pk: "proposed"}
    shown = client.get(reverse("selection:deliberation-detail", args=[row.ref])).content.decode()
    assert reverse("selection:deliberation-takeup", args=[row.ref]) not in shown


def test_who_votes_later_reads_it_and_a_place_does_not(client, stage):
    row = DeliberationFactory(edition=stage.edition)
    DeliberationLineFactory(deliberation=row)
    url = reverse("selection:deliberation-detail", args=[row.ref])
    sign_in(client, MembershipFactory(role="committee_secretary"))
    assert client.get(url).status_code == 200
    sign_in(client, stage.author)
    assert client.get(url).status_code == 403
    assert client.get(reverse("selection:deliberation-list")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_a_group_costs_the_same_for_any_number_of_persons(
    client, stage, rows, django_assert_num_queries
):
    row = DeliberationFactory(edition=stage.edition)
    for _each in range(rows):
        nominee = NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="fit"
        )
        DeliberationLineFactory(deliberation=row, nomination=nominee)
    sign_in(client, stage.office)
    url = reverse(
        "selection:deliberation-persons", args=[row.ref, stage.place.ref, stage.field.field]
    )
    client.get(url)
    with django_assert_num_queries(11):
        assert client.get(url).status_code == 200


def test_the_api_reads_proposals_and_their_lines(client, stage):
    line = DeliberationLineFactory(deliberation=DeliberationFactory(edition=stage.edition))
    sign_in(client, stage.office)
    (row,) = client.get(reverse("deliberation-list")).json()["results"]
    assert (row["persons"], row["put_forward"], len(row["members"])) == (1, 1, 3)
    url = reverse("deliberationline-list")
    (found,) = client.get(f"{url}?deliberation={row['ref']}").json()["results"]
    assert (found["ref"], found["outcome"]) == (str(line.ref), "identify")
