"""The smallest valid rows of selection.

`NominationFactory(state="endorsed")` sets the state directly: for what is already there. Tests of
moves go through the services.
"""

import datetime
import json
from pathlib import Path

import factory

from core.files.store import store_made
from planning.models import Quota
from selection import models
from selection.services.packing import SEALED
from selection.services.schemes import digest
from tests.factories import Factory
from tests.factories.candidates import PersonFactory
from tests.factories.checks import must_checked
from tests.factories.core import PlaceFactory, UserFactory
from tests.factories.planning import EditionFactory, SubProjectFactory
from tests.plugins import database

SCHEMES = Path(__file__).parents[1] / "selection" / "schemes"
SIMPLE = {
    "name": "Written 40, interview 60",
    "components": {"written": {"max": 100}, "interview": {"max": 100}},
    "composites": {"total": {"of": {"written": "0.4", "interview": "0.6"}}},
    "steps": [
        {
            "name": "shortlist",
            "score": "total",
            "pass_mark": 60,
            "keep": {"per_seat": 2, "ties": "all"},
        }
    ],
}


class RunningEditionFactory(EditionFactory):
    """Published; nominations open all year."""

    state = "published"
    cutoff_on = datetime.date(2011, 6, 30)


class AttachmentFactory(Factory):
    """`AttachmentFactory(nomination=draft, file=…)`: minutes."""

    class Meta:
        model = models.Attachment

    org_path = factory.SelfAttribute("nomination.org_path")
    kind = "minutes"
    added_by = factory.SubFactory(UserFactory)


class SchemeFactory(Factory):
    class Meta:
        model = models.Scheme

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    name = "测试方案"
    text = json.dumps(SIMPLE)
    digest = factory.LazyAttribute(lambda row: digest(row.text))
    state = "published"
    published_on = datetime.date(2011, 3, 1)


def quota_for(edition, tier, sub_project, place, seats=10):
    """The quota under which a nomination may stand."""
    organisation = edition.organisation if tier == "provincial" else place
    with database.as_owner():
        return Quota.objects.get_or_create(
            edition=edition,
            tier=tier,
            sub_project=sub_project,
            organisation=organisation,
            defaults={"seats": seats, "org_path": organisation.scope_path},
        )[0]


def field_of(edition):
    """The first field of an edition; made when it has none."""
    with database.as_owner():
        found = edition.sub_projects.first()
    return found or SubProjectFactory(edition=edition)


_BEFORE_EXAM = {"draft", "submitted", "returned", "endorsed", "rejected"}
_WITH_PLACE = {"draft", "submitted", "returned"}


class NominationFactory(Factory):
    """`NominationFactory(place=place, edition=edition, sub_project=field)`."""

    class Meta:
        model = models.Nomination

    edition = factory.SubFactory(RunningEditionFactory)
    tier = "municipal"
    sub_project = factory.LazyAttribute(lambda row: field_of(row.edition))
    place = factory.SubFactory(PlaceFactory)
    organisation = factory.SelfAttribute("place")
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..place"))
    org_path = factory.SelfAttribute("person.org_path")
    name = factory.SelfAttribute("person.name")
    pinyin = factory.SelfAttribute("person.pinyin")
    pinyin_key = factory.SelfAttribute("person.pinyin_key")
    initials = factory.SelfAttribute("person.initials")
    stroke_key = factory.SelfAttribute("person.stroke_key")
    grounds = "在抗洪抢险中表现突出。"
    recommender = "测试推荐人"
    met_on = datetime.date(2011, 2, 10)
    present = 9
    agreed = 8
    state = "draft"
    ground = factory.LazyAttribute(lambda row: "file" if row.state == "rejected" else "")
    remark = factory.LazyAttribute(lambda row: "与档案不符。" if row.state == "rejected" else "")
    author = factory.SubFactory(UserFactory)
    exam_number = factory.Maybe("has_number", factory.Sequence(lambda n: f"2{n:07d}"), "")
    approver = factory.Maybe("is_endorsed", factory.SubFactory(UserFactory), None)

    class Params:
        has_number = factory.LazyAttribute(lambda row: row.state not in _BEFORE_EXAM)
        is_endorsed = factory.LazyAttribute(lambda row: row.state not in _WITH_PLACE)

    @classmethod
    def _create(cls, model_class, *args, **fields):
        quota_for(fields["edition"], fields["tier"], fields["sub_project"], fields["place"])
        return super()._create(model_class, *args, **fields)


