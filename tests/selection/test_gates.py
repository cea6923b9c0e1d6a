"""What each gate asks of a nomination holds against anybody at the SQL prompt."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.workflow.errors import MoveRefused
from selection.models import (
    Attachment,
    Nomination,
    RequiredAttachment,
)
from selection.services import nominations
from tests.factories.core import UserFactory
from tests.factories.planning import QualificationRuleFactory
from tests.factories.reviews import (
    ExemptionFactory,
    ReviewRequestFactory,
    ReviewVerdictFactory,
    file_in,
)
from tests.factories.selection import AttachmentFactory, NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db

WHOLE = {"grounds": "实绩突出。", "met_on": "2011-02-01", "present": 9, "agreed": 8}


def nominee(stage, state="draft", **fields):
    return NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state=state,
        author=stage.author.user, **{**WHOLE, **fields},
    )  # fmt: skip


def asks(stage, kind, gate):
    with database.as_owner():
        RequiredAttachment.objects.create(
            org_path=stage.edition.org_path, edition=stage.edition, kind=kind, gate=gate
        )


def update(row, **values):
    with database.as_owner(), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)


def refused(constraint, row, **values):
    with pytest.raises(IntegrityError) as caught:
        update(row, **values)
    assert caught.value.__cause__.diag.constraint_name == constraint


LACKS = "nomination_with_required_attachments"


@pytest.mark.parametrize("before", ["draft", "returned"])
def test_nobody_is_submitted_without_the_papers_due_there(stage, before):
    asks(stage, "minutes", "submit")
    row = nominee(stage, before)
    refused(LACKS, row, state="submitted")
    AttachmentFactory(nomination=row, file=file_in(row.org_path))
    update(row, state="submitted")


def test_a_paper_taken_away_or_of_another_kind_does_not_count(stage):
    asks(stage, "minutes", "submit")
    row = nominee(stage)
    AttachmentFactory(nomination=row, file=file_in(row.org_path), removed_at=timezone.now())
    AttachmentFactory(nomination=row, file=file_in(row.org_path), kind="letter")
    refused(LACKS, row, state="submitted")


def test_a_paper_due_at_the_endorsement_is_asked_there(stage):
    asks(stage, "letter", "endorse")
    row = nominee(stage)
    update(row, state="submitted")
    refused(LACKS, row, state="endorsed", approver=stage.approver.user)


@pytest.mark.parametrize("gate", ["submit", "endorse"])
@pytest.mark.parametrize(
    "state", ["endorsed", "qualified", "shortlisted", "decided", "confirmed", "rejected"]
)
def test_no_state_beyond_is_reached_around_the_gates(stage, gate, state):
    asks(stage, "minutes", gate)
    more = {"approver": stage.approver.user, "exam_number": "2000019"}
    with pytest.raises(IntegrityError):
        update(nominee(stage), state=state, **more)


def test_nobody_is_put_down_as_submitted_from_the_start(stage):
    asks(stage, "minutes", "submit")
    with pytest.raises(IntegrityError, match="minutes"), transaction.atomic():
        nominee(stage, "submitted")
    assert nominee(stage, "draft").pk


def test_another_edition_asks_nothing_here_and_giving_up_needs_no_papers(stage):
    asks(stage, "minutes", "submit")
    update(nominee(stage), state="withdrawn")
    assert NominationFactory(state="submitted").pk


@pytest.mark.parametrize(
    "gap", [{"grounds": " "}, {"met_on": None}, {"present": None, "agreed": None}, {"agreed": None}]
)
def test_nobody_is_submitted_with_a_gap(stage, gap):
    refused("nomination_complete_when_submitted", nominee(stage, **gap), state="submitted")


def test_what_was_handed_in_is_not_deleted_and_a_draft_goes_with_its_papers(stage):
    row = nominee(stage)
    paper = AttachmentFactory(nomination=row, file=file_in(row.org_path))
    update(row, state="submitted")
    with database.as_owner():
        with pytest.raises(IntegrityError, match="handed in"), transaction.atomic():
            Attachment.objects.filter(pk=paper.pk).delete()
        Nomination.objects.filter(pk=row.pk).update(state="returned")
        Nomination.objects.filter(pk=row.pk).delete()
        assert not Attachment.objects.exists()


# -- the review ----------------------------------------------------------------------------------


def reviewed(stage, **fields):
    return nominee(stage, "endorsed", approver=stage.approver.user, **fields)


QUALIFIED = {"state": "qualified", "exam_number": "2000019"}


def test_nobody_qualifies_while_an_exemption_waits_for_its_second_signature(stage):
    row = reviewed(stage)
    waiting = ExemptionFactory(nomination=row)
    refused("nomination_qualified_with_signatures", row, **QUALIFIED)
    signed = {"signed_by": UserFactory(), "signed_at": timezone.now(), "outcome": "同意"}
    update(waiting, state="granted", **signed)
    update(row, **QUALIFIED)


def test_nobody_qualifies_with_a_criterion_found_not_met_unless_it_only_warns(stage):
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={})
    row = reviewed(stage)
    ReviewVerdictFactory(nomination=row, verdict="fail", rule_verdict="fail")
    refused("nomination_qualified_without_failure", row, **QUALIFIED)
    with database.as_owner():
        rule = stage.edition.qualification_rules.get(key="health")
        type(rule).objects.filter(pk=rule.pk).update(severity="warns")
    update(row, **QUALIFIED)


def test_what_was_found_before_a_return_does_not_count_any_more(stage):
    row = reviewed(stage, returned=1)
    ReviewVerdictFactory(nomination=row, verdict="fail", rule_verdict="fail", round=0)
    update(row, **QUALIFIED)


def test_who_proposed_an_exemption_never_signs_it_nor_hands_the_proposal_to_another(stage):
    made = ExemptionFactory(nomination=reviewed(stage))
    signed = {"state": "granted", "signed_at": timezone.now(), "outcome": "同意"}
    refused("exemption_signed_by_another", made, **signed, signed_by=made.proposed_by)
    refused("selection_exemption_is_final", made, proposed_by=UserFactory())
    refused("exemption_signer_is_another", made, **signed, signed_by=stage.author.user)
    refused("exemption_decided_with_signature", made, state="granted")


def test_an_exemption_is_signed_only_under_review(stage):
    made = ExemptionFactory(nomination=nominee(stage, "rejected", approver=stage.approver.user,
                                               ground="age", remark="超龄"))  # fmt: skip
    signed = {"state": "granted", "signed_at": timezone.now(), "outcome": "同意"}
    refused("exemption_signed_under_review", made, **signed, signed_by=UserFactory())


@pytest.mark.parametrize("who", ["author", "approver", "reviewer"])
def test_a_request_for_review_is_never_decided_by_who_had_a_part_in_the_case(stage, who):
    row = nominee(stage, "rejected", approver=stage.approver.user, reviewer=stage.reviewer.user,
                  ground="age", remark="超龄")  # fmt: skip
    asked = ReviewRequestFactory(nomination=row, recorded_by=UserFactory())
    decided = {"state": "upheld", "decided_at": timezone.now(), "outcome": "维持"}
    decider = getattr(stage, who).user
    refused("reviewrequest_decider_uninvolved", asked, **decided, decided_by=decider)


def test_the_services_say_it_in_words(stage, now):
    asks(stage, "minutes", "submit")
    row = nominee(stage)
    with acting(stage.author) as actor, pytest.raises(MoveRefused, match="attachment is missing"):
        nominations.submit(row, actor=actor, now=now)
