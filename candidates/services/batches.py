"""An import as one act: what came, who was registered, and what is left to compare."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from candidates.formats.kept import to_plain
from candidates.models import ImportBatch, ImportedFile, Person
from candidates.services import dossiers, undoing
from candidates.services.dossiers import DossierFile, ImportReport, Outcome
from candidates.states import BatchKind, FileOutcome
from core import vault
from core.audit.log import act, record
from core.files.models import StoredFile
from core.files.store import store_made
from core.orgs.bulk import insert
from core.orgs.models import Membership, Organisation

NAME_CAP = 120


@dataclass(slots=True)
class Line:
    """One file or row as the batch keeps it; `given` is sealed on the way."""

    name: str
    digest: str
    outcome: FileOutcome
    line: int = 0
    person_id: int | None = None
    fault: str = ""
    file_id: int | None = None
    differing: list[str] = field(default_factory=list)
    given: dict[str, Any] | None = None
    ref: UUID = field(default_factory=uuid4)


def import_batch(
    files: Sequence[DossierFile],
    *,
    organisation: Organisation,
    actor: Membership,
    now: datetime,
    archive: StoredFile | None = None,
    skip_faulty: bool = False,
    progress: Callable[[int, int], None] | None = None,
    name: str = "",
) -> tuple[ImportBatch, ImportReport]:
    """Import many files and keep what came of each; see `dossiers.import_dossiers`. `name`: of what
    was sent, where that was an archive; else of the first file.

    Stopped by faults, the import has registered nobody, and its page says which files were wrong.
    """
    with act(actor, now):
        report = dossiers.import_dossiers(
            files,
            organisation=organisation,
            actor=actor,
            now=now,
            skip_faulty=skip_faulty,
            progress=progress,
        )
        numbers = _numbers(report)
        lines = [
            _line(files[each.position], each, numbers, organisation, actor)
            for each in report.outcomes
        ]
        batch = record_batch(
            BatchKind.FILES,
            lines,
            name=name or (files[0].name if files else ""),
            organisation=organisation,
            archive=archive,
            actor=actor,
            now=now,
        )
        if report.faults and not skip_faulty:
            undoing.stop(batch, actor=actor, now=now)
    return batch, report


def record_batch(
    kind: BatchKind,
    lines: Sequence[Line],
    *,
    name: str,
    organisation: Organisation,
    archive: StoredFile | None = None,
    actor: Membership,
    now: datetime,
) -> ImportBatch:
    """The batch and its lines, two statements for any number; one entry with figures and digest."""
    tally = Counter(each.outcome for each in lines)
    digest = hashlib.sha256("\n".join(each.digest for each in lines).encode()).hexdigest()
    figures = {
        "size": len(lines),
        "registered": tally[FileOutcome.REGISTERED],
        "differing": tally[FileOutcome.DIFFERS],
        "same": tally[FileOutcome.SAME],
        "unread": tally[FileOutcome.UNREAD],
    }
    with act(actor, now):
        batch = ImportBatch.objects.create(
            org_path=organisation.scope_path,
            organisation=organisation,
            kind=kind,
            name=name[:NAME_CAP],
            importer=actor.user,
            importer_name=str(actor.user),
            imported_at=now,
            digest=digest,
            archive=archive,
            **figures,
        )
        insert(ImportedFile, [_row(batch, place, each) for place, each in enumerate(lines)])
        record(batch, "importbatch.import", after={**figures, "digest": digest, "kind": kind})
    return batch


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _numbers(report: ImportReport) -> dict[UUID, int]:
    refs = [each.ref for each in report.outcomes if each.ref is not None]
    return dict(Person.objects.filter(ref__in=refs).values_list("ref", "pk"))


def _line(
    source: DossierFile,
    outcome: Outcome,
    numbers: dict[UUID, int],
    organisation: Organisation,
    actor: Membership,
) -> Line:
    line = Line(
        source.name,
        digest_of(source.content),
        outcome.kind,
        line=outcome.line,
        person_id=numbers[outcome.ref] if outcome.ref else None,
        fault=outcome.fault,
        differing=outcome.differing,
    )
    if outcome.kind is FileOutcome.DIFFERS and outcome.taken is not None:
        line.given = {"record": to_plain(outcome.taken.record)}
        line.file_id = kept_file(source, organisation.scope_path, actor).pk
    return line


def kept_file(source: DossierFile, org_path: str, actor: Membership) -> StoredFile:
    """The bytes, for their sender to have back."""
    return store_made(
        source.content,
        source.kept_name,
        source.kind,
        org_path=org_path,
        stored_by=actor.user,
    )


def _row(batch: ImportBatch, position: int, line: Line) -> dict[str, Any]:
    context = b"candidates.importedfile:" + line.ref.bytes
    given = json.dumps(line.given, ensure_ascii=False) if line.given else ""
    return {
        "ref": line.ref,
        "org_path": batch.org_path,
        "version": 0,
        "batch_id": batch.pk,
        "position": position,
        "name": line.name[:NAME_CAP],
        "line": line.line,
        "digest": line.digest,
        "person_id": line.person_id,
        "outcome": line.outcome,
        "fault": line.fault,
        "file_id": line.file_id,
        "differing": line.differing,
        "decisions": {},
        "undecided": len(line.differing),
        "given_sealed": vault.seal(given, context) if given else None,
    }