class MarkFactory(Factory):
    class Meta:
        model = models.Mark

    nomination = factory.SubFactory(NominationFactory, state="qualified")
    org_path = factory.SelfAttribute("nomination.org_path")
    component = "written"
    mark = 75
    maximum = 100


class RunFactory(Factory):
    class Meta:
        model = models.Run

    scheme = factory.SubFactory(SchemeFactory)
    edition = factory.SelfAttribute("scheme.edition")
    org_path = factory.SelfAttribute("edition.org_path")
    tier = factory.SelfAttribute("scheme.tier")
    step = "shortlist"
    step_number = 1
    state = "done"
    result_digest = "0" * 64
    started_at = datetime.datetime(2011, 3, 20, 9, tzinfo=datetime.UTC)


class RunRowFactory(Factory):
    class Meta:
        model = models.RunRow

    run = factory.SubFactory(RunFactory)
    nomination = factory.SubFactory(
        NominationFactory, state="qualified", edition=factory.SelfAttribute("..run.edition")
    )
    org_path = factory.SelfAttribute("nomination.org_path")
    sub_project = factory.SelfAttribute("nomination.sub_project")
    place = factory.SelfAttribute("nomination.place")
    score = 75
    rank = 1
    outcome = "kept"


class InspectionReportFactory(Factory):
    class Meta:
        model = models.InspectionReport

    nomination = factory.SubFactory(NominationFactory, state="shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")
    inspectors = ["甲测试", "乙测试"]
    morality = 92
    ability = 88
    diligence = 90
    results = 91
    integrity = 93
    virtue = "政治立场坚定。"
    merits = "实绩突出。"
    probity = "廉洁自律。"
    appraisals = "2009年称职、2010年优秀"
    shortcomings = "基层工作方法有待改进。"
    conclusion = "fit"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        if fields.get("state") == "filed":
            must_checked(fields["nomination"])
        return super()._create(model_class, *args, **fields)


def committee(members, present=None):
    """So many members, the first of them present: as the service takes them."""
    here = members if present is None else present
    return [{"name": f"委员{n + 1}", "is_present": n < here} for n in range(members)]


class MeetingFactory(Factory):
    class Meta:
        model = models.Meeting

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    held_on = datetime.date(2011, 5, 1)
    due = 3
    present = 3

    @classmethod
    def _create(cls, model_class, *args, **fields):
        meeting = super()._create(model_class, *args, **fields)
        for number, given in enumerate(committee(meeting.due, meeting.present)):
            MeetingMemberFactory(meeting=meeting, is_chair=number == 0, **given)
        return meeting


class MeetingMemberFactory(Factory):
    class Meta:
        model = models.MeetingMember

    meeting = factory.SubFactory(MeetingFactory)
    org_path = factory.SelfAttribute("meeting.org_path")
    name = factory.Sequence(lambda n: f"委员{n}")
    is_present = True


class MeetingVoteFactory(Factory):
    """`MeetingVoteFactory(meeting=meeting, nomination=proposed)`: not counted yet."""

    class Meta:
        model = models.MeetingVote

    meeting = factory.SubFactory(MeetingFactory)
    org_path = factory.SelfAttribute("meeting.org_path")
    nomination = factory.SubFactory(
        NominationFactory, state="proposed", edition=factory.SelfAttribute("..meeting.edition")
    )


