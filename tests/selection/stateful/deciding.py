"""Rules from the inspection to the trainee, and the ways out."""

import datetime
from decimal import Decimal

from django.db import DatabaseError, connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from selection import policies
from selection.models import (
    InspectionReport,
    InspectionTeam,
    Nomination,
    Notice,
    Objection,
    TeamCase,
)
from selection.services import (
    meetings,
    must_checks,
    nominations,
    objections,
    publishing,
    reports,
    teams,
)
from selection.services.meetings import Count
from tests.factories.checks import CLEAR
from tests.factories.selection import committee
from tests.selection.stateful.acting import WHICH, WHO, paper
from tests.selection.stateful.entering import Entering
from tests.support import acting

#: What somebody at the SQL prompt tries with the rights of the application.
PROMPT = (
    "UPDATE selection_nomination SET state = 'confirmed' WHERE state <> 'confirmed'",
    "UPDATE selection_nomination SET state = 'decided' WHERE state = 'fit'",
    "UPDATE selection_seatcount SET taken = taken + 9",
    "UPDATE selection_runrow SET rank = 1",
    "UPDATE selection_scheme SET text = '{}' WHERE state = 'published'",
    "UPDATE selection_notice SET ends_on = starts_on + 1",
    "UPDATE selection_inspectionreport SET conclusion = 'fit' WHERE state = 'filed'",
    "DELETE FROM core_auditentry",
)


