"""The machine's frame: a selection in a transaction that is undone, and attempts by whomever."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from core.workflow.errors import Refused
from selection.models import Nomination
from tests import factories
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.selection import stages
from tests.selection.services import test_chain as chain
from tests.support import acting, broken

#: Which of the rows that a rule could take.
WHICH = st.integers(0, 11)
#: Mostly who may; now and then somebody else tries.
WHO = st.sampled_from(
    ["right", "right", "right", "right", "author", "approver", "reviewer", "office"]
)
#: How far the selection has come when the machine takes over.
BEGINNINGS = ("nothing", "draft", "qualified", "shortlisted", "fit", "decided", "in_notice")


class Frame(RuleBasedStateMachine):
    """`people` are eight of the first place and two of its neighbour; each place has two seats."""

    @initialize(beginning=st.sampled_from(BEGINNINGS))
    def begin(self, beginning):
        self.scope = transaction.atomic()
        self.scope.__enter__()
        factories.made.clear()
        self.now = datetime.datetime.now(datetime.UTC)
        self.today = self.now.date()
        self.stage = stages.set_up()
        for role in ("secretary", "observer"):
            full = {"secretary": "committee_secretary", "observer": "discipline_observer"}[role]
            setattr(self.stage, role, MembershipFactory(role=full))
        places = [self.stage.place] * 8 + [self.stage.sibling] * 2
        self.people = [PersonFactory(organisation=place) for place in places]
        self._bring_to(beginning)

    def _bring_to(self, beginning):
        stage, now, first = self.stage, self.now, self.people[:6]
        reached = BEGINNINGS.index(beginning)
        if reached == 1:
            chain.nominate(stage, first, now)
        elif reached == 2:
            chain.qualify(stage, first, now)
        elif reached > 2:
            chain.shortlist(stage, first, now)
        for step, bring in enumerate((chain.inspect, chain.decide), 4):
            if reached >= step:
                bring(stage, now)
        if reached >= 6:
            chain.publish(stage, now, self.today)

    def teardown(self):
        if hasattr(self, "scope"):
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    @invariant()
    def every_invariant_of_the_selection_holds(self):
        if hasattr(self, "people"):
            assert broken() == []

    def attempt(self, person, verb, /, *args, policy=None, move="", **options):
        """As a page does it: who may not is turned away, a refusal in words is one. Nothing else may
        come out of it, and what is refused leaves nothing behind."""
        with acting(person) as actor:
            if policy is not None and not policy.allows(actor, move, args[0]):
                return None
            try:
                with transaction.atomic():
                    return verb(*args, actor=actor, now=self.now, **options)
            except Refused:
                return None

    def person(self, who, right):
        return getattr(self.stage, right if who == "right" else who)

    def pick(self, number, rows=None):
        """One of the rows as it stands now; None where there are none."""
        with database.as_owner():
            rows = Nomination.objects.all() if rows is None else rows
            found = list(rows.order_by("pk"))
        return found[number % len(found)] if found else None

    def nominee(self, number, *states):
        """One in these states where there is one, else any: then the attempt is out of order."""
        rows = Nomination.objects.select_related("edition", "place", "sub_project", "person")
        wanted = self.pick(number, rows.filter(state__in=states)) if states else None
        return wanted or self.pick(number, rows)


def paper():
    """What an act rests on."""
    return SimpleUploadedFile("依据.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
