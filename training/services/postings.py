"""Postings to hard and urgent posts: propose, begin, rate, complete."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection import handover as selection
from training import rules
from training.models import Posting
from training.states import POSTED, POSTING, PostingState

EDITABLE = (
    "kind", "unit", "post", "mentor", "mentor_name", "starts_on", "ends_on", "task",
)  # fmt: skip


def post(*, trainee: Any, actor: Membership, now: datetime.datetime, **fields: Any) -> Posting:
    """Propose a posting for one trainee."""
    [row] = post_many([{"trainee": trainee, **fields}], actor=actor, now=now)
    return row


def post_many(
    postings: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[Posting]:
    """Each with trainee (a row of selection.Trainee), kind, unit, post, mentor or mentor_name,
    starts_on, ends_on and perhaps task; all or none."""
    rows = []
    for fields in postings:
        row = Posting(**fields)
        row.org_path = row.trainee.org_path
        row.mentor_name = row.mentor_name or str(row.mentor or "")
        rows.append(row)
    left = [row.trainee for row in rows if row.trainee.state != selection.TraineeState.ACTIVE]
    if left:
        names = some(trainee.name for trainee in left)
        raise Refused(_("Not in the programme any more: %(names)s.") % {"names": names})
    _check_days(rows)
    with act(actor, now):
        Posting.objects.bulk_create(rows)
        record_many(
            "training.Posting",
            "posting.post",
            [(row.ref, row.org_path, {}, {"state": row.state, "kind": row.kind}) for row in rows],
        )
    return rows


def edit(row: Posting, *, actor: Membership, now: datetime.datetime, **fields: Any) -> Posting:
    """Other values, until the posting is over; the kind and first day stay once it has begun."""
    changed = [name for name in fields if getattr(row, name) != fields[name]]
    if not changed:
        return row
    if row.state not in {PostingState.PROPOSED, PostingState.ACTIVE}:
        raise MoveRefused(_("The posting is over; its entries stay as they are."), code="state")
    fixed = {"kind", "starts_on"} & set(changed) if row.state == PostingState.ACTIVE else ()
    if fixed:
        raise Refused(fields=dict.fromkeys(fixed, _("This cannot be changed any more.")))
    before = _facts(row, changed)
    for name in changed:
        setattr(row, name, fields[name])
    row.mentor_name = row.mentor_name or str(row.mentor or "")
    _check_days([row])
    with act(actor, now):
        row.version += 1
        row.save(update_fields=[*changed, "mentor_name", "version"])
        record(row, "posting.edit", before=before, after=_facts(row, changed))
    return row


def activate(
    row: Posting, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Posting:
    _check_begun([row], localdate(now))
    return advance(row, POSTING.activate, actor=actor, now=now, reason=reason)


def activate_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    _check_begun(queryset, localdate(now))
    return advance_many(queryset, POSTING.activate, actor=actor, now=now, reason=reason)


def rate(
    row: Posting, *, rating: Any, summary: str, actor: Membership, now: datetime.datetime
) -> Posting:
    """The mentor's rating of the work, while the posting is under way."""
    rate_many({row.pk: (rating, summary)}, actor=actor, now=now)
    row.refresh_from_db()
    return row


def rate_many(
    ratings: Mapping[int, tuple[Any, ...]], *, actor: Membership, now: datetime.datetime
) -> int:
    """Posting key -> (rating, summary); all or none."""
    rows = list(Posting.objects.filter(pk__in=list(ratings)).order_by("pk"))
    if len(rows) != len(ratings):
        raise Refused(_("Somebody of the list is not in view."))
    for row in rows:
        if row.state != PostingState.ACTIVE:
            raise MoveRefused(_("A posting is rated while it is under way."), code="state")
        rating, summary = ratings[row.pk]
        if not 0 <= rating <= 100:
            raise Refused(fields={"rating": _("A mark lies between 0 and 100.")})
        if not summary.strip():
            raise Refused(fields={"summary": _("A rating needs its summary.")})
    on = localdate(now)
    with act(actor, now):
        Posting.objects.set_each(
            ["rating", "summary", "rated_on"],
            {key: (rating, summary, on) for key, (rating, summary) in ratings.items()},
        )
        record_many(
            "training.Posting",
            "posting.rate",
            [
                (row.ref, row.org_path, {"rating": row.rating}, {"rating": ratings[row.pk][0]})
                for row in rows
            ],
        )
    return len(rows)


