"""Open findings stop a nominee at the gates that the edition names."""

import pytest
from django.urls import reverse

from candidates.services import findings
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from selection.models import FindingStop, Nomination
from selection.services import nominations, stopping
from selection.states import NOMINATION, StoppedGate
from tests.factories.candidates import FindingFactory
from tests.factories.selection import NominationFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def nominee(stage, people):
    return NominationFactory(
        edition=stage.edition, sub_project=stage.field, person=people[0], place=stage.place,
        author=stage.author.user, state="submitted",
    )  # fmt: skip


def stop(stage, now, gate="endorse", severity="warning"):
    with acting(stage.office) as actor:
        actor.user = stage.office.user
        return stopping.set_stop(
            edition=stage.edition, gate=gate, severity=severity, actor=actor, now=now
        )


def endorse(stage, now, many=False):
    with acting(stage.approver) as actor:
        actor.user = stage.approver.user
        if many:
            return nominations.endorse_many(Nomination.objects.all(), actor=actor, now=now)
        return nominations.endorse(Nomination.objects.get(), actor=actor, now=now)


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(
    ("severity", "stops"), [("error", True), ("warning", True), ("note", False)]
)
def test_a_finding_grave_enough_stops_and_says_why(stage, nominee, now, severity, stops, many):
    FindingFactory(person=nominee.person, severity=severity)
    stop(stage, now)
    if not stops:
        assert endorse(stage, now, many)
        return
    with pytest.raises(MoveRefused, match=nominee.name) as refused:
        endorse(stage, now, many)
    assert "Doubt" in str(refused.value)
    with acting(stage.approver):
        assert Nomination.objects.get().state == "submitted"


def test_a_settled_finding_or_another_gate_or_no_stop_lets_pass(stage, nominee, now):
    finding = FindingFactory(person=nominee.person, severity="error")
    stop(stage, now, gate="confirm")
    stop(stage, now)
    assert stop(stage, now, severity="") is None
    stop(stage, now, severity="error")
    with acting(stage.office) as actor:
        actor.user = stage.office.user
        findings.waive(finding, actor=actor, now=now, reason="档案已核")
    assert endorse(stage, now).state == "endorsed"


def test_of_many_nobody_moves_while_one_is_stopped(stage, nominee, people, now):
    NominationFactory(
        edition=stage.edition, sub_project=stage.field, person=people[1], place=stage.place,
        author=stage.author.user, state="submitted",
    )  # fmt: skip
    FindingFactory(person=nominee.person, severity="error")
    stop(stage, now)
    with pytest.raises(MoveRefused):
        endorse(stage, now, many=True)
    with acting(stage.approver):
        assert set(Nomination.objects.values_list("state", flat=True)) == {"submitted"}


def test_every_gate_is_a_move_and_is_checked_in_its_service():
    assert set(StoppedGate.values) <= {move.name for move in NOMINATION}


def test_the_office_sets_it_on_the_page_and_it_is_on_record(client, stage):
    sign_in(client, stage.office)
    page = reverse("selection:finding-stops")
    assert page in client.get(reverse("selection:nomination-list")).content.decode()
    data = {"edition": str(stage.edition.ref), "gate": "propose", "severity": "error"}
    assert client.post(page, data).status_code == 302
    with acting(stage.office):
        assert str(FindingStop.objects.get()) == "Propose: Contradiction"
        assert AuditEntry.objects.filter(action="findingstop.create").exists()
    assert "Contradiction" in client.get(page).content.decode()
    sign_in(client, stage.author)
    assert client.get(page).status_code == 403