class PackFactory(Factory):
    """Without its files: what a page shows of them is empty."""

    class Meta:
        model = models.CommitteePack

    meeting = factory.SubFactory(MeetingFactory)
    org_path = factory.SelfAttribute("meeting.org_path")
    run = factory.SubFactory(RunFactory, state="effective")
    number = factory.Sequence(lambda n: n + 1)
    persons = 3
    content = "{}"
    digest = "0" * 64
    checkpoint = "0001/1 00"
    built_by = factory.SubFactory(UserFactory)
    built_at = datetime.datetime(2011, 5, 1, tzinfo=datetime.UTC)
    state = "ready"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        with database.as_owner():
            for form in ("docx", "xlsx", "pdf"):
                fields.setdefault(
                    form,
                    store_made(
                        b"made", f"pack.{form}", "application/octet-stream",
                        org_path=fields["meeting"].org_path, stored_by=None, belongs_to=SEALED,
                    ),
                )  # fmt: skip
        return super()._create(model_class, *args, **fields)


class NoticeFactory(Factory):
    class Meta:
        model = models.Notice

    edition = factory.SubFactory(RunningEditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")
    tier = "municipal"
    number = factory.Sequence(lambda n: n + 1)
    starts_on = datetime.date(2011, 5, 3)
    ends_on = datetime.date(2011, 5, 10)
    page = json.dumps({"title": "公示", "columns": ["姓名"], "rows": [["测试甲"]]})
    digest = "0" * 64


class NoticeEntryFactory(Factory):
    class Meta:
        model = models.NoticeEntry

    notice = factory.SubFactory(NoticeFactory)
    nomination = factory.SubFactory(
        NominationFactory, state="in_notice", edition=factory.SelfAttribute("..notice.edition")
    )
    org_path = factory.SelfAttribute("nomination.org_path")


class ObjectionFactory(Factory):
    class Meta:
        model = models.Objection

    nomination = factory.SubFactory(NominationFactory, state="in_notice")
    org_path = factory.SelfAttribute("nomination.org_path")
    notice = factory.LazyAttribute(
        lambda row: (
            NoticeEntryFactory(
                nomination=row.nomination, notice__edition=row.nomination.edition
            ).notice
        )
    )
    received_on = datetime.date(2011, 5, 5)
    body = "反映其申报材料不实。"


class TraineeFactory(Factory):
    """`TraineeFactory(place=place)`; the nomination behind it is confirmed."""

    class Meta:
        model = models.Trainee

    edition = factory.SubFactory(RunningEditionFactory)
    tier = "municipal"
    place = factory.SubFactory(PlaceFactory)
    sub_project = factory.LazyAttribute(lambda row: field_of(row.edition))
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..place"))
    nomination = factory.SubFactory(
        NominationFactory,
        state="confirmed",
        edition=factory.SelfAttribute("..edition"),
        tier=factory.SelfAttribute("..tier"),
        place=factory.SelfAttribute("..place"),
        sub_project=factory.SelfAttribute("..sub_project"),
        person=factory.SelfAttribute("..person"),
    )
    organisation = factory.SelfAttribute("place")
    org_path = factory.SelfAttribute("person.org_path")
    name = factory.SelfAttribute("person.name")
    pinyin = factory.SelfAttribute("person.pinyin")
    pinyin_key = factory.SelfAttribute("person.pinyin_key")
    initials = factory.SelfAttribute("person.initials")
    stroke_key = factory.SelfAttribute("person.stroke_key")
    confirmed_on = datetime.date(2011, 5, 20)


class SensitivityFactory(Factory):
    class Meta:
        model = models.Sensitivity

    run = factory.SubFactory(RunFactory)
    org_path = factory.SelfAttribute("run.org_path")
    seed = 7
    draws = 2_000
    spread = "0.100"
    band_low = "0.050"
    band_high = "0.950"
    digest = "0" * 64


class SensitivityRowFactory(Factory):
    class Meta:
        model = models.SensitivityRow

    sensitivity = factory.SubFactory(SensitivityFactory)
    nomination = factory.SubFactory(
        NominationFactory,
        state="qualified",
        edition=factory.SelfAttribute("..sensitivity.run.edition"),
    )
    org_path = factory.SelfAttribute("nomination.org_path")
    rank = 3
    is_kept = True
    inside = "0.5"
    rank_low = 2
    rank_high = 4
    is_borderline = True
