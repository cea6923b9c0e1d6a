"""A form has one effect, however often its button is pressed: a key per form, remembered in the cache."""

import uuid

from django.core.cache import cache
from django.db import transaction

#: How long a submission may be under way before its key is free again.
PENDING_SECONDS = 60
#: How long a second press of the same form still leads to the first one's result.
DONE_SECONDS = 24 * 3600
_PENDING = "pending"


class UnderWay(Exception):
    """The same form is being worked on at this moment."""


def new_key() -> str:
    return uuid.uuid4().hex


class Once:
    """The one effect of one form of one account."""

    def __init__(self, user_id: int, key: str):
        self.name = f"core.web.once:{user_id}:{key[:64]}" if key else ""

    def begin(self) -> str:
        """Claim the key; returns the earlier result's address when the form was done before."""
        if not self.name or cache.add(self.name, _PENDING, PENDING_SECONDS):
            return ""
        earlier = cache.get(self.name)
        if earlier == _PENDING:
            raise UnderWay
        return earlier or ""

    def done(self, url: str) -> None:
        """Remember the result once it is committed; never before."""
        if self.name:
            transaction.on_commit(lambda: cache.set(self.name, url, DONE_SECONDS), robust=True)

    def failed(self) -> None:
        """Free the key: nothing happened, so the corrected form may be sent under it."""
        if self.name:
            cache.delete(self.name)
