"""The scale `national`: 31 provinces and a million people, for measuring. The printed accounts work
in the first province and its first city."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from cadreproj import roles as table
from cadreproj.demo import national
from cadreproj.demo.play import cast


@transaction.atomic
def play(
    *, scale: str, seed: int, today: date, now: datetime, accounts: Path, say: Callable[[str], None]
) -> None:
    shape = national.NATIONAL
    provinces = national.organise(shape)
    first = provinces[0]
    say(f"{len(provinces)} provinces with {shape.cities} cities of {shape.counties} counties each")
    actors = cast.engage(first, list(first.children.filter(kind="prefecture")))
    author, approver, reviewer = (
        actors.by_role[role].user_id for role in (table.MUNICIPAL, table.SECRETARY, table.REVIEWER)
    )
    officers = national.Officers(author, approver, reviewer)
    national.load(shape, provinces, officers, seed=seed, today=today, say=say)
    cast.write_accounts(actors, accounts)
