"""From the proposal to the post, against the database with its rules."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from appointment.models import Appointment, Vacancy
from appointment.rules import Vote
from appointment.services import appointments, proposals, reserve, vacancies
from core.workflow.errors import MoveRefused, Refused
from tests.appointment.conftest import FIT
from tests.factories import appointment as make
from tests.factories import core as people
from tests.factories import training
from tests.plugins import database
from tests.support import acting

YES = Vote(9, 8, 7, 1)


def loaded(vacancy):
    return Vacancy.objects.for_detail().get(pk=vacancy.pk)


def noticed(vacancy, trainee, **fields):
    return make.NoticedProposalFactory(vacancy=vacancy, trainee=trainee, **fields)


def test_the_road_to_an_appointed_post(appointer, vacancy, trainee, edition, now, today):
    with acting(appointer) as actor:
        entry = reserve.reserve(
            trainee=trainee, post_type="county_deputy", readiness="near", actor=actor, now=now
        )
        row = proposals.propose(vacancy=loaded(vacancy), trainee=trainee, actor=actor, now=now)
        proposals.decide(row, vote=YES, actor=actor, now=now)
        proposals.publish(row, actor=actor, now=now)
        assert row.notice_until > today
        with pytest.raises(MoveRefused, match="notice runs until"):
            proposals.appoint(row, actor=actor, now=now)
        type(row).objects.filter(pk=row.pk).update(
            notice_from=today - timedelta(days=9), notice_until=today - timedelta(days=1)
        )
        row.refresh_from_db()
        proposals.appoint(row, actor=actor, now=now)
        held = Appointment.objects.get(proposal=row)
        vacancy.refresh_from_db()
        entry.refresh_from_db()
    assert (row.state, vacancy.state, entry.state) == ("appointed", "filled", "used")
    assert (held.state, held.appointed_on) == ("in_probation", today)
    assert held.probation_ends_on == today.replace(year=today.year + 1)


def test_an_elected_post_is_nominated_elected_and_has_no_probation(
    appointer, elected, trainee, now
):
    row = noticed(elected, trainee)
    with acting(appointer) as actor:
        with pytest.raises(MoveRefused, match="filled by the election"):
            proposals.appoint(row, actor=actor, now=now)
        proposals.nominate(row, actor=actor, now=now)
        proposals.elect(row, actor=actor, now=now)
        held = Appointment.objects.get(proposal=row)
        assert (held.state, held.probation_ends_on) == ("in_office", None)


def test_who_is_not_elected_is_free_for_another_proposal(appointer, elected, vacancy, trainee, now):
    row = noticed(elected, trainee)
    with acting(appointer) as actor:
        proposals.nominate(row, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="needs a reason"):
            proposals.lose_election(row, actor=actor, now=now)
        proposals.lose_election(row, actor=actor, now=now, reason="得票未过半数")
        again = proposals.propose(vacancy=loaded(vacancy), trainee=trainee, actor=actor, now=now)
        assert again.state == "proposed"


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ({"position_level": "1A50"}, "more than one level"),
        ({"position_level": "1A42"}, "skips a level"),
        ({"position_level": "1A41", "level_since": None}, None),
    ],
)
def test_what_stands_between_person_and_post(appointer, vacancy, place, edition, now, person, says):
    someone = training.trainee(place, edition, **person)
    with acting(appointer) as actor:
        if says is None:
            row = proposals.propose(vacancy=loaded(vacancy), trainee=someone, actor=actor, now=now)
            assert row.findings == ["unknown_level", "not_graduated"]
            return
        with pytest.raises(Refused, match=says):
            proposals.propose(vacancy=loaded(vacancy), trainee=someone, actor=actor, now=now)


def test_an_exceptional_promotion_states_its_ground(appointer, vacancy, place, edition, now):
    someone = training.trainee(place, edition, position_level="1A42")
    given = {"vacancy": vacancy, "trainee": someone, "is_exceptional": True, "ground": "抗洪立功"}
    with acting(appointer) as actor:
        given["vacancy"] = loaded(vacancy)
        with pytest.raises(Refused, match="ground"):
            proposals.propose(**given | {"ground": " "}, actor=actor, now=now)
        row = proposals.propose(**given, actor=actor, now=now)
    assert row.findings[0] == "skips_level"


def test_nobody_is_proposed_twice_at_once(appointer, vacancy, elected, trainee, now):
    with acting(appointer) as actor:
        proposals.propose(vacancy=loaded(vacancy), trainee=trainee, actor=actor, now=now)
        with pytest.raises(Refused, match="under way"):
            proposals.propose(vacancy=loaded(elected), trainee=trainee, actor=actor, now=now)
    with pytest.raises(IntegrityError, match="proposal_one_under_way"), transaction.atomic():
        make.ProposalFactory(vacancy=elected, trainee=trainee)


def test_a_vote_without_majority_is_refused_at_its_field(appointer, vacancy, trainee, now):
    with acting(appointer) as actor:
        row = proposals.propose(vacancy=loaded(vacancy), trainee=trainee, actor=actor, now=now)
        with pytest.raises(Refused) as refusal:
            proposals.decide(row, vote=Vote(9, 6, 4, 2), actor=actor, now=now)
        assert set(refusal.value.fields) == {"in_favour"}
        with pytest.raises(Refused) as refusal:
            proposals.decide(row, vote=Vote(9, 5, 5), actor=actor, now=now)
        assert set(refusal.value.fields) == {"present"}


def test_only_one_is_decided_for_a_post_and_the_others_give_way(
    appointer, vacancy, trainee, another, now
):
    with acting(appointer) as actor:
        first, second = proposals.propose_many(
            [{"vacancy": loaded(vacancy), "trainee": one} for one in (trainee, another)],
            actor=actor,
            now=now,
        )
        proposals.decide(first, vote=YES, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="decided already"):
            proposals.decide(second, vote=YES, actor=actor, now=now)
        type(first).objects.filter(pk=first.pk).update(
            state="in_notice", notice_from=date(2011, 9, 1), notice_until=date(2011, 9, 8)
        )
        first.refresh_from_db()
        proposals.appoint(first, actor=actor, now=now)
        second.refresh_from_db()
    assert second.state == "withdrawn"


def test_a_new_post_ends_the_former_one(appointer, vacancy, elected, trainee, now, today):
    former = make.AppointmentFactory(
        proposal=noticed(vacancy, trainee, state="appointed"), state="confirmed"
    )
    row = noticed(elected, trainee)
    with acting(appointer) as actor:
        proposals.nominate(row, actor=actor, now=now)
        proposals.elect(row, actor=actor, now=now)
        former.refresh_from_db()
        assert (former.state, former.end_ground, former.ended_on) == ("ended", "transfer", today)
        assert Appointment.objects.holding().get().post_title == "县长"


def test_probation_is_confirmed_at_its_end_and_not_before(appointer, vacancy, trainee, now, today):
    row = make.AppointmentFactory(
        proposal=noticed(vacancy, trainee, state="appointed"),
        probation_ends_on=today + timedelta(days=1),
    )
    with acting(appointer) as actor:
        with pytest.raises(MoveRefused, match="lasts until"):
            appointments.confirm(row, actor=actor, now=now)
        type(row).objects.filter(pk=row.pk).update(probation_ends_on=today)
        row.refresh_from_db()
        appointments.confirm(row, actor=actor, now=now)
    assert (row.state, row.confirmed_on) == ("confirmed", today)


def test_failing_probation_says_why_and_frees_the_post(appointer, vacancy, trainee, now):
    row = make.AppointmentFactory(proposal=noticed(vacancy, trainee, state="appointed"))
    with database.as_owner():
        Vacancy.objects.filter(pk=vacancy.pk).update(state="filled")
    with acting(appointer) as actor:
        vacancy.refresh_from_db()
        with pytest.raises(MoveRefused, match="held by somebody"):
            vacancies.reopen(vacancy, actor=actor, now=now, reason="空缺")
        appointments.fail_probation(row, actor=actor, now=now, reason="履职能力不足")
        vacancies.reopen(vacancy, actor=actor, now=now, reason="空缺")
    assert row.end_ground == "probation_failed"


def test_an_open_post_is_not_opened_again_and_closing_withdraws(appointer, vacancy, trainee, now):
    with acting(appointer) as actor:
        with pytest.raises(Refused, match="open already"):
            vacancies.open_vacancy(
                post=vacancy.post, edition=vacancy.edition, ground="renewal",
                opens_on=date(2011, 9, 1), actor=actor, now=now,
            )  # fmt: skip
        row = proposals.propose(vacancy=loaded(vacancy), trainee=trainee, actor=actor, now=now)
        vacancies.close(vacancy, actor=actor, now=now, reason="职数调整")
        row.refresh_from_db()
    assert (vacancy.state, row.state) == ("closed", "withdrawn")


def test_many_go_the_whole_road_in_a_fixed_number_of_statements(
    office, place, county, edition, now, today, django_assert_max_num_queries
):
    people_ = [training.trainee(place, edition, **FIT) for _number in range(8)]
    team = make.TeamFactory(organisation=county)
    posts = [make.PostFactory(team=team) for _number in range(8)]
    fields = {"edition": edition, "ground": "renewal", "opens_on": today}
    with acting(office) as actor:
        with django_assert_max_num_queries(6):
            opened = vacancies.open_many(
                [{"post": post, **fields} for post in posts], actor=actor, now=now
            )
        pairs = [
            {"vacancy": vacancy, "trainee": person}
            for vacancy, person in zip(opened, people_, strict=True)
        ]
        with django_assert_max_num_queries(11):
            rows = proposals.propose_many(pairs, actor=actor, now=now)
        chosen = type(rows[0]).objects.filter(pk__in=[row.pk for row in rows])
        with django_assert_max_num_queries(7):
            assert proposals.decide_many(chosen, vote=YES, actor=actor, now=now) == 8
        with django_assert_max_num_queries(12):
            assert proposals.publish_many(chosen, actor=actor, now=now) == 8
        chosen.update(notice_from=today - timedelta(days=9), notice_until=today - timedelta(days=1))
        with django_assert_max_num_queries(24):
            assert proposals.appoint_many(chosen, actor=actor, now=now) == 8
        assert Appointment.objects.in_probation().count() == 8


def test_a_place_sees_nothing_of_a_sibling(stranger, vacancy, trainee, appointer, now):
    noticed(vacancy, trainee)
    with acting(stranger):
        assert not Vacancy.objects.exists()
        assert not make.models.Proposal.objects.exists()


def test_a_proposal_for_another_places_post_shows_its_words(
    office, sibling, trainee, edition, now, appointer
):
    theirs = make.VacancyFactory(
        post__team__organisation=people.CountyFactory(parent=sibling), edition=edition
    )
    with acting(office) as actor:
        row = proposals.propose(vacancy=loaded(theirs), trainee=trainee, actor=actor, now=now)
    with acting(appointer):
        found = make.models.Proposal.objects.for_detail().get(pk=row.pk)
        assert found.post_title == theirs.post.title
        assert not Vacancy.objects.filter(pk=theirs.pk).exists()


def test_nobody_is_nominated_twice(appointer, elected, trainee, now):
    row = noticed(elected, trainee)
    with acting(appointer) as actor:
        proposals.nominate(row, actor=actor, now=now)
        with pytest.raises(MoveRefused) as refused:
            proposals.nominate(row, actor=actor, now=now)
    assert refused.value.code == "state"
