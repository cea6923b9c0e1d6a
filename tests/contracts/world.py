"""Two places side by side, with one row of every object and state that an address asks for.

The names of everything that belongs to a place carry its token, so that a page which shows somebody
else's row gives itself away.
"""

import datetime
from dataclasses import dataclass, field

from django.test import Client
from django.utils import timezone
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from cadreproj import roles
from core.audit.log import act, record
from core.audit.models import AuditEntry
from core.files.store import store
from core.jobs.models import Job
from core.notices.models import Notice as InboxNotice
from core.orgs import scope
from core.orgs.models import AccessLog, Membership
from core.web.models import ApiToken, SavedFilter
from tests.contracts import world_exam, world_inspection, world_planning, world_review
from tests.contracts.world_imports import imports
from tests.factories import appointment, deliberation, planning, selection, severity, training
from tests.factories import core as orgs
from tests.factories.candidates import DuplicateFactory, FindingFactory, PersonFactory
from tests.factories.tracking import ReviewCycleFactory, ReviewFactory
from tests.plugins import database
from tests.support import sign_in

#: In characters and in letters: what only the readers of the place may ever see.
TOKENS = (("麒麟", "qilin"), ("貔貅", "pixiu"))
#: Where a role sits; the others sit at the province.
IN_PLACES = {
    roles.MUNICIPAL, roles.APPOINTMENT, roles.TRACKING, roles.SECRETARY, roles.MEMBER,
    roles.INSPECTOR, roles.MENTOR,
}  # fmt: skip
#: Seats for the large matrix: whoever may sit at the province and in a place sits in both.
EVERYWHERE = {
    roles.REVIEWER, roles.EXAM, roles.EXAMINER, roles.OBSERVER, roles.AUDITOR, *IN_PLACES,
} - {roles.MUNICIPAL}  # fmt: skip


@dataclass
class World:
    province: object
    #: Name -> its rows: one of each place, or one of a county, or the province's only one.
    rows: dict[str, list] = field(default_factory=dict)
    actors: dict[str, Membership] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def add(self, name: str, row):
        self.rows.setdefault(name, []).append(row)
        return row

    def client(self, name: str) -> Client:
        """Signed in once for all."""
        if name not in self.clients:
            self.clients[name] = sign_in(Client(), self.actors[name])
        return self.clients[name]

    def beside(self, name: str, row):
        """The row of that name which belongs to the same place."""
        same = [each for each in self.rows[name] if each.org_path[:8] == row.org_path[:8]]
        return same[0] if same else self.rows[name][0]


def build(*, everywhere: bool = False) -> World:
    """The whole, made by factories: two places, their people and one row of everything."""
    world, places = begin(everywhere=everywhere)
    for place, token in zip(places, TOKENS, strict=True):
        add_place(world, place, token[0])
    _county(world, places[0])
    for number, place in enumerate(places):
        _mine(world, world.actors[f"municipal_officer@{number}"], place, TOKENS[number][0])
    _administered(world)
    return world


def begin(*, everywhere: bool = False) -> tuple[World, list]:
    """The province and its people; `everywhere`: roles also in their second seat."""
    world = World(orgs.ProvinceFactory())
    _provincial(world)
    places = [
        orgs.PlaceFactory(name=f"第{n}市", latin=f"City {n}", code=f"42{n}000") for n in (1, 3)
    ]
    _actors(world, places, everywhere)
    return world, places


def _twice(world, place, token) -> None:
    """A pair that may be one person, and a record that was merged into another."""
    one, other, closed = (
        PersonFactory(organisation=place, name=f"{token}{name}") for name in ("同", "仝", "旧")
    )
    world.add("duplicate", DuplicateFactory(first=one, second=other))
    with database.as_owner():
        type(closed).objects.filter(pk=closed.pk).update(merged_into=one, merged_at=timezone.now())
    world.add("closed_person", closed)


def _administered(world) -> None:
    """What administrators look at."""
    now, membership = timezone.now(), world.actors["programme_office"]
    world.add("organisation", world.province)
    world.add("user", membership.user)
    world.add("membership", membership)
    with scope.entered(membership) as actor, act(actor, now):
        record(world.rows["cycle"][0], "reviewcycle.open")
    with database.as_owner():
        world.add("entry", AuditEntry.objects.latest("id"))
        world.add(
            "look",
            AccessLog.objects.create(
                user=membership.user, role=membership.role, org_path=membership.path, kind="file"
            ),
        )
        world.add("interval", IntervalSchedule.objects.create(every=5, period="minutes"))
        world.add("crontab", CrontabSchedule.objects.create(hour="1"))
        world.add(
            "task",
            PeriodicTask.objects.create(
                name="test", task="core.reconcile_jobs", interval=world.rows["interval"][0]
            ),
        )


