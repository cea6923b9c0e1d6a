"""What a newer file or a roster says of people on record: compared field by field, taken over as chosen.

Each file or row is a line of an import, so that what was taken over can be put back.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates import policies
from candidates.formats import rosters
from candidates.formats.differences import (
    FIELDS,
    ROSTER_FIELDS,
    TOGETHER,
    Difference,
    differences,
    merged,
)
from candidates.formats.kept import from_plain, plain_of, to_plain
from candidates.formats.record import PersonRecord
from candidates.models import ImportBatch, ImportedFile, Person
from candidates.services import batches, dossiers, people
from candidates.services.batches import Line
from candidates.services.dossiers import DossierFile, Taken
from candidates.services.records import load_record
from candidates.states import BatchKind, BatchState, FileOutcome
from core.audit.log import act, record
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused, Refused

KIND = "candidates.take_column"
TAKEN, REFUSED = "taken", "refused"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a line says otherwise than the record, and the version of the record it was held against."""

    given: PersonRecord
    own: PersonRecord
    version: int
    differences: list[Difference]


def offer(person: Person, *, source: DossierFile, actor: Membership, now: datetime) -> ImportedFile:
    """Keep a newer file to be compared; refused when it is about another person."""
    taken = read(person, source)
    with act(actor, now):
        found = [each.name for each in differences(taken.record, load_record(person))]
        line = Line(
            source.name,
            batches.digest_of(source.content),
            FileOutcome.DIFFERS if found else FileOutcome.SAME,
            person_id=person.pk,
            differing=found,
            given={"record": to_plain(taken.record)},
            file_id=batches.kept_file(source, person.org_path, actor).pk,
        )
        batch = batches.record_batch(
            BatchKind.NEWER,
            [line],
            name=source.name,
            organisation=person.organisation,
            actor=actor,
            now=now,
        )
    return batch.files.get()


def compare(file: ImportedFile, person: Person) -> Renewal:
    """The line against the record of the person it is about, as it stands now."""
    return _compare(file, person, load_record(person))


def _compare(file: ImportedFile, person: Person, own: PersonRecord) -> Renewal:
    given = file.given
    if "row" in given:
        new = rosters.applied(given["row"], own)
        return Renewal(new, own, person.version, differences(new, own, ROSTER_FIELDS))
    new = from_plain(given["record"]) if given else own
    return Renewal(new, own, person.version, differences(new, own))


