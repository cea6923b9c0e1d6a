"""The list of findings as staff work through it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.candidates import FindingFactory, PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def asking(client, officer):
    sign_in(client, officer)
    return client


def listed(client, query=""):
    return client.get(reverse("candidates:finding-list") + query).content.decode()


def test_a_row_says_how_grave_it_is_and_how_it_stands(asking, officer):
    FindingFactory(person=PersonFactory(organisation=officer.organisation), severity="error")
    html = listed(asking)
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    assert "Contradiction" in body
    assert "Open" in body


def test_severity_and_state_filter_the_list(asking, officer):
    person = PersonFactory(organisation=officer.organisation)
    FindingFactory(person=person, slot="2009")
    FindingFactory(
        person=person,
        slot="2010",
        severity="error",
        state="waived",
        resolution="阅",
        signer=officer.user,
        signed_at=timezone.now(),
    )
    assert listed(asking, "?severity=error").count("data-row") == 1
    assert listed(asking, "?state=open").count("data-row") == 1
    assert listed(asking, "?severity=error&state=open").count("data-row") == 0


def test_chosen_findings_are_settled_together_with_a_reason(asking, officer):
    person = PersonFactory(organisation=officer.organisation)
    rows = [FindingFactory(person=person, slot=str(year)) for year in (2009, 2010)]
    url = reverse("candidates:finding-batch", args=["resolve"])
    refs = [str(row.ref) for row in rows]
    assert asking.post(url, {"ref": refs}).status_code == 200  # asks for the reason first
    asking.post(url, {"ref": refs, "confirm": "1", "expected": "2", "reason": "档案原件已核对"})
    assert listed(asking, "?state=resolved").count("data-row") == 2
