"""The centralised exam: the smallest valid rows, and a paper brought by the services to any point."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

import factory

from selection import models
from selection.services import attending, papers, sessions, sheets
from tests.factories import Factory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import NominationFactory, RunningEditionFactory, quota_for
from tests.plugins import database
from tests.support import acting


class ExamSessionFactory(Factory):
    class Meta:
        model = models.ExamSession

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    name = factory.Sequence(lambda n: f"笔试第{n}场")
    held_on = datetime.date(2011, 3, 19)
    starts_at = datetime.time(9)
    ends_at = datetime.time(11, 30)


class RoomFactory(Factory):
    class Meta:
        model = models.Room

    session = factory.SubFactory(ExamSessionFactory)
    org_path = factory.SelfAttribute("session.org_path")
    number = factory.Sequence(lambda n: n + 1)
    site = "示例中学"
    name = factory.LazyAttribute(lambda row: f"第{row.number}考场")
    rows = 5
    columns = 6


def next_column(room) -> int:
    with database.as_owner():
        return room.sittings.count() + 1


class SittingFactory(Factory):
    """In a session that is not closed; the state of the session is the caller's matter."""

    class Meta:
        model = models.Sitting

    room = factory.SubFactory(RoomFactory)
    session = factory.SelfAttribute("room.session")
    nomination = factory.SubFactory(
        NominationFactory, state="qualified", edition=factory.SelfAttribute("..session.edition")
    )
    org_path = factory.SelfAttribute("nomination.org_path")
    unit = factory.SelfAttribute("nomination.organisation")
    row = 1
    column = factory.LazyAttribute(lambda r: next_column(r.room))
    seat = factory.LazyAttribute(lambda r: (r.row - 1) * r.room.columns + r.column)


class IncidentFactory(Factory):
    class Meta:
        model = models.Incident

    sitting = factory.SubFactory(SittingFactory)
    org_path = factory.SelfAttribute("sitting.org_path")
    code = "notes"
    facts = "将手机带至座位。"
    first_invigilator = "监考甲"
    second_invigilator = "监考乙"
    noted_at = datetime.datetime(2011, 3, 19, 2, tzinfo=datetime.UTC)


class PaperFactory(Factory):
    class Meta:
        model = models.Paper

    session = factory.SubFactory(ExamSessionFactory)
    edition = factory.SelfAttribute("session.edition")
    tier = factory.SelfAttribute("session.tier")
    org_path = factory.SelfAttribute("session.org_path")
    component = "written"
    maximum = 100
    step = Decimal("0.5")
    tolerance = 5


class MarkSheetFactory(Factory):
    class Meta:
        model = models.MarkSheet

    paper = factory.SubFactory(PaperFactory)
    org_path = factory.SelfAttribute("paper.org_path")
    number = factory.Sequence(lambda n: n + 1)
    serial = factory.LazyAttribute(lambda row: f"{row.paper.pk}-{row.number:02d}")
    marker = factory.LazyAttribute(lambda row: MembershipFactory(role="examiner").user)


def nominees(stage, count: int, units: int = 3) -> list:
    """Qualified people of counties of the first place, dealt out evenly."""
    field = SubProjectFactory(edition=stage.edition, field="economy")
    quota_for(stage.edition, "municipal", field, stage.place, seats=-(-count // 3))
    counties = [CountyFactory(parent=stage.place) for _unit in range(units)]
    return [
        NominationFactory(
            edition=stage.edition,
            sub_project=field,
            place=stage.place,
            organisation=counties[number % units],
            person__organisation=counties[number % units],
            state="qualified",
        )
        for number in range(count)
    ]


def seated(stage, now, *, rooms: Iterable[tuple[int, int]] = ((5, 6),), seed: int = 1):
    """A session whose nominees have seats."""
    with acting(stage.exam) as actor:
        session = sessions.plan(
            edition=stage.edition, tier="municipal", name="笔试", held_on=datetime.date(2011, 3, 19),
            starts_at=datetime.time(9), ends_at=datetime.time(11, 30), actor=actor, now=now,
        )  # fmt: skip
        for number, (rows, columns) in enumerate(rooms, 1):
            sessions.add_room(
                session, site="示例中学", name=f"第{number}考场", rows_of_seats=rows,
                columns=columns, actor=actor, now=now,
            )  # fmt: skip
        return sessions.seat(session, seed=seed, actor=actor, now=now)


def held(stage, now, *, absent: Iterable = (), **options):
    """A session that is over: all present, except the nominations in `absent`."""
    session = seated(stage, now, **options)
    away = {nominee.pk for nominee in absent}
    with acting(stage.exam) as actor:
        for room in session.rooms.all():
            refs = room.sittings.filter(nomination__in=away).values_list("ref", flat=True)
            attending.take(room, absent=list(refs), actor=actor, now=now)
        return sessions.close_attendance(session, actor=actor, now=now)


def marked(stage, now, session, *, markers: int = 3, seed: int = 7, **options):
    """A coded paper with its examiners; returns it and the examiners' memberships by account."""
    people = [MembershipFactory(role="examiner") for _marker in range(markers)]
    given = {"component": "written", "step": "0.5", "tolerance": 5, **options}
    with acting(stage.exam) as actor:
        paper = papers.plan(session, actor=actor, now=now, **given)
        papers.assign_codes(paper, actor=actor, now=now)
        papers.assign_markers(
            paper, markers=[person.user for person in people], seed=seed, actor=actor, now=now
        )
    return paper, {person.user_id: person for person in people}


def fill(sheet, examiner, now, mark_of, *, seal: bool = True):
    """The marker gives `mark_of(code)` for every script, and seals the sheet."""
    with acting(examiner) as actor:
        codes = sheet.marks.values_list("code", flat=True)
        given = {code: Decimal(str(mark_of(code))) for code in codes}
        sheets.enter(sheet, marks=given, actor=actor, now=now)
        return sheets.seal(sheet, actor=actor, now=now) if seal else sheet


def opened(stage, now, paper, *others):
    """Two people open the map of a sealed paper."""
    for person in (stage.exam, stage.office, *others):
        with acting(person) as actor:
            papers.open_map(paper, actor=actor, now=now, reason="成绩已封存，开启对照表。")
    return paper
