"""Stage 2: from the nominating places to the confirmed trainees."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from random import Random

from cadreproj import roles as table
from cadreproj.demo.numbers import MUNICIPAL
from cadreproj.demo.people import DemoPerson, records_by_place
from cadreproj.demo.play import deliberation, examiners, plan
from cadreproj.demo.play.calendar import Calendar, Day, at
from cadreproj.demo.play.cast import Cast
from candidates.services import people as register
from core.audit.log import act
from selection.documents import packs
from selection.models import Meeting, Nomination, Notice, Objection
from selection.services import (
    deciding,
    leaving,
    limits,
    marks,
    meetings,
    nominating,
    objections,
    packing,
    publishing,
    reviewing,
    runs,
    schemes,
    scoring,
    voting,
)
from selection.services.meetings import Count
from selection.states import Ground, Light

PER_SEAT = {"provincial": 2, "municipal": "1.5"}
GROUNDS = {
    "materials": (Ground.OTHER, "推荐材料不齐，限期内未补正。"),
    "appraisal": (Ground.APPRAISAL, "近三年年度考核有基本称职等次。"),
    "discipline": (Ground.DISCIPLINE, "处于纪律处分影响期内。"),
    "file_mismatch": (Ground.FILE, "推荐表与干部人事档案记载不一致。"),
}
COMPONENTS = {"public": "公共科目", "specialised": "专业科目", "interview": "面试成绩"}
#: In hundredths, where the fate of the demo has none.
USUAL_INTERVIEW = 7_600
COMMITTEE = [
    {"name": f"示例{title}", "unit": "中共示例省委", "post": post, "is_present": is_present}
    for title, post, is_present in (
        ("书记", "书记", True), ("副书记甲", "副书记", True), ("副书记乙", "副书记", True),
        *((f"常委{letter}", "常委", letter != "癸") for letter in "甲乙丙丁戊己庚辛壬癸"),
    )
]  # fmt: skip


class Selection:
    """One edition's selection; `nominations` is Nomination key by place in `people`."""

    def __init__(
        self, cast: Cast, edition, days: Calendar, people: list[DemoPerson], places, counties
    ):
        self.cast, self.edition, self.days, self.people = cast, edition, days, people
        self.places, self.counties = places, counties
        self.fields = plan.fields_of(edition)
        self.nominations: dict[int, int] = {}
        self.persons: dict[int, int] = {}
        #: Draws who of several examiners gave which mark; None: one mark each.
        self.examiners: Random | None = None

    # -- the places -----------------------------------------------------------------------------

    def register(self) -> None:
        """Dossiers and drafts, place by place, by an officer of the place."""
        now = at(self.days.nominated)
        numbers = {id(person): number for number, person in enumerate(self.people)}
        for code, group in records_by_place(self.people):
            with self.cast.acting("author", code, now=now) as officer:
                made = register.register_many(
                    [
                        register.Registration(
                            person.record, self.places[code], self.counties.get(person.county)
                        )
                        for person in group
                    ],
                    actor=officer,
                    now=now,
                )
                rows = [
                    self._nomination(person, kept.id)
                    for person, kept in zip(group, made, strict=True)
                ]
                self._by_counties(group, rows, self.places[code])
                refs = nominating.nominate_many(rows, actor=officer, now=now)
                kept_rows = Nomination.objects.any_of("ref", refs).values_list("ref", "pk")
                keys = {str(ref): key for ref, key in kept_rows}
            for person, kept, ref in zip(group, made, refs, strict=True):
                self.persons[numbers[id(person)]] = kept.id
                self.nominations[numbers[id(person)]] = keys[ref]

    def _by_counties(self, group: list[DemoPerson], rows: list[dict], place) -> None:
        """Where the place has divided its seats, its counties nominate their own people within theirs."""
        left = {cell: meter.left for cell, meter in limits.unit_meters(self.edition).items()}
        for person, row in zip(group, rows, strict=True):
            county = self.counties.get(person.county)
            cell = (row["sub_project"].pk, place.pk, county.pk if county else 0)
            if row["tier"] == MUNICIPAL and left.get(cell):
                left[cell] -= 1
                row["organisation"] = county

    def _nomination(self, person: DemoPerson, key: int) -> dict:
        return {
            "edition": self.edition,
            "tier": person.fate.group.tier,
            "sub_project": self.fields[person.fate.group.field],
            "person": key,
            "grounds": "政治坚定，实绩突出，群众公认，有培养潜力。",
            "recommender": "中共示例县委组织部",
            "met_on": self.days.nominated - dt.timedelta(days=4),
            "present": 11,
            "agreed": 11 if key % 5 else 10,
        }

    def submit_and_endorse(self, chosen: set[int] | None = None, *, endorse=None) -> None:
        """Handed in by the author, endorsed by another officer; all, or the chosen numbers."""
        by_place = defaultdict(list)
        for number, person in enumerate(self.people):
            if chosen is None or number in chosen:
                by_place[person.fate.place].append(number)
        for code, numbers in sorted(by_place.items()):
            with self.cast.acting("author", code) as officer:
                nominating.submit_many(
                    self.of(numbers), actor=officer, now=at(self.days.nominated, 11)
                )
            ready = [n for n in numbers if endorse is None or n in endorse]
            with self.cast.acting("approver", code) as officer:
                nominating.endorse_many(
                    self.of(ready), actor=officer, now=at(self.days.nominated, 15)
                )

    def of(self, numbers):
        """The nominations of these people, as they are now."""
        return Nomination.objects.any_of("pk", [self.nominations[n] for n in numbers])

    def where(self, test) -> list[int]:
        return [number for number, person in enumerate(self.people) if test(person.fate)]

    # -- the province -----------------------------------------------------------------------------

    def review(self, chosen: set[int] | None = None) -> None:
        """Qualified where every rule is met; the others are rejected with ground and reason."""
        now = at(self.days.reviewed)
        reviewed = set(range(len(self.people))) if chosen is None else chosen
        with self.cast.acting(table.REVIEWER, now=now) as reviewer:
            passing = [n for n in self.where(lambda fate: fate.qualified) if n in reviewed]
            # Whom the plan of a place stops stays in the queue.
            green = self.of(passing).filter(light=Light.GREEN)
            reviewing.pass_review_many(green, actor=reviewer, now=now)
            for gap, (ground, reason) in GROUNDS.items():
                failing = [
                    n
                    for n in self.where(lambda fate, gap=gap: fate.review_gap == gap)
                    if n in reviewed
                ]
                if failing:
                    reviewing.reject_many(
                        self.of(failing), actor=reviewer, now=now, reason=reason, ground=ground
                    )

    def publish_schemes(self) -> None:
        with self.cast.acting(table.EXAM) as officer:
            for tier in self.tiers():
                scheme = schemes.draft(
                    edition=self.edition, tier=tier, name="笔试四成、面试六成", text=scheme_text(tier),
                    actor=officer, now=at(self.days.scheme), may_adjust=self.examiners is not None,
                )  # fmt: skip
                schemes.publish(scheme, actor=officer, now=at(self.days.scheme, 15))

    def tiers(self) -> list[str]:
        return sorted({person.fate.group.tier for person in self.people}, reverse=True)

    def exam(self, tier: str) -> None:
        """Marks by exam number, then both steps computed and confirmed by a person."""
        written, interviewed = self._marks(tier)
        day = self.days.examined
        if self.examiners is None:
            self._enter(tier, [*written, *interviewed], at(day, 18))
            self._list(tier, "笔试", at(day, 19))
        else:
            before = day - dt.timedelta(days=3)
            self._enter(tier, written, at(before))
            self._list(tier, "笔试", at(before, 15))
            examiners.hold(
                self, tier, {row["exam_number"]: int(row["mark"] * 100) for row in interviewed}
            )
        run = self._list(tier, "面试", at(day, 20))
        if tier == "provincial":
            self._tell_scores(run)

    def interviewing(self, tier: str, today: Day) -> tuple[int, int]:
        """The interviews of those qualified so far are under way; (marks submitted, due)."""
        means = {}
        numbers = self._exam_numbers(tier)
        for place, person in enumerate(self.people):
            if number := numbers.get(self.nominations[place]):
                marks_of = person.fate.marks
                means[number] = (marks_of and marks_of.interview) or USUAL_INTERVIEW
        return examiners.begin(self, tier, means, today)

    def _enter(self, tier: str, rows: list[dict], now: dt.datetime) -> None:
        with self.cast.acting(table.EXAM) as officer:
            marks.enter_many(rows, edition=self.edition, tier=tier, actor=officer, now=now)

    def _list(self, tier: str, step: str, now: dt.datetime):
        """Computed by the exam office, confirmed by the programme office."""
        scheme = schemes.current(self.edition, tier)
        with self.cast.acting(table.EXAM) as officer:
            run = runs.compute_now(scheme=scheme, step=step, actor=officer, now=now)
        with self.cast.acting(table.OFFICE) as office:
            return runs.confirm_step(run, actor=office, now=now)

    def _tell_scores(self, run) -> None:
        """Letters of scores; one nominee asks for a re-check, and nothing is wrong."""
        day = self.days.examined
        with self.cast.acting(table.OFFICE) as office:
            scoring.issue_scores(run, actor=office, now=at(day, 21))
        out = Nomination.objects.filter(
            edition=self.edition, tier=run.tier, state="not_shortlisted", run_rows__run=run
        )
        nominee = out.for_detail().order_by("pk").first()
        if nominee is None:
            return
        asked = day + dt.timedelta(days=1)
        with self.cast.acting("author", nominee.place.code) as officer:
            recheck = scoring.receive(
                nominee, received_on=asked, body="请复核面试成绩与综合成绩的合计。", actor=officer,
                now=at(asked),
            )  # fmt: skip
        with self.cast.acting(table.OFFICE) as office:
            found = "重新核算各项评分、权重与取整，合计无误。"
            scoring.stand(recheck, actor=office, now=at(asked, 16), reason=found)

    def _marks(self, tier: str):
        """The written papers of everyone who sat, then the interviews."""
        numbers = self._exam_numbers(tier)
        written, interviews = [], []
        for place, person in enumerate(self.people):
            number, fate = numbers.get(self.nominations[place]), person.fate
            if number is None or not fate.sat:
                continue
            for component in ("public", "specialised"):
                mark = Decimal(getattr(fate.marks, component)) / 100
                written.append(
                    {"exam_number": number, "component": COMPONENTS[component], "mark": mark}
                )
            if fate.marks.interview is not None:
                mark = Decimal(fate.marks.interview) / 100
                interviews.append(
                    {"exam_number": number, "component": COMPONENTS["interview"], "mark": mark}
                )
        return written, interviews

    def _exam_numbers(self, tier: str) -> dict[int, str]:
        rows = Nomination.objects.filter(edition=self.edition, tier=tier).examined()
        return dict(rows.values_list("pk", "exam_number"))

    def decide(self, tier: str) -> None:
        """The committee's vote, seats and numbered reserve places."""
        group = self.where(lambda fate: fate.group.tier == tier)
        seats = [n for n in group if self.people[n].fate.seat]
        reserves = [n for n in group if self.people[n].fate.reserve]
        deliberation.propose(self, tier, seats, reserves)
        with self.cast.acting(table.SECRETARY) as secretary:
            now = at(self.days.decided, 15)
            given = {
                "edition": self.edition, "tier": tier, "held_on": self.days.decided,
                "members": COMMITTEE, "actor": secretary, "now": now,
            }  # fmt: skip
            persons = self.of([*seats, *reserves])
            if tier == "provincial":
                self._vote_by_code(
                    meetings.convene(**given, is_secret=True), persons, secretary, now
                )
            else:
                meetings.hold(**given, nominations=persons, count_of=Count(defer=1))
            with act(secretary, now):
                deciding.decide_many(self.of(seats), actor=secretary, now=now)
                deciding.hold_in_reserve_many(self.of(reserves), actor=secretary, now=now)

    def _vote_by_code(self, meeting, persons, secretary, now) -> None:
        """The members read their pack, then vote by one-time codes: one of them defers."""
        meetings.put(meeting, nominations=persons, actor=secretary, now=now)
        packing.build(meeting, has_material=False, draw=packs.draw, actor=secretary, now=now)
        codes = voting.issue_codes(meeting, actor=secretary, now=now)
        for number, (_member, code) in enumerate(codes):
            choice = "agree" if number else "defer"
            sheet = voting.sheet_for(code)
            voting.cast(code, {line.vote: choice for line in sheet.lines}, set())
        voting.gather(meeting, actor=secretary, now=now)
        meetings.close(Meeting.objects.get(pk=meeting.pk), actor=secretary, now=now)

    def publish(self, tier: str) -> None:
        """The notice, its objections and their outcomes, its end, and the confirmation."""
        start = self.days.decided
        with self.cast.acting(table.OFFICE) as office:
            notice = publishing.issue_notice(
                edition=self.edition, tier=tier, actor=office, now=at(start, 16), starts_on=start
            )
        self._object(tier, notice)
        after = notice.ends_on + dt.timedelta(days=1)
        with self.cast.acting(table.OFFICE) as office:
            publishing.end(Notice.objects.get(pk=notice.pk), actor=office, now=at(after, 9))
            standing = Nomination.objects.filter(edition=self.edition, tier=tier, state="in_notice")
            publishing.confirm_many(standing, actor=office, now=at(after))

    def _object(self, tier: str, notice) -> None:
        """Objections by letter and telephone; looked into, then settled; who signed is answered."""
        named = self.where(lambda fate: fate.group.tier == tier and fate.objection)
        received = notice.starts_on + dt.timedelta(days=2)
        with self.cast.acting(table.OBSERVER) as observer:
            with act(observer, at(received)):
                for serial, number in enumerate(named, 1):
                    objections.receive(
                        nomination=self.of([number]).select_related("place", "edition").get(),
                        received_on=received, signed=serial % 3 > 0, letter_number=f"示例信{serial:03d}",
                        channel=("letter", "phone", "online")[serial % 3],
                        category=("data", "integrity", "work")[serial % 3],
                        objector="示例群众，联系电话见来信" if serial % 3 > 0 else "",
                        body="反映其有关情况，请予核查。", actor=observer, now=at(received),
                    )  # fmt: skip
            mine = Objection.objects.filter(nomination__in=self.of(named))
            objections.take_up_many(mine, actor=observer, now=at(received, 15))
            settled = at(notice.ends_on, 17)
            with act(observer, settled):
                for outcome, verb, reason in (
                    ("unfounded", objections.dismiss_many, "经查，反映的问题不存在。"),
                    ("upheld", objections.uphold_many, "经查属实，取消其培养对象资格。"),
                ):
                    rows = Objection.objects.filter(
                        nomination__in=self.of(
                            [n for n in named if self.people[n].fate.objection == outcome]
                        )
                    )
                    verb(rows, actor=observer, now=settled, reason=reason)
                answered = mine.filter(signed=True).first()
                if answered is not None:
                    objections.answer(
                        answered, replied_on=notice.ends_on, reply="已将核查结果当面告知来信人。",
                        actor=observer, now=settled,
                    )  # fmt: skip

    def close(self) -> None:
        with self.cast.acting(table.OFFICE) as office:
            leaving.close_edition(
                self.edition, actor=office, now=at(self.days.decided + dt.timedelta(days=30))
            )


def scheme_text(tier: str) -> dict:
    """Written 60 % public and 40 % specialised, pass mark 60; total 40 % written, 60 % interview."""
    return {
        "name": "年轻干部成长工程集中考试",
        "digits": 2,
        "components": {name: {"max": 100} for name in COMPONENTS.values()},
        "composites": {
            "笔试成绩": {"of": {"公共科目": "0.6", "专业科目": "0.4"}},
            "综合成绩": {"of": {"笔试成绩": "0.4", "面试成绩": "0.6"}},
        },
        "steps": [
            {"name": "笔试", "score": "笔试成绩", "pass_mark": 60},
            {
                "name": "面试",
                "score": "综合成绩",
                "floors": {"面试成绩": 60},
                "keep": {"per_seat": PER_SEAT[tier], "ties": "all"},
            },
        ],
        "tie_break": ["笔试成绩"],
    }