def _actors(world, places, everywhere) -> None:
    def seat(name, role, organisation):
        world.actors[name] = orgs.MembershipFactory(role=role, organisation=organisation)

    for definition in roles.ROLES:
        role = definition.name
        if role == roles.COUNTY:
            seat(f"{role}@0", role, orgs.CountyFactory(parent=places[0]))
        elif role == roles.SCHOOL:
            seat(f"{role}@0", role, orgs.SchoolFactory(parent=places[0]))
        elif role in IN_PLACES:
            seat(f"{role}@0", role, places[0])
            if everywhere and role in EVERYWHERE:
                seat(role, role, world.province)
        else:
            seat(role, role, world.province)
            if everywhere and role in EVERYWHERE:
                seat(f"{role}@0", role, places[0])
    seat("municipal_officer@1", roles.MUNICIPAL, places[1])


def _provincial(world) -> None:
    """What the province keeps for all: drafts for itself, the rest in view below it."""
    today = timezone.localdate()
    published = world.add("edition", selection.RunningEditionFactory(year=today.year))
    draft = world.add("edition_draft", planning.EditionFactory(year=today.year + 1))
    world.add("subproject", planning.SubProjectFactory(edition=draft, field="economy"))
    world.add("rule", planning.QualificationRuleFactory(edition=draft))
    world.add("gate", planning.GateFactory(edition=draft))
    world.add("structuretarget", planning.StructureTargetFactory(edition=draft))
    world.add("member", planning.LeadingGroupMemberFactory(edition=draft))
    world.add("document_draft", planning.DocumentFactory(edition=published))
    world.add(
        "document",
        planning.DocumentFactory(edition=published, state="issued", issued_on=today, number="1"),
    )
    world_planning.provincial(world)
    world.add("day", planning.DayExceptionFactory())
    world.add("field", planning.SubProjectFactory(edition=published))
    scheme = world.add("scheme", selection.SchemeFactory(edition=published))
    world.add(
        "scheme_draft",
        selection.SchemeFactory(edition=published, state="draft", published_on=None, number=2),
    )
    done = world.add("run_done", selection.RunFactory(scheme=scheme))
    world.add("sensitivity", selection.SensitivityFactory(run=done))
    world.add("run", selection.RunFactory(scheme=scheme, state="effective"))
    world.add("meeting", selection.MeetingFactory(edition=published))
    world.add("study", severity.SeverityStudyFactory(edition=published))
    world.add("deliberation", deliberation.DeliberationFactory(edition=published))
    packs = {"meeting": world.rows["meeting"][0], "run": world.rows["run"][0]}
    world.add("pack", selection.PackFactory(**packs))
    world.add("pack_waiting", selection.PackFactory(**packs, has_material=True, state="waiting"))
    world.add("notice", selection.NoticeFactory(edition=published))
    world_exam.provincial(world)
    world.add("cycle", ReviewCycleFactory(edition=published))


def add_place(world, place, token) -> None:
    """One row of everything that a place keeps."""
    person = _persons(world, place, token)
    imports(world, place, token, person)
    world_planning.of_place(world, place)
    _selection(world, place, token, person)
    _training(world, place, token, person)
    _appointment(world, place, token, person)


def _persons(world, place, token):
    def person():
        return PersonFactory(organisation=place, name=token, present_post=f"{token}镇镇长")

    examined = world.add("person", person())
    world.add("finding", FindingFactory(person=examined))
    _twice(world, place, token)
    with database.as_owner():
        world.add(
            "file",
            store(
                b"%PDF-1.7\n%%EOF",
                f"{token}.pdf",
                org_path=place.scope_path,
                belongs_to="candidates.person",
            ),
        )
    return person


def _nomination(world, place, person, state, **fields):
    edition, sub_project = world.rows["edition"][0], world.rows["field"][0]
    return selection.NominationFactory(
        edition=edition,
        sub_project=sub_project,
        place=place,
        person=person(),
        state=state,
        **fields,
    )


def _selection(world, place, token, person) -> None:
    edition, sub_project = world.rows["edition"][0], world.rows["field"][0]
    draft = world.add("nomination", _nomination(world, place, person, "draft", grounds=token))
    world.add(
        "attachment", selection.AttachmentFactory(nomination=draft, file=world.rows["file"][-1])
    )
    world.add("nomination_endorsed", _nomination(world, place, person, "endorsed"))
    world.add("nomination_shortlisted", _nomination(world, place, person, "shortlisted"))
    world_review.add(world, lambda state: _nomination(world, place, person, state), token)
    qualified = _nomination(world, place, person, "qualified")
    world.add("nomination_qualified", qualified)
    world.add("mark", selection.MarkFactory(nomination=qualified, component="interview"))
    world_exam.of_place(world, qualified)
    world.add("runrow", selection.RunRowFactory(run=world.rows["run"][0], nomination=qualified))
    near = selection.SensitivityRowFactory(
        sensitivity=world.rows["sensitivity"][0], nomination=qualified
    )
    world.add("sensitivity_row", near)
    quota = world.add("quota", selection.quota_for(edition, "municipal", sub_project, place))
    quota.edition, quota.sub_project, quota.organisation = edition, sub_project, place
    inspected = _nomination(world, place, person, "shortlisted")
    world.add("report", selection.InspectionReportFactory(nomination=inspected, merits=token))
    world_inspection.add(world, place, lambda state: _nomination(world, place, person, state))
    noticed = world.add("nomination_in_notice", _nomination(world, place, person, "in_notice"))
    notice = world.rows["notice"][0]
    selection.NoticeEntryFactory(notice=notice, nomination=noticed)
    world.add(
        "objection",
        selection.ObjectionFactory(nomination=noticed, notice=notice, body=f"反映{token}不实。"),
    )


