"""Who inspects a nominee: the team as the nominee's scope sees it, wherever the team stands."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from core.orgs.models import Membership
from core.workflow.errors import MoveRefused


@dataclass(frozen=True)
class Inspector:
    """A member of the team as the nominee's report needs it."""

    user_id: int | None
    name: str
    is_leader: bool


def team_of(nomination_id: int) -> list[Inspector]:
    """Who inspects this nominee, the leader first; without those who stepped back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, name, is_leader FROM selection_team_of(%s)", [[nomination_id]]
        )
        return [Inspector(*row) for row in cursor.fetchall()]


def require_team(nomination_id: int, actor: Membership) -> list[Inspector]:
    """The nominee's team, empty where there is none; the inspection is nobody else's."""
    team = team_of(nomination_id)
    accounts = {each.user_id for each in team} - {None}
    if accounts and actor.user_id not in accounts:
        raise MoveRefused(_("Only the nominee's team inspects the nominee."))
    return team


def may_file(nomination_id: int, actor: Membership) -> bool:
    """Whether the actor leads the nominee's team: the one who has an account, else any member."""
    team = team_of(nomination_id)
    leaders = {each.user_id for each in team if each.is_leader} - {None}
    accounts = leaders or {each.user_id for each in team} - {None}
    return not accounts or actor.user_id in accounts
