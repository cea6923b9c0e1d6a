"""Targets for the structure of teams: written, refused, kept with the edition, held against people."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from candidates.rules.dates import PartialDate
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from planning.models import StructureTarget
from planning.services import cloning, editions, structure
from tests.factories import planning as make
from tests.factories.candidates import PersonFactory
from tests.support import acting

pytestmark = pytest.mark.django_db
YOUNG = {"level": "county", "dimension": "age", "band": "..35"}
TARGET = {"bound": "least", "unit": "share", "amount": Decimal(5), "source": "方案"}
BASELINE = {"baseline": Decimal("1.5"), "baseline_year": 2010, "baseline_source": "新闻"}
TODAY = date(2011, 7, 1)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def draft(db):
    return make.EditionFactory(cutoff_on=date(2011, 6, 30))


def test_targets_are_set_changed_and_removed_on_record(office, draft, now):
    with acting(office) as actor:
        row = structure.add_target(draft, **YOUNG, **TARGET, **BASELINE, actor=actor, now=now)
        structure.edit_target(row, **{**TARGET, "amount": Decimal(8)}, actor=actor, now=now)
        assert StructureTarget.objects.get().amount == 8
        structure.remove_target(row, actor=actor, now=now)
        entries = list(AuditEntry.objects.order_by("id").values_list("action", "after"))
    assert [action for action, _after in entries] == [
        "structuretarget.create", "structuretarget.edit", "structuretarget.delete",
    ]  # fmt: skip
    assert entries[0][1]["band"] == "..35"


def test_a_baseline_may_stand_alone(office, draft, now):
    with acting(office) as actor:
        row = structure.add_target(draft, **YOUNG, **BASELINE, actor=actor, now=now)
    assert row.amount is None


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, {"amount"}),
        ({"source": "方案", **BASELINE}, {"amount"}),
        ({**TARGET, "bound": ""}, {"bound"}),
        ({**TARGET, "unit": ""}, {"unit"}),
        ({**TARGET, "amount": Decimal("100.1")}, {"amount"}),
        ({**TARGET, "amount": Decimal(-1)}, {"amount"}),
        ({**TARGET, "unit": "number", "amount": Decimal("1.5")}, {"amount"}),
        ({**TARGET, "baseline_year": 2010}, {"baseline"}),
        ({"baseline": Decimal(101), "baseline_year": 2010, "baseline_source": "新"}, {"baseline"}),
        ({"baseline": Decimal(1)}, {"baseline_year", "baseline_source"}),
        ({**TARGET, "band": "40..36"}, {"age_from"}),
        ({**TARGET, "band": ".."}, {"age_from"}),
    ],
)
def test_what_is_half_said_or_cannot_be_is_refused_at_its_field(office, draft, now, fields, named):
    with acting(office) as actor, pytest.raises(Refused) as refusal:
        structure.add_target(draft, **{**YOUNG, **fields}, actor=actor, now=now)
    assert set(refusal.value.fields) == named


def test_a_group_stands_once_in_a_level(office, draft, now):
    with acting(office) as actor:
        structure.add_target(draft, **YOUNG, **TARGET, actor=actor, now=now)
        with pytest.raises(Refused):
            structure.add_target(draft, **YOUNG, **BASELINE, actor=actor, now=now)
        women = {"level": "county", "dimension": "sex", "band": "women"}
        other = structure.add_target(draft, **women, **TARGET, actor=actor, now=now)
        structure.add_target(draft, **{**women, "level": "city"}, **TARGET, actor=actor, now=now)
        with pytest.raises(Refused) as refusal:
            structure.edit_target(other, dimension="age", band="..35", actor=actor, now=now)
        assert "age_from" in refusal.value.fields
        structure.edit_target(other, band="men", **TARGET, actor=actor, now=now)


def test_an_edition_has_a_bounded_number_of_targets(office, draft, now, monkeypatch):
    monkeypatch.setattr(structure, "MOST", 1)
    with acting(office) as actor:
        structure.add_target(draft, **YOUNG, **TARGET, actor=actor, now=now)
        with pytest.raises(Refused, match="at most 1"):
            structure.add_target(
                draft, **{**YOUNG, "band": "36..40"}, **TARGET, actor=actor, now=now
            )


def test_targets_of_a_published_edition_are_locked(office, published, now):
    with acting(office) as actor:
        row = published.structure_targets.get()
        for verb in (
            lambda: structure.add_target(
                published, **{**YOUNG, "band": "41.."}, **TARGET, actor=actor, now=now
            ),
            lambda: structure.edit_target(row, amount=Decimal(9), actor=actor, now=now),
            lambda: structure.remove_target(row, actor=actor, now=now),
        ):
            with pytest.raises(MoveRefused):
                verb()


@pytest.mark.parametrize(
    "wrong",
    [
        {"band": "young"}, {"band": "40..36"}, {"level": "village"}, {"unit": ""}, {"bound": ""},
        {"amount": None}, {"amount": -1}, {"amount": 101}, {"amount": "2.5", "unit": "number"},
        {"baseline": 1}, {"baseline": 1, "baseline_year": 2010},
        {"dimension": "sex"}, {"dimension": "field", "band": "magic"},
        {"amount": None, "unit": "", "bound": ""},
    ],
)  # fmt: skip
def test_the_database_keeps_what_cannot_be_out(draft, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.StructureTargetFactory(edition=draft, **wrong)


def test_a_new_edition_takes_the_targets_over(office, published, now):
    with acting(office) as actor:
        clone = cloning.clone(published, year=2026, name="新批次", actor=actor, now=now)
        row = clone.structure_targets.get()
        assert (row.level, row.band, row.amount) == ("county", "..35", 5)
        bare = cloning.clone(
            published, year=2027, name="另一批次", parts=["plan"], actor=actor, now=now
        )
        assert not bare.structure_targets.exists()


def test_a_version_keeps_the_targets_of_its_time(office, whole, now):
    make.StructureTargetFactory(
        edition=whole, dimension="sex", band="women", baseline="12.5", baseline_year=2010,
        baseline_source="统计",
    )  # fmt: skip
    with acting(office) as actor:
        editions.publish(whole, actor=actor, now=now)
        kept = whole.versions.get().content["parts"]["structure_targets"]
    assert [(row["band"], row["amount"], row["baseline"]) for row in kept] == [
        ("..35", "5.0", None), ("women", "5.0", "12.5"),
    ]  # fmt: skip


def people(count, born, **fields):
    for _ in range(count):
        PersonFactory(position_level="1A32", birth=PartialDate(born), **fields)


def test_people_are_held_against_the_targets_in_two_statements(
    office, draft, django_assert_num_queries
):
    make.StructureTargetFactory(edition=draft, amount="50")
    make.StructureTargetFactory(edition=draft, band="36..40", bound="most", unit="number", amount=5)
    people(6, 1980)
    people(7, 1973)
    with acting(office) as actor, django_assert_num_queries(2):
        young, older, *rest = structure.lines(
            draft, actor, TODAY, levels=["county"], dimensions=["age", "sex"]
        )
    assert (young.in_post.count, young.in_post.total) == (6, 13)
    assert (young.is_met, young.lacking) == (False, 1)
    assert round(young.gap, 1) == -3.8
    assert (older.in_post.count, older.is_met, older.lacking) == (7, False, 2)
    assert [(line.band, line.target) for line in rest] == [
        (band, None) for band in ("41..45", "46..50", "51..", "women", "men")
    ]
    assert young.shift == 0


def test_small_groups_are_hidden_with_what_would_tell_them(office, draft):
    make.StructureTargetFactory(edition=draft, dimension="sex", band="women", amount=3)
    people(2, 1970, sex="2")
    people(40, 1970)
    with acting(office) as actor:
        [women] = structure.lines(draft, actor, TODAY, levels=["county"], dimensions=["sex"])
    assert women.in_post.is_hidden
    assert (women.is_met, women.gap, women.lacking, women.shift) == (None, None, None, None)


def test_without_anybody_targets_stand_alone(office, draft, settings):
    make.StructureTargetFactory(edition=draft)
    settings.TEAM_STRUCTURE = ""
    with acting(office) as actor:
        line, *_others = structure.lines(draft, actor, TODAY, levels=["county"], dimensions=["age"])
    assert line.target
    assert (line.in_post.total, line.is_met, line.lacking, line.gap) == (0, None, None, None)
