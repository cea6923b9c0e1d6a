"""Teams and their posts: the register that vacancies are opened in."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from appointment.models import Post, Team
from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.errors import Refused

TEAM_FIELDS = ("organisation", "kind", "branch", "name")
POST_FIELDS = (
    "title", "level", "is_head", "is_elected", "age_max", "incumbent", "term_ends_on",
)  # fmt: skip


def add_team(*, actor: Membership, now: datetime.datetime, **fields: Any) -> Team:
    [row] = add_teams([fields], actor=actor, now=now)
    return row


def add_teams(
    teams: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[Team]:
    """Each with organisation, kind, branch and name; all or none."""
    rows = [Team(org_path=fields["organisation"].scope_path, **fields) for fields in teams]
    if any(not row.org_path.startswith(actor.path) for row in rows):
        raise Refused(fields={"organisation": _("This lies outside your area.")})
    text = _("This place has a team of that name already.")
    _insert(Team, rows, "team.add", actor, now, {"name": text})
    return rows


def edit_team(row: Team, *, actor: Membership, now: datetime.datetime, **fields: Any) -> Team:
    """Another name or kind; a team stays in its place."""
    text = _("This place has a team of that name already.")
    return _change(row, {"kind", "branch", "name"}, fields, "team.edit", actor, now, {"name": text})


def add_post(*, team: Team, actor: Membership, now: datetime.datetime, **fields: Any) -> Post:
    [row] = add_posts([{"team": team, **fields}], actor=actor, now=now)
    return row


def add_posts(
    posts: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[Post]:
    """Each with team, title, level and the rest of POST_FIELDS; all or none."""
    rows = [Post(org_path=fields["team"].org_path, **fields) for fields in posts]
    text = _("This team has a post of that title already.")
    _insert(Post, rows, "post.add", actor, now, {"title": text})
    return rows


def edit_post(row: Post, *, actor: Membership, now: datetime.datetime, **fields: Any) -> Post:
    text = _("This team has a post of that title already.")
    return _change(row, set(POST_FIELDS), fields, "post.edit", actor, now, {"title": text})


def _insert(
    model: Any, rows: Any, action: str, actor: Membership, now: datetime.datetime, taken: Any
) -> None:
    try:
        with act(actor, now), transaction.atomic():
            model.objects.bulk_create(rows)
            record_many(
                model._meta.label, action, [(row.ref, row.org_path, {}, {}) for row in rows]
            )
    except IntegrityError as error:
        raise _refusal(error, taken) from error


def _change(
    row: Any,
    allowed: Any,
    fields: Any,
    action: str,
    actor: Membership,
    now: datetime.datetime,
    taken: Any,
) -> Any:
    names = [name for name in fields if name in allowed and getattr(row, name) != fields[name]]
    if not names:
        return row
    before = {name: getattr(row, name) for name in names}
    for name in names:
        setattr(row, name, fields[name])
    row.version += 1
    try:
        with act(actor, now), transaction.atomic():
            row.save(update_fields=[*names, "version"])
            record(row, action, before=before, after={name: getattr(row, name) for name in names})
    except IntegrityError as error:
        raise _refusal(error, taken) from error
    return row


def _refusal(error: Any, taken: Any) -> Exception:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if name in {"team_name_once", "post_title_once"}:
        return Refused(fields=taken)
    return error
