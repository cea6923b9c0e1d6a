"""The other stages' rows that hang on a person, reached without knowing the stages.

Each path of `settings.PERSON_HOLDERS` names a module with the functions of `Holder`.
"""

from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from candidates.models import Person
from core.orgs.models import Membership


class Holder(Protocol):
    """What a stage offers whose rows have a `person`."""

    def obstacles(self, keep: Person, close: Person) -> list[str]:
        """Why `close` cannot be merged into `keep`, in words for the reader; nothing: it can."""

    def hand_over(
        self, keep: Person, close: Person, *, actor: Membership, now: datetime, reason: str
    ) -> dict[str, int]:
        """Move the rows of `close` to `keep`, set-based and recorded; returns how many of what."""

    def follow_name(self, person: Person) -> None:
        """Bring the copies of the name, its reading and its order up to date."""

    def held(self, people: list[int]) -> dict[int, list[str]]:
        """What hangs on each of these records, in words."""


@cache
def holders() -> tuple[Holder, ...]:
    return tuple(cast(Holder, import_module(path)) for path in settings.PERSON_HOLDERS)


def obstacles(keep: Person, close: Person) -> list[str]:
    """What stands against the merge in any stage."""
    return [text for holder in holders() for text in holder.obstacles(keep, close)]


def hand_over(
    keep: Person, close: Person, *, actor: Membership, now: datetime, reason: str
) -> dict[str, int]:
    """Move everything of every stage; what was moved, with numbers."""
    moved: dict[str, int] = {}
    for holder in holders():
        moved |= holder.hand_over(keep, close, actor=actor, now=now, reason=reason)
    return {name: count for name, count in moved.items() if count}


def follow_name(person: Person) -> None:
    """Let every stage's copies of the name follow."""
    for holder in holders():
        holder.follow_name(person)


def held(people: list[int]) -> dict[int, list[str]]:
    """What hangs on each record, over all stages."""
    found: dict[int, list[str]] = {number: [] for number in people}
    for holder in holders():
        for number, texts in holder.held(people).items():
            found[number] += texts
    return found
