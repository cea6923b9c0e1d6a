"""Postings: days that do not collide, rating, end."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from core.workflow.errors import MoveRefused, Refused
from tests.factories import training as make
from tests.plugins import database
from tests.support import acting
from training.models import Posting
from training.services import postings

WHERE = {"kind": "flood", "unit": "防汛办", "post": "联络员", "mentor_name": "马导师"}


@pytest.fixture
def someone(place, edition):
    return make.trainee(place, edition, name="孙试丙")


def test_several_are_posted_at_once_all_or_none(officer, place, edition, someone, today, now):
    other = make.trainee(place, edition)
    days = {"starts_on": today, "ends_on": today + timedelta(days=90)}
    with acting(officer) as actor:
        rows = postings.post_many(
            [{"trainee": one, **WHERE, **days} for one in (someone, other)], actor=actor, now=now
        )
        assert [row.state for row in rows] == ["proposed", "proposed"]
        with pytest.raises(Refused, match="孙试丙") as refusal:
            third = make.trainee(place, edition)
            postings.post_many(
                [{"trainee": one, **WHERE, **days} for one in (third, someone)],
                actor=actor,
                now=now,
            )
        assert "starts_on" in refusal.value.fields
        assert Posting.objects.count() == 2


def test_one_list_may_not_collide_with_itself(officer, someone, today, now):
    days = {"starts_on": today, "ends_on": today}
    with acting(officer) as actor, pytest.raises(Refused, match="another posting"):
        postings.post_many([{"trainee": someone, **WHERE, **days}] * 2, actor=actor, now=now)


def test_the_database_itself_refuses_overlapping_postings(someone):
    first = make.PostingFactory(trainee=someone)
    with pytest.raises(IntegrityError, match="posting_no_overlap"), transaction.atomic():
        make.PostingFactory(trainee=someone, starts_on=first.ends_on, ends_on=first.ends_on)
    make.PostingFactory(
        trainee=someone, starts_on=first.ends_on + timedelta(days=1),
        ends_on=first.ends_on + timedelta(days=9),
    )  # fmt: skip


def test_a_posting_begins_on_its_day_and_ends_rated(officer, someone, today, now):
    row = make.PostingFactory(
        trainee=someone, starts_on=today + timedelta(days=1), ends_on=today + timedelta(days=9)
    )
    with acting(officer) as actor:
        with pytest.raises(MoveRefused, match="not before"):
            postings.activate(row, actor=actor, now=now)
        postings.edit(row, starts_on=today, actor=actor, now=now)
        postings.activate(row, actor=actor, now=now)
        with pytest.raises(Refused, match="not rated"):
            postings.complete(row, actor=actor, now=now)
        with pytest.raises(Refused, match="summary"):
            postings.rate(row, rating=D(90), summary=" ", actor=actor, now=now)
        row = postings.rate(row, rating=D(90), summary="扎实", actor=actor, now=now)
        postings.complete(row, actor=actor, now=now)
    assert (row.state, row.rated_on) == ("completed", today)


def test_cutting_short_frees_the_days_after(officer, someone, today, now):
    row = make.PostingFactory(
        trainee=someone, starts_on=today, ends_on=today + timedelta(days=90), state="active"
    )
    with acting(officer) as actor:
        with pytest.raises(MoveRefused, match="needs a reason"):
            postings.cut_short(row, ended_on=today, actor=actor, now=now)
        postings.cut_short(row, ended_on=today, actor=actor, now=now, reason="另有任用")
        days = {"starts_on": today + timedelta(days=1), "ends_on": today + timedelta(days=5)}
        postings.post(trainee=someone, **WHERE, **days, actor=actor, now=now)


def test_batches_name_who_is_not_rated(officer, place, edition, someone, today, now):
    rated = make.PostingFactory(trainee=make.trainee(place, edition), state="active", rating=80)
    unrated = make.PostingFactory(trainee=someone, state="active")
    rows = Posting.objects.filter(pk__in=[rated.pk, unrated.pk])
    with acting(officer) as actor:
        with pytest.raises(MoveRefused, match="孙试丙"):
            postings.complete_many(rows, actor=actor, now=now)
        postings.rate_many({unrated.pk: (D(75), "尚可")}, actor=actor, now=now)
        assert postings.complete_many(rows, actor=actor, now=now) == 2


def test_who_left_the_programme_is_not_posted(officer, someone, today, now):
    with database.as_owner():
        type(someone).objects.filter(pk=someone.pk).update(state="adjusted_out")
        someone.refresh_from_db()
    with acting(officer) as actor, pytest.raises(Refused, match="programme any more"):
        postings.post(
            trainee=someone, **WHERE, starts_on=today, ends_on=today, actor=actor, now=now
        )
