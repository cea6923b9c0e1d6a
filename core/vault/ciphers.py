"""The ciphers a blob may be sealed with, each under a number that is written into the blob.

A national cipher (SM4-GCM) becomes one more entry: new blobs carry its number, old ones still open.
"""

import os
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class WrongKeyOrContext(ValueError):
    """The bytes were changed, or belong to another key or another row."""


class Cipher(Protocol):
    """Authenticated encryption: what opens is what was sealed, for the same key and context."""

    key_bytes: int

    def seal(self, key: bytes, text: bytes, bound: bytes) -> bytes: ...

    def open(self, key: bytes, sealed: bytes, bound: bytes) -> bytes: ...


class AesGcm:
    """AES-256 in Galois/counter mode; a fresh random nonce of 96 bits precedes the sealed text."""

    key_bytes = 32
    _nonce = 12

    def seal(self, key: bytes, text: bytes, bound: bytes) -> bytes:
        nonce = os.urandom(self._nonce)
        return nonce + AESGCM(key).encrypt(nonce, text, bound)

    def open(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(sealed[: self._nonce], sealed[self._nonce :], bound)
        except (InvalidTag, ValueError) as error:
            raise WrongKeyOrContext from error


CIPHERS: dict[int, Cipher] = {1: AesGcm()}

#: The number under which new blobs are sealed.
CURRENT = 1
