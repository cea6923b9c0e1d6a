"""I13 in full: computing a list again from what it was computed from."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import connection

from selection.models import Run
from selection.ranking import compile as compiler
from selection.ranking.plans import hash_joins
from selection.ranking.source import ENGINE, digest_of, source_of
from selection.services import schemes
from selection.states import RunState

_LISTING = """
    SELECT coalesce(string_agg(concat_ws('|', n.exam_number, r.score::numeric(30, 8)::text, r.rank,
                                         r.outcome, r.reason), E'\\n' ORDER BY n.exam_number), '')
    FROM ({statement}) AS r JOIN selection_nomination n ON n.id = r.c WHERE r.step = {step}
"""


@dataclass(frozen=True)
class Replay:
    """`is_same` None: what the list rests on has changed since, or another engine computed it."""

    run: Run
    is_same: bool | None


def lists_in_effect() -> Any:
    return Run.objects.filter(state=RunState.EFFECTIVE).select_related("scheme").order_by("pk")


def again(run: Run) -> Replay:
    """Computed once more from the rows as they are; nothing is written."""
    parsed = schemes.parsed_of(run.scheme)
    source = source_of(parsed, run.edition_id, run.tier, run.seats)
    with hash_joins(), connection.cursor() as cursor:
        now = digest_of(source, run.scheme.digest, run.step, run.seats)
        if run.code_version != ENGINE or now != run.inputs_digest:
            return Replay(run, None)
        statement = compiler.statement(parsed, source)
        cursor.execute(_LISTING.format(statement=statement, step=int(run.step_number)))
        [listing] = cursor.fetchone()
    return Replay(run, hashlib.sha256(listing.encode()).hexdigest() == run.result_digest)
