"""Seats: given out by cell, proposed by shares, balanced after publication."""

from collections import Counter

import pytest

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from planning.rules.methods import Claim
from planning.services import quotas
from tests.factories import core as people
from tests.factories import planning as make
from tests.factories.candidates import PersonFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


def used(actor, edition):
    """Stands for the later stage: one seat is taken in every municipal cell."""
    return {("municipal", q.sub_project_id, q.organisation_id): 2 for q in edition.quotas.all()}


def cell(edition, place, tier="municipal"):
    return tier, edition.sub_projects.get().pk, place.pk


def test_cells_are_written_and_each_change_is_on_record(office, now, whole, places):
    with acting(office) as actor:
        changed = quotas.set_quotas(
            whole,
            {cell(whole, places[0]): 4, cell(whole, places[1]): 2},
            municipal_seats=6,
            actor=actor,
            now=now,
        )
        assert changed == 1
        assert sorted(whole.quotas.values_list("seats", flat=True)) == [2, 4]
        entry = AuditEntry.objects.get(action="quota.set")
        assert (entry.before, entry.after) == ({"seats": 3}, {"seats": 4})
        whole_entry = AuditEntry.objects.get(action="edition.set_quotas")
        assert whole_entry.after == {"municipal_seats": 6, "cells": 1, "seats": 6}


def test_the_provincial_cell_is_the_province_s_own(office, now, whole, places):
    with acting(office) as actor:
        quotas.set_quotas(
            whole, {cell(whole, whole.organisation, "provincial"): 8}, actor=actor, now=now
        )
        with pytest.raises(Refused):
            quotas.set_quotas(
                whole, {cell(whole, places[0], "provincial"): 8}, actor=actor, now=now
            )


def test_two_editors_do_not_overwrite_each_other(office, now, whole, places):
    with acting(office) as actor:
        stale = type(whole).objects.get(pk=whole.pk)
        quotas.set_quotas(whole, {cell(whole, places[0]): 1}, actor=actor, now=now)
        with pytest.raises(MoveRefused) as refused:
            quotas.set_quotas(stale, {cell(whole, places[0]): 9}, actor=actor, now=now)
    assert refused.value.code == "stale"


@pytest.mark.parametrize("seats", [-1, 10_000])
def test_seats_are_sensible_numbers(office, now, whole, places, seats):
    with acting(office) as actor, pytest.raises(Refused):
        quotas.set_quotas(whole, {cell(whole, places[0]): seats}, actor=actor, now=now)


def test_after_publication_a_reason_and_balance_are_due(office, now, published, places):
    with acting(office) as actor:
        first, second = (cell(published, place) for place in places)
        with pytest.raises(MoveRefused) as refused:
            quotas.set_quotas(published, {first: 4, second: 1}, actor=actor, now=now)
        assert refused.value.code == "reason"
        with pytest.raises(Refused, match="6"):
            quotas.set_quotas(published, {first: 4}, reason="调整", actor=actor, now=now)
        assert quotas.set_quotas(
            published, {first: 4, second: 1}, reason="调整", actor=actor, now=now
        ) == 2  # fmt: skip


def test_no_cell_falls_below_the_seats_in_use(office, now, published, places, settings):
    settings.QUOTA_USE = f"{__name__}.used"
    with acting(office) as actor:
        first, second = (cell(published, place) for place in places)
        with pytest.raises(MoveRefused, match="2"):
            quotas.set_quotas(published, {first: 4, second: 1}, reason="调整", actor=actor, now=now)


def test_a_closed_edition_keeps_its_quotas(office, now, places):
    edition = make.EditionFactory(state="closed")
    make.SubProjectFactory(edition=edition)
    with acting(office) as actor, pytest.raises(MoveRefused):
        quotas.set_quotas(edition, {cell(edition, places[0]): 1}, actor=actor, now=now)


def test_a_proposal_follows_the_county_level_units(office, whole, places):
    for _number in range(3):
        people.CountyFactory(parent=places[0])
    direct = people.PlaceFactory(code="429004", is_direct=True)
    second = make.SubProjectFactory(edition=whole, field="economy")
    with acting(office):
        fields = whole.sub_projects.values_list("pk", flat=True)
        proposal = quotas.propose(whole, "municipal", dict.fromkeys(fields, 1), total=8)
    assert second.pk in {field for _tier, field, _place in proposal}
    by_place = Counter()
    for (_tier, _field, place), seats in proposal.items():
        by_place[place] += seats
    assert by_place == {places[0].pk: 6, places[1].pk: 0, direct.pk: 2}


def test_a_provincial_proposal_is_one_row(office, whole):
    with acting(office):
        sub = whole.sub_projects.get()
        proposal = quotas.propose(whole, "provincial", {sub.pk: 1}, total=80)
    assert proposal == {("provincial", sub.pk, whole.organisation_id): 80}


def test_a_proposal_keeps_to_bounds_and_fixed_numbers(office, whole, places):
    with acting(office):
        sub = whole.sub_projects.get()
    first, second = places[0].pk, places[1].pk
    claims = {first: Claim(9, most=5), second: Claim(1, least=2)}
    with acting(office):
        found = quotas.propose(whole, "municipal", {sub.pk: 1}, total=7, claims=claims)
    assert found == {("municipal", sub.pk, first): 5, ("municipal", sub.pk, second): 2}


def test_cadres_are_counted_by_place_in_the_order_of_codes(office, whole, places):
    for place, number in zip(places, (3, 1), strict=False):
        for _person in range(number):
            PersonFactory(organisation=place)
    with acting(office) as actor:
        counts = quotas.cadre_counts(whole, actor)
    assert [counts[place.pk] for place in places[:2]] == [3, 1]
