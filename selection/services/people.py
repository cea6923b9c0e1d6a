"""Nominations and traineeships of a person: what merging two records and other names need of them."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from candidates.models import Person
from core.audit.log import record_many
from core.orgs.models import Membership
from selection.models import Nomination, Trainee
from selection.services.refusing import refusals
from selection.states import LIVE, NominationState

_COPIES = ("name", "pinyin", "pinyin_key", "initials", "stroke_key")


def obstacles(keep: Person, close: Person) -> list[str]:
    """Two live nominations in one edition; or, across places, one that the other place is running."""
    live = (
        Nomination.objects.filter(person__in=[keep, close], state__in=LIVE)
        .select_related("edition", "place")
        .order_by("pk")
    )
    by_edition: dict[int, list[Nomination]] = defaultdict(list)
    for row in live:
        by_edition[row.edition_id].append(row)
    found = [
        _(
            "Both records have an active nomination in “%(edition)s”. Let one of them be withdrawn "
            "or cancelled first."
        )
        % {"edition": rows[0].edition}
        for rows in by_edition.values()
        if len({row.person_id for row in rows}) > 1
    ]
    if not found and keep.org_path != close.org_path:
        found = [
            _(
                "%(place)s has a nomination under way on the record that would be closed. Keep that "
                "record, or wait until the nomination has ended."
            )
            % {"place": row.place.label}
            for row in live
            if row.person_id == close.pk and row.state != NominationState.CONFIRMED
        ]
    return found


def hand_over(
    keep: Person, close: Person, *, actor: Membership, now: datetime, reason: str
) -> dict[str, int]:
    """Within one place everything goes to the record that is kept. What another place did stays with
    its closed record: a place keeps its own past acts."""
    if keep.org_path != close.org_path:
        return {}
    moved = {}
    with refusals():
        for model in (Nomination, Trainee):
            moved[model._meta.model_name or ""] = _reassign(model, keep, close, reason)
    return moved


def _reassign(model: Any, keep: Person, close: Person, reason: str) -> int:
    rows = model.objects.filter(person=close).order_by("pk")
    refs = list(rows.select_for_update(of=("self",)).values_list("ref", "org_path"))
    rows.order_by().update(person=keep, version=F("version") + 1, **_names(keep))
    before, after = {"person": str(close.ref)}, {"person": str(keep.ref)}
    record_many(
        model._meta.label,
        f"{model._meta.model_name}.reassign",
        ((ref, org_path, before, after) for ref, org_path in refs),
        reason=reason,
    )
    return len(refs)


def follow_name(person: Person) -> None:
    """The copies that lists sort by; who a paper of an earlier day named stays in the ledger."""
    for model in (Nomination, Trainee):
        model.objects.filter(person=person).update(**_names(person))


def held(people: list[int]) -> dict[int, list[str]]:
    """Each nomination with its edition and state."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Nomination.objects.filter(person_id__in=people).select_related("edition")
    for row in rows.order_by("-pk"):
        found[row.person_id].append(f"{row.edition}: {row.get_state_display()}")
    return found


def _names(person: Person) -> dict[str, Any]:
    return {column: getattr(person, column) for column in _COPIES}
