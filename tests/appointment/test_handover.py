"""What tracking asks of appointment."""

from datetime import timedelta

from appointment import handover
from tests.factories import appointment as make
from tests.support import acting


def test_who_holds_what_and_how_an_edition_is_used(appointer, vacancy, trainee, another, edition):
    proposal = make.NoticedProposalFactory(vacancy=vacancy, trainee=trainee, state="appointed")
    held = make.AppointmentFactory(proposal=proposal)
    entry = make.ReserveEntryFactory(trainee=another)
    with acting(appointer) as actor:
        assert list(handover.appointments_of(trainee)) == [held]
        assert list(handover.reserve_of(another)) == [entry]
        assert list(handover.proposals_of(trainee)) == [proposal]
        assert handover.holders([trainee.pk, another.pk]) == {trainee.pk: held.post_title}
        assert handover.outcomes(actor, edition) == {
            "appointed": 1, "in_probation": 1, "holding": 1, "in_reserve": 1,
        }  # fmt: skip


def test_what_waits_is_told_to_those_whose_task_it_is(
    appointer, secretary, vacancy, elected, trainee, another, today, now
):
    make.ProposalFactory(vacancy=elected, trainee=another)
    proposal = make.NoticedProposalFactory(vacancy=vacancy, trainee=trainee, state="appointed")
    make.AppointmentFactory(proposal=proposal, probation_ends_on=today + timedelta(days=5))
    make.ReserveEntryFactory(trainee=trainee, expires_on=today - timedelta(days=1))
    with acting(appointer) as actor:
        found = {str(item.label): (item.count, item.late) for item in handover.waiting(actor, now)}
        assert list(handover.expiring_reserve(actor, today)) != []
    assert found == {"Probations to settle": (1, 0), "Reserve entries that expire": (1, 1)}
    with acting(secretary) as actor:
        found = {str(item.label): item.count for item in handover.waiting(actor, now)}
    assert found == {"Proposals to decide": 1}
