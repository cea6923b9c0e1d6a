"""Giving out appointment forms: who may, why, and that it is on record before anything is drawn.

The form shows the family and the state of health, so each person's ledger says who had it drawn and
for what. Drawing is the documents' matter.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates import policies
from candidates.formats.record import PersonRecord
from candidates.models import PARTS, Person
from candidates.services.records import load_record
from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.errors import Refused

KIND = "candidates.draw_forms"
FORMATS = ("pdf", "docx", "lrmx", "insp")
#: As many as one file may hold: a conference's worth, and a few seconds of drawing.
CAP = 500
CHUNK = 100
_ACTIONS = {"lrmx": "person.download_file", "insp": "person.draw_material"}


def release(
    person: Person, *, actor: Membership, now: datetime, reason: str, form: str = "pdf"
) -> PersonRecord:
    """The record to be drawn; that it was asked for is on record before."""
    with act(actor, now):
        note(Person.objects.filter(pk=person.pk), reason, form)
    (record,) = records([person.ref], actor=actor)
    return record


def chosen_refs(people: QuerySet[Any], actor: Membership) -> list[str]:
    """Those of these people whose papers the actor may have, in the order of lists."""
    allowed = policies.people.scope(actor, "download")
    chosen = allowed.filter(pk__in=people.order_by().values("pk"))
    refs = list(chosen.order_by("stroke_key", "pk").values_list("ref", flat=True)[: CAP + 1])
    if not refs:
        raise Refused(_("None of the chosen rows qualifies."))
    if len(refs) > CAP:
        raise Refused(
            _("At most %(cap)d forms can be drawn at once. Narrow the filter.") % {"cap": CAP}
        )
    return [str(ref) for ref in refs]


def records(
    refs: Sequence[Any], *, actor: Membership, progress: Callable[[int], None] | None = None
) -> list[PersonRecord]:
    """Whole dossiers with photo, in the order of `refs`; those no longer in reach are left out."""
    found: list[PersonRecord] = []
    for start in range(0, len(refs), CHUNK):
        chunk = refs[start : start + CHUNK]
        rows = {str(person.ref): person for person in _people(chunk, actor)}
        for ref in chunk:
            if person := rows.get(str(ref)):
                found.append(load_record(person, with_photo=True))
        if progress is not None:
            progress(len(found))
    return found


def _people(refs: Sequence[Any], actor: Membership) -> Iterator[Person]:
    parts = [part._meta.get_field("person").remote_field.related_name for part in PARTS]
    rows = policies.people.scope(actor, "download").filter(ref__in=refs)
    yield from rows.select_related("photo").prefetch_related(*parts)


def note(people: QuerySet[Any], reason: str, form: str) -> None:
    """Each person's ledger says what was given out and what for."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say what the forms are needed for.")})
    if form not in FORMATS:
        raise Refused(fields={"form": _("There is no file of this kind.")})
    rows = people.order_by("pk").values_list("ref", "org_path")
    entries: list[tuple[Any, ...]] = [(ref, path, {}, {"form": form}) for ref, path in rows]
    action = _ACTIONS.get(form, "person.draw_form")
    record_many(Person._meta.label, action, entries, reason=reason.strip())
