"""Giving out the seats of an edition."""

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from candidates.handover import count_by_place
from core.audit.log import act, record, record_many
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from planning import notices
from planning.models import Edition, Quota
from planning.rules import apportionment, methods
from planning.rules.methods import Claim
from planning.services import dividing, versions
from planning.states import EditionState, Tier

#: (tier, sub-project id, organisation id) of one cell of the matrix.
Cell = tuple[str, int, int]
#: The same of a group that is nominated for together: without a place in the provincial tier.
Group = tuple[str, int, int | None]
#: How many may be nominated, how many are, how many of these are qualified (None: not to be seen).
Nominated = tuple[int, int, int | None]


def set_quotas(
    edition: Edition,
    seats: Mapping[Cell, int],
    *,
    actor: Membership,
    now: datetime.datetime,
    provincial_seats: int | None = None,
    municipal_seats: int | None = None,
    reason: str = "",
) -> int:
    """Write the given cells, and the planned totals where given; returns how many cells changed.

    After publication it takes a reason, the sums must equal the planned totals, and no cell may fall
    below the seats in use. Refused when somebody changed the edition since it was read.
    """
    with act(actor, now):
        locked = rows.lock(edition)
        if locked.state == EditionState.CLOSED:
            raise MoveRefused(_("The edition is closed; its quotas stand."), code="state")
        _require_known_cells(edition, seats)
        current = {_cell(quota): quota for quota in edition.quotas.all()}
        changed = {
            cell: number
            for cell, number in seats.items()
            if number != (current[cell].seats if cell in current else 0)
        }
        totals = _totals(locked, provincial_seats, municipal_seats)
        if locked.state == EditionState.PUBLISHED and (changed or totals):
            _require_balance(locked, current, changed, totals, reason)
            _require_room(edition, changed, actor)
            _require_undivided(edition, changed)
        if not changed and not totals:
            return 0
        is_published = locked.state == EditionState.PUBLISHED
        if is_published:
            versions.keep_first(edition, now=now)
        _write(edition, current, changed, reason)
        edition.version += 1
        for name, value in totals.items():
            setattr(edition, name, value)
        edition.save(update_fields=["version", *totals])
        record(
            edition,
            "edition.set_quotas",
            before={name: getattr(locked, name) for name in totals},
            after={**totals, "cells": len(changed), "seats": _sum(current, changed)},
            reason=reason,
        )
        if is_published:
            versions.keep(edition, now=now, reason=reason)
            places = Organisation.objects.within(edition.org_path).places()
            notices.amended(edition, places, reason)
    return len(changed)


def propose(
    edition: Edition,
    tier: str,
    weights: Mapping[int, int],
    total: int | None = None,
    *,
    claims: Mapping[int, Claim] | None = None,
    method: str = methods.LARGEST_REMAINDER,
) -> dict[Cell, int]:
    """A first proposal for a tier: seats by place as its `claims` say (place id -> claim; the usual
    ones by county-level units), then by field in proportion to `weights` (sub-project id -> weight).
    Nothing is written.

    Places are exact by the method, fields within one seat of their exact share. Raises
    methods.Impossible where the bounds cannot hold.
    """
    fields = list(weights)
    claims = usual_claims(edition, tier) if claims is None else claims
    total = edition.seats_of(tier) if total is None else total
    shares = methods.give(total, list(claims.values()), method)
    cells = apportionment.matrix(shares, list(weights.values()))
    return {
        (tier, field, place): cells[row][column]
        for row, place in enumerate(claims)
        for column, field in enumerate(fields)
    }


def usual_claims(edition: Edition, tier: str) -> dict[int, Claim]:
    """By county-level units; the provincial tier is one claim of the province."""
    if tier == Tier.PROVINCIAL:
        return {edition.organisation_id: Claim(1)}
    return {place: Claim(count) for place, count in county_counts(edition).items()}


def cadre_counts(edition: Edition, actor: Membership) -> dict[int, int]:
    """Place id -> people in its files, in the order of division codes."""
    by_path = count_by_place(actor)
    places = Organisation.objects.within(edition.org_path).places().order_by("code", "path")
    return {place.pk: by_path.get(place.path, 0) for place in places}


def county_counts(edition: Edition) -> dict[int, int]:
    """Place id -> county-level units, in the order of division codes; a direct unit counts as one."""
    units = Organisation.objects.within(edition.org_path).counties()
    by_place = Counter(path[:8] for path in units.values_list("path", flat=True))
    places = Organisation.objects.within(edition.org_path).places().order_by("code", "path")
    return {place.pk: by_place.get(place.path, 0) for place in places}


