"""Writing, publishing, amending and closing an edition."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from planning import notices
from planning.models import CityPlan, Edition, Gate
from planning.rules import procedure, readiness
from planning.services import outline, versions
from planning.states import EDITION, EditionState


def create(
    *, year: int, name: str, actor: Membership, now: datetime.datetime, **fields: Any
) -> Edition:
    """Begin a draft for the actor's province, with the usual procedure."""
    with act(actor, now):
        edition = begin(year=year, name=name, actor=actor, now=now, **fields)
        Gate.objects.bulk_create(
            Gate(
                edition=edition,
                org_path=edition.org_path,
                step=step,
                decider=procedure.USUAL[step],
                position=position,
            )
            for position, step in enumerate(procedure.ORDER, 1)
        )
    return edition


def begin(
    *, year: int, name: str, actor: Membership, now: datetime.datetime, **fields: Any
) -> Edition:
    """A draft without any part."""
    province = Organisation.objects.get(path=actor.path)
    edition = Edition(
        organisation=province, org_path=province.scope_path, year=year, name=name.strip(), **fields
    )
    _require_sense(edition)
    return rows.create(edition, actor=actor, now=now)


def edit(edition: Edition, *, actor: Membership, now: datetime.datetime, **fields: Any) -> Edition:
    """Change a draft; a published edition is amended instead."""
    with act(actor, now):
        require_draft(edition)
        _require_sense(edition, fields)
        return rows.change(edition, fields, actor=actor, now=now)


def publish(
    edition: Edition, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Edition:
    """Publish a complete draft: it is locked, and every place gets an empty plan to fill.

    Raises MoveRefused while anything on the readiness list is not met.
    """
    with act(actor, now):
        _lock(edition)
        lacking = readiness.missing(outline.readiness(edition))
        if edition.state == EditionState.DRAFT and lacking:
            raise MoveRefused(
                _("The edition is not ready to be published: %(count)d points are open.")
                % {"count": len(lacking)}
            )
        advance(edition, EDITION.publish, actor=actor, now=now, reason=reason)
        places = Organisation.objects.within(edition.org_path).places()
        plans = CityPlan.objects.bulk_create(
            CityPlan(edition=edition, organisation=place, org_path=place.scope_path)
            for place in places
        )
        versions.keep(edition, now=now)
        notices.published(edition, plans)
    return edition


def amend(
    edition: Edition, *, actor: Membership, now: datetime.datetime, reason: str = "", **changes: Any
) -> Edition:
    """Change a published edition; the places are told why. Nominations may close only later."""
    closes, new = edition.nomination_closes_on, changes.get("nomination_closes_on")
    if closes and "nomination_closes_on" in changes and (new is None or new < closes):
        text = _("The closing day of nominations may only be moved to a later day.")
        raise Refused(fields={"nomination_closes_on": text})
    _require_sense(edition, changes)
    changed = {name: value for name, value in changes.items() if getattr(edition, name) != value}
    if not changed:
        raise Refused(_("Nothing was changed."))
    lost = [
        name for name in changed if name in readiness.TEXTS + readiness.DATES and not changed[name]
    ]
    if lost:
        text = _("A published edition must keep this.")
        raise Refused(fields=dict.fromkeys(lost, text))
    with act(actor, now):
        versions.keep_first(edition, now=now)
        advance(edition, EDITION.amend, actor=actor, now=now, reason=reason, **changed)
        versions.keep(edition, now=now, reason=reason)
        places = Organisation.objects.within(edition.org_path).places()
        notices.amended(edition, places, reason)
    return edition


def close(
    edition: Edition, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Edition:
    """End an edition: nothing of it changes any more."""
    return advance(edition, EDITION.close, actor=actor, now=now, reason=reason)


def require_draft(edition: Edition) -> None:
    """Lock the edition of a part that is about to change; refuse once it is published."""
    if _lock(edition).state != EditionState.DRAFT:
        raise MoveRefused(
            _("The edition is published and locked; it changes only by an amendment."), code="state"
        )


def _lock(edition: Edition) -> Edition:
    """The edition's row as it stands, locked, so that publishing and writing exclude each other."""
    return Edition.objects.select_for_update(of=("self",)).only("state").get(pk=edition.pk)


def _require_sense(edition: Edition, changes: Any = None) -> None:
    """Refuse dates out of order and a name that is taken, at their fields."""
    changes = changes or {}

    def value(name: str) -> Any:
        return changes.get(name, getattr(edition, name))

    wrong = readiness.disorder({name: value(name) for name in readiness.DATES})
    fields: dict[str, object] = dict.fromkeys(
        wrong, _("This day does not follow the step before it.")
    )
    same = Edition.objects.filter(
        organisation_id=edition.organisation_id, year=value("year"), name=value("name")
    )
    if same.exclude(pk=edition.pk).exists():
        fields["name"] = _("There is an edition of this name in this year.")
    if fields:
        raise Refused(fields=fields)
