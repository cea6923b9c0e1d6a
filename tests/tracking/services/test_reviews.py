"""From the opening of a cycle to what a review does to its trainee."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from appointment.models import ReserveEntry
from appointment.services import reserve
from core.audit.models import AuditEntry
from core.notices.deliver import inbox
from core.orgs import scope
from core.workflow.errors import MoveRefused, Refused
from selection.models import Trainee
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.factories.selection import TraineeFactory
from tests.plugins import database
from tests.support import acting
from tracking import policies
from tracking.models import Review, ReviewCycle
from tracking.services import cycles, reminders, reviews
from training.models import Posting
from training.services import postings

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
OUT = {
    "outcome": "adjust_out",
    "evidence": "work long behind",
    "ground": "weak",
    "hearing_on": TODAY,
    "hearing_note": "accepts it",
}


@pytest.fixture
def place():
    return PlaceFactory()


@pytest.fixture
def office():
    return MembershipFactory(role="programme_office")


@pytest.fixture
def officer(place):
    return MembershipFactory(role="tracking_officer", organisation=place)


@pytest.fixture
def trainee(place):
    return TraineeFactory(place=place)


@pytest.fixture
def cycle(office, trainee):
    with acting(office) as actor:
        return cycles.open_cycle(
            trainee.edition, name="this year", year=TODAY.year, opens_on=TODAY,
            due_on=TODAY + dt.timedelta(days=30), actor=actor, now=timezone.now(),
        )  # fmt: skip


@pytest.fixture
def review(office, cycle):
    with acting(office):
        return Review.objects.get(cycle=cycle)


def submit(officer, review, **content):
    with acting(officer) as actor:
        return reviews.submit(review, actor=actor, now=timezone.now(), **content)


def test_a_cycle_gives_each_active_trainee_one_review(office, trainee):
    with database.as_owner():
        gone = TraineeFactory(edition=trainee.edition, place=trainee.place)
        Trainee.objects.filter(pk=gone.pk).update(state="adjusted_out")
    with acting(office) as actor:
        opened = cycles.open_cycle(
            trainee.edition, name="x", year=2030, opens_on=TODAY,
            due_on=TODAY + dt.timedelta(days=9), actor=actor, now=timezone.now(),
        )  # fmt: skip
        assert [row.trainee_id for row in Review.objects.filter(cycle=opened)] == [trainee.pk]
        assert AuditEntry.objects.get(action="reviewcycle.open").after["reviews"] == 1


def test_reviews_come_in_the_order_of_the_trainees(office, trainee):
    with database.as_owner():
        later = TraineeFactory(edition=trainee.edition, place=trainee.place)
        # Written anew, the first row lies behind the second in the table.
        Trainee.objects.filter(pk=trainee.pk).update(state="active")
    with acting(office) as actor:
        opened = cycles.open_cycle(
            trainee.edition, name="x", year=2030, opens_on=TODAY,
            due_on=TODAY + dt.timedelta(days=9), actor=actor, now=timezone.now(),
        )  # fmt: skip
        told = Review.objects.filter(cycle=opened).order_by("pk")
        assert list(told.values_list("trainee_id", flat=True)) == [trainee.pk, later.pk]


def test_a_review_is_written_by_the_place_and_confirmed_by_the_province(office, officer, review):
    submit(officer, review, outcome="keep", evidence="good results")
    with acting(office) as actor:
        reviews.confirm(Review.objects.get(pk=review.pk), actor=actor, now=timezone.now())
        assert Review.objects.get(pk=review.pk).state == "confirmed"


def test_adjusting_out_takes_effect_with_the_confirmation_and_everywhere(
    office, officer, review, trainee
):
    with acting(office) as actor:
        entry = reserve.reserve(
            trainee=trainee,
            post_type="township_team",
            readiness="near",
            actor=actor,
            now=timezone.now(),
        )
        posting = postings.post(
            trainee=trainee, kind="flood", unit="u", post="p", mentor_name="m",
            starts_on=TODAY, ends_on=TODAY + dt.timedelta(days=90), actor=actor, now=timezone.now(),
        )  # fmt: skip
    submit(officer, review, **OUT)
    with acting(office) as actor:
        assert Trainee.objects.get(pk=trainee.pk).state == "active"
        reviews.confirm(Review.objects.get(pk=review.pk), actor=actor, now=timezone.now())
        assert Trainee.objects.get(pk=trainee.pk).state == "adjusted_out"
        assert ReserveEntry.objects.get(pk=entry.pk).state == "removed"
        assert Posting.objects.get(pk=posting.pk).state == "withdrawn"
        acts = set(AuditEntry.objects.values_list("action", flat=True))
        assert {"trainee.adjust_out", "reserveentry.remove", "review.confirm"} <= acts


@pytest.mark.parametrize("missing", ["ground", "hearing_on", "hearing_note", "evidence"])
def test_adjusting_out_without_due_process_is_refused(officer, review, missing):
    content = {**OUT, missing: None if missing == "hearing_on" else ""}
    with pytest.raises(Refused) as refusal:
        submit(officer, review, **content)
    assert missing in refusal.value.fields


def test_due_process_holds_at_the_sql_prompt_too(review):
    with database.as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(
            state="submitted", outcome="adjust_out", evidence="x"
        )


def test_who_wrote_a_review_does_not_confirm_it(officer, review, office):
    both = MembershipFactory(role="programme_office", user=officer.user)
    submit(officer, review, outcome="keep", evidence="good")
    with acting(both) as actor:
        assert not policies.reviews.allows(actor, "confirm", review)
    with acting(office) as actor:
        assert policies.reviews.allows(actor, "confirm", review)


def test_a_returned_review_says_why_and_can_be_written_again(office, officer, review):
    submit(officer, review, outcome="keep", evidence="good")
    with acting(office) as actor:
        row = Review.objects.get(pk=review.pk)
        with pytest.raises(MoveRefused):
            reviews.send_back(row, actor=actor, now=timezone.now())
        reviews.send_back(row, actor=actor, now=timezone.now(), reason="Say on what it rests.")
    with acting(officer):
        row = Review.objects.get(pk=review.pk)
    submit(officer, row, outcome="train_further", evidence="needs a class")


def test_a_cycle_with_open_reviews_is_not_closed(office, cycle):
    with acting(office) as actor, pytest.raises(MoveRefused, match="1"):
        cycles.close(ReviewCycle.objects.get(pk=cycle.pk), actor=actor, now=timezone.now())


def test_the_clock_opens_one_cycle_a_year_and_tells_the_places(trainee, officer):
    clock = MembershipFactory(role="service")
    with acting(clock) as actor:
        assert len(reminders.open_due_cycles(actor=actor, now=timezone.now(), today=TODAY)) == 1
        assert reminders.open_due_cycles(actor=actor, now=timezone.now(), today=TODAY) == []
    with acting(officer) as actor:
        assert [notice.text_key for notice in inbox(actor)] == ["tracking.cycle_opened"]


def test_a_reminder_comes_once_before_and_once_after_the_day(cycle, officer):
    clock = MembershipFactory(role="service")
    soon, after = cycle.due_on - dt.timedelta(days=3), cycle.due_on + dt.timedelta(days=1)
    with acting(clock) as actor:
        for today in (soon, soon, after, after):
            reminders.remind_places(actor=actor, now=timezone.now(), today=today)
    with acting(officer) as actor:
        keys = sorted(notice.text_key for notice in inbox(actor))
    assert keys == ["tracking.reviews_due", "tracking.reviews_late"]


def test_another_place_sees_neither_review_nor_reserve(review):
    stranger = MembershipFactory(role="tracking_officer", organisation=PlaceFactory())
    with acting(stranger) as actor:
        assert not Review.objects.exists()
        assert not policies.reviews.scope(actor).exists()


def test_a_talk_of_this_morning_has_been_held_although_it_is_yesterday_elsewhere(officer, review):
    """Days are those of the province: at 07:00 in Wuhan it is still the day before at Greenwich."""
    morning = dt.datetime(2026, 11, 24, 7, tzinfo=ZoneInfo("Asia/Shanghai"))
    content = {**OUT, "hearing_on": dt.date(2026, 11, 24)}
    with database.as_owner(), scope.entered(officer, as_owner=True) as actor:
        written = reviews.submit(review, actor=actor, now=morning, **content)
    assert written.state == "submitted"