class Selecting(Entering):
    """The whole selection: every act through the services, by whoever may and by who may not."""

    @rule()
    def form_a_team(self):
        self.attempt(
            self.stage.office, teams.form, edition=self.stage.edition, name="第一考察组",
            starts_on=self.today, ends_on=self.today + datetime.timedelta(days=3), talks_due={},
            members=[{"user": self.stage.inspector.user}, {"name": "李示例", "unit": "省直乙厅"}],
        )  # fmt: skip

    @rule(number=WHICH)
    def assign(self, number):
        team, row = self.pick(0, InspectionTeam.objects.all()), self.nominee(number, "shortlisted")
        if team is not None and row is not None:
            chosen = Nomination.objects.filter(pk=row.pk)
            self.attempt(self.stage.office, teams.assign, team, nominations=chosen)

    @rule(number=WHICH)
    def step_back(self, number):
        case = self.pick(number, TeamCase.objects.select_related("nomination"))
        if case is not None and case.nomination.state == "shortlisted":
            self.attempt(self.stage.inspector, teams.declare, case, reason="曾为师生。")

    @rule(number=WHICH, result=st.sampled_from(["clear", "clear", "stands", "open"]))
    def sign_checks(self, number, result):
        row = self.nominee(number, "shortlisted")
        given = {**CLEAR, "file": {**CLEAR["file"], "result": result, "note": "见函。"}}
        if row is not None:
            self.attempt(self.stage.office, must_checks.sign, row, given=given)

    @rule(number=WHICH, morality=st.integers(50, 100), fit=st.booleans())
    def write_a_report(self, number, morality, fit):
        row = self.nominee(number, "shortlisted")
        if row is None:
            return
        content = {
            "inspectors": ["甲", "乙"], "morality": Decimal(morality), "ability": 80,
            "diligence": 80, "results": 85, "integrity": 90, "virtue": "坚定。", "merits": "突出。",
            "probity": "自律。", "appraisals": "2010年优秀", "shortcomings": "有时急躁。",
            "conclusion": "fit" if fit else "unfit", "reason": "" if fit else "群众反映较差。",
        }  # fmt: skip
        known = self.pick(0, InspectionReport.objects.filter(nomination=row))
        if known is None:
            self.attempt(self.stage.inspector, reports.write, nomination=row, **content)
        else:
            self.attempt(self.stage.inspector, reports.revise, known, **content)

    @rule(number=WHICH, who=WHO)
    def file_a_report(self, number, who):
        report = self.pick(number, InspectionReport.objects.all())
        if report is not None:
            self.attempt(
                self.person(who, "inspector"), reports.file, report, policy=policies.reports,
                move="file",
            )  # fmt: skip

    @rule(number=WHICH, who=WHO)
    def propose(self, number, who):
        self._move(number, who, "office", "propose", "fit")

    @rule()
    def propose_all(self):
        self.attempt(self.stage.office, nominations.propose_many, self._of("fit"))

    @rule(
        present=st.integers(4, 9), disagree=st.integers(0, 5), reopened=st.sampled_from([None, 9])
    )
    def meet(self, present, disagree, reopened):
        self.attempt(
            self.stage.secretary, meetings.hold, edition=self.stage.edition, tier="municipal",
            held_on=self.today, members=committee(9, present), nominations=self._of("proposed"),
            count_of=Count(disagree=disagree, reopened=reopened),
        )  # fmt: skip

    @rule(number=WHICH, who=WHO)
    def decide(self, number, who):
        self._move(number, who, "secretary", "decide", "proposed")

    @rule()
    def decide_all(self):
        self.attempt(self.stage.secretary, nominations.decide_many, self._of("proposed"))

    @rule(number=WHICH)
    def hold_in_reserve(self, number):
        self._move(number, "right", "secretary", "hold_in_reserve", "proposed")

    @rule(number=WHICH)
    def move_up(self, number):
        row = self.nominee(number, "reserve_place")
        if row is not None:
            self.attempt(self.stage.office, nominations.move_up, row)

    @rule(days=st.sampled_from([0, 21, 21]))
    def issue_a_notice(self, days):
        self.attempt(
            self.stage.office, publishing.issue_notice, edition=self.stage.edition,
            tier="municipal", starts_on=self.today - datetime.timedelta(days=days),
        )  # fmt: skip

    @rule(number=WHICH)
    def end_a_notice(self, number):
        notice = self.pick(number, Notice.objects.all())
        if notice is not None:
            self.attempt(self.stage.office, publishing.end, notice)

    @rule(number=WHICH, signed=st.booleans())
    def object_to(self, number, signed):
        row, notice = self.nominee(number, "in_notice"), self.pick(number, Notice.objects.all())
        if row is not None and notice is not None:
            self.attempt(
                self.stage.observer, objections.receive, nomination=row, signed=signed,
                received_on=notice.starts_on, body="反映其材料不实。",
            )  # fmt: skip

    @rule(
        number=WHICH,
        verb=st.sampled_from(["take_up", "file_away", "dismiss", "admonish", "uphold", "suspend"]),
        reason=st.sampled_from(["", "查实", "查无实据"]),
        who=WHO,
    )
    def hear_an_objection(self, number, verb, reason, who):
        objection = self.pick(number, Objection.objects.select_related("nomination"))
        until = {"until": self.today + datetime.timedelta(days=30)} if verb == "suspend" else {}
        if objection is not None:
            self.attempt(
                self.person(who, "office"), getattr(objections, verb), objection, reason=reason,
                policy=policies.objections, move=verb, **until,
            )  # fmt: skip

    @rule(number=WHICH, who=WHO)
    def confirm(self, number, who):
        self._move(number, who, "office", "confirm", "in_notice")

    @rule()
    def confirm_all(self):
        self.attempt(self.stage.office, nominations.confirm_many, self._of("in_notice"))

    @rule(
        number=WHICH,
        who=st.sampled_from(["author", "office"]),
        reason=st.sampled_from(["", "本人"]),
    )
    def withdraw(self, number, who, reason):
        self._move(number, who, who, "withdraw", reason=reason)

    @rule(number=WHICH, ground=st.sampled_from(["", "age"]))
    def cancel(self, number, ground):
        self._move(
            number,
            "right",
            "office",
            "cancel",
            reason="档案造假。",
            ground=ground,
            document=paper(),
        )

    @rule(number=WHICH)
    def close(self, number):
        self._move(number, "right", "office", "close", "reserve_place", "proposed")

    @rule(statement=st.sampled_from(PROMPT))
    def try_at_the_sql_prompt(self, statement):
        """Refused by the database, or nothing there to change."""
        with acting(self.stage.office):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
            except DatabaseError:
                return
            assert cursor.rowcount <= 0
