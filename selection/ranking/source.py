"""Where a run of ours finds marks, seats and departures: SELECTs over our own tables."""

import hashlib
import json

from django.db import connection

from selection.ranking.compile import Source
from selection.ranking.functions import INSTALLED
from selection.ranking.scheme import Scheme

#: Counts up whenever the same input could give another result.
ENGINE = "1"

#: Field and place in one number; the whole province competes in the provincial tier.
GROUP = "n.sub_project_id * 1000000 + CASE WHEN n.tier = 'municipal' THEN n.place_id ELSE 0 END"


def group_key(sub_project_id: int, place_id: int | None) -> int:
    return sub_project_id * 1_000_000 + (place_id or 0)


def split_group(key: int) -> tuple[int, int | None]:
    return key // 1_000_000, key % 1_000_000 or None


def source_of(scheme: Scheme, edition_id: int, tier: str, seats: dict[str, int]) -> Source:
    """Everybody who passed the review of the tier; those without a mark enter by a row of their own.

    The numbers below are ours (ids, seats); names of components and steps travel as SQL literals.
    """
    who = f"n.edition_id = {int(edition_id)} AND n.tier = {_text(tier)} AND n.exam_number <> ''"
    components = _values((name, number) for number, name in enumerate(scheme.component, 1))
    steps = _values((name, number) for name, number in scheme.step_number.items())
    groups = ", ".join(f"({int(group)}::bigint, {int(number)})" for group, number in seats.items())
    return Source(
        marks=(
            f"SELECT {GROUP} AS g, n.id AS c, coalesce(k.number, 0) AS k, m.panel AS p, "
            "coalesce(m.adjusted, m.mark) AS x "
            "FROM selection_nomination n LEFT JOIN selection_mark m ON m.nomination_id = n.id "
            f"LEFT JOIN (VALUES {components}) AS k(name, number) ON k.name = m.component "
            f"WHERE {who}"
        ),
        seats=f"SELECT * FROM (VALUES {groups or '(NULL::bigint, 0)'}) AS s(g, seats)",
        events=(
            "SELECT DISTINCT ON (d.nomination_id) d.nomination_id AS c, k.number AS step, d.event "
            "FROM selection_departure d JOIN selection_nomination n ON n.id = d.nomination_id "
            f"JOIN (VALUES {steps}) AS k(name, number) ON k.name = d.before_step WHERE {who} "
            "ORDER BY d.nomination_id, k.number, d.event = 'vetoed' DESC"
        ),
        prefix=INSTALLED,
    )


def _values(pairs) -> str:
    return ", ".join(f"({_text(name)}, {number})" for name, number in pairs)


def _text(value: str) -> str:
    """A text as an SQL literal in which no quote, backslash or percent sign stands as itself."""
    for sign in "\\'%":
        value = str(value).replace(sign, f"\\x{ord(sign):02x}" if sign != "\\" else "\\x5c")
    return f"E'{value}'"


def digest_of(source: Source, scheme_digest: str, step: str, seats: dict[str, int]) -> str:
    """What went into a run, in an order that does not depend on the order of rows."""
    total = hashlib.sha256()
    head = {"engine": ENGINE, "scheme": scheme_digest, "step": step, "seats": seats}
    total.update(json.dumps(head, sort_keys=True).encode())
    with connection.cursor() as cursor:
        for sql in (
            f"SELECT g, c, k, coalesce(p, ''), x FROM ({source.marks}) AS r",
            f"SELECT c, step, event FROM ({source.events}) AS r",
        ):
            cursor.execute(
                "SELECT encode(sha256(convert_to(coalesce(string_agg(r::text, E'\\n' "
                f"ORDER BY r::text COLLATE \"C\"), ''), 'UTF8')), 'hex') FROM ({sql}) AS r",
                [],
            )
            total.update(cursor.fetchone()[0].encode())
    return total.hexdigest()
