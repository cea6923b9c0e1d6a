"""Marking, sealing, unsealing in any order: what holds after every step (I7 to I10)."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.workflow.errors import Refused
from selection.models import CodeKey, Mark, MarkSheet, Script, SheetMark
from selection.rules.marking import ladder
from selection.services import papers, sheets
from selection.services.markers import next_round
from tests.factories import exam
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting

HALF = st.integers(0, 40).map(lambda half: 60 + Decimal(half) / 2)


class Marking(RuleBasedStateMachine):
    """One paper of six scripts, four examiners, two officers; every act through the services."""

    world: SimpleNamespace

    @initialize()
    def begin(self):
        self.scope = transaction.atomic()
        self.scope.__enter__()
        self.now = datetime.datetime.now(datetime.UTC)
        stage = self.world
        self.officers = [stage.exam, stage.office]
        self.paper, people = exam.marked(stage, self.now, stage.session, markers=2)
        more = [MembershipFactory(role="examiner") for _more in range(2)]
        self.examiners = people | {person.user_id: person for person in more}
        self.sealed: dict[int, tuple] = {}

    def teardown(self):
        if hasattr(self, "scope"):
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    def attempt(self, person, verb, *args, **options):
        """Done, or refused in words; nothing else may come out of it."""
        with acting(person) as actor:
            try:
                with transaction.atomic():
                    return verb(*args, actor=actor, now=self.now, **options)
            except Refused:
                return None

    def sheet(self, number):
        with database.as_owner():
            found = list(MarkSheet.objects.select_related("paper").order_by("pk"))
        return found[number % len(found)]

    def fresh(self):
        with database.as_owner():
            self.paper.refresh_from_db()
        return self.paper

    @rule(number=st.integers(0, 20), marks=st.lists(HALF, min_size=6, max_size=6))
    def enter(self, number, marks):
        sheet = self.sheet(number)
        with database.as_owner():
            codes = list(sheet.marks.values_list("code", flat=True))
        self.attempt(
            self.examiners[sheet.marker_id],
            sheets.enter,
            sheet,
            marks=dict(zip(codes, marks, strict=False)),
        )

    @rule(number=st.integers(0, 20))
    def seal_sheet(self, number):
        sheet = self.sheet(number)
        self.attempt(self.examiners[sheet.marker_id], sheets.seal, sheet)

    @rule(number=st.integers(0, 20), officer=st.integers(0, 1))
    def unseal(self, number, officer):
        self.attempt(self.officers[officer], sheets.unseal, self.sheet(number), reason="核对有误")

    @rule()
    def next_round(self):
        users = [person.user for person in self.examiners.values()]
        self.attempt(self.officers[0], next_round, self.fresh(), markers=users, seed=1)

    @rule()
    def seal_paper(self):
        self.attempt(self.officers[0], papers.seal, self.fresh())

    @precondition(lambda self: self.fresh().state == "sealed")
    @rule(officer=st.integers(0, 1))
    def sign(self, officer):
        self.attempt(self.officers[officer], papers.open_map, self.fresh(), reason="开启对照表")

    @precondition(lambda self: self.fresh().state == "opened")
    @rule()
    def release(self):
        self.attempt(self.officers[0], papers.release, self.fresh())

    @invariant()
    def a_sealed_sheet_never_changes(self):
        if not hasattr(self, "sealed"):
            return
        with database.as_owner():
            for sheet in MarkSheet.objects.exclude(state="open"):
                marks = tuple(sheet.marks.order_by("code").values_list("code", "mark"))
                assert self.sealed.setdefault(sheet.pk, (sheet.digest, marks)) == (
                    sheet.digest,
                    marks,
                )

    @invariant()
    def every_sealed_effective_mark_follows_the_ladder(self):
        if not hasattr(self, "paper"):
            return
        with database.as_owner():
            if self.fresh().state not in ("sealed", "opened", "released"):
                return
            for script in Script.objects.all():
                lines = SheetMark.objects.filter(script=script, sheet__state="sealed")
                rungs = {rung: [] for rung in (1, 2, 3)}
                for rung, mark, marker in lines.values_list("sheet__rung", "mark", "sheet__marker"):
                    rungs[rung].append((mark, marker))
                markers = {marker for given in rungs.values() for _mark, marker in given}
                assert len(markers) == len(lines)
                assert len(rungs[1]) == 2
                settled = ladder(
                    [mark for mark, _marker in rungs[1]],
                    is_double=True,
                    tolerance=self.paper.tolerance,
                    third=rungs[2][0][0] if rungs[2] else None,
                    arbitration=rungs[3][0][0] if rungs[3] else None,
                )
                assert script.effective == settled.mark

    @invariant()
    def marks_reach_nominees_only_through_an_open_map(self):
        if not hasattr(self, "paper"):
            return
        with database.as_owner():
            signers = self.paper.signatures.filter(act="open_map").values("user").distinct()
            if Mark.objects.exists():
                assert signers.count() == 2
            if self.fresh().state == "released":
                keys = CodeKey.objects.values_list("nomination_id", "script__effective")
                assert set(Mark.objects.values_list("nomination_id", "mark")) == set(keys)
        with acting(self.officers[0]):
            visible = CodeKey.objects.count()
        assert visible == 0 or signers.count() == 2


@pytest.mark.django_db
def test_marking_sealing_and_unsealing_in_any_order(stage, now):
    exam.nominees(stage, 6)
    stage.session = exam.held(stage, now)
    Marking.world = stage
    run_state_machine_as_test(Marking, settings=settings(max_examples=8, stateful_step_count=30))
