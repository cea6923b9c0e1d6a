"""Sealed fields: what must not be readable in a dump, a backup or a log.

>>> blob = seal("420000199001011234", context=b"candidates.person:0b3c…")
>>> unseal(blob, context=b"candidates.person:0b3c…")
'420000199001011234'

The context binds a blob to its row: moved to another row it does not open. `blind_index` gives
equal bytes for equal texts, so that a sealed column can be searched and kept unique.
"""

from core.vault.box import (
    Unreadable,
    blind_index,
    is_current,
    reseal,
    reseal_bytes,
    seal,
    seal_bytes,
    unseal,
    unseal_bytes,
)

__all__ = [
    "Unreadable",
    "blind_index",
    "is_current",
    "reseal",
    "reseal_bytes",
    "seal",
    "seal_bytes",
    "unseal",
    "unseal_bytes",
]
