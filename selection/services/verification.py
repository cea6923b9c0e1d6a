"""One person nominated by two places: known to the programme office alone, settled before acceptance."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Count

from selection import policies
from selection.models import Nomination
from selection.states import LIVE, NominationState

#: Where another place's nomination is still in the way; the function in the database says the same.
WAITING = {NominationState.SUBMITTED, NominationState.RETURNED, NominationState.ENDORSED}


def waiting(nominations: Iterable[Nomination]) -> set[int]:
    """Ids of those nominations that read “under verification”: another place was earlier."""
    ids = [row.pk for row in nominations if row.state in WAITING]
    if not ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM selection_under_verification(%s::bigint[])", [ids])
        return {number for (number,) in cursor.fetchall()}


def groups(actor: Any, edition: Any) -> list[list[Nomination]]:
    """The live nominations of an edition that are about one ID number, each group by time of hand-in."""
    rows = policies.nominations.scope(actor, "verify").filter(edition=edition, state__in=LIVE)
    numbers = (
        rows.filter(person__id_index__isnull=False)
        .order_by()
        .values("person__id_index")
        .annotate(count=Count("person", distinct=True))
        .filter(count__gt=1)
        .values_list("person__id_index", flat=True)
    )
    found: dict[bytes, list[Nomination]] = {}
    chosen = rows.filter(person__id_index__in=list(numbers)).for_detail()
    for row in chosen.order_by("submitted_at", "pk"):
        found.setdefault(bytes(row.person.id_index), []).append(row)
    return list(found.values())
