"""A province with two places, an edition that runs, and everybody who has a part in it; and how far
services bring it."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

from selection.models import BoardSeat, InspectionReport, MarkSheet, Nomination
from selection.services import (
    examining,
    must_checks,
    nominations,
    papers,
    publishing,
    reports,
    runs,
    sheets,
    teams,
)
from selection.services.interviews import release
from tests.factories import exam, interviews
from tests.factories.candidates import PersonFactory
from tests.factories.checks import CLEAR
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import RunningEditionFactory, SchemeFactory, quota_for
from tests.plugins import database
from tests.selection.services import test_chain as chain
from tests.support import acting


def set_up() -> SimpleNamespace:
    """Edition, field, two places with two seats each, and the officers."""
    edition = RunningEditionFactory()
    field = SubProjectFactory(edition=edition)
    place, sibling = PlaceFactory(), PlaceFactory()
    for one in (place, sibling):
        quota_for(edition, "municipal", field, one, seats=2)
    quota_for(edition, "provincial", field, place, seats=1)
    return SimpleNamespace(
        edition=edition,
        field=field,
        place=place,
        sibling=sibling,
        author=MembershipFactory(role="municipal_officer", organisation=place),
        approver=MembershipFactory(role="municipal_officer", organisation=place),
        neighbour=MembershipFactory(role="municipal_officer", organisation=sibling),
        reviewer=MembershipFactory(role="qualification_reviewer"),
        exam=MembershipFactory(role="exam_officer"),
        inspector=MembershipFactory(role="inspector"),
        office=MembershipFactory(role="programme_office"),
        scheme=SchemeFactory(edition=edition),
    )


def whole(now: datetime.datetime) -> SimpleNamespace:
    """From six drafts to two trainees and a reserve, by services alone: the written component marked
    under code numbers, one sheet unsealed and sealed anew, boards that interview, a team that inspects."""
    stage = set_up()
    people = [PersonFactory(organisation=stage.place) for _number in range(6)]
    chain.qualify(stage, people, now)
    _written(stage, now)
    _interviewed(stage, now)
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        runs.confirm_step(run, actor=actor, now=now)
    _inspected(stage, now)
    chain.decide(stage, now)
    with acting(stage.office) as actor:
        publishing.issue_notice(
            edition=stage.edition, tier="municipal", actor=actor, now=now,
            starts_on=now.date() - datetime.timedelta(days=21),
        )  # fmt: skip
        nominations.confirm_many(chain.rows(state="in_notice"), actor=actor, now=now)
    return stage


def _written(stage, now) -> None:
    session = exam.held(stage, now)
    paper, examiners = exam.marked(stage, now, session, markers=3)
    with acting(stage.office):
        open_sheets = list(MarkSheet.objects.select_related("paper"))
    for number, sheet in enumerate(open_sheets):
        exam.fill(sheet, examiners[sheet.marker_id], now, lambda code, n=number: 70 + 2 * n)
    for person in (stage.exam, stage.office):
        with acting(person) as actor:
            sheet = MarkSheet.objects.select_related("paper").get(pk=open_sheets[0].pk)
            sheets.unseal(sheet, reason="核对有误", actor=actor, now=now)
    with database.as_owner():
        again = MarkSheet.objects.select_related("paper").get(state="open")
    exam.fill(again, examiners[again.marker_id], now, lambda code: 71)
    with database.as_owner():
        paper.refresh_from_db()
    with acting(stage.exam) as actor:
        papers.seal(paper, actor=actor, now=now)
    exam.opened(stage, now, paper)
    with acting(stage.exam) as actor:
        papers.release(paper, actor=actor, now=now)


def _interviewed(stage, now) -> None:
    people = interviews.examiners(4)
    interview = interviews.staffed(stage, now, people)
    for person in people:
        with acting(person) as actor:
            for seat in BoardSeat.objects.for_detail().order_by("pk"):
                codes = seat.marks.values_list("code", flat=True)
                if codes:
                    given = dict.fromkeys(codes, Decimal(80))
                    examining.submit(seat, marks=given, actor=actor, now=now)
    with acting(stage.exam) as actor:
        release(interview, actor=actor, now=now)


def _inspected(stage, now) -> None:
    shortlisted = chain.rows(state="shortlisted")
    with acting(stage.office) as actor:
        team = teams.form(
            edition=stage.edition, name="第一考察组", starts_on=datetime.date(2011, 4, 1),
            ends_on=datetime.date(2011, 4, 5), talks_due={}, actor=actor, now=now,
            members=[
                {"user": stage.inspector.user}, {"name": "李示例", "unit": "省直乙厅"},
            ],
        )  # fmt: skip
        teams.assign(team, nominations=shortlisted, actor=actor, now=now)
        must_checks.sign_many(shortlisted, given=CLEAR, actor=actor, now=now)
    with acting(stage.inspector) as actor:
        given = [
            {
                "nomination": row, "morality": 90, "ability": 80, "diligence": 80, "results": 85,
                "integrity": 90, "virtue": "坚定。", "merits": "实绩突出。", "probity": "自律。",
                "appraisals": "2010年优秀", "shortcomings": "有时急躁。", "conclusion": "fit",
            }
            for row in Nomination.objects.filter(state="shortlisted")
        ]  # fmt: skip
        for content in given:
            report = reports.write(actor=actor, now=now, **content)
            reports.file(InspectionReport.objects.get(pk=report.pk), actor=actor, now=now)
