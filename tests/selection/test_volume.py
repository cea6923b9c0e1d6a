"""The whole chain at the size of the demonstration: every set-based step stays near a second."""

import datetime
import time

import pytest
from django.db import connection
from django.utils import timezone

from selection.models import InspectionReport, Nomination, Trainee
from selection.services import (
    marks,
    meetings,
    must_checks,
    nominations,
    publishing,
    reports,
    runs,
)
from tests.factories.checks import CLEAR
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import (
    RunningEditionFactory,
    SchemeFactory,
    committee,
    quota_for,
)
from tests.plugins import database
from tests.support import acting

pytestmark = [pytest.mark.django_db, pytest.mark.prove]
PLACES, EACH = 12, 540


def people(place, count):
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO candidates_person (ref, org_path, version, organisation_id, name, pinyin, "
            "pinyin_key, initials, stroke_key, sex, birth, ethnic_group, native_place, birthplace, "
            "political_status, health, professional_title, expertise, education, education_height, "
            "present_post, position_level, grassroots_months, has_led_township, resume, "
            "reporting_unit) SELECT gen_random_uuid(), %s, 0, %s, '测试' || n, '', '', '', '', '1', "
            "'1980-05', '01', '', '', '01', '', '', '', '20', 8, '', '1A41', 40, true, '', '' "
            "FROM generate_series(1, %s) n RETURNING id",
            [place.scope_path, place.pk, count],
        )
        return [row[0] for row in cursor.fetchall()]


class Clock:
    def __init__(self):
        self.times = {}

    def __call__(self, name, work):
        start = time.perf_counter()
        result = work()
        self.times[name] = round(time.perf_counter() - start, 2)
        return result


def test_six_thousand_nominations_go_through_in_seconds(capsys):
    now, today = timezone.now(), timezone.localdate()
    edition = RunningEditionFactory()
    fields = [
        SubProjectFactory(edition=edition, field=name)
        for name in ("party_affairs", "economy", "social")
    ]
    scheme = SchemeFactory(edition=edition)
    office = MembershipFactory(role="programme_office")
    clock, total = Clock(), 0
    for number in range(PLACES):
        place = PlaceFactory()
        for field in fields:
            quota_for(edition, "municipal", field, place, seats=60)
        ids = people(place, EACH)
        given = [
            {
                "edition": edition, "tier": "municipal", "sub_project": fields[n % 3],
                "person": person, "grounds": "实绩突出", "met_on": today, "present": 9,
                "agreed": 8,
            }
            for n, person in enumerate(ids)
        ]  # fmt: skip
        author = MembershipFactory(role="municipal_officer", organisation=place)
        approver = MembershipFactory(role="municipal_officer", organisation=place)
        with acting(author) as actor:
            clock(
                f"nominate {number}",
                lambda a=actor, g=given: nominations.nominate_many(g, actor=a, now=now),
            )
            drafts = Nomination.objects.filter(state="draft")
            clock(
                f"submit {number}",
                lambda a=actor, d=drafts: nominations.submit_many(d, actor=a, now=now),
            )
        with acting(approver) as actor:
            submitted = Nomination.objects.filter(state="submitted")
            nominations.endorse_many(submitted, actor=actor, now=now)
        total += EACH
    reviewer = MembershipFactory(role="qualification_reviewer")
    everybody = Nomination.objects
    with acting(reviewer) as actor:
        endorsed = everybody.filter(state="endorsed")
        assert (
            clock("review", lambda: nominations.pass_review_many(endorsed, actor=actor, now=now))
            == total
        )
    with database.as_owner():
        numbers = list(everybody.values_list("exam_number", flat=True))
    given = [
        {"exam_number": number, "component": component, "mark": 60 + (n * 7 + shift) % 40}
        for n, number in enumerate(numbers)
        for shift, component in enumerate(("written", "interview"))
    ]
    exam = MembershipFactory(role="exam_officer")
    with acting(exam) as actor:
        clock(
            "marks",
            lambda: marks.enter_many(
                given, edition=edition, tier="municipal", actor=actor, now=now
            ),
        )
    with acting(office) as actor:
        run = clock(
            "run", lambda: runs.compute_now(scheme=scheme, step="shortlist", actor=actor, now=now)
        )
        clock("confirm step", lambda: runs.confirm_step(run, actor=actor, now=now))
        kept = list(everybody.filter(state="shortlisted"))
    with acting(MembershipFactory(role="inspector")) as actor:
        written = [
            {
                "nomination": row, "inspectors": ["甲", "乙"], "morality": 90, "ability": 80,
                "diligence": 80, "results": 85, "integrity": 90, "shortcomings": "急躁",
                "virtue": "坚定", "merits": "突出", "probity": "自律", "appraisals": "2010年优秀",
                "conclusion": "fit",
            }
            for row in kept
        ]  # fmt: skip
        clock("reports", lambda: reports.write_many(written, actor=actor, now=now))
        clock("checks", lambda: must_checks.sign_many(kept, given=CLEAR, actor=actor, now=now))
        clock(
            "file", lambda: reports.file_many(InspectionReport.objects.all(), actor=actor, now=now)
        )
    with acting(office) as actor:
        fit = everybody.filter(state="fit")
        clock("propose", lambda: nominations.propose_many(fit, actor=actor, now=now))
        clock(
            "meeting",
            lambda: meetings.hold(
                edition=edition, tier="municipal", held_on=today, members=committee(9),
                nominations=everybody.filter(state="proposed"), actor=actor, now=now,
            ),
        )  # fmt: skip
        chosen = []
        taken: dict[tuple, int] = {}
        for row in everybody.filter(state="proposed").order_by("pk"):
            key = (row.place_id, row.sub_project_id)
            taken[key] = taken.get(key, 0) + 1
            if taken[key] <= 58:
                chosen.append(row.pk)
        seats = everybody.filter(pk__in=chosen)
        clock("decide", lambda: nominations.decide_many(seats, actor=actor, now=now))
        clock(
            "notice",
            lambda: publishing.issue_notice(
                edition=edition, tier="municipal", actor=actor, now=now,
                starts_on=today - datetime.timedelta(days=21),
            ),
        )  # fmt: skip
        standing = everybody.filter(state="in_notice")
        clock("confirm", lambda: nominations.confirm_many(standing, actor=actor, now=now))
        assert Trainee.objects.count() == len(chosen) == 2088
    with capsys.disabled():
        print(clock.times)
    assert sum(clock.times.values()) < 60
