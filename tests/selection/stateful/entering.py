"""Rules from the draft to the list: nominating, review, exam, computing."""

import datetime

from hypothesis import strategies as st
from hypothesis.stateful import rule

from selection import policies
from selection.models import ExamSession, Nomination, ReviewRequest, Room, Run, RunRow
from selection.services import (
    attending,
    marks,
    nominations,
    requesting,
    runs,
    sessions,
    verdicts,
)
from tests.plugins import database
from tests.selection.services.test_chain import CONTENT
from tests.selection.stateful.acting import WHICH, WHO, Frame

POINTS = st.integers(0, 100)


class Entering(Frame):
    def _of(self, state):
        return Nomination.objects.filter(state=state)

    def _move(self, number, who, right, move, *states, **options):
        row = self.nominee(number, *states)
        if row is not None:
            verb = getattr(nominations, move)
            who = self.person(who, right)
            self.attempt(who, verb, row, policy=policies.nominations, move=move, **options)

    @rule(number=WHICH, who=st.sampled_from(["author", "approver", "neighbour"]))
    def nominate(self, number, who):
        person = self.people[number % len(self.people)]
        self.attempt(
            getattr(self.stage, who), nominations.nominate, edition=self.stage.edition,
            tier="municipal", sub_project=self.stage.field, person=person, **CONTENT,
        )  # fmt: skip

    @rule(number=WHICH, present=st.integers(5, 12))
    def revise(self, number, present):
        row = self.nominee(number, "draft", "returned")
        if row is not None:
            self.attempt(self.stage.author, nominations.revise, row, present=present)

    @rule(number=WHICH, who=WHO)
    def submit(self, number, who):
        self._move(number, who, "author", "submit", "draft", "returned")

    @rule()
    def submit_all(self):
        self.attempt(self.stage.author, nominations.submit_many, self._of("draft"))

    @rule(number=WHICH, who=WHO)
    def endorse(self, number, who):
        self._move(number, who, "approver", "endorse", "submitted")

    @rule()
    def endorse_all(self):
        rows = self._of("submitted").exclude(author=self.stage.approver.user)
        self.attempt(self.stage.approver, nominations.endorse_many, rows)

    @rule(
        number=WHICH,
        who=st.sampled_from(["approver", "reviewer"]),
        reason=st.sampled_from(["", "x"]),
    )
    def send_back(self, number, who, reason):
        self._move(number, who, who, "send_back", "submitted", "endorsed", reason=reason)

    @rule(number=WHICH, verdict=st.sampled_from(["pass", "fail"]), who=WHO)
    def judge(self, number, verdict, who):
        row = self.nominee(number, "endorsed")
        if row is not None:
            self.attempt(
                self.person(who, "reviewer"), verdicts.give, row, policy=policies.nominations,
                move="judge", key="age", verdict=verdict, reason="核对档案。",
            )  # fmt: skip

    @rule(number=WHICH, who=WHO)
    def pass_review(self, number, who):
        self._move(number, who, "reviewer", "pass_review", "endorsed", reason="材料齐全。")

    @rule()
    def pass_review_of_all(self):
        self.attempt(self.stage.reviewer, nominations.pass_review_many, self._of("endorsed"))

    @rule(number=WHICH, who=WHO)
    def reject(self, number, who):
        self._move(number, who, "reviewer", "reject", "endorsed", reason="不符", ground="file")

    @rule(number=WHICH)
    def ask_for_another_review(self, number):
        row = self.nominee(number, "rejected")
        if row is not None:
            self.attempt(
                self.stage.author, requesting.receive, row, received_on=self.today, body="请复核。"
            )

    @rule(number=WHICH, verb=st.sampled_from(["uphold", "reverse"]), who=WHO)
    def decide_the_request(self, number, verb, who):
        request = self.pick(number, ReviewRequest.objects.all())
        if request is not None:
            self.attempt(
                self.person(who, "office"), getattr(requesting, verb), request, reason="已复核。",
                policy=policies.review_requests, move=verb,
            )  # fmt: skip

    @rule(seed=st.integers(1, 99))
    def seat_a_session(self, seed):
        with database.as_owner():
            session = ExamSession.objects.first()
        if session is None:
            session = self.attempt(
                self.stage.exam, sessions.plan, edition=self.stage.edition, tier="municipal",
                name="笔试", held_on=self.today, starts_at=datetime.time(9), ends_at=datetime.time(11),
            )  # fmt: skip
            self.attempt(
                self.stage.exam, sessions.add_room, session, site="示例中学", name="甲",
                rows_of_seats=5, columns=6,
            )  # fmt: skip
        self.attempt(self.stage.exam, sessions.seat, session, seed=seed)

    @rule(close=st.booleans())
    def attend(self, close):
        room, session = self.pick(0, Room.objects.all()), self.pick(0, ExamSession.objects.all())
        if room is not None:
            self.attempt(self.stage.exam, attending.take, room, absent=[])
        if session is not None and close:
            self.attempt(self.stage.exam, sessions.close_attendance, session)

    @rule(written=st.lists(POINTS, min_size=10, max_size=10), interview=POINTS)
    def enter_marks(self, written, interview):
        with database.as_owner():
            examined = Nomination.objects.examined().order_by("pk")
            numbers = list(examined.values_list("exam_number", flat=True))
        given = [
            {"exam_number": number, "component": component, "mark": mark}
            for number, points in zip(numbers, written, strict=False)
            for component, mark in (("written", points), ("interview", interview))
        ]
        self._enter(given)

    @rule(number=WHICH, mark=st.integers(-5, 105))
    def change_a_mark(self, number, mark):
        row = self.nominee(number, "qualified")
        if row is not None and row.exam_number:
            self._enter([{"exam_number": row.exam_number, "component": "written", "mark": mark}])

    def _enter(self, given):
        edition = self.stage.edition
        self.attempt(self.stage.exam, marks.enter_many, given, edition=edition, tier="municipal")

    @rule()
    def compute(self):
        self.attempt(
            self.stage.office, runs.compute_now, scheme=self.stage.scheme, step="shortlist"
        )

    @rule(number=WHICH, who=WHO, out=st.integers(0, 3), reason=st.sampled_from(["", "票决不通过"]))
    def confirm_step(self, number, who, out, reason):
        run = self.pick(
            number, Run.objects.filter(state="done").select_related("scheme", "edition")
        )
        if run is None:
            return
        with database.as_owner():
            rows = RunRow.objects.filter(run=run).order_by("pk")
            refs = list(rows.values_list("nomination__ref", flat=True))
        deviations = dict.fromkeys(refs[:out] if out > 1 else [], reason)
        self.attempt(
            self.person(who, "office"), runs.confirm_step, run, deviations=deviations,
            policy=policies.runs, move="confirm_step",
        )  # fmt: skip

    @rule(
        number=WHICH,
        verb=st.sampled_from(["discard", "supersede", "supersede", "ask_back", "let_stand"]),
    )
    def take_a_list_back(self, number, verb):
        run = self.pick(number, Run.objects.select_related("scheme"))
        if run is not None:
            self.attempt(self.stage.office, getattr(runs, verb), run, reason="重新计算。")
