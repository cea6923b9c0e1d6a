"""Public notice and confirmation: the decided are put up, and who passes becomes a trainee."""

import datetime
from collections import Counter
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, Organisation
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from planning.handover import Tier, notice_end
from selection import formats, notices
from selection.models import Exemption, Nomination, Notice, NoticeEntry, Objection
from selection.ranking.plans import hash_joins
from selection.services import letters, stopping
from selection.services.refusing import refusals
from selection.states import NOMINATION, NOTICE, LetterKind, NominationState

_TRAINEES = """
    INSERT INTO selection_trainee
        (ref, version, org_path, nomination_id, person_id, edition_id, tier, sub_project_id,
         place_id, organisation_id, name, pinyin, pinyin_key, initials, stroke_key, confirmed_on)
    SELECT gen_random_uuid(), 0, n.org_path, n.id, n.person_id, n.edition_id, n.tier,
           n.sub_project_id, n.place_id, n.organisation_id, n.name, n.pinyin, n.pinyin_key,
           n.initials, n.stroke_key, %s
    FROM selection_nomination n WHERE n.id = ANY(%s::bigint[]) ORDER BY n.id
"""


def issue_notice(
    *, edition: Any, tier: str, actor: Membership, now: datetime.datetime, starts_on: datetime.date | None = None,
    nominations: Any = None, reason: str = "",
) -> Notice:  # fmt: skip
    """Put up everybody decided and not in a notice yet, with the numbered reserves of the tier."""
    starts_on = starts_on or timezone.localdate(now)
    waiting = Nomination.objects.of(edition, tier).filter(notice_entries__isnull=True)
    if nominations is not None:
        waiting = waiting.filter(pk__in=nominations.order_by().values("pk"))
    decided = waiting.filter(state=NominationState.DECIDED)
    reserves = waiting.filter(state=NominationState.RESERVE_PLACE)
    with act(actor, now), refusals():
        ids = list(decided.values_list("pk", flat=True))
        if not ids:
            raise Refused(_("Nobody is decided who is not in a notice yet."))
        held = set(reserves.values_list("pk", flat=True))
        everybody = Nomination.objects.any_of("pk", [*ids, *held])
        last = Notice.objects.filter(edition=edition).order_by("-number").first()
        number = last.number + 1 if last else 1
        ends_on = notice_end(edition, starts_on)
        label = Tier(tier).label
        with hash_joins():
            page = formats.notice_page(
                edition, label, number, starts_on, ends_on, everybody, held, _exempt(everybody)
            )
        notice = Notice.objects.create(
            org_path=edition.org_path,
            edition=edition,
            tier=tier,
            number=number,
            starts_on=starts_on,
            ends_on=ends_on,
            names=len(ids) + len(held),
            page=page,
            digest=formats.digest(page),
        )
        NoticeEntry.objects.bulk_create(
            NoticeEntry(org_path=path, notice=notice, nomination_id=pk, is_reserve=pk in held)
            for pk, path in everybody.order_by("pk").values_list("pk", "org_path")
        )
        after = {"number": number, "names": notice.names, "digest": notice.digest}
        record(notice, "notice.issue", after=after, reason=reason)
        chosen = Nomination.objects.any_of("pk", ids)
        advance_many(chosen, NOMINATION.publish, actor=actor, now=now, reason=reason)
        places = Organisation.objects.filter(pk__in=everybody.order_by().values("place_id"))
        notices.notice_issued(notice, places)
    return notice


def _exempt(nominations: Any) -> dict[int, str]:
    """Nomination id -> ground of the exemption it was qualified with."""
    granted = Exemption.objects.granted().filter(nomination__in=nominations.order_by())
    return dict(granted.values_list("nomination_id", "ground"))


def publish(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """A notice of its own for one name, such as a reserve who moved up and was never named."""
    if NoticeEntry.objects.filter(nomination=nomination).exists():
        return advance(nomination, NOMINATION.publish, actor=actor, now=now, reason=reason)
    issue_notice(
        edition=nomination.edition,
        tier=nomination.tier,
        nominations=Nomination.objects.filter(pk=nomination.pk),
        actor=actor,
        now=now,
        reason=reason,
    )
    nomination.refresh_from_db()
    return nomination


def end(notice: Notice, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Notice:
    """The period has passed; objections received in it are still heard."""
    _require_over(notice.ends_on, now)
    return advance(notice, NOTICE.end, actor=actor, now=now, reason=reason)


def end_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    over = queryset.filter(ends_on__lt=timezone.localdate(now))
    return advance_many(over, NOTICE.end, actor=actor, now=now, reason=reason)


def confirm(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """A trainee: the notice has ended and no objection is open."""
    confirm_many(
        Nomination.objects.filter(pk=nomination.pk, version=nomination.version),
        actor=actor,
        now=now,
        reason=reason,
        expected=1,
    )
    nomination.refresh_from_db()
    return nomination


def confirm_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    expected: Any = None,
) -> int:
    """Confirm everybody whose notice has ended; one open objection refuses its nominee."""
    today = timezone.localdate(now)
    with act(actor, now), refusals():
        standing = queryset.filter(state__in=NOMINATION.confirm.sources)
        ids = list(standing.order_by("pk").values_list("pk", flat=True))
        chosen = Nomination.objects.any_of("pk", ids)
        _require_heard(chosen, today)
        stopping.require_settled(chosen, NOMINATION.confirm)
        places = Counter(chosen.order_by().values_list("place_id", flat=True))
        moved = advance_many(
            chosen,
            NOMINATION.confirm,
            actor=actor,
            now=now,
            reason=reason,
            expected=len(ids) if expected is None else expected,
        )
        with connection.cursor() as cursor:
            cursor.execute(_TRAINEES, [today, ids])
        letters.issue_many(chosen, LetterKind.IDENTIFIED, actor=actor, now=now)
        for place in Organisation.objects.filter(pk__in=places):
            notices.confirmed(place, places[place.pk])
    return moved


def _require_heard(chosen: Any, today: datetime.date) -> None:
    open_notice = chosen.exclude(notice_entries__notice__ends_on__lt=today).first()
    if open_notice is not None:
        text = _("The public notice of %(name)s has not ended yet.")
        raise MoveRefused(text % {"name": open_notice.name})
    objection = Objection.objects.open().filter(nomination__in=chosen).first()
    if objection is not None:
        text = _("An objection to %(name)s is still open.")
        raise MoveRefused(text % {"name": objection.nomination.name})


def _require_over(ends_on: datetime.date, now: datetime.datetime) -> None:
    if timezone.localdate(now) <= ends_on:
        raise MoveRefused(_("The notice runs until %(day)s.") % {"day": ends_on})
