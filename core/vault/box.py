"""Sealing and opening with the keys of the settings.

A blob is: one byte format, one byte cipher number, two bytes key version, then what the cipher made.
The four bytes of the head are authenticated together with the caller's context.
"""

import base64
import hashlib
import hmac
import struct
import unicodedata
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from core.vault import ciphers

_FORMAT = 1
_HEAD = struct.Struct(">BBH")


class Unreadable(ValueError):
    """A blob that does not open: altered, of another row, or of a key that is no longer there."""


def seal(text: str, context: bytes) -> bytes:
    """Encrypt `text` for the row that `context` names."""
    return seal_bytes(text.encode(), context)


def unseal(blob: bytes, context: bytes) -> str:
    """Open what `seal` made for the same context."""
    return unseal_bytes(blob, context).decode()


def seal_bytes(content: bytes, context: bytes) -> bytes:
    version = max(_keys())
    head = _HEAD.pack(_FORMAT, ciphers.CURRENT, version)
    cipher = ciphers.CIPHERS[ciphers.CURRENT]
    return head + cipher.seal(_key(version, cipher), content, _bound(head, context))


def unseal_bytes(blob: bytes, context: bytes) -> bytes:
    blob = bytes(blob)
    number, version = _head(blob)
    cipher = ciphers.CIPHERS.get(number)
    if cipher is None:
        raise Unreadable(f"unknown cipher {number}")
    head, sealed = blob[: _HEAD.size], blob[_HEAD.size :]
    try:
        return cipher.open(_key(version, cipher), sealed, _bound(head, context))
    except ciphers.WrongKeyOrContext as error:
        raise Unreadable("altered, or sealed for another row") from error


def is_current(blob: bytes) -> bool:
    """Whether the blob carries the newest key and cipher; the others wait for `reseal`."""
    return _head(bytes(blob)) == (ciphers.CURRENT, max(_keys()))


def reseal(blob: bytes, context: bytes) -> bytes:
    """The same content under the newest key; unchanged bytes when it has it already."""
    return reseal_bytes(blob, context)


def reseal_bytes(blob: bytes, context: bytes) -> bytes:
    if is_current(blob):
        return bytes(blob)
    return seal_bytes(unseal_bytes(blob, context), context)


def blind_index(text: str) -> bytes:
    """Equal bytes for equal texts, unlinkable without the key: a sealed column's search column.

    Width and case of letters do not count, nor blanks at the ends (`x` and `X` in an identity number).
    """
    normal = unicodedata.normalize("NFKC", text).strip().upper()
    return hmac.new(_index_key(settings.INDEX_KEY), normal.encode(), hashlib.sha256).digest()


def _head(blob: bytes) -> tuple[int, int]:
    if len(blob) < _HEAD.size:
        raise Unreadable("too short")
    form, number, version = _HEAD.unpack_from(blob)
    if form != _FORMAT:
        raise Unreadable(f"unknown format {form}")
    return number, version


def _bound(head: bytes, context: bytes) -> bytes:
    if not isinstance(context, bytes) or not context:
        raise ValueError("the context names the row and may not be empty")
    return head + context


def _keys() -> dict[int, bytes]:
    return _decoded(tuple(sorted((int(k), v) for k, v in settings.FIELD_KEYS.items())))


def _key(version: int, cipher: ciphers.Cipher) -> bytes:
    key = _keys().get(version)
    if key is None:
        raise Unreadable(f"key version {version} is not in FIELD_KEYS")
    if len(key) != cipher.key_bytes:
        raise ImproperlyConfigured(f"FIELD_KEYS[{version}] must have {cipher.key_bytes} bytes")
    return key


@lru_cache(maxsize=8)
def _decoded(pairs: tuple[tuple[int, str], ...]) -> dict[int, bytes]:
    if not pairs:
        raise ImproperlyConfigured("FIELD_KEYS is empty; `make setup` writes one for this machine")
    return {version: base64.b64decode(text, validate=True) for version, text in pairs}


@lru_cache(maxsize=8)
def _index_key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) < 32:
        raise ImproperlyConfigured("INDEX_KEY must have at least 32 bytes, in base64")
    return key