def in_use(edition: Edition, actor: Membership) -> dict[Cell, int]:
    """Seats taken in each cell, as the stage that takes them says (settings.QUOTA_USE)."""
    if not tracks_use():
        return {}
    return import_string(settings.QUOTA_USE)(actor, edition)


def tracks_use() -> bool:
    """Whether a later stage says how many seats are taken."""
    return bool(getattr(settings, "QUOTA_USE", ""))


def nominated(edition: Edition, actor: Membership) -> dict[Group, Nominated]:
    """Limit, nominations and those qualified of each group, as the stage that nominates counts them
    (settings.QUOTA_METER); nothing before publication."""
    name = getattr(settings, "QUOTA_METER", "")
    if not name or edition.is_draft:
        return {}
    return import_string(name)(actor, edition)


def _cell(quota: Quota) -> Cell:
    return quota.tier, quota.sub_project_id, quota.organisation_id


def _totals(locked: Any, provincial: Any, municipal: Any) -> dict[str, int]:
    """The planned totals that differ from those recorded."""
    given = {"provincial_seats": provincial, "municipal_seats": municipal}
    return {
        name: value
        for name, value in given.items()
        if value is not None and value != getattr(locked, name)
    }


def _sum(current: Any, changed: Any, tier: str | None = None) -> int:
    seats = {cell: quota.seats for cell, quota in current.items()} | changed
    return sum(number for cell, number in seats.items() if tier in (None, cell[0]))


def _require_known_cells(edition: Edition, seats: Any) -> None:
    """Only this edition's sub-projects, the province's places, and whole numbers."""
    fields = set(edition.sub_projects.values_list("pk", flat=True))
    places = set(
        Organisation.objects.within(edition.org_path).places().values_list("pk", flat=True)
    )
    allowed = {Tier.PROVINCIAL: {edition.organisation_id}, Tier.MUNICIPAL: places}
    for (tier, field, place), number in seats.items():
        if field not in fields or place not in allowed.get(tier, ()):
            raise Refused(_("A cell does not belong to this edition."))
        if not 0 <= number <= 9_999:
            raise Refused(_("Seats are whole numbers from 0 to 9,999."))


def _require_balance(locked: Any, current: Any, changed: Any, totals: Any, reason: str) -> None:
    if not reason.strip():
        raise MoveRefused(_("The edition is published: say why its quotas change."), code="reason")
    for tier, label in Tier.choices:
        planned = totals.get(f"{tier}_seats", locked.seats_of(tier))
        given = _sum(current, changed, tier)
        if given != planned:
            raise Refused(
                _("%(tier)s: %(given)d seats are given, %(planned)d are planned.")
                % {"tier": label, "given": given, "planned": planned}
            )


def _require_room(edition: Edition, changed: Any, actor: Membership) -> None:
    used = in_use(edition, actor)
    short = [cell for cell, number in changed.items() if number < used.get(cell, 0)]
    if short:
        place = Organisation.objects.get(pk=short[0][2])
        raise MoveRefused(
            _("%(place)s has more seats in use than you would leave it (%(used)d).")
            % {"place": place.label, "used": used[short[0]]}
        )


def _require_undivided(edition: Edition, changed: Any) -> None:
    """No place keeps less than it has given its own units."""
    given = dividing.given(edition)
    for (tier, field, organisation), number in changed.items():
        divided = given.get((field, organisation), 0)
        if tier == Tier.MUNICIPAL and number < divided:
            place = Organisation.objects.get(pk=organisation)
            text = _(
                "%(place)s has given its units %(given)d seats of this field, more than you would leave "
                "it. Its plan has to be changed first."
            )
            raise MoveRefused(text % {"place": place.label, "given": divided})


def _write(edition: Edition, current: Any, changed: Any, reason: str) -> None:
    """New cells in one INSERT, others in one UPDATE; an entry for each."""
    paths = dict(
        Organisation.objects.filter(pk__in={cell[2] for cell in changed}).values_list(
            "pk", "scope_path"
        )
    )
    new, known, entries = [], [], []
    for cell, number in changed.items():
        tier, field, place = cell
        quota = current.get(cell) or Quota(
            edition=edition, tier=tier, sub_project_id=field, organisation_id=place,
            org_path=paths[place], seats=0,
        )  # fmt: skip
        entries.append((quota.ref, quota.org_path, {"seats": quota.seats}, {"seats": number}))
        quota.seats = number
        if cell in current:
            known.append(quota)
        else:
            new.append(quota)
    Quota.objects.bulk_create(new)
    Quota.objects.set_each(["seats"], {quota.pk: [quota.seats] for quota in known})
    record_many(Quota._meta.label, "quota.set", entries, reason=reason)
