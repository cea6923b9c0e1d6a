"""Appointment-form files into dossiers: read all, say what is wrong, then write all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.formats import lrm, lrmx
from candidates.formats.differences import differences
from candidates.formats.fields import Dossier, Notice
from candidates.formats.reading import Finding, Reading, interpret
from candidates.formats.record import PersonRecord, record_of
from candidates.formats.words import BAD_FILE, BAD_ID_NUMBER, FINDINGS
from candidates.models import Person
from candidates.rules import identity
from candidates.services import people
from candidates.services.records import load_record
from candidates.states import FileOutcome
from core.audit.log import act
from core.files.store import store, store_made
from core.orgs.models import SEGMENT, Membership, Organisation
from core.workflow.errors import Refused

#: Findings with which a dossier cannot be kept; all others are for staff to clear up.
BLOCKING = {"no_name", "no_birth", "bad_id_number"}
_OWNER = "candidates.person"


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A file as it came; beside an older one (LRM) its photo."""

    name: str
    content: bytes
    photo: bytes = b""

    @property
    def is_old(self) -> bool:
        return lrm.is_lrm(self.name)

    @property
    def kept_name(self) -> str:
        """What the original is called when it is kept."""
        return self.name if self.is_old else f"{self.name.removesuffix('.lrmx')}.lrmx"

    @property
    def kind(self) -> str:
        return "text/plain" if self.is_old else "application/xml"


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a file was not taken; `line` counts in the file, 0 when it concerns the whole."""

    file: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that could be read, what it says, and what it amounts to."""

    source: DossierFile
    dossier: Dossier
    reading: Reading
    record: PersonRecord


@dataclass(slots=True)
class Outcome:
    """What came of one file: its place among them, and the person that it is about."""

    position: int
    kind: FileOutcome
    ref: UUID | None = None
    taken: Taken | None = None
    differing: list[str] = field(default_factory=list)
    fault: str = ""
    line: int = 0


@dataclass(slots=True)
class ImportReport:
    created: list[UUID] = field(default_factory=list)
    #: On record already; left as they are.
    known: list[UUID] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    #: Files of people on record that say something else; nothing of them was taken.
    differing: list[FileFault] = field(default_factory=list)
    #: File name -> findings staff should look at.
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    #: One for each file, in their order.
    outcomes: list[Outcome] = field(default_factory=list)


def read_files(files: Sequence[DossierFile]) -> tuple[list[Taken], list[FileFault]]:
    """Every file read and understood, or a fault that names it. Writes nothing."""
    taken: list[Taken] = []
    faults: list[FileFault] = []
    numbers: dict[str, str] = {}
    for source in files:
        each = _read(source, numbers)
        if isinstance(each, Taken):
            taken.append(each)
        else:
            faults += each
    return taken, faults


def _read(source: DossierFile, numbers: dict[str, str]) -> Taken | list[FileFault]:
    """One file understood, or what is wrong with it; `numbers`: those of the files before it."""
    try:
        old = source.is_old
        dossier = lrm.read(source.content, source.photo) if old else lrmx.read(source.content)
    except lrmx.BadFile as fault:
        return [FileFault(source.name, str(BAD_FILE[fault.code]), fault.line or 0)]
    reading = interpret(dossier)
    record = record_of(dossier, reading)
    _birth_from_number(record)
    faults = _blocking(source.name, reading, record)
    if record.id_number in numbers:
        text = _("The ID number stands in %(file)s already.")
        faults.append(FileFault(source.name, text % {"file": numbers[record.id_number]}))
    elif record.id_number:
        numbers[record.id_number] = source.name
    return faults or Taken(source, dossier, reading, record)


