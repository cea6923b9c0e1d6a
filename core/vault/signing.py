"""Signing what leaves the program, so that a stranger can tell who issued it and that nobody changed it.

RSA with PKCS#1 v1.5 and SHA-256: anybody checks it with a few lines and no library, which is the point.
"""

import base64
import hashlib
import json
from functools import lru_cache

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

BITS = 3072


def new_key() -> str:
    """A private key as SIGNING_KEY takes it: base64 of PKCS#8, DER."""
    key = rsa.generate_private_key(public_exponent=65_537, key_size=BITS)
    content = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return base64.b64encode(content).decode()


def sign(message: bytes) -> str:
    """The signature in hexadecimal. Raises ImproperlyConfigured without a usable key."""
    return _key(settings.SIGNING_KEY).sign(message, padding.PKCS1v15(), hashes.SHA256()).hex()


def public_key() -> str:
    """What is published: {"n": modulus in hexadecimal, "e": exponent}."""
    numbers = _key(settings.SIGNING_KEY).public_key().public_numbers()
    return json.dumps({"n": f"{numbers.n:x}", "e": numbers.e}, indent=1)


def fingerprint() -> str:
    """SHA-256 of the public key, short enough to be read out: eight groups of eight."""
    numbers = _key(settings.SIGNING_KEY).public_key().public_numbers()
    digest = hashlib.sha256(f"{numbers.n:x}:{numbers.e}".encode()).hexdigest()
    return " ".join(digest[place : place + 8] for place in range(0, 64, 8))


@lru_cache(maxsize=2)
def _key(text: str) -> rsa.RSAPrivateKey:
    if not text:
        raise ImproperlyConfigured("SIGNING_KEY is empty; deploy/make_secrets.py makes one")
    try:
        key = serialization.load_der_private_key(base64.b64decode(text), None)
    except ValueError as error:
        raise ImproperlyConfigured("SIGNING_KEY is not a private key (base64, PKCS#8)") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < BITS:
        raise ImproperlyConfigured(f"SIGNING_KEY must be an RSA key of at least {BITS} bits")
    return key
