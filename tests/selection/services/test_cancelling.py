"""False data end a nomination wherever it stands, and everything that rests on it."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from appointment.models import ReserveEntry
from appointment.services import reserve
from core.audit.models import AuditEntry
from selection.models import Cancellation, Departure, Nomination, Trainee
from selection.services import nominations
from selection.states import NOMINATION
from tests.factories.selection import NominationFactory, TraineeFactory
from tests.factories.training import EnrolmentFactory
from tests.plugins import database
from tests.support import acting
from training.models import Enrolment, Posting
from training.services import postings

pytestmark = pytest.mark.django_db


def cancel(row, office):
    document = SimpleUploadedFile("依据.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")
    with acting(office) as actor:
        nominations.cancel(
            Nomination.objects.for_detail().get(pk=row.pk), ground="education", reason="学历造假",
            document=document, actor=actor, now=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize("state", sorted(NOMINATION.cancel.sources - {"confirmed"}))
def test_a_nomination_ends_at_every_step(stage, state):
    row = NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state=state
    )
    cancel(row, stage.office)
    with database.as_owner():
        assert Nomination.objects.get(pk=row.pk).state == "cancelled"
        assert Cancellation.objects.get(nomination=row).from_state == state


def test_a_nomination_that_has_ended_is_not_cancelled(stage):
    assert not NOMINATION.cancel.sources & {"draft", "withdrawn", "rejected", "cancelled"}


def test_a_trainee_leaves_classes_postings_and_the_reserve_list_at_once(stage, today):
    trainee = TraineeFactory(edition=stage.edition, sub_project=stage.field, place=stage.place)
    enrolment = EnrolmentFactory(trainee=trainee)
    with acting(stage.office) as actor:
        now = timezone.now()
        entry = reserve.reserve(
            trainee=trainee, post_type="township_team", readiness="near", actor=actor, now=now
        )
        posting = postings.post(
            trainee=trainee, kind="flood", unit="u", post="p", mentor_name="m", starts_on=today,
            ends_on=today + datetime.timedelta(days=90), actor=actor, now=now,
        )  # fmt: skip
    cancel(trainee.nomination, stage.office)
    with database.as_owner():
        assert Trainee.objects.get(pk=trainee.pk).state == "adjusted_out"
        assert ReserveEntry.objects.get(pk=entry.pk).state == "removed"
        assert Posting.objects.get(pk=posting.pk).state == "withdrawn"
        assert Enrolment.objects.get(pk=enrolment.pk).state == "withdrawn"
        told = AuditEntry.objects.filter(reason="学历造假").values_list("action", flat=True)
        assert {
            "nomination.cancel", "trainee.adjust_out", "reserveentry.remove", "posting.withdraw",
            "enrolment.withdraw",
        } <= set(told)  # fmt: skip
        assert not Departure.objects.filter(nomination=trainee.nomination, event="withdrew")