def _trainee(world, place, person):
    return selection.TraineeFactory(
        edition=world.rows["edition"][0],
        sub_project=world.rows["field"][0],
        place=place,
        person=person(),
    )


def _training(world, place, token, person) -> None:
    today, edition = timezone.localdate(), world.rows["edition"][0]
    school = orgs.SchoolFactory(parent=place, name=f"{token}党校", latin=token)

    def training_class(name, state):
        return training.TrainingClassFactory(
            organisation=school,
            edition=edition,
            name=f"{token}{name}",
            state=state,
            starts_on=today,
            ends_on=today,
        )

    world.add("class", training_class("招生班", "enrolling"))
    running = world.add("class_running", training_class("进行班", "running"))
    world.add("lesson", training.LessonFactory(training_class=world.rows["class"][-1]))
    trainee = world.add("trainee", _trainee(world, place, person))
    world.add("enrolment", training.EnrolmentFactory(training_class=running, trainee=trainee))
    world.add(
        "enrolment_completed",
        training.EnrolmentFactory(
            training_class=running,
            trainee=_trainee(world, place, person),
            state="completed",
            certificate=f"No.{place.code}",
            composite=85,
            grade="pass",
        ),
    )
    world.add("posting", training.PostingFactory(trainee=trainee, unit=token))
    world.add(
        "posting_active",
        training.PostingFactory(
            trainee=_trainee(world, place, person),
            unit=token,
            state="active",
            mentor=world.actors["mentor@0"].user,
        ),
    )
    world.add("review", ReviewFactory(cycle=world.rows["cycle"][0], trainee=trainee))
    world.add(
        "review_submitted",
        ReviewFactory(
            cycle=world.rows["cycle"][0],
            trainee=_trainee(world, place, person),
            state="submitted",
            outcome="keep",
            evidence=token,
            submitted_by=world.actors["tracking_officer@0"],
        ),
    )


def _appointment(world, place, token, person) -> None:
    edition = world.rows["edition"][0]
    team = world.add("team", appointment.TeamFactory(organisation=place, name=f"{token}班子"))

    def vacancy(**post):
        made = appointment.PostFactory(team=team, **post)
        return appointment.VacancyFactory(post=made, edition=edition, requirements=token)

    def proposal(factory, vacancy, **fields):
        return factory(vacancy=vacancy, trainee=_trainee(world, place, person), **fields)

    world.add("post", appointment.PostFactory(team=team, title=f"{token}正职"))
    world.add("vacancy", vacancy())
    world.add("proposal", proposal(appointment.ProposalFactory, vacancy()))
    world.add("proposal_decided", proposal(appointment.DecidedProposalFactory, vacancy()))
    world.add("proposal_noticed", proposal(appointment.NoticedProposalFactory, vacancy()))
    world.add(
        "proposal_nominated",
        proposal(appointment.NoticedProposalFactory, vacancy(is_elected=True), state="nominated"),
    )
    filled = vacancy()
    with database.as_owner():
        type(filled).objects.filter(pk=filled.pk).update(state="filled")
    appointed = proposal(appointment.NoticedProposalFactory, filled, state="appointed")
    world.add("appointment", appointment.AppointmentFactory(proposal=appointed))
    world.add("reserve", appointment.ReserveEntryFactory(trainee=_trainee(world, place, person)))


def _county(world, place) -> None:
    """What a county keeps: in view of its place, not of its sisters."""
    county = world.actors["county_officer@0"].organisation
    person = world.add("person", PersonFactory(organisation=county, name=TOKENS[0][0]))
    world.add(
        "nomination",
        selection.NominationFactory(
            edition=world.rows["edition"][0],
            sub_project=world.rows["field"][0],
            place=place,
            organisation=county,
            person=person,
        ),
    )


def _mine(world, membership, place, token) -> None:
    """What belongs to one account alone."""
    now = timezone.now()
    with database.as_owner():
        common = {"user_id": membership.user_id, "org_path": place.scope_path}
        world.add("job", Job.objects.create(kind="core.export", membership=membership, **common))
        world.add(
            "inbox",
            InboxNotice.objects.create(
                user_id=membership.user_id,
                org_path=place.scope_path,
                text_key="planning.issued",
                params={"title": token},
            ),
        )
        world.add(
            "filter",
            SavedFilter.objects.create(page="selection:nomination-list", name=token, **common),
        )
        world.add(
            "token",
            ApiToken.objects.create(
                membership=membership,
                name=token,
                digest=f"{membership.pk:064d}",
                hint="abcd",
                created_at=now,
                expires_at=now + datetime.timedelta(days=9),
                **common,
            ),
        )
