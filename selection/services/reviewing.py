"""The qualification review: returned, rejected with a ground, or qualified with an exam number."""

import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import listed, some
from planning.handover import version_of
from selection import notices, rules
from selection.models import Exemption, Nomination
from selection.services import criteria, leaving, letters, queueing, stopping, verdicts
from selection.services.refusing import refusals
from selection.services.taking_over import take_over
from selection.states import (
    NOMINATION,
    Event,
    Ground,
    LetterKind,
    Light,
    NominationState,
    ReviewStage,
    Verdict,
)


def attest(
    nomination: Nomination, *, key: str, actor: Membership, now: datetime.datetime, reason: str
) -> Nomination:
    """A reviewer vouches for one condition that the file cannot show, with the evidence."""
    if nomination.state != NominationState.ENDORSED:
        raise MoveRefused(_("Only a nomination under review can be attested to."), code="state")
    if not reason.strip():
        raise Refused(fields={"reason": _("Say which evidence was seen.")})
    found = {each.key: each for each in criteria.of_one(nomination, timezone.localdate(now))}
    if key not in found or found[key].effective != Verdict.NEEDS_PROOF:
        raise Refused(_("This condition does not wait for proof."))
    attested = {**nomination.attested, key: {"reason": reason, "by": actor.user_id}}
    with act(actor, now):
        rows.change(
            nomination, {"attested": attested}, actor=actor, now=now, verb="attest", reason=reason
        )
        verdicts.give(
            nomination, key=key, verdict=Verdict.PASS, reason=reason, actor=actor, now=now
        )
    return nomination


def pass_review(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Qualified. With criteria left it takes a reason: what shows that they are met after all. What
    somebody found not met stays in the way until that verdict is changed or the criterion exempted."""
    standings = criteria.of_one(nomination, timezone.localdate(now))
    _require_none_failed(standings)
    unmet = [each for each in standings if each.is_unmet]
    if unmet and not reason.strip():
        text = ngettext(
            "%(count)d condition is not met. Give the reason why the nominee qualifies all the same.",
            "%(count)d conditions are not met. Give the reason why the nominee qualifies all the same.",
            len(unmet),
        )
        raise MoveRefused(text % {"count": len(unmet)}, code="reason")
    with act(actor, now), refusals():
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.pass_review)
        _require_signed([nomination])
        number = _number_for(nomination)
        take_over(
            [nomination], {nomination.pk: standings},
            stage=ReviewStage.OFFICE, actor=actor, now=now, reason=reason, as_met=True,
        )  # fmt: skip
        advance(
            nomination,
            NOMINATION.pass_review,
            actor=actor,
            now=now,
            reason=reason,
            reviewer_id=actor.user_id,
            exam_number=number,
            reviewed_at=now,
            remark="",
            judged_by=version_of(nomination.edition),
        )
        letters.issue_many(stopping.of_one(nomination), LetterKind.QUALIFIED, actor=actor, now=now)
    return nomination


def _require_none_failed(standings: list[criteria.Standing]) -> None:
    failed = [
        each.criterion.label
        for each in standings
        if each.office
        and each.office.verdict == Verdict.FAIL
        and not each.is_exempt
        and not each.criterion.warns
    ]
    if failed:
        text = _("Found not met: %(names)s. Change that verdict first, or reject.")
        raise MoveRefused(text % {"names": listed(failed)})


def _require_signed(nominations: list[Nomination]) -> None:
    """An exemption that waits for its second signature keeps the case from being decided."""
    waiting = Exemption.objects.to_sign().filter(nomination__in=nominations)
    if waiting.exists():
        raise MoveRefused(_("An exemption still waits for its second signature."))


def pass_review_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Only where everything is green; each of the others is decided alone, with its reason."""
    ready = queryset.filter(state__in=NOMINATION.pass_review.sources)
    today = timezone.localdate(now)
    with act(actor, now), refusals():
        stopping.require_settled(ready, NOMINATION.pass_review)
        ids = list(ready.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), queueing.CHUNK):
            chunk = Nomination.objects.any_of("pk", ids[start : start + queueing.CHUNK])
            cases = list(chunk.prefetch_related("edition__organisation").order_by("pk"))
            standings = criteria.of_many(cases, today)
            lights = criteria.lights(cases, today, standings)
            _require_green([row for row in cases if lights[row.pk] != Light.GREEN])
            _require_signed(cases)
            take_over(cases, standings, stage=ReviewStage.OFFICE, actor=actor, now=now, as_met=True)
        for edition, tier in _groups(ready):
            _number_all(ready.filter(edition=edition, tier=tier, exam_number=""), edition, tier)
        _note_version(ready)
        moved = advance_many(
            queryset,
            NOMINATION.pass_review,
            actor=actor,
            now=now,
            reason=reason,
            changes={"reviewer_id": actor.user_id, "reviewed_at": now, "remark": ""},
        )
        letters.issue_many(
            Nomination.objects.any_of("pk", ids), LetterKind.QUALIFIED, actor=actor, now=now
        )
    return moved


