"""A newer file of a person who is on record: kept, compared field by field, taken over as chosen."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from candidates.formats.differences import FIELDS, Difference, differences, merged
from candidates.models import Person
from candidates.services import dossiers, people
from candidates.services.dossiers import DossierFile, Taken
from candidates.services.records import load_record
from core.audit.log import act, record
from core.files.models import StoredFile
from core.files.store import store_made
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused, Refused


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a kept file says otherwise than the record, and the version of the record it was held against."""

    taken: Taken
    version: int
    differences: list[Difference]


def offer(person: Person, *, source: DossierFile, actor: Membership, now: datetime) -> StoredFile:
    """Keep a newer file for its sender to compare; refused when it is about another person."""
    _read(person, source)
    with act(actor, now):
        return store_made(
            source.content,
            f"{source.name.removesuffix('.lrmx')}.lrmx",
            "application/xml",
            org_path=person.org_path,
            stored_by=actor.user,
        )


def compare(person: Person, file: StoredFile) -> Renewal:
    """The file against the record as it stands now."""
    taken = _read(person, DossierFile(file.name, file.content))
    return Renewal(taken, person.version, differences(taken.record, load_record(person)))


def take_over(
    person: Person,
    *,
    file: StoredFile,
    chosen: Collection[str],
    version: int | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> Person:
    """Take the chosen fields from the file; the others are refused, and the ledger says which.

    With nothing chosen the record stays as it is, and that too is on record. With `version` the record
    must be the one that was compared.
    """
    if unknown := set(chosen) - set(FIELDS):
        raise Refused(_("There is no field “%(name)s”.") % {"name": sorted(unknown)[0]})
    with act(actor, now):
        current = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if version is not None and current.version != version:
            raise MoveRefused(
                _("The record was changed since it was compared; look at the differences again."),
                code="stale",
            )
        renewal = compare(current, file)
        differing = [each.name for each in renewal.differences]
        accepted = [name for name in differing if name in set(chosen)]
        own = load_record(current)
        if accepted:
            new = merged(renewal.taken.record, own, accepted)
            whole = len(accepted) == len(differing)
            files = dossiers.files_of(renewal.taken, current.org_path, actor) if whole else None
            if whole:
                new.dossier = (
                    renewal.taken.record.dossier
                )  # a picture that was refused is noted there
            current = people.update_person(
                current, record=new, actor=actor, now=now, reason=reason, files=files
            )
        record(
            current,
            "person.compare_file",
            after={
                "taken": accepted,
                "refused": [name for name in differing if name not in accepted],
                "file": hashlib.sha256(file.content).hexdigest(),
            },
            reason=reason,
        )
    return current


def _read(person: Person, source: DossierFile) -> Taken:
    """The file of this very person, understood; another person's file is refused."""
    taken, faults = dossiers.read_files([source])
    if faults:
        raise Refused("; ".join(fault.text for fault in faults))
    (each,) = taken
    given, own = each.record.id_number, person.id_number
    same = each.record.name == person.name and each.record.birth == str(person.birth)
    if (given and own and given != own) or (not (given and own) and not same):
        raise Refused(
            _("This file is about another person: %(name)s.") % {"name": each.record.name}
        )
    return each
