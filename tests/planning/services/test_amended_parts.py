"""Fields, procedure and structure targets of a published edition: what a change may do to them."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.workflow.errors import Refused
from planning.models import Amendment, EditionVersion
from planning.services import amendments, documents, proposing
from planning.states import Part
from tests.factories import planning as make
from tests.factories.selection import NominationFactory
from tests.planning.services.amending import at_once, open_points
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_a_field_with_nominees_is_not_removed(draft, published, office, now, as_owner):
    """Not by a change, nor at the prompt: the nomination holds its field."""
    with as_owner():
        field = published.sub_projects.get()
        other = make.SubProjectFactory(edition=published, field="economy")
        # The seats lie in another field now; only who gave up once stands in this one.
        NominationFactory(
            edition=published, sub_project=field, place=field.quotas.first().organisation,
            state="withdrawn",
        )  # fmt: skip
        field.quotas.update(sub_project=other)
    with acting(office) as actor:
        proposing.propose_removal(draft, Part.SUB_PROJECTS, field.ref, actor=actor, now=now)
        with pytest.raises(Refused, match="people were nominated"):
            amendments.publish(draft, actor=actor, now=now)
    with as_owner(), pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
        type(field).objects.filter(pk=field.pk)._raw_delete("default")
        at_once()


# -- the procedure and the structure targets -----------------------------------------------------


@pytest.fixture
def procedure(published, office):
    """The seven steps in their order, each decided by whom it usually is."""
    with acting(office):
        return {gate.step: gate for gate in published.gates.all()}


@pytest.fixture
def target(published, as_owner):
    with as_owner():
        published.structure_targets.update(
            amount="12.5", source="鄂组发〔2011〕1号", baseline="1.5", baseline_year=2010,
            baseline_source="省委组织部统计",
        )  # fmt: skip
        return published.structure_targets.get()


def test_the_procedure_changes_by_a_version(draft, published, procedure, office, now):
    with acting(office) as actor:
        proposing.propose(
            draft, Part.GATES, procedure["review"].ref, decider="committee", position=2,
            note="提级审查", actor=actor, now=now,
        )  # fmt: skip
        assert open_points(draft) == []
        amendments.publish(draft, actor=actor, now=now)
        at_once()
        assert published.gates.get(step="review").decider == "committee"
        first, second = EditionVersion.objects.order_by("number")
        deciders = [
            {row["step"]: row["decider"] for row in version.content["parts"]["gates"]}["review"]
            for version in (first, second)
        ]
        assert deciders == ["office", "committee"]
        with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
            published.gates.update(note="改")


def test_a_step_left_out_or_decided_lower_takes_an_issued_document(
    draft, published, procedure, office, now
):
    with acting(office) as actor:
        proposing.propose_removal(draft, Part.GATES, procedure["exam"].ref, actor=actor, now=now)
        proposing.propose(
            draft, Part.GATES, procedure["notice"].ref, decider="place", actor=actor, now=now
        )
        [point] = [point for point in amendments.points(draft) if not point.is_met]
        assert point.key == "document"
        assert [row["step"] for _part, row in point.rows] == ["exam", "notice"]


def test_required_steps_stay_and_the_committee_decides(draft, procedure, office, now):
    with acting(office) as actor:
        for step in ("inspection", "recommendation"):
            gate = procedure[step].ref
            proposing.propose_removal(draft, Part.GATES, gate, actor=actor, now=now)
        proposing.propose(
            draft, Part.GATES, procedure["decision"].ref, decider="office", actor=actor, now=now
        )
        assert open_points(draft) == ["document", "never", "procedure"]


def test_steps_keep_their_lawful_order(draft, procedure, office, now):
    with acting(office) as actor:
        proposing.propose(
            draft, Part.GATES, procedure["review"].ref, position=9, actor=actor, now=now
        )
        [point] = [point for point in amendments.points(draft) if not point.is_met]
        assert point.key == "procedure"


def test_a_step_on_which_documents_hang_is_not_removed(
    draft, published, procedure, office, now, as_owner
):
    with as_owner():
        make.DocumentFactory(edition=published, step="exam")
        paper = make.DocumentFactory(edition=published)
    with acting(office) as actor:
        documents.issue(paper, actor=actor, now=now)
        amendments.edit(draft, reason="简化", document=paper, actor=actor, now=now)
        draft = Amendment.objects.select_related("document").get(pk=draft.pk)
        proposing.propose_removal(draft, Part.GATES, procedure["exam"].ref, actor=actor, now=now)
        with pytest.raises(Refused, match="attached to this step"):
            amendments.publish(draft, actor=actor, now=now)


def test_structure_targets_are_raised_and_added_by_a_version(draft, published, target, office, now):
    with acting(office) as actor:
        proposing.propose(
            draft, Part.TARGETS, target.ref, amount=Decimal("15"), actor=actor, now=now
        )
        proposing.propose_new(
            draft, Part.TARGETS, level="city", dimension="sex", band="women", bound="least",
            unit="number", amount=Decimal("3"), actor=actor, now=now,
        )  # fmt: skip
        assert open_points(draft) == []
        amendments.publish(draft, actor=actor, now=now)
        at_once()
        found = dict(published.structure_targets.values_list("band", "amount"))
        assert found == {"..35": Decimal("15"), "women": Decimal("3")}
        # The figures of before are untouched.
        assert published.structure_targets.get(band="..35").baseline == Decimal("1.5")


@pytest.mark.parametrize(
    "values",
    [
        {"amount": Decimal("12.4")},
        {"amount": None, "bound": "", "unit": "", "source": ""},
        {"bound": "most"},
        {"unit": "number", "amount": Decimal("20")},
        {"baseline": Decimal("9"), "baseline_year": 2010, "baseline_source": "另一统计"},
        None,
    ],
)
def test_an_aim_lowered_or_a_baseline_rewritten_takes_an_issued_document(
    draft, target, office, now, values
):
    with acting(office) as actor:
        if values is None:
            proposing.propose_removal(draft, Part.TARGETS, target.ref, actor=actor, now=now)
        else:
            proposing.propose(draft, Part.TARGETS, target.ref, actor=actor, now=now, **values)
        assert open_points(draft) == ["document"]


def test_the_refusals_of_draft_targets_hold_here_too(draft, target, procedure, office, now):
    with acting(office) as actor:
        same = {"level": "county", "dimension": "age", "band": "..35"}
        half = {"level": "city", "dimension": "sex", "band": "women"}
        for part, values in (
            (Part.TARGETS, {**same, "bound": "least", "unit": "share", "amount": Decimal("9")}),
            (Part.TARGETS, half),
            (Part.GATES, {"step": "exam", "decider": "office"}),
        ):
            with pytest.raises(Refused):
                proposing.propose_new(draft, part, actor=actor, now=now, **values)