def take_over(
    file: ImportedFile,
    *,
    chosen: Collection[str],
    only: Collection[str] | None = None,
    version: int | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> ImportedFile:
    """Take the chosen fields from the line; the others are refused, and the ledger says which.

    With nothing chosen the record stays as it is, and that too is on record. With `only` nothing is
    decided about other fields. With `version` the record must be the one that was compared.
    """
    fields = FIELDS if "record" in file.given else ROSTER_FIELDS
    if unknown := set(chosen) - set(fields):
        raise Refused(_("There is no field “%(name)s”.") % {"name": sorted(unknown)[0]})
    with act(actor, now):
        file = ImportedFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        person = Person.objects.select_for_update(of=("self",)).get(pk=_require_comparable(file))
        if version is not None and person.version != version:
            raise MoveRefused(
                _("The record was changed since it was compared; look at the differences again."),
                code="stale",
            )
        renewal = _compare(file, person, load_record(person))
        differing = [each.name for each in renewal.differences]
        decided = [name for name in differing if only is None or name in only]
        accepted = [name for name in decided if name in set(chosen)]
        if accepted:
            whole = len(accepted) == len(differing) and "record" in file.given
            person = _write(file, person, renewal, accepted, whole, actor, now, reason)
        decisions = {name: TAKEN if name in accepted else REFUSED for name in decided}
        file.decisions = {**file.decisions, **decisions}
        file.undecided = len([name for name in differing if name not in file.decisions])
        file.decided_by, file.decided_at = actor.user, now
        file.version += 1
        file.save()
        record(
            person,
            "person.compare_file",
            after={
                "taken": accepted,
                "refused": [name for name in decided if name not in accepted],
                "file": file.digest,
            },
            reason=reason,
        )
    return file


def _write(
    file: ImportedFile,
    person: Person,
    renewal: Renewal,
    accepted: list[str],
    whole: bool,
    actor: Membership,
    now: datetime,
    reason: str,
) -> Person:
    """Change the record, and keep sealed what stood there before and what stands there now.

    `whole`: everything is taken over, so the file's own words and photo become the record's.
    """
    new = merged(renewal.given, renewal.own, accepted)
    if not whole:
        new.dossier = renewal.own.dossier
    files_before = [person.photo_id, person.dossier_file_id]
    files = _files(file, new, person.org_path, actor) if whole else None
    person = people.update_person(
        person, record=new, actor=actor, now=now, reason=reason, files=files
    )
    became, earlier = load_record(person), file.before.get("fields", {})
    names = [part for name in accepted for part in TOGETHER.get(name, (name,))]
    fields: dict[str, Any] = dict(earlier)
    for name in [*names, "dossier"] if whole else names:
        was, now_there = plain_of(renewal.own, name), plain_of(became, name)
        if name in earlier and earlier[name]["became"] == was:
            was = earlier[name]["was"]
        fields[name] = {"was": was, "became": now_there}
    kept: dict[str, Any] = {**file.before, "fields": fields}
    if whole:
        kept["files"] = {
            "was": files_before,
            "became": [person.photo_id, person.dossier_file_id],
        }
    file.before_sealed = file.sealed(kept)
    return person


def _files(
    file: ImportedFile, new: PersonRecord, org_path: str, actor: Membership
) -> people.Files | None:
    """Original and photo for the record; a picture that was refused is noted in its dossier."""
    if file.file is None:
        return None
    (taken,), _faults = dossiers.read_files([DossierFile(file.file.name, file.file.content)])
    files = dossiers.files_of(taken, org_path, actor)
    new.dossier = taken.record.dossier
    return files


def _require_comparable(file: ImportedFile) -> int:
    """The number of the person it is about."""
    if file.batch.state != BatchState.IMPORTED or file.undone_at is not None:
        raise MoveRefused(_("This import was undone."), code="state")
    if file.person_id is None or not file.given_sealed:
        raise MoveRefused(_("There is nothing to compare in this file."), code="state")
    return file.person_id


def undecided_by_field(batch: ImportBatch) -> dict[str, int]:
    """Field -> how many lines say it otherwise and are not decided, in the order of the form."""
    tally = dict.fromkeys(ROSTER_FIELDS, 0)
    rows = ImportedFile.objects.filter(batch=batch).undecided()
    for differing, decisions in rows.values_list("differing", "decisions"):
        for name in differing:
            if name in tally and name not in decisions:
                tally[name] += 1
    return {name: count for name, count in tally.items() if count}


def queue_column(
    batch: ImportBatch, *, field: str, actor: Membership, now: datetime, reason: str = ""
) -> Job:
    """Let a job take over one field from every undecided line of the import."""
    if field not in ROSTER_FIELDS:
        raise Refused(_("There is no field “%(name)s”.") % {"name": field})
    if batch.state != BatchState.IMPORTED:
        raise MoveRefused(_("This import was undone."), code="state")
    params = {"batch": str(batch.ref), "field": field, "reason": reason}
    return later(KIND, actor=actor, now=now, params=params)


def take_column(
    batch: ImportBatch,
    *,
    field: str,
    actor: Membership,
    now: datetime,
    reason: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, list[tuple[ImportedFile, str]]]:
    """One field from every undecided line, one act; what was refused is named with its reason."""
    rows = [
        row
        for row in _undecided(batch, actor)
        if field in row.differing and field not in row.decisions
    ]
    done, refused = 0, []
    with act(actor, now):
        for place, row in enumerate(rows, 1):
            try:
                take_over(row, chosen=[field], only=[field], actor=actor, now=now, reason=reason)
                done += 1
            except Refused as error:
                refused.append((row, str(error)))
            if progress is not None:
                progress(place, len(rows))
    return done, refused


def _undecided(batch: ImportBatch, actor: Membership) -> QuerySet[Any]:
    rows: QuerySet[Any] = policies.imported_files.scope(actor, "compare").filter(batch=batch)
    return rows.undecided().order_by("position")  # type: ignore[attr-defined]


def read(person: Person, source: DossierFile) -> Taken:
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


__all__ = [
    "FIELDS",
    "KIND",
    "REFUSED",
    "TAKEN",
    "Renewal",
    "compare",
    "offer",
    "queue_column",
    "take_column",
    "take_over",
    "undecided_by_field",
]
