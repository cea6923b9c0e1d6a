"""A place in a list as opaque text: encrypted, because a sort key may be a name or a birth date."""

import base64
import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class BadCursor(ValueError):
    """The text is no cursor of this list: forged, cut short, or made for another one."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The row beside which a page starts: its sort key and id, and how many rows stand before it."""

    sort: str
    value: object
    pk: int
    position: int

    def text(self, page: str) -> str:
        """Encode for the list named `page`; another list refuses it."""
        plain = json.dumps([self.sort, *_tagged(self.value), self.pk, self.position])
        nonce = os.urandom(_NONCE)
        sealed = _cipher(settings.SECRET_KEY).encrypt(nonce, plain.encode(), page.encode())
        return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, page: str) -> "Cursor":
        try:
            raw = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
            plain = _cipher(settings.SECRET_KEY).decrypt(raw[:_NONCE], raw[_NONCE:], page.encode())
            sort, tag, value, pk, position = json.loads(plain)
        except (ValueError, InvalidTag) as error:
            raise BadCursor from error
        return cls(sort, _READERS[tag](value), pk, position)


@lru_cache(maxsize=2)
def _cipher(secret: str) -> AESGCM:
    return AESGCM(sha256(b"core.web.cursor" + secret.encode()).digest())


_READERS = {
    "plain": lambda value: value,
    "decimal": Decimal,
    "instant": datetime.fromisoformat,
    "date": date.fromisoformat,
    "uuid": UUID,
}


def _tagged(value: object) -> tuple[str, object]:
    """Type and JSON form of a sort key; datetime before date, because it is one."""
    match value:
        case Decimal():
            return "decimal", str(value)
        case datetime():
            return "instant", value.isoformat()
        case date():
            return "date", value.isoformat()
        case UUID():
            return "uuid", str(value)
    # A date known to the month alone is text in the database, and sorts as that text.
    return "plain", getattr(value, "iso", value)
