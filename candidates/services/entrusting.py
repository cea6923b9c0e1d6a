"""Which organisation of a place keeps a dossier: the place itself, or one of its counties.

A county sees, edits and nominates whom it keeps; its place sees them all. Rows of the dossier follow
their person by the database's own composite keys.
"""

from datetime import datetime
from typing import Any, cast

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from candidates import policies
from candidates.models import Duplicate, Person
from candidates.services import holders
from core.audit.log import act, record_many
from core.files.models import StoredFile
from core.orgs.models import SEGMENT, Membership, Organisation
from core.workflow.errors import Refused

LABEL = Person._meta.label


def entrust_many(
    people: QuerySet[Any],
    *,
    keeper: Organisation,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> tuple[int, list[tuple[Person, str]]]:
    """Let `keeper` keep these dossiers from now on; how many, and who stays where they are and why."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why the dossier changes hands.")})
    if keeper.kind not in (Organisation.Kind.PREFECTURE, Organisation.Kind.COUNTY):
        raise Refused(fields={"keeper": _("Dossiers are kept by places and their counties.")})
    with act(actor, now):
        chosen = policies.people.scope(actor, "entrust").filter(
            pk__in=people.order_by().values("pk")
        )
        rows = list(
            chosen.exclude(organisation=keeper)
            .select_related("organisation")
            .select_for_update(of=("self",))
            .order_by("pk")
        )
        against = _obstacles(rows, keeper)
        going = [person for person in rows if not against[person.pk]]
        _hand_over(going, keeper, reason)
    return len(going), [(row, " ".join(against[row.pk])) for row in rows if against[row.pk]]


def _obstacles(rows: list[Person], keeper: Organisation) -> dict[int, list[str]]:
    """What ties each of these dossiers to who keeps it now."""
    numbers = [row.pk for row in rows]
    found = holders.held(numbers)
    for row in rows:
        if row.org_path[: 2 * SEGMENT] != keeper.place_path:
            found[row.pk].append(_("Another place keeps the dossier."))
    for pair in Duplicate.objects.of(*numbers).values_list("first_id", "second_id"):
        for number in set(pair) & set(numbers):
            found[number].append(_("The record was compared with another of the same place."))
    for row in Person.objects.filter(merged_into__in=numbers).only("merged_into"):
        found[cast(int, row.merged_into_id)].append(_("Another record was merged into it."))
    return found


def _hand_over(going: list[Person], keeper: Organisation, reason: str) -> None:
    """Files first: person and parts follow them, or the person's own path, by ON UPDATE CASCADE."""
    if not going:
        return
    files = [file for row in going for file in (row.photo_id, row.dossier_file_id) if file]
    rows = Person.objects.filter(pk__in=[row.pk for row in going])
    StoredFile.objects.filter(pk__in=files).update(org_path=keeper.scope_path)
    rows.update(
        org_path=keeper.scope_path,
        organisation=keeper,
        county=keeper if keeper.kind == Organisation.Kind.COUNTY else None,
        version=F("version") + 1,
    )
    entries: list[tuple[Any, ...]] = [
        (
            row.ref,
            keeper.scope_path,
            {"organisation": row.organisation.name},
            {"organisation": keeper.name},
        )
        for row in going
    ]
    record_many(LABEL, "person.entrust", entries, reason=reason.strip())
