"""The queue of the review: when a case came, when it is due, its light, who stands beside it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from core.audit.log import act
from core.orgs.models import Membership
from selection.models import Nomination
from selection.services import criteria, terms
from selection.services.taking_over import take_over
from selection.states import ReviewStage

#: Cases looked at in one go; their facts are in memory together.
CHUNK = 2_000


def enter(ids: Sequence[int], *, actor: Membership, now: datetime.datetime) -> None:
    """Endorsed just now: the place's check is on record, the case has its due day and its light."""
    today = timezone.localdate(now)
    with act(actor, now):
        for start in range(0, len(ids), CHUNK):
            cases = _cases(ids[start : start + CHUNK])
            standings = criteria.of_many(cases, today)
            take_over(cases, standings, stage=ReviewStage.PLACE, actor=actor, now=now)
            lights = criteria.lights(cases, today, standings)
            due = {each: terms.review_due(each, today) for each in {row.edition for row in cases}}
            alike: dict[tuple[datetime.date, str], list[int]] = defaultdict(list)
            for row in cases:
                alike[due[row.edition], lights[row.pk]].append(row.pk)
            for (day, light), keys in alike.items():
                Nomination.objects.any_of("pk", keys).update(
                    endorsed_at=now, review_due_on=day, light=light
                )


def relight(nominations: Iterable[Nomination], *, now: datetime.datetime) -> None:
    """The light anew, after a verdict, a signature or a finding."""
    cases = list(nominations)
    _keep(criteria.lights(cases, timezone.localdate(now)), cases)


def refresh(*, actor: Membership, now: datetime.datetime) -> int:
    """Every case of the queue in the actor's scope anew: dossiers change without telling. Returns how
    many have another light than before."""
    today, changed = timezone.localdate(now), 0
    waiting = Nomination.objects.within(actor.path).to_review()
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        cases = _cases(ids[start : start + CHUNK])
        changed += _keep(criteria.lights(cases, today), cases)
    return changed


def beside(refs: Sequence[Any], ref: Any) -> tuple[int, Any, Any]:
    """Place in the queue (from 1, 0: not in it), and the references before and after."""
    if ref not in refs:
        return 0, None, refs[0] if refs else None
    place = refs.index(ref)
    before = refs[place - 1] if place else None
    return place + 1, before, refs[place + 1] if place + 1 < len(refs) else None


def _cases(ids: Sequence[int]) -> list[Nomination]:
    rows = Nomination.objects.any_of("pk", ids).prefetch_related("edition__organisation")
    return list(rows.order_by("pk"))


def _keep(lights: dict[int, str], cases: Iterable[Nomination]) -> int:
    """Write the lights that differ; they are no act, nobody decided anything."""
    differing: dict[str, list[int]] = defaultdict(list)
    for row in cases:
        if row.light != lights[row.pk]:
            differing[lights[row.pk]].append(row.pk)
            row.light = lights[row.pk]
    for light, keys in differing.items():
        Nomination.objects.any_of("pk", keys).update(light=light)
    return sum(len(keys) for keys in differing.values())
