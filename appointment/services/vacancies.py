"""Open a post, close it without filling it, open it again."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appointment.models import Proposal, Vacancy
from appointment.states import HOLDING, PROPOSAL, UNDER_WAY, VACANCY, VacancyState
from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused

EDITABLE = ("ground", "opens_on", "requirements")


def open_vacancy(*, actor: Membership, now: datetime.datetime, **fields: Any) -> Vacancy:
    """Open one post."""
    [row] = open_many([fields], actor=actor, now=now)
    return row


def open_many(
    vacancies: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[Vacancy]:
    """Each with post, edition, ground, opens_on and perhaps requirements; all or none."""
    rows = [Vacancy(org_path=fields["post"].org_path, **fields) for fields in vacancies]
    posts = [row.post_id for row in rows]
    taken = Vacancy.objects.filter(post__in=posts, state=VacancyState.OPEN)
    count = taken.count() + len(posts) - len(set(posts))
    if count:
        text = ngettext(
            "%(count)d of these posts is open already.",
            "%(count)d of these posts are open already.",
            count,
        )
        raise Refused(fields={"post": text % {"count": count}})
    with act(actor, now):
        Vacancy.objects.bulk_create(rows)
        record_many(
            "appointment.Vacancy",
            "vacancy.open",
            [
                (row.ref, row.org_path, {}, {"state": row.state, "ground": row.ground})
                for row in rows
            ],
        )
    return rows


def edit(row: Vacancy, *, actor: Membership, now: datetime.datetime, **fields: Any) -> Vacancy:
    if row.state != VacancyState.OPEN:
        raise MoveRefused(_("Only an open vacancy is changed."), code="state")
    names = [name for name in EDITABLE if name in fields and getattr(row, name) != fields[name]]
    if not names:
        return row
    before = {name: getattr(row, name) for name in names}
    for name in names:
        setattr(row, name, fields[name])
    row.version += 1
    with act(actor, now):
        row.save(update_fields=[*names, "version"])
        record(row, "vacancy.edit", before=before, after={name: fields[name] for name in names})
    return row


def fill(row: Vacancy, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Vacancy:
    """Part of an appointment."""
    return advance(row, VACANCY.fill, actor=actor, now=now, reason=reason)


def fill_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, VACANCY.fill, actor=actor, now=now, reason=reason)


def close(row: Vacancy, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Vacancy:
    """Without filling it; proposals under way are withdrawn for the same reason."""
    with act(actor, now):
        advance(row, VACANCY.close, actor=actor, now=now, reason=reason)
        _withdraw([row.pk], actor, now, reason)
    return row


def close_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    keys = list(queryset.order_by().values_list("pk", flat=True))
    rows = Vacancy.objects.filter(pk__in=keys)
    with act(actor, now):
        count = advance_many(rows, VACANCY.close, actor=actor, now=now, reason=reason)
        _withdraw(keys, actor, now, reason)
    return count


def reopen(row: Vacancy, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Vacancy:
    _check_free(Vacancy.objects.filter(pk=row.pk))
    return advance(row, VACANCY.reopen, actor=actor, now=now, reason=reason)


def reopen_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    _check_free(queryset)
    return advance_many(queryset, VACANCY.reopen, actor=actor, now=now, reason=reason)


def _withdraw(keys: Any, actor: Membership, now: datetime.datetime, reason: str) -> None:
    rows = Proposal.objects.filter(vacancy__in=keys, state__in=UNDER_WAY)
    if rows.exclude(state__in=PROPOSAL.withdraw.sources).exists():
        raise MoveRefused(_("A proposal for this post is in public notice or nominated already."))
    advance_many(rows, PROPOSAL.withdraw, actor=actor, now=now, reason=reason)


def _check_free(queryset: QuerySet[Any]) -> None:
    held = queryset.filter(post__appointments__state__in=HOLDING)
    if held.exists():
        raise MoveRefused(_("The post is held by somebody."))
    if queryset.filter(post__vacancies__state=VacancyState.OPEN).exists():
        raise MoveRefused(_("This post is open already."))
