"""The pages of judging many anew: found by the filter, shown with what differs, proposed, signed."""

import json

import pytest
from django.urls import reverse

from selection.models import Nomination, Reopening
from tests.factories.core import MembershipFactory
from tests.selection import amending
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def refs(stage, people):
    """Three decided cases, whose conditions have changed since."""
    rule = amending.ruled(stage)
    amending.decided(stage, people[:3])
    amending.amend(stage, rule)
    with acting(stage.office):
        return [str(ref) for ref in Nomination.objects.order_by("pk").values_list("ref", flat=True)]


def address(name, *args):
    return reverse(f"selection:{name}", args=args)


def test_dozens_are_found_proposed_and_signed_from_the_lists(client, stage, refs):
    sign_in(client, stage.reviewer)
    shown = client.get(address("decided-list") + "?conditions=changed").content.decode()
    assert shown.count("<tr data-row") == 3
    assert address("review-detail", refs[0]) in shown
    asked = client.post(address("reopening-many"), {"all": "1", "query": "conditions=changed"})
    text = asked.content.decode()
    assert "3 of 3 chosen cases can be judged anew." in text
    assert "Born between" in text or "Birth" in text or "born" in text.lower()
    lacking = client.post(address("reopening-many"), {"ref": refs, "confirm": "1", "reason": ""})
    assert lacking.status_code == 422
    done = client.post(
        address("reopening-many"),
        {"ref": refs, "confirm": "1", "reason": "条件已调整"},
        follow=True,
    )
    assert "3 cases are proposed to be judged anew" in done.content.decode()
    second = MembershipFactory(organisation=stage.office.organisation, role="programme_office")
    sign_in(client, second)
    listed = client.get(address("reopening-list") + "?state=proposed").content.decode()
    assert address("reopening-batch", "open_again") in listed
    with acting(second):
        waiting = [str(ref) for ref in Reopening.objects.values_list("ref", flat=True)]
    signed = client.post(
        address("reopening-batch", "open_again"),
        {"ref": waiting, "confirm": "1", "expected": "3", "reason": "同意"},
    )
    assert signed.status_code == 302
    with acting(second):
        assert Nomination.objects.filter(state="endorsed", reopened=1).count() == 3


def test_without_a_change_there_is_nothing_to_propose(client, stage, people):
    amending.ruled(stage)
    amending.decided(stage, people[:2])
    sign_in(client, stage.reviewer)
    text = client.post(address("reopening-many"), {"all": "1", "query": ""}).content.decode()
    assert "0 of 2 chosen cases" in text
    assert "2 · the conditions have not changed since" in text
    assert 'name="reason"' not in text


def test_who_has_no_part_in_it_sees_no_button(client, stage, refs):
    sign_in(client, stage.author)
    shown = client.get(address("decided-list")).content.decode()
    assert address("reopening-many") not in shown
    assert client.post(address("reopening-many"), {"ref": refs}).status_code == 403


def test_the_api_proposes_many_and_counts_who_is_left_out(client, stage, refs):
    sign_in(client, stage.reviewer)
    url = reverse("reopening-propose")
    sent = json.dumps({"refs": refs[:2], "reason": "条件已调整"})
    answer = client.post(url, sent, content_type="application/json")
    assert answer.json() == {"proposed": 2, "left_out": {}}
    sent = json.dumps({"refs": refs, "reason": "条件已调整"})
    answer = client.post(url, sent, content_type="application/json")
    assert answer.json() == {"proposed": 1, "left_out": {"waits": 2}}
    unknown = json.dumps({"refs": [str(stage.edition.ref)], "reason": "条件已调整"})
    assert client.post(url, unknown, content_type="application/json").status_code == 404
