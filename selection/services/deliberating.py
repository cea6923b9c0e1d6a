"""The department deliberates on those found fit, and files what it proposes to the committee."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from planning.handover import with_step
from selection.models import (
    Deliberation,
    DeliberationLine,
    DeliberationMember,
    DeliberationRecusal,
    Nomination,
)
from selection.services import conflicts, stopping
from selection.services.refusing import refusals
from selection.states import (
    DELIBERATION,
    NOMINATION,
    PUT_FORWARD,
    DeliberationState,
    NominationState,
    ProposedOutcome,
)

#: The gate of the procedure that asks for a filed proposal.
STEP = "proposal"
#: Whom a proposal may put forward; who was proposed before stays so.
_STANDING = (NominationState.FIT, NominationState.PROPOSED)
#: Of those present so many remain for each person when the others withdraw.
FEWEST = 2


def usual_members() -> list[DeliberationMember]:
    """Those of the latest sitting, to start the next one from."""
    latest = Deliberation.objects.order_by("-held_on", "-pk").first()
    return list(latest.members.all()) if latest else []


def convene(
    *, edition: Any, tier: str, held_on: datetime.date, members: Sequence[Mapping[str, Any]], actor: Membership,
    now: datetime.datetime, minutes: str = "",
) -> Deliberation:  # fmt: skip
    """A sitting with everybody who should take part, the chair first; they are held to be present until
    `attend` says who is not. Members: `name`, `unit`, `post` or `user`; `is_present`."""
    if edition is None:
        raise MoveRefused(_("No edition is running."), code="state")
    if not members:
        raise Refused(fields={"people": _("Name those who take part.")})
    deliberation = Deliberation(
        org_path=edition.org_path, edition=edition, tier=tier, held_on=held_on, minutes=minutes.strip(),
        due=len(members), present=sum(bool(each.get("is_present", True)) for each in members),
    )  # fmt: skip
    with act(actor, now), refusals():
        rows.create(
            deliberation,
            actor=actor,
            now=now,
            names=["edition", "tier", "held_on", "due", "present"],
        )
        DeliberationMember.objects.bulk_create(_members(deliberation, members))
    return deliberation


def _members(
    deliberation: Deliberation, given: Sequence[Mapping[str, Any]]
) -> list[DeliberationMember]:
    made = [
        DeliberationMember(
            org_path=deliberation.org_path,
            deliberation=deliberation,
            is_chair=place == 0,
            is_present=bool(each.get("is_present", True)),
            **conflicts.named(each),
        )
        for place, each in enumerate(given)
    ]
    dossiers = conflicts.dossiers_of((each.name, each.unit) for each in made)
    for each in made:
        each.person = dossiers[each.name, each.unit]
    return made


def attend(
    deliberation: Deliberation, *, present: Iterable[Any], minutes: str, actor: Membership,
    now: datetime.datetime,
) -> Deliberation:  # fmt: skip
    """Who took part, by the keys of the members, and what the minutes say."""
    require_draft(deliberation)
    keys = set(present)
    with act(actor, now), refusals():
        rows.change(
            deliberation,
            {
                "present": deliberation.members.filter(pk__in=keys).count(),
                "minutes": minutes.strip(),
            },
            actor=actor,
            now=now,
            verb="attend",
        )
        deliberation.members.filter(pk__in=keys).update(is_present=True)
        deliberation.members.exclude(pk__in=keys).update(is_present=False)
    return deliberation


def take_up(
    deliberation: Deliberation, *, nominations: Any, outcome: str, reason: str, actor: Membership,
    now: datetime.datetime,
) -> list[DeliberationLine]:  # fmt: skip
    """The same proposal for a group of those found fit; single persons are judged apart afterwards. Who
    is tied to one of them withdraws: the dossiers say so."""
    require_draft(deliberation)
    reason = _required(reason)
    wanted = nominations.filter(edition_id=deliberation.edition_id, tier=deliberation.tier)
    wanted = wanted.to_deliberate().exclude(deliberation_lines__deliberation=deliberation)
    chosen = list(wanted.select_related("organisation").order_by("pk"))
    if not chosen:
        raise Refused(_("Nobody was found fit who is not in this proposal yet."))
    lines = [
        DeliberationLine(
            org_path=deliberation.org_path, deliberation=deliberation, nomination=nominee,
            outcome=outcome, reason=reason,
        )
        for nominee in chosen
    ]  # fmt: skip
    with act(actor, now), refusals():
        DeliberationLine.objects.bulk_create(lines)
        recusals = _recusals(deliberation, lines)
        DeliberationRecusal.objects.bulk_create(recusals)
        after = {"persons": len(lines), "outcome": outcome, "recusals": len(recusals)}
        record(deliberation, "deliberation.take_up", after=after, reason=reason)
    return lines


def _recusals(
    deliberation: Deliberation, lines: Sequence[DeliberationLine]
) -> list[DeliberationRecusal]:
    members = {each.pk: each for each in deliberation.members.select_related("user__organisation")}
    by_nominee = {line.nomination_id: line for line in lines}
    away = conflicts.recusing(members.values(), [line.nomination for line in lines])
    return [
        DeliberationRecusal(
            org_path=deliberation.org_path,
            line=by_nominee[nominee],
            member=members[member],
            kind=kind,
            reason=reason,
        )
        for (member, nominee), (kind, reason) in away.items()
    ]


def judge(
    deliberation: Deliberation, *, verdicts: Mapping[int, tuple[str, str]], actor: Membership,
    now: datetime.datetime,
) -> int:  # fmt: skip
    """Outcome and reason of single persons, by the key of their line. All or none."""
    require_draft(deliberation)
    lines = list(
        deliberation.lines.filter(pk__in=verdicts).select_related("nomination").order_by("pk")
    )
    before, after = {}, {}
    for line in lines:
        outcome, reason = verdicts[line.pk]
        new = [outcome, _required(reason, line)]
        if new != [line.outcome, line.reason]:
            ref = str(line.nomination.ref)
            before[ref], after[ref] = [line.outcome, line.reason], new
        line.outcome, line.reason = new
    if after:
        with act(actor, now), refusals():
            require_draft(
                Deliberation.objects.select_for_update(of=("self",)).get(pk=deliberation.pk)
            )
            DeliberationLine.objects.bulk_update(lines, ["outcome", "reason"], batch_size=500)
            record(deliberation, "deliberation.judge", before=before, after=after)
    return len(after)


def recuse(
    line: DeliberationLine, *, member: DeliberationMember, reason: str, actor: Membership,
    now: datetime.datetime,
) -> DeliberationRecusal:  # fmt: skip
    """A member says that they withdraw from this person's case."""
    require_draft(line.deliberation)
    recusal = DeliberationRecusal(
        org_path=line.org_path, line=line, member=member, kind="declared", reason=reason.strip()
    )
    with refusals():
        return rows.create(recusal, actor=actor, now=now)


