"""Exemptions, requests for review, false data, letters: what takes two people, and what is told."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    Cancellation,
    Exemption,
    Letter,
    Nomination,
    ReviewRequest,
    SeatCount,
    Trainee,
)
from selection.services import (
    exempting,
    letters,
    nominations,
    requesting,
    terms,
)
from tests.factories.planning import QualificationRuleFactory
from tests.factories.reviews import ExemptionFactory, ReviewRequestFactory
from tests.factories.selection import RunningEditionFactory
from tests.plugins import database
from tests.selection.services import test_chain
from tests.selection.services.cases import again, nominee, paper
from tests.support import acting

pytestmark = pytest.mark.django_db


# -- exemptions -----------------------------------------------------------------------------------


@pytest.fixture
def short(stage, people):
    """Too short a time at the level."""
    with database.as_owner():
        type(people[0]).objects.filter(pk=people[0].pk).update(level_since="2009-06")
    QualificationRuleFactory(
        edition=stage.edition, key="years_at_level_min", parameters={"years": 4}
    )
    return nominee(stage, again_person(people[0]))


def again_person(person):
    with database.as_owner():
        person.refresh_from_db()
    return person


def propose(stage, case, now, key="years_at_level_min", **fields):
    given = {
        "ground": "tested", "reason": "抗洪抢险立功", "document": paper(), "declared": True,
    }  # fmt: skip
    with acting(stage.reviewer) as actor:
        return exempting.propose(again(case), key=key, actor=actor, now=now, **given | fields)


def test_an_exemption_takes_a_document_and_the_signature_of_somebody_else(stage, short, now):
    with pytest.raises(Refused):
        propose(stage, short, now, document=None)
    made = propose(stage, short, now)
    with acting(stage.reviewer) as actor:
        with pytest.raises(MoveRefused):
            exempting.grant(made, actor=actor, now=now, reason="同意")
        with pytest.raises(MoveRefused, match="signature"):
            nominations.pass_review(again(short), actor=actor, now=now, reason="同意")
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused):
            exempting.grant(made, actor=actor, now=now, reason=" ")
        exempting.grant(made, actor=actor, now=now, reason="符合破格条件")
    assert again(short).light == "green"
    with acting(stage.reviewer) as actor:
        nominations.pass_review(again(short), actor=actor, now=now)
    with database.as_owner():
        for wrong in ({"signed_by": stage.reviewer.user}, {"ground": "x"}, {"reason": " "}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Exemption.objects.update(**wrong)


def test_some_conditions_are_never_set_aside(stage, short, rules, now):
    with pytest.raises(Refused, match="never"):
        propose(stage, short, now, key="health")
    with pytest.raises(Refused):
        propose(stage, short, now, key="born_between")
    with database.as_owner(), pytest.raises(IntegrityError, match="never_of_these"):
        with transaction.atomic():
            Exemption.objects.create(
                org_path=short.org_path, nomination=short, key="moral_conditions", ground="tested",
                reason="x", declared=True, proposed_by=stage.reviewer.user, proposed_at=now,
                document_id=1,
            )  # fmt: skip


def test_no_exemption_within_a_year_of_a_promotion_nor_twice_running(stage, short, people, now):
    earlier = RunningEditionFactory(year=2008)
    ExemptionFactory(
        nomination__edition=earlier, nomination__person=people[0], nomination__place=stage.place,
        nomination__state="qualified", state="granted", signed_by=stage.office.user,
        signed_at=now, outcome="同意",
    )  # fmt: skip
    with pytest.raises(Refused, match="twice"):
        propose(stage, short, now)
    with database.as_owner():
        type(people[0]).objects.filter(pk=people[0].pk).update(level_since="2011-01")
    with pytest.raises(Refused, match="year"):
        propose(stage, short, now)


# -- requests for review --------------------------------------------------------------------------


@pytest.fixture
def rejected(stage, case, now):
    with acting(stage.reviewer) as actor:
        return nominations.reject(
            again(case), ground="age", reason="年龄超限", actor=actor, now=now
        )


def ask(stage, case, now, received_on=None):
    with acting(stage.author) as actor:
        return requesting.receive(
            again(case), received_on=received_on or timezone.localdate(now), body="年龄计算有误",
            actor=actor, now=now,
        )  # fmt: skip


def test_a_rejection_is_coded_and_told_by_letter(stage, rejected, now):
    with database.as_owner():
        letter = Letter.objects.get()
        assert "年龄超限" in "".join(letter.text["lines"])
        assert letter.text["title"] == "资格审查结果通知书"
        with pytest.raises(IntegrityError, match="final"), transaction.atomic():
            Letter.objects.update(text={})
        with pytest.raises(IntegrityError, match="rejected_with_ground"), transaction.atomic():
            Nomination.objects.filter(pk=rejected.pk).update(ground="")


def test_a_request_is_decided_by_somebody_without_a_part_in_the_case(stage, rejected, now):
    request = ask(stage, rejected, now)
    for involved in (stage.reviewer, stage.author):
        with acting(involved) as actor, pytest.raises(MoveRefused):
            requesting.reverse(request, actor=actor, now=now, reason="变更")
    with database.as_owner(), pytest.raises(IntegrityError, match="involved"):
        with transaction.atomic():
            ReviewRequest.objects.update(
                decided_by=stage.reviewer.user, decided_at=now, outcome="x", state="upheld"
            )
    with acting(stage.office) as actor:
        requesting.reverse(request, actor=actor, now=now, reason="出生日期以档案为准，符合")
    row = again(rejected)
    assert (row.state, row.ground) == ("qualified", "")
    assert row.exam_number
    with database.as_owner():
        assert set(Letter.objects.values_list("kind", flat=True)) == {"rejected", "reversed"}


def test_an_upheld_request_leaves_the_rejection_and_there_is_only_one(stage, rejected, now):
    request = ask(stage, rejected, now)
    with pytest.raises(Refused):
        ask(stage, rejected, now)
    with acting(stage.office) as actor:
        requesting.uphold(request, actor=actor, now=now, reason="原结论正确")
    assert again(rejected).state == "rejected"


def test_a_late_request_is_refused_with_the_last_day(stage, rejected, now, today):
    early = now - datetime.timedelta(days=30)
    with database.as_owner():
        Nomination.objects.filter(pk=rejected.pk).update(reviewed_at=early)
        last = terms.request_until(stage.edition, timezone.localdate(early))
    with pytest.raises(Refused) as refused:
        ask(stage, rejected, now)
    assert str(last) in str(refused.value.fields["received_on"])
    assert ask(stage, rejected, now, received_on=last).until == last
    with database.as_owner(), pytest.raises(IntegrityError, match="in_time"):
        with transaction.atomic():
            ReviewRequestFactory(received_on=today, until=today - datetime.timedelta(days=1))


def test_the_days_of_a_request_are_a_setting_with_a_day_from_which_it_holds(stage, now, today):
    first, later = today - datetime.timedelta(days=40), today - datetime.timedelta(days=10)
    with acting(stage.office) as actor:
        for day, days in ((first, 5), (later, 3)):
            terms.set_term(
                edition=stage.edition, term="request", days=days, effective_from=day,
                actor=actor, now=now,
            )  # fmt: skip
    with database.as_owner():
        assert terms.days_of(stage.edition, "request", first) == 5
        assert terms.days_of(stage.edition, "request", today) == 3
        assert terms.days_of(stage.edition, "request", first - datetime.timedelta(days=1)) == 5


# -- false data -----------------------------------------------------------------------------------


def test_false_data_end_a_nomination_with_ground_and_document(stage, case, now):
    with acting(stage.office) as actor:
        with pytest.raises(Refused) as refused:
            nominations.cancel(again(case), actor=actor, now=now, reason="学历造假")
        assert set(refused.value.fields) == {"ground", "document"}
        nominations.cancel(
            again(case), ground="education", document=paper(), reason="学历造假",
            actor=actor, now=now,
        )  # fmt: skip
    assert again(case).state == "cancelled"
    with database.as_owner():
        kept = Cancellation.objects.get()
        assert (kept.ground, kept.from_state, kept.seat) == ("education", "endorsed", "")
        assert Letter.objects.get().kind == "cancelled"
        for wrong in ({"ground": "x"}, {"reason": "y"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Cancellation.objects.update(**wrong)


def test_false_data_of_a_trainee_free_the_seat_for_the_first_reserve(stage, people, now, today):
    test_chain.shortlist(stage, people, now)
    test_chain.inspect(stage, now)
    test_chain.decide(stage, now)
    test_chain.publish(stage, now, today)
    with acting(stage.office) as actor:
        standing = Nomination.objects.filter(state="in_notice")
        nominations.confirm_many(standing, actor=actor, now=now)
        row = Nomination.objects.for_detail().filter(state="confirmed").first()
        nominations.cancel(
            row, ground="identity", document=paper(), reason="身份造假", actor=actor, now=now
        )
    with database.as_owner():
        assert Trainee.objects.get(nomination=row).state == "adjusted_out"
        kept = Cancellation.objects.get()
        assert (kept.from_state, kept.seat[:4]) == ("confirmed", "seat")
        assert not Nomination.objects.filter(state="reserve_place").exists()
        assert Nomination.objects.filter(state="in_notice").count() == 1
        assert SeatCount.objects.get().taken == 2


def test_many_letters_are_drawn_by_a_job_in_reach_alone(stage, rejected, now):
    with acting(stage.neighbour) as actor, pytest.raises(Refused):
        letters.queue_letters(Letter.objects.all(), actor=actor, now=now, language="zh-hans")
    with acting(stage.author) as actor:
        job = letters.queue_letters(Letter.objects.all(), actor=actor, now=now, language="zh-hans")
        assert len(job.params["letters"]) == 1
