"""Anonymous evaluation: a code opens one sheet, and nothing leads from one to the other."""

import datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from selection.models import Ballot, BallotToken, PaperTally, Poll
from selection.services import polls
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
GOOD = {"overall": ["excellent"], "recommendation": ["agree"]}


@pytest.fixture
def poll(stage):
    nomination = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted"
    )
    return inspection.PollFactory(nomination=nomination)


def codes(stage, poll, now, **numbers):
    with acting(stage.inspector) as actor:
        return polls.issue(poll, numbers=numbers, actor=actor, now=now)


def ended(stage, poll, now):
    with acting(stage.inspector) as actor:
        polls.count(Poll.objects.get(pk=poll.pk), actor=actor, now=now)
        return {each.group: each for each in polls.results(poll)}


def test_a_code_is_good_once_however_it_is_typed(stage, poll, now):
    [code] = codes(stage, poll, now, A=1)["A"]
    assert polls.sheet_for(code.lower().replace("-", " ")).group == "A"
    assert polls.cast(code, GOOD)
    assert not polls.cast(code, GOOD)
    assert not polls.cast("AAAA-AAAA-AAAA", GOOD)
    with database.as_owner():
        assert Ballot.objects.count() == 1


def test_no_column_of_a_sheet_leads_to_a_code_a_person_or_a_time():
    columns = {field.name for field in Ballot._meta.get_fields()}
    assert columns == {"id", "org_path", "poll", "voter_group", "answers", "is_void"}
    token = {field.name for field in BallotToken._meta.get_fields()}
    assert token == {
        "id", "ref", "org_path", "version", "poll", "voter_group", "digest", "is_used",
    }  # fmt: skip
    pointing = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model in (Ballot, BallotToken) and field.concrete
    ]
    assert pointing == []


def test_row_versions_and_order_on_disk_do_not_link_a_sheet_to_its_code(stage, poll, now):
    """After each vote all sheets and all codes of the evaluation are of one transaction; the sheets
    have new numbers."""
    made = codes(stage, poll, now, A=4)["A"]
    seen: set = set()
    for number, code in enumerate(made, 1):
        polls.cast(code, GOOD)
        with database.as_owner(), connection.cursor() as cursor:
            for table in ("selection_ballot", "selection_ballottoken"):
                cursor.execute(
                    f"SELECT count(DISTINCT xmin::text) FROM {table} WHERE poll_id = %s", [poll.pk]
                )
                assert cursor.fetchone() == (1,)
            now_there = set(Ballot.objects.values_list("pk", flat=True))
        assert len(now_there) == number
        assert not now_there & seen
        seen |= now_there


def test_casting_leaves_no_entry_in_the_ledger(stage, poll, now):
    [code] = codes(stage, poll, now, B=1)["B"]
    with database.as_owner():
        before = AuditEntry.objects.count()
    polls.cast(code, GOOD)
    with database.as_owner():
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("role", ["programme_office", "inspector", "auditor"])
def test_nobody_reads_sheets_or_changes_codes(stage, poll, now, role):
    [code] = codes(stage, poll, now, A=1)["A"]
    polls.cast(code, GOOD)
    with acting(MembershipFactory(role=role)):
        with pytest.raises(DatabaseError), transaction.atomic():
            list(Ballot.objects.all())
        with pytest.raises(DatabaseError), transaction.atomic():
            BallotToken.objects.update(is_used=False)


def test_counts_are_shown_by_group_when_each_has_five(stage, poll, now):
    made = codes(stage, poll, now, A=5, B=6)
    for code in made["A"]:
        polls.cast(code, GOOD)
    for code in made["B"]:
        polls.cast(code, {"overall": ["competent"], "recommendation": ["disagree"]})
    with acting(stage.inspector):
        assert polls.results(poll) == []
    found = ended(stage, poll, now)
    assert set(found) == {"A", "B"}
    assert found["A"].lines["overall"] == {"excellent": 5}
    assert found["B"].lines["recommendation"] == {"disagree": 6}


def test_a_small_group_is_shown_only_with_the_others(stage, poll, now):
    made = codes(stage, poll, now, A=4, B=6)
    for code in [*made["A"], *made["B"]]:
        polls.cast(code, GOOD)
    [(group, result)] = ended(stage, poll, now).items()
    assert (group, result.valid) == ("", 10)