def complete(
    row: Posting,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    rating: Any = None,
    summary: str = "",
) -> Posting:
    """Ends a posting as planned; the rating may come with it."""
    with act(actor, now):
        if rating is not None:
            row = rate(row, rating=rating, summary=summary, actor=actor, now=now)
        if row.rating is None:
            text = _("The mentor has not rated the posting yet.")
            raise Refused(fields={"rating": text})
        return advance(row, POSTING.complete, actor=actor, now=now, reason=reason)


def complete_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    unrated = queryset.filter(rating=None, state=PostingState.ACTIVE)
    names = list(unrated.order_by("pk").values_list("trainee__name", flat=True))
    if names:
        raise MoveRefused(_("Not rated by the mentor yet: %(names)s.") % {"names": some(names)})
    return advance_many(queryset, POSTING.complete, actor=actor, now=now, reason=reason)


def cut_short(
    row: Posting,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    ended_on: Any = None,
) -> Posting:
    """Ends a posting before its last day; the days after `ended_on` are free again."""
    ended_on = ended_on or localdate(now)
    if not row.starts_on <= ended_on <= row.ends_on:
        raise Refused(fields={"ended_on": _("This is not a day of the posting.")})
    return advance(row, POSTING.cut_short, actor=actor, now=now, reason=reason, ends_on=ended_on)


def cut_short_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Ends them today."""
    on = localdate(now)
    if queryset.exclude(starts_on__lte=on, ends_on__gte=on).exists():
        raise Refused(_("For some of them today is not a day of the posting."))
    return advance_many(
        queryset, POSTING.cut_short, actor=actor, now=now, reason=reason, changes={"ends_on": on}
    )


def withdraw(
    row: Posting, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Posting:
    return advance(row, POSTING.withdraw, actor=actor, now=now, reason=reason)


def withdraw_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, POSTING.withdraw, actor=actor, now=now, reason=reason)


def _check_days(rows: Any) -> None:
    """The days in order, and no trainee in two postings at once, in the database or in the list."""
    trainees = {row.trainee_id: row.trainee for row in rows}
    taken: dict[int, list[Any]] = {}
    others = Posting.objects.filter(trainee__in=list(trainees), state__in=POSTED)
    for key, *period in others.exclude(pk__in=[row.pk for row in rows if row.pk]).values_list(
        "trainee_id", "starts_on", "ends_on"
    ):
        taken.setdefault(key, []).append(tuple(period))
    clashing = set()
    for row in rows:
        if rules.days_fault(row.starts_on, row.ends_on):
            raise Refused(fields={"ends_on": _("The last day lies before the first.")})
        if not row.mentor_name:
            raise Refused(fields={"mentor_name": _("Name the mentor.")})
        own = taken.setdefault(row.trainee_id, [])
        if rules.collisions((row.starts_on, row.ends_on), own):
            clashing.add(row.trainee_id)
        own.append((row.starts_on, row.ends_on))
    if clashing:
        names = [trainees[key].name for key in sorted(clashing)[:20]]
        text = ngettext(
            "%(names)s has another posting on some of these days.",
            "%(names)s have other postings on some of these days.",
            len(clashing),
        )
        raise Refused(fields={"starts_on": text % {"names": some(names)}})


def _check_begun(rows: Any, on: datetime.date) -> None:
    for row in rows:
        if on < row.starts_on:
            text = _("The posting “%(post)s” begins on %(day)s, not before.")
            raise MoveRefused(text % {"post": row.post, "day": row.starts_on})


def _facts(row: Posting, names: Any) -> dict[Any, Any]:
    fields: list[Any] = [row._meta.get_field(name) for name in names]
    return {field.name: getattr(row, field.attname) for field in fields}