def _require_green(others: list[Nomination]) -> None:
    if not others:
        return
    text = ngettext(
        "%(count)d of them is not green (%(names)s) and is decided alone.",
        "%(count)d of them are not green (%(names)s) and are decided one by one.",
        len(others),
    )
    names = some(row.name for row in others)
    raise Refused(text % {"count": len(others), "names": names})


def reject(
    nomination: Nomination,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    ground: str = Ground.OTHER,
) -> Nomination:
    """Not qualified: a coded ground and a text, told to the place and by letter to the nominee."""
    today = timezone.localdate(now)
    with act(actor, now), refusals():
        take_over(
            [nomination], {nomination.pk: criteria.of_one(nomination, today)},
            stage=ReviewStage.OFFICE, actor=actor, now=now,
        )  # fmt: skip
        advance(
            nomination,
            NOMINATION.reject,
            actor=actor,
            now=now,
            reason=reason,
            reviewer_id=actor.user_id,
            ground=str(ground),
            remark=reason,
            reviewed_at=now,
            judged_by=version_of(nomination.edition),
        )
        leaving.depart([nomination], Event.VETOED, reason)
        _tell([nomination.pk], actor, now, reason)
    return nomination


def reject_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    ground: str = Ground.OTHER,
) -> int:
    with act(actor, now), refusals():
        moving = queryset.filter(state__in=NOMINATION.reject.sources).order_by("pk")
        cases = list(moving.select_related("edition__organisation"))
        take_over(
            cases, criteria.of_many(cases, timezone.localdate(now)),
            stage=ReviewStage.OFFICE, actor=actor, now=now,
        )  # fmt: skip
        _note_version(moving)
        moved = advance_many(
            queryset,
            NOMINATION.reject,
            actor=actor,
            now=now,
            reason=reason,
            changes={
                "reviewer_id": actor.user_id, "ground": str(ground), "remark": reason,
                "reviewed_at": now,
            },
        )  # fmt: skip
        leaving.depart(cases, Event.VETOED, reason)
        _tell([row.pk for row in cases], actor, now, reason)
    return moved


def reverse_rejection(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """After a request for review, by whoever decided it: qualified after all."""
    with act(actor, now), refusals():
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.reverse_rejection)
        number = _number_for(nomination)
        leaving.come_back([nomination])
        advance(
            nomination,
            NOMINATION.reverse_rejection,
            actor=actor,
            now=now,
            reason=reason,
            reviewer_id=actor.user_id,
            exam_number=number,
            reviewed_at=now,
            ground="",
            remark="",
        )
    return nomination


def _tell(ids: list[int], actor: Membership, now: datetime.datetime, reason: str) -> None:
    rejected = Nomination.objects.for_detail().any_of("pk", ids)
    cases = list(rejected.select_related("edition__organisation"))
    letters.issue(cases, LetterKind.REJECTED, actor=actor, now=now, reason=reason)
    notices.rejected(cases, reason)


# -- exam numbers ---------------------------------------------------------------------------------


def _note_version(queryset: QuerySet[Any]) -> None:
    """By which version of its edition each of them is judged now."""
    for edition in _editions(queryset):
        queryset.order_by().filter(edition=edition).update(judged_by=version_of(edition))


def _groups(queryset: QuerySet[Any]) -> list[tuple[Any, ...]]:
    pairs = queryset.order_by().values_list("edition_id", "tier").distinct()
    editions = {row.pk: row for row in _editions(queryset)}
    return [(editions[edition], tier) for edition, tier in pairs]


def _editions(queryset: QuerySet[Any]) -> Any:
    edition: Any = Nomination._meta.get_field("edition").related_model
    return edition.objects.filter(pk__in=queryset.order_by().values("edition_id"))


def _numbers(edition_id: int, tier: str, count: int) -> list[str]:
    """The next free exam numbers of a tier; two reviewers wait for each other."""
    with connection.cursor() as cursor:
        key = f"selection.exam_number/{edition_id}/{tier}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    last = (
        Nomination.objects.examined()
        .filter(edition_id=edition_id, tier=tier)
        .order_by("-exam_number")
        .values_list("exam_number", flat=True)
        .first()
    )
    serial = int(last[1:7]) if last else 0
    return [rules.exam_number(str(tier), serial + step) for step in range(1, count + 1)]


def _number_for(nomination: Nomination) -> str:
    """The one it has had since an earlier decision, or the next."""
    if nomination.exam_number:
        return nomination.exam_number
    [number] = _numbers(nomination.edition_id, nomination.tier, 1)
    return number


def _number_all(queryset: QuerySet[Any], edition: Any, tier: str) -> None:
    """Numbers in the order of the pinyin-free key: by strokes of the names, as rooms are filled."""
    ids = list(queryset.order_by("stroke_key", "pk").values_list("pk", flat=True))
    numbers = _numbers(edition.pk, tier, len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE selection_nomination n SET exam_number = g.number "
            "FROM unnest(%s::bigint[], %s::text[]) AS g(id, number) WHERE n.id = g.id",
            [ids, numbers],
        )
