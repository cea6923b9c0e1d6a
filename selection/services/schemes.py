"""Writing schemes and publishing them; a published scheme never changes."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection.models import Mark, Scheme
from selection.ranking.faults import Faulty
from selection.ranking.parse import scheme_of
from selection.ranking.scheme import Scheme as Parsed
from selection.services.refusing import refusals
from selection.states import SCHEME, SchemeState


def draft(
    *,
    edition: Any,
    tier: str,
    name: str,
    text: str | dict[Any, Any],
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    may_adjust: bool = False,
) -> Scheme:
    """A new version of the scheme of a tier, sound from the first moment.

    `reason`: why a published scheme is to be followed by another; due only then. `may_adjust`: marks may
    be adjusted for the severity of examiners, by a recorded decision.
    """
    source = _source(text)
    require_valid(source)
    last = Scheme.objects.of(edition, tier).values_list("number", flat=True).first() or 0
    if current(edition, tier) is not None and not reason.strip():
        raise Refused(fields={"reason": _("Say why the published scheme needs a new version.")})
    scheme = Scheme(
        org_path=edition.org_path,
        edition=edition,
        tier=tier,
        number=last + 1,
        name=name,
        text=source,
        digest=digest(source),
        may_adjust=may_adjust,
    )
    with act(actor, now), refusals():
        return rows.create(
            scheme,
            actor=actor,
            now=now,
            names=["edition", "tier", "number", "name", "digest", "may_adjust"],
            reason=reason,
        )


def revise(
    scheme: Scheme,
    *,
    name: str,
    text: str | dict[Any, Any],
    actor: Membership,
    now: datetime.datetime,
    may_adjust: bool | None = None,
) -> Scheme:
    if scheme.state != SchemeState.DRAFT:
        raise MoveRefused(
            _("A published scheme stays as it is; write a new version."), code="state"
        )
    source = _source(text)
    require_valid(source)
    values: dict[str, Any] = {"name": name, "text": source, "digest": digest(source)}
    if may_adjust is not None:
        values["may_adjust"] = may_adjust
    with act(actor, now):
        return rows.change(scheme, values, actor=actor, now=now, verb="revise")


def publish(
    scheme: Scheme, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Scheme:
    """Sealed before the exam: impossible once marks of the tier are in."""
    require_valid(scheme.text)
    if Mark.objects.of(scheme.edition, scheme.tier).exists():
        raise MoveRefused(_("Marks of this tier are in already; the rules cannot change now."))
    with act(actor, now), refusals():
        advance(
            scheme,
            SCHEME.publish,
            actor=actor,
            now=now,
            reason=reason,
            published_on=timezone.localdate(now),
            digest=digest(scheme.text),
        )
    return scheme


def publish_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now):
        drafts = list(queryset.filter(state__in=SCHEME.publish.sources))
        for scheme in drafts:
            publish(scheme, actor=actor, now=now, reason=reason)
    return len(drafts)


def current(edition: Any, tier: str) -> Scheme | None:
    """The published scheme in force: the one with the highest number."""
    return Scheme.objects.of(edition, tier).published().first()


def parsed_of(scheme: Scheme) -> Parsed:
    return _parsed(scheme.text)


@lru_cache(maxsize=32)
def _parsed(text: str) -> Parsed:
    """A published text never changes, and every page on marks and lists asks for it."""
    return scheme_of(text)


def require_valid(text: str) -> Parsed:
    """The scheme, or a refusal that names every fault with its place in the text."""
    try:
        return scheme_of(text)
    except Faulty as faulty:
        lines = "\n".join(f"{fault.where}: {fault.text}" for fault in faulty.faults)
        raise Refused(fields={"text": lines}) from faulty


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _source(text: str | dict[Any, Any]) -> str:
    return text if isinstance(text, str) else json.dumps(text, ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class Change:
    """One place of a scheme that differs between two versions; "" where one has nothing there."""

    where: str
    before: str
    after: str


def changes(before: str, after: str) -> list[Change]:
    """Every place where two texts of schemes differ, in the order of the document."""
    old, new = (_flat(json.loads(text, parse_float=str, parse_int=str)) for text in (before, after))
    places = [*old, *(place for place in new if place not in old)]
    return [
        Change(place, old.get(place, ""), new.get(place, ""))
        for place in places
        if old.get(place) != new.get(place)
    ]


def _flat(value: Any, where: str = "") -> dict[str, str]:
    """JSON as `components / written / max` -> text."""
    if isinstance(value, dict):
        items = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        # A step is known by its name: one put in between does not shift those behind it.
        items = [
            (item["name"] if isinstance(item, dict) else str(number), item)
            for number, item in enumerate(value, 1)
        ]
    else:
        return {where: str(value)}
    found: dict[str, str] = {}
    for key, item in items:
        found |= _flat(item, f"{where} / {key}" if where else key)
    return found
