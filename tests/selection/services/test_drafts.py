"""Forms kept while they are written: nobody else's, never overwritten unseen, no act."""

import pytest

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from selection.models import FormDraft, Nomination
from selection.services import drafts, nominations
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_and_found_again_by_its_writer_alone(stage, people, now):
    with acting(stage.author) as actor:
        drafts.keep(people[0], values={"grounds": "踏实"}, version=None, actor=actor, now=now)
        drafts.keep(people[0], values={"grounds": "踏实能干"}, version=0, actor=actor, now=now)
        assert drafts.of(actor, people[0]).values == {"grounds": "踏实能干"}
        assert [draft.person for draft in drafts.mine(actor)] == [people[0]]
        assert not AuditEntry.objects.filter(object_type__contains="Draft").exists()
    with acting(stage.approver) as actor:
        assert drafts.of(actor, people[0]) is None
        assert not FormDraft.objects.exists()


@pytest.mark.parametrize("version", [None, 0])
def test_a_second_window_does_not_overwrite_the_newer_entries(stage, people, now, version):
    with acting(stage.author) as actor:
        drafts.keep(people[0], values={"grounds": "一"}, version=None, actor=actor, now=now)
        drafts.keep(people[0], values={"grounds": "二"}, version=0, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            drafts.keep(people[0], values={"grounds": "旧"}, version=version, actor=actor, now=now)
        assert drafts.of(actor, people[0]).values == {"grounds": "二"}


def test_a_dropped_draft_is_gone(stage, people, now):
    with acting(stage.author) as actor:
        drafts.keep(people[0], values={"grounds": "一"}, version=None, actor=actor, now=now)
        drafts.drop(actor, people[0])
        assert drafts.of(actor, people[0]) is None


def test_a_draft_is_revised_without_an_entry_until_it_was_submitted(stage, people, now, today):
    with acting(stage.author) as actor:
        row = nominations.nominate(
            edition=stage.edition, tier="municipal", sub_project=stage.field, person=people[0],
            actor=actor, now=now,
        )  # fmt: skip
        told = {"grounds": "实绩突出", "met_on": today, "present": 9, "agreed": 8}
        nominations.revise(row, **told, actor=actor, now=now)
        assert (row.grounds, row.version) == ("实绩突出", 1)
        assert not AuditEntry.objects.filter(object_ref=row.ref).exists()
        nominations.submit(Nomination.objects.get(pk=row.pk), actor=actor, now=now)
    with acting(stage.approver) as actor:
        row = Nomination.objects.for_detail().get(pk=row.pk)
        nominations.send_back(row, reason="票数有误", actor=actor, now=now)
    with acting(stage.author) as actor:
        row = Nomination.objects.get(pk=row.pk)
        nominations.revise(row, agreed=7, actor=actor, now=now)
        actions = AuditEntry.objects.filter(object_ref=row.ref).order_by("pk")
        assert list(actions.values_list("action", flat=True)) == [
            "nomination.submit", "nomination.send_back", "nomination.revise",
        ]  # fmt: skip
        assert (actions.last().before, actions.last().after) == ({"agreed": 8}, {"agreed": 7})