def test_fewer_than_five_sheets_are_not_shown_at_all(stage, poll, now):
    for code in codes(stage, poll, now, A=4)["A"]:
        polls.cast(code, GOOD)
    assert ended(stage, poll, now) == {}


def test_a_void_sheet_is_counted_as_void(stage, poll, now):
    made = codes(stage, poll, now, A=6)["A"]
    polls.cast(made[0], {"overall": ["excellent", "basic"]})
    for code in made[1:]:
        polls.cast(code, GOOD)
    found = ended(stage, poll, now)["A"]
    assert (found.valid, found.void, found.lines["overall"]) == (5, 1, {"excellent": 5})


def test_paper_sheets_are_counted_by_two_people(stage, poll, now):
    counts = {"overall": {"excellent": 5, "competent": 2}}
    other = MembershipFactory(role="inspector")
    with acting(stage.inspector) as actor:
        tally = polls.enter_paper(
            poll, group="C", valid=7, void=1, counts=counts, actor=actor, now=now
        )
        with pytest.raises(MoveRefused):
            polls.confirm_paper(tally, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            polls.count(poll, actor=actor, now=now)
    with acting(other) as actor:
        polls.confirm_paper(PaperTally.objects.get(), actor=actor, now=now)
    found = ended(stage, poll, now)["C"]
    assert (found.valid, found.void, found.lines["overall"]["excellent"]) == (7, 1, 5)
    with database.as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        PaperTally.objects.update(confirmed_by=stage.inspector.user)


def test_after_the_end_no_code_opens_a_sheet(stage, poll, now):
    [code] = codes(stage, poll, now, A=1)["A"]
    ended(stage, poll, now)
    assert not polls.sheet_for(code).is_open
    assert not polls.cast(code, GOOD)


def test_a_sister_place_learns_no_counts(stage, poll, now):
    for code in codes(stage, poll, now, A=5)["A"]:
        polls.cast(code, GOOD)
    assert ended(stage, poll, now)
    with acting(MembershipFactory(role="inspector", organisation=stage.sibling)):
        assert polls.results(poll) == []


def test_a_voter_needs_a_code_and_no_account(client, stage, poll, now):
    [code] = codes(stage, poll, now, A=1)["A"]
    url = reverse("selection:ballot")
    assert client.get(url).status_code == 200
    assert client.post(url, {"code": "nonsense"}).status_code == 422
    assert poll.nomination.name in client.post(url, {"code": code}).content.decode()
    assert client.post(url, {"code": code, "cast": "1"}).status_code == 422
    done = client.post(url, {"code": code, "cast": "1", "overall": "basic"})
    assert done.status_code == 200
    assert client.post(url, {"code": code}).status_code == 409


def test_an_inspector_begins_issues_and_counts_over_the_pages(client, stage):
    nominee = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted"
    )
    sign_in(client, stage.inspector)
    made = client.post(
        reverse("selection:nomination-poll", args=[nominee.ref]),
        {"held_on": datetime.date(2011, 4, 2)},
    )
    assert made.status_code == 302
    ref = made["Location"].rstrip("/").rpartition("/")[2]
    slips = client.post(reverse("selection:poll-issue", args=[ref]), {"A": 2, "B": 1, "C": 0})
    assert len(slips.context["slips"]) == 3
    page = client.get(reverse("selection:poll-detail", args=[ref]))
    assert page.context["turnout"] == [("A: leaders", 0, 2), ("B: peers", 0, 1)]
    paper = client.post(
        reverse("selection:poll-paper", args=[ref]),
        {"group": "A", "valid": 1, "void": 0, "overall_excellent": 2},
    )
    assert paper.status_code == 422


def test_a_place_sees_a_count_and_an_exception_that_the_province_began(client, stage, poll):
    """The account behind them is out of the place's view; its rows are not."""
    inspector = MembershipFactory(role="inspector", organisation=stage.place)
    inspection.PaperTallyFactory(poll=poll)
    waiver = inspection.ConflictWaiverFactory(nomination=poll.nomination)
    sign_in(client, inspector)
    page = client.get(reverse("selection:poll-detail", args=[poll.ref]))
    assert [(by, may) for _row, by, _second, may in page.context["tallies"]] == [("", True)]
    address = reverse("selection:team-detail", args=[waiver.member.team.ref])
    page = client.get(f"{address}?tab=exceptions")
    assert [row for row, *_names in page.context["waivers"]] == [waiver]
