"""The four must-checks: file, personal matters, discipline organ, complaints; each signed."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import MustCheck, Nomination, NoticeReply
from selection.rules import fieldwork as rules
from selection.services import inspectors
from selection.services.refusing import refusals
from selection.states import CheckResult, MustCheckKind, NominationState

FIELDS = ("result", "source", "checked_on", "note")
INSPECTOR = "inspector"


def of(nomination: Nomination) -> dict[str, MustCheck]:
    return {row.kind: row for row in MustCheck.objects.filter(nomination=nomination)}


def sign(
    nomination: Nomination, *, given: Mapping[str, Mapping[str, Any]], actor: Membership,
    now: datetime.datetime,
) -> int:  # fmt: skip
    """Kind -> result, source, day and note. Whoever changes one answers for it; the others stay."""
    if nomination.state != NominationState.SHORTLISTED:
        raise MoveRefused(_("Only who is shortlisted is inspected."), code="state")
    if actor.role == INSPECTOR:
        inspectors.require_team(nomination.pk, actor)
    known, changed = of(nomination), 0
    faults: dict[str, str] = {}
    for kind, row in given.items():
        faults |= {f"{kind}_{name}": text for name, text in _faults(nomination, kind, row).items()}
    if faults:
        raise Refused(fields=faults)
    with act(actor, now), refusals():
        for kind, row in given.items():
            values = {name: row[name] for name in FIELDS}
            found = known.get(kind)
            if found is not None and all(getattr(found, name) == values[name] for name in FIELDS):
                continue
            signed = {"signed_by_id": actor.user_id, "signed_name": actor.user.name}
            if found is None:
                check = MustCheck(
                    org_path=nomination.org_path, nomination=nomination, kind=kind, **values, **signed
                )  # fmt: skip
                names = ["nomination", "kind", "result", "source", "checked_on"]
                rows.create(check, actor=actor, now=now, names=names)
            else:
                rows.change(found, {**values, **signed}, actor=actor, now=now, verb="sign")
            changed += 1
    return changed


def sign_many(
    nominations: Iterable[Nomination], *, given: Mapping[str, Mapping[str, Any]], actor: Membership,
    now: datetime.datetime,
) -> int:  # fmt: skip
    """The same result for many: what the file room, the personnel section and the discipline organ
    answered to one list. One entry for each nominee."""
    chosen = list(nominations)
    checks = [
        MustCheck(
            org_path=row.org_path, nomination=row, kind=kind, signed_by_id=actor.user_id,
            signed_name=actor.user.name, **{name: values[name] for name in FIELDS},
        )
        for row in chosen
        for kind, values in given.items()
    ]  # fmt: skip
    with act(actor, now), refusals():
        MustCheck.objects.bulk_create(checks, batch_size=4_000)
        after = {kind: str(values["result"]) for kind, values in given.items()}
        entries: list[tuple[Any, ...]] = [(row.ref, row.org_path, {}, after) for row in chosen]
        record_many(Nomination._meta.label, "nomination.must_check", entries)
    return len(checks)


def missing(nominations: Sequence[int]) -> dict[int, list[str]]:
    """Nominee -> kinds that are open, of those who have any."""
    results: dict[int, dict[str, str]] = {pk: {} for pk in nominations}
    found = MustCheck.objects.any_of("nomination_id", nominations)
    for nominee, kind, result in found.values_list("nomination_id", "kind", "result"):
        results[nominee][kind] = result
    return {pk: kinds for pk, each in results.items() if (kinds := rules.open_checks(each))}


def barred(nominations: Sequence[int]) -> set[int]:
    """Those of these nominees with a check that stands in the way."""
    found = MustCheck.objects.any_of("nomination_id", nominations)
    return set(found.filter(result=CheckResult.STANDS).values_list("nomination_id", flat=True))


def _faults(nomination: Nomination, kind: str, row: Mapping[str, Any]) -> dict[str, str]:
    faults = {}
    result = row["result"]
    if not row["source"].strip():
        faults["source"] = _("Say whence it is known: a letter, a file, a person.")
    if row["checked_on"] is None:
        faults["checked_on"] = _("Give the day.")
    if result in (CheckResult.SETTLED, CheckResult.STANDS) and not row["note"].strip():
        faults["note"] = _("Say what was found.")
    ended = result != CheckResult.OPEN
    if kind == MustCheckKind.COMPLAINTS and ended:
        waiting = NoticeReply.objects.filter(nomination=nomination, outcome="").count()
        if waiting:
            text = _("Replies to the inspection notice not looked into yet: %(count)d.")
            faults["result"] = text % {"count": waiting}
    return faults
