"""Cases, talks, must-checks, material and packs over HTTP: the same verbs, refusals and marks in the log."""

import pytest
from django.urls import reverse

from core.jobs.models import Job
from core.orgs.models import AccessLog
from selection.models import CommitteePack, MustCheck, Talk
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.factories.inspection import TalkFactory
from tests.plugins import database
from tests.selection.services.test_talks import SAID, case, report_on
from tests.support import sign_in

pytestmark = pytest.mark.django_db
__all__ = ["case"]
GIVEN = {
    "group": "B", "partner": "示例镇党委委员", "held_on": "2011-04-02", "inspectors": ["组长", "组员"],
    "text": SAID,
}  # fmt: skip
CHECK = {
    "kind": "file", "result": "clear", "source": "档案任前审核表", "checked_on": "2011-04-02", "note": "",
}  # fmt: skip


def send(client, name, row, body):
    return client.post(reverse(name, args=[row.ref]), body, content_type="application/json")


def test_an_inspector_reads_the_own_cases_with_what_is_due_and_holds_a_talk(client, stage, case):
    sign_in(client, stage.inspector)
    (row,) = client.get(reverse("inspectioncase-list")).json()["results"]
    assert row["talks_due"] == [{"group": "B", "due": 2, "held": 0}]
    answer = send(client, "inspectioncase-talks", case, GIVEN)
    assert answer.status_code == 201
    assert "text" not in answer.json()
    assert client.get(reverse("inspectioncase-detail", args=[case.ref])).json()["talks_due"] == [
        {"group": "B", "due": 2, "held": 1}
    ]
    with database.as_owner():
        assert Talk.objects.get().text == SAID
    assert (
        send(client, "inspectioncase-talks", case, {**GIVEN, "inspectors": ["组长"]}).status_code
        == 422
    )
    sign_in(client, MembershipFactory(role="inspector"))
    assert client.get(reverse("inspectioncase-list")).json()["results"] == []
    assert send(client, "inspectioncase-talks", case, GIVEN).status_code == 404


def test_what_was_said_is_read_by_an_act_of_its_own_that_is_on_record(client, stage, case):
    talk = TalkFactory(nomination=case.nomination, text=SAID)
    sign_in(client, stage.office)
    listed = client.get(f"{reverse('talk-list')}?nomination={case.nomination.ref}").json()[
        "results"
    ]
    assert [row["ref"] for row in listed] == [str(talk.ref)]
    assert SAID not in str(listed)
    with database.as_owner():
        before = AccessLog.objects.filter(kind="talk").count()
    answer = send(client, "talk-read", talk, {})
    assert answer.json() == {"text": SAID}
    assert answer.headers["Cache-Control"] == "no-store"
    with database.as_owner():
        assert AccessLog.objects.filter(kind="talk", object_ref=talk.ref).count() == before + 1
    assert send(client, "talk-strike", talk, {"reason": "记错对象。"}).status_code == 403
    sign_in(client, stage.inspector)
    assert send(client, "talk-strike", talk, {}).status_code == 422
    assert send(client, "talk-strike", talk, {"reason": "记错对象。"}).json()["struck_reason"]
    assert send(client, "talk-strike", talk, {"reason": "再次。"}).status_code == 409
    sign_in(client, stage.author)
    assert client.get(reverse("talk-list")).status_code == 403


def test_must_checks_are_signed_with_faults_at_their_places(client, stage, case):
    sign_in(client, stage.inspector)
    found = {**CHECK, "kind": "discipline", "result": "settled"}
    answer = send(client, "inspectioncase-checks", case, {"checks": [CHECK, found]})
    assert answer.status_code == 422
    assert "discipline_note" in answer.json()["fields"]
    twice = send(client, "inspectioncase-checks", case, {"checks": [CHECK, CHECK]})
    assert twice.status_code == 422
    with database.as_owner():
        assert not MustCheck.objects.exists()
    answer = send(client, "inspectioncase-checks", case, {"checks": [CHECK]})
    assert answer.status_code == 200
    (row,) = answer.json()["must_checks"]
    assert (row["kind"], row["signed_name"]) == ("file", stage.inspector.user.name)


def test_every_version_of_the_material_can_be_read(client, stage, case, now):
    report = report_on(case, stage.inspector, now)
    sign_in(client, stage.office)
    (version,) = client.get(reverse("report-material", args=[report.ref])).json()
    assert (version["number"], version["texts"]["virtue"]) == (1, "政治立场坚定。")


def test_a_pack_is_built_by_a_job_and_released_by_another(client, stage):
    pack = factories.PackFactory(has_material=True, state="waiting")
    sign_in(client, stage.office)
    (row,) = client.get(f"{reverse('committeepack-list')}?meeting={pack.meeting.ref}").json()[
        "results"
    ]
    assert (row["state"], row["has_material"]) == ("waiting", True)
    assert "content" not in row
    url = reverse("committeepack-move", args=[pack.ref, "release"])
    assert (
        client.post(url, {"reason": "审阅无误。"}, content_type="application/json").status_code
        == 200
    )
    with database.as_owner():
        assert CommitteePack.objects.get(pk=pack.pk).state == "ready"
    body = {"meeting": str(pack.meeting.ref)}
    answer = client.post(reverse("committeepack-list"), body, content_type="application/json")
    # Nobody was put to this meeting.
    assert answer.status_code == 409
    body = {"meeting": str(stage.place.ref)}
    answer = client.post(reverse("committeepack-list"), body, content_type="application/json")
    assert answer.status_code == 404
    assert not Job.objects.filter(kind__contains="pack").exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_cases_cost_the_same_for_any_number(client, stage, rows, django_assert_num_queries):

    team = inspection.InspectionTeamFactory(edition=stage.edition)
    for _each in range(rows):
        nominee = factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted"
        )
        inspection.TeamCaseFactory(nomination=nominee, team=team)
    sign_in(client, stage.office)
    client.get(reverse("inspectioncase-list"))
    with django_assert_num_queries(10):
        assert len(client.get(reverse("inspectioncase-list")).json()["results"]) == rows
