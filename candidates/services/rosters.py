"""A roster held against the record, row by row; nothing is changed by it until somebody decides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.formats import rosters
from candidates.formats.differences import ROSTER_FIELDS, differences
from candidates.formats.words import ROSTER_FAULTS
from candidates.models import PARTS, ImportBatch, Person
from candidates.services import batches, dossiers
from candidates.services.batches import Line
from candidates.services.dossiers import DossierFile
from candidates.services.records import load_record
from candidates.states import BatchKind, FileOutcome
from core import vault
from core.exchange.cells import taken
from core.exchange.child.labels import heading_line, normal
from core.exchange.reading import cells_of
from core.exchange.sheet import Sheet, SheetColumn
from core.files.models import StoredFile
from core.files.store import store
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import SEGMENT, Membership, Organisation
from core.workflow.errors import Refused

KIND = "candidates.compare_roster"
ROWS_CAP = 5_000
CHUNK = 200


class _Roster(Sheet):
    """Only for reading: any table will do whose headings we know."""

    name = "roster"
    title = gettext_lazy("Roster")
    columns: list[SheetColumn] = []


@dataclass(slots=True)
class Row:
    """One row: where it stands and what it says, or why it says nothing."""

    line: int
    name: str
    digest: str
    values: dict[str, str] = field(default_factory=dict)
    fault: str = ""


def queue_roster(
    *, place: Organisation, roster: DossierFile, actor: Membership, now: datetime
) -> Job:
    """Keep the table and let a job hold it against the record."""
    try:
        kept = store(roster.content, roster.name, org_path=actor.path, stored_by=actor.user)
    except Refused as error:
        raise Refused(fields={"roster": str(error)}) from error
    return later(
        KIND, actor=actor, now=now, params={"file": str(kept.ref), "place": str(place.ref)}
    )


def compare_roster(
    file: StoredFile,
    *,
    organisation: Organisation,
    actor: Membership,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[ImportBatch, list[str]]:
    """Every row against the person it names; also the headings that were passed over.

    Nobody is registered by a roster: it says too little of a person.
    """
    rows, passed_over = read(file.content, file.name)
    lines: list[Line] = []
    for start in range(0, len(rows), CHUNK):
        lines += _lines(rows[start : start + CHUNK], organisation)
        if progress is not None:
            progress(min(start + CHUNK, len(rows)), len(rows))
    batch = batches.record_batch(
        BatchKind.ROSTER,
        lines,
        name=file.name,
        organisation=organisation,
        archive=file,
        actor=actor,
        now=now,
    )
    return batch, passed_over


def read(content: bytes, name: str) -> tuple[list[Row], list[str]]:
    """The rows of a table below its headings; raises Refused for a table that is none of ours."""
    _head, table = taken(cells_of(content, name, _Roster()))
    known = {normal(word): key for word, key in rosters.headings()}
    cells = table.rows()
    at = heading_line(cells, set(known))
    keys = [known.get(normal(cell or ""), "") for cell in cells[at]] if at is not None else []
    if at is None or "name" not in keys or not {"id_number", "birth"} & set(keys):
        raise Refused(
            _("No line of headings was found with the name and the ID number or the birth.")
        )
    twice = {key for key in keys if key and keys.count(key) > 1}
    if twice:
        heading = cells[at][keys.index(sorted(twice)[0])]
        raise Refused(_("The column “%(name)s” stands twice.") % {"name": heading})
    if len(table) - at - 1 > ROWS_CAP:
        raise Refused(_("At most %(cap)d rows can be compared at once.") % {"cap": ROWS_CAP})
    passed_over = [
        str(cell)[:40] for cell, key in zip(cells[at], keys, strict=True) if cell and not key
    ]
    below = zip(table.lines[at + 1 :], cells[at + 1 :], strict=True)
    return [_row(line, row, keys) for line, row in below], passed_over


def _row(line: int, cells: Sequence[Any], keys: Sequence[str]) -> Row:
    texts = {key: rosters.text_of(cell, key) for cell, key in zip(cells, keys, strict=False) if key}
    digest = batches.digest_of(repr(sorted(texts.items())).encode())
    row = Row(line, texts.get("name", "") or _("Row %(line)d") % {"line": line}, digest)
    try:
        row.values = rosters.read_row(texts)
    except rosters.BadRow as bad:
        row.fault = " ".join(
            f"{rosters.HEADINGS[key][0]}: {ROSTER_FAULTS[code]}" for key, code in bad.faults
        )
    return row


def _lines(rows: Sequence[Row], organisation: Organisation) -> list[Line]:
    """What comes of each row: a fixed number of statements for a chunk of them."""
    good = [row for row in rows if not row.fault]
    found = _found(good, Person.objects.within(organisation.scope_path[: 2 * SEGMENT]))
    parts = [str(part._meta.get_field("person").remote_field.related_name) for part in PARTS]
    people = {p.pk: p for known in found.values() for p in known if len(known) == 1}
    prefetch_related_objects(list(people.values()), *parts)
    return [_line(row, found.get(row.line, []), people) for row in rows]


def _line(row: Row, known: list[Person], people: dict[int, Person]) -> Line:
    line = Line(row.name, row.digest, FileOutcome.UNREAD, line=row.line, fault=row.fault)
    if row.fault:
        return line
    if len(known) != 1:
        line.outcome = FileOutcome.AMBIGUOUS if known else FileOutcome.UNKNOWN
        line.fault = dossiers.ambiguous() if known else ""
        return line
    person = people[known[0].pk]
    own = load_record(person)
    differing = differences(rosters.applied(row.values, own), own, ROSTER_FIELDS)
    line.person_id = person.pk
    line.outcome = FileOutcome.DIFFERS if differing else FileOutcome.SAME
    line.differing = [each.name for each in differing]
    line.given = {"row": row.values} if differing else None
    return line


def _found(rows: Iterable[Row], kept: Any) -> dict[int, list[Person]]:
    """Row -> the people it may be about: by the number, else by name and, where it is given, birth."""
    rows = list(rows)
    numbers = {row.values["id_number"] for row in rows if row.values.get("id_number")}
    names = {row.values["name"] for row in rows}
    by_number = {bytes(p.id_index): p for p in kept.with_id_numbers(numbers)}
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in kept.in_force().filter(name__in=names).order_by("pk"):
        by_name[person.name].append(person)
    found = {}
    for row in rows:
        number = row.values.get("id_number", "")
        index = vault.blind_index(number) if number else b""
        if index in by_number:
            found[row.line] = [by_number[index]]
        else:
            found[row.line] = [
                person
                for person in by_name[row.values["name"]]
                if not (number and person.id_index) and _born_alike(row.values, person)
            ]
    return found


def _born_alike(values: dict[str, str], person: Person) -> bool:
    """Born in the same month, as far as both say. A number says the birth too."""
    birth, own = values.get("birth", ""), str(person.birth)
    number = values.get("id_number", "")
    if not birth and number:
        birth = f"{number[6:10]}-{number[10:12]}"
    return birth.startswith(own[:7]) or own.startswith(birth[:7])