def file(
    deliberation: Deliberation, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Deliberation:
    """The proposal is final, and whom it puts forward goes before the committee."""
    if not deliberation.minutes.strip():
        raise MoveRefused(_("Write the minutes first."), code="state")
    lines = deliberation.lines.select_related("nomination")
    if not lines.exists():
        raise MoveRefused(_("The proposal names nobody yet."), code="state")
    if deliberation.present * 2 <= deliberation.due or deliberation.present < FEWEST:
        text = _("More than half of those who should attend take part, two at the least.")
        raise MoveRefused(text, code="state")
    put_forward = lines.filter(outcome__in=PUT_FORWARD)
    gone = put_forward.exclude(nomination__state__in=_STANDING)
    _refuse(
        [line.nomination.name for line in gone.order_by("pk")],
        _("No longer among those found fit: %(names)s. Put them off, or do not propose them."),
    )
    _require_enough(deliberation, lines)
    chosen = Nomination.objects.filter(pk__in=put_forward.values("nomination_id"))
    with act(actor, now), refusals():
        stopping.require_settled(chosen, NOMINATION.propose)
        advance(deliberation, DELIBERATION.file, actor=actor, now=now, reason=reason)
        fit = chosen.filter(state=NominationState.FIT)
        if fit.exists():
            advance_many(fit, NOMINATION.propose, actor=actor, now=now)
    return deliberation


def _require_enough(deliberation: Deliberation, lines: Any) -> None:
    """Whoever is judged is judged by two at the least of those who took part."""
    away: dict[int, int] = {}
    withdrawn = DeliberationRecusal.objects.filter(line__in=lines, member__is_present=True)
    for line in withdrawn.values_list("line_id", flat=True):
        away[line] = away.get(line, 0) + 1
    alone = [key for key, count in away.items() if deliberation.present - count < FEWEST]
    _refuse(
        [line.nomination.name for line in lines.filter(pk__in=alone).order_by("pk")],
        _("Too many withdraw from the case of %(names)s: two at the least must remain."),
    )


def require_proposed(chosen: QuerySet[Any], *, until: datetime.date | None = None) -> None:
    """Where the procedure has the gate: the latest filed proposal (held by then) puts each one forward."""
    editions = chosen.order_by().values_list("edition_id", flat=True).distinct()
    gated = with_step(editions, STEP)
    if not gated:
        return
    wanted = dict(chosen.filter(edition_id__in=gated).values_list("pk", "name"))
    latest = latest_of(wanted, until=until)
    _refuse(
        [name for key, name in wanted.items() if latest.get(key) not in PUT_FORWARD],
        _("Without a filed proposal of the department to put them forward: %(names)s."),
    )


def latest_of(
    nominations: Iterable[Any], *, until: datetime.date | None = None
) -> dict[int, ProposedOutcome]:
    """Key of a nomination -> what the latest filed proposal says of it."""
    found = DeliberationLine.objects.filed().filter(nomination__in=list(nominations))
    if until is not None:
        found = found.filter(deliberation__held_on__lte=until)
    oldest_first = found.order_by("deliberation__held_on", "pk")
    return {
        nominee: ProposedOutcome(outcome)
        for nominee, outcome in oldest_first.values_list("nomination_id", "outcome")
    }


def record_of(nomination: Nomination) -> list[dict[str, Any]]:
    """The filed proposals on one nominee, the latest first."""
    found = DeliberationLine.objects.filed().filter(nomination=nomination).latest_first()
    return list(found.values("outcome", "reason", held_on=F("deliberation__held_on")))


def require_draft(deliberation: Deliberation) -> None:
    if deliberation.state != DeliberationState.DRAFT:
        raise MoveRefused(_("The proposal is filed and stays as it is."), code="state")


def _required(reason: str, line: DeliberationLine | None = None) -> str:
    if reason.strip():
        return reason.strip()
    if line is None:
        raise Refused(fields={"reason": _("Give a reason.")})
    raise Refused(_("%(name)s: give a reason.") % {"name": line.nomination.name})


def _refuse(names: Sequence[str], text: str) -> None:
    if not names:
        return
    raise MoveRefused(text % {"names": some(names)}, code="state")
