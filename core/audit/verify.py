"""Checks the ledger entry by entry: numbers without gaps, links, hashes, columns, heads, checkpoint."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

_ENTRIES = """
    SELECT chain, n, hash, payload, payload::jsonb = jsonb_build_array(
               chain, n, (extract(epoch FROM at) * 1000000)::bigint,
               (extract(epoch FROM recorded_at) * 1000000)::bigint, user_id, membership_id, role,
               action, object_type, object_ref, org_path, before, after, reason, request_id, historical)
      FROM core_auditentry ORDER BY chain, n, id
"""


@dataclass(frozen=True)
class Break:
    """Where the ledger does not hold, and in what way."""

    chain: str
    n: int
    fault: str

    def __str__(self):
        return f"{self.chain}/{self.n}: {self.fault}"


@dataclass(frozen=True)
class Head:
    n: int
    digest: str


@dataclass
class Findings:
    entries: int
    heads: dict[str, Head]
    breaks: list[Break]

    @property
    def intact(self) -> bool:
        return not self.breaks


def verify(checkpoint: dict[str, Head] | None = None) -> Findings:
    """Read the whole ledger once, in the transaction and role of the caller.

    A chain alone cannot show that its end was cut off, nor that it was forged anew from some point:
    only a checkpoint kept outside shows that.
    """
    breaks: list[Break] = []
    heads: dict[str, Head] = {}
    waiting = dict(checkpoint or {})
    entries = 0
    previous = b""
    for chain, n, digest, payload, agrees in _rows():
        entries += 1
        if chain not in heads:
            previous, heads[chain] = b"", Head(0, "")
        expected = heads[chain].n + 1
        if n != expected:
            breaks.append(Break(chain, expected, f"expected number {expected}, found {n}"))
        elif hashlib.sha256(previous + payload.encode()).digest() != digest:
            breaks.append(
                Break(chain, n, "the hash does not follow from the entry before and this one")
            )
        if not agrees:
            breaks.append(Break(chain, n, "a column differs from what was sealed"))
        known = waiting.get(chain)
        if known and known.n == n and known.digest != digest.hex():
            breaks.append(Break(chain, n, "differs from the checkpoint"))
        previous, heads[chain] = digest, Head(n, digest.hex())
    breaks += _heads_that_differ(heads)
    for chain, known in waiting.items():
        found = heads.get(chain, Head(0, ""))
        if found.n < known.n:
            breaks.append(
                Break(
                    chain,
                    known.n,
                    f"the checkpoint knows {known.n} entries, only {found.n} are left",
                )
            )
    return Findings(entries, heads, breaks)


def dump(heads: dict[str, Head]) -> str:
    """A checkpoint as text, to be kept outside the database or printed."""
    return json.dumps(
        {chain: [head.n, head.digest] for chain, head in sorted(heads.items())}, indent=1
    )


def load(text: str) -> dict[str, Head]:
    return {chain: Head(int(n), str(digest)) for chain, (n, digest) in json.loads(text).items()}


def _rows() -> Iterator[tuple]:
    connection.ensure_connection()
    with connection.connection.cursor(name="ledger") as cursor:
        cursor.itersize = 5000
        cursor.execute(_ENTRIES)
        for chain, n, digest, payload, agrees in cursor:
            yield chain, n, bytes(digest), payload, agrees


def _heads_that_differ(heads: dict[str, Head]) -> Iterator[Break]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, n, hash FROM core_audithead")
        kept = {chain: Head(n, bytes(digest).hex()) for chain, n, digest in cursor.fetchall()}
    for chain in sorted(kept.keys() | heads.keys()):
        found, head = heads.get(chain, Head(0, "")), kept.get(chain, Head(0, ""))
        if found != head:
            yield Break(chain, found.n, f"the head says {head.n} entries, {found.n} were found")