def import_dossiers(
    files: Sequence[DossierFile],
    *,
    organisation: Organisation,
    actor: Membership,
    now: datetime,
    skip_faulty: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Files of one place: who is not on record is registered; who is, is left as the record has it.

    Known by the ID number, else by name and birth. A file that says otherwise than the record is named
    with the number of fields, for somebody to compare (`services.renewing`): nothing is overwritten
    unseen. With a fault in any file nothing is written, unless `skip_faulty`.
    """
    report = _read_all(files)
    outcomes = [(each, each.taken) for each in report.outcomes if each.taken is not None]
    if report.faults and not skip_faulty:
        return report
    fresh: list[people.Registration] = []
    with act(actor, now):
        for done, (outcome, taken) in enumerate(outcomes, 1):
            _sort_out(outcome, taken, report, fresh, organisation, actor)
            if progress is not None:
                progress(done, len(outcomes))
        made = people.register_many(fresh, actor=actor, now=now)
        report.created = [row.ref for row in made]
    return report


def _read_all(files: Sequence[DossierFile]) -> ImportReport:
    """Each file read; those that can be stand as left until somebody says what becomes of them."""
    report, numbers = ImportReport(), dict[str, str]()
    for position, source in enumerate(files):
        each = _read(source, numbers)
        outcome = Outcome(position, FileOutcome.LEFT)
        if isinstance(each, Taken):
            outcome.taken = each
            if each.reading.findings:
                report.findings[source.name] = each.reading.findings
        else:
            report.faults += each
            outcome.kind = FileOutcome.UNREAD
            outcome.fault = " ".join(fault.text for fault in each)
            outcome.line = each[0].line
        report.outcomes.append(outcome)
    return report


def _sort_out(
    outcome: Outcome,
    taken: Taken,
    report: ImportReport,
    fresh: list[people.Registration],
    organisation: Organisation,
    actor: Membership,
) -> None:
    """Whom one readable file is about, and what that means for it."""
    known = find_known(taken.record, organisation)
    if not known:
        outcome.kind = FileOutcome.REGISTERED
        fresh.append(_registration(taken, organisation, actor))
        outcome.ref = fresh[-1].ref
    elif len(known) > 1:
        outcome.kind, outcome.fault = FileOutcome.AMBIGUOUS, ambiguous()
        report.differing.append(FileFault(taken.source.name, outcome.fault))
    else:
        outcome.ref = known[0].ref
        report.known.append(outcome.ref)
        found = differences(taken.record, load_record(known[0]))
        outcome.differing = [each.name for each in found]
        outcome.kind = FileOutcome.DIFFERS if found else FileOutcome.SAME
        if found:
            text = _differing(len(found), known[0].name)
            report.differing.append(FileFault(taken.source.name, text))


def ambiguous() -> str:
    return _("Several people on record have this name and birth; compare it by hand.")


def import_dossier(
    source: DossierFile, *, organisation: Organisation, actor: Membership, now: datetime
) -> Person:
    """One file: the person made from it, or the one who is on record. Faults are raised as Refused."""
    report = import_dossiers([source], organisation=organisation, actor=actor, now=now)
    if not (report.created or report.known):
        faults = [*report.faults, *report.differing]
        raise Refused("; ".join(fault.text for fault in faults))
    return Person.objects.get(ref=(report.created + report.known)[0])


def find_known(record: PersonRecord, organisation: Organisation) -> list[Person]:
    """Whom the place already keeps: by the number, else by name and birth; two when that is not clear.

    Another number is another person, whatever the name; a number missing on either side is none.
    """
    kept = Person.objects.within(organisation.scope_path[: 2 * SEGMENT])
    if record.id_number:
        found = kept.with_id_number(record.id_number).first()
        if found is not None:
            return [found]
        kept = kept.filter(id_index__isnull=True)
    return list(kept.known_as(record.name, record.birth)[:2])


def _differing(count: int, name: str) -> str:
    """One line for a file that says otherwise than the record."""
    text = ngettext(
        "%(name)s is on record already; the file says %(count)d field otherwise. Nothing was changed: "
        "compare it on the page of the import.",
        "%(name)s is on record already; the file says %(count)d fields otherwise. Nothing was changed: "
        "compare it on the page of the import.",
        count,
    )
    return text % {"count": count, "name": name}


def _registration(
    taken: Taken, organisation: Organisation, actor: Membership
) -> people.Registration:
    files = files_of(taken, organisation.scope_path, actor)
    return people.Registration(taken.record, organisation, files=files)


def files_of(taken: Taken, org_path: str, actor: Membership) -> people.Files:
    """The original bytes, and the photo as a picture of its own; a bad picture is only noted."""
    original = store_made(
        taken.source.content,
        taken.source.kept_name,
        taken.source.kind,
        org_path=org_path,
        stored_by=actor.user,
        belongs_to=_OWNER,
    )
    photo_id = None
    content = taken.record.photo
    if content:
        ending = "png" if content.startswith(b"\x89PNG") else "jpg"
        try:
            photo_id = store(
                content,
                f"photo.{ending}",
                org_path=org_path,
                stored_by=actor.user,
                belongs_to=_OWNER,
            ).pk
        except Refused:
            warnings = (*taken.dossier.warnings, Notice("photo_refused", "ZhaoPian"))
            taken.record.dossier = replace(taken.dossier, warnings=warnings).to_json()
    return people.Files(photo_id, original.pk)


def _birth_from_number(record: PersonRecord) -> None:
    """Older files lack one or the other; a good number knows the birth to the day."""
    if not record.birth and record.id_number:
        try:
            record.birth = identity.check_id_number(record.id_number).birth.iso
        except identity.BadIdNumber:
            return


def _blocking(name: str, reading: Reading, record: PersonRecord) -> list[FileFault]:
    faults = []
    for finding in reading.findings:
        if finding.code == "bad_id_number":
            faults.append(FileFault(name, str(BAD_ID_NUMBER[finding.value])))
        elif finding.code in BLOCKING and not (finding.code == "no_birth" and record.birth):
            faults.append(FileFault(name, str(FINDINGS[finding.code])))
    if not record.birth and not any(f.code == "no_birth" for f in reading.findings):
        faults.append(FileFault(name, str(FINDINGS["no_birth"])))
    return faults
