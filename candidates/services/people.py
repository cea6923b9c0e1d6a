"""Putting people on record, one or many; changing a record; showing what is sealed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from candidates.formats.record import PersonRecord
from candidates.models import PARTS, FamilyMember, Person
from candidates.rules import identity, names
from candidates.rules.names import tidy_name
from candidates.services import findings, holders, matching
from candidates.services.records import columns_of, load_record, part_rows
from core.audit.log import act, record, record_many
from core.orgs.bulk import insert
from core.orgs.models import SEGMENT, Membership, Organisation
from core.workflow.errors import MoveRefused, Refused

LABEL = Person._meta.label
#: Changes of these are shown in the ledger by value; of all others only that they were changed.
PLAIN_IN_LEDGER = (
    "present_post", "position_level", "level_since", "professional_title", "titles",
    "expertise", "reporting_unit",
)  # fmt: skip
HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Files:
    """Numbers of files stored in the person's scope; one that is missing stays as it is, or goes when
    this is `exact`."""

    photo_id: int | None = None
    dossier_file_id: int | None = None
    exact: bool = False


@dataclass(slots=True)
class Registration:
    """A record and where it is kept."""

    record: PersonRecord
    organisation: Organisation
    county: Organisation | None = None
    files: Files = field(default_factory=Files)
    ref: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Registered:
    id: int
    ref: UUID
    org_path: str


def create_person(
    *,
    record: PersonRecord,
    organisation: Organisation,
    county: Organisation | None = None,
    actor: Membership,
    now: datetime,
) -> Person:
    """One new dossier; Refused names the field that stands in the way."""
    _check(record, now)
    row = Registration(record, organisation, county)
    (made,) = register_many([row], actor=actor, now=now)
    return Person.objects.get(pk=made.id)


def register_many(
    rows: Sequence[Registration], *, actor: Membership, now: datetime
) -> list[Registered]:
    """Many new dossiers with all their parts, a handful of statements for any number of people."""
    if not rows:
        return []
    with act(actor, now):
        _refuse_known(rows)
        _insert_people(rows)
        numbers = dict(
            Person.objects.filter(ref__in=[row.ref for row in rows]).values_list("ref", "pk")
        )
        _insert_parts([(numbers[row.ref], row.organisation.scope_path, row.record) for row in rows])
        made = [Registered(numbers[row.ref], row.ref, row.organisation.scope_path) for row in rows]
        matching.suspect(row.id for row in made)
        record_many(LABEL, "person.register", [(row.ref, row.org_path, {}, {}) for row in made])
    return made


def update_person(
    person: Person,
    *,
    record: PersonRecord,
    actor: Membership,
    now: datetime,
    reason: str = "",
    version: int | None = None,
    county: Organisation | None = None,
    files: Files | None = None,
) -> Person:
    """Replace what is on record. What `record` does not name is emptied: begin with `load_record`.

    Files and county are changed only where given. The old values of what was
    changed stay in the ledger by field; their words only where nothing personal is in them. The
    dossier is checked anew, so that its findings are those of what now stands in it.
    """
    _check(record, now)
    with act(actor, now):
        current = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if version is not None and current.version != version:
            raise MoveRefused(_stale(), code="stale")
        before = load_record(current)
        record = _titles_follow(before, record)
        _require_open(current)
        _refuse_known_number(current, record.id_number)
        known_as = current.name
        if tidy_name(record.name) != known_as:
            current.reading = ""  # it was set for the other name
        for column, value in columns_of(record, current.ref, reading=current.reading).items():
            setattr(current, column, value)
        if files is not None:
            kept = Files() if files.exact else Files(current.photo_id, current.dossier_file_id)
            current.photo_id = files.photo_id or kept.photo_id
            current.dossier_file_id = files.dossier_file_id or kept.dossier_file_id
        if county is not None:
            current.county = county
        current.version += 1
        current.save()
        current.refresh_from_db()
        for part in PARTS:
            part.objects.filter(person=current).delete()
        _insert_parts([(current.pk, current.org_path, record)])
        was, became = _changes(before, record)
        _note(current, "person.edit", was, became, reason)
        findings.check(Person.objects.filter(pk=current.pk), actor=actor, now=now)
        matching.suspect([current.pk])
        if current.name != known_as:
            holders.follow_name(current)
    return current


def set_reading(
    person: Person,
    *,
    syllables: str,
    actor: Membership,
    now: datetime,
    reason: str = "",
    version: int | None = None,
) -> Person:
    """How the name is read, where the usual reading errs; empty syllables: as usual again.

    Lists, search and the records of later stages that sort by the reading follow.
    """
    if not reason.strip():
        raise Refused(fields={"reason": _("Say how you know the reading.")})
    with act(actor, now):
        current = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if version is not None and current.version != version:
            raise MoveRefused(_stale(), code="stale")
        _require_open(current)
        try:
            reading = names.spoken(current.name, syllables)
        except names.BadReading as error:
            raise Refused(fields={"syllables": _misread(error)}) from error
        before = current.pinyin
        current.reading = " ".join(syllables.split()).lower()
        current.pinyin, current.pinyin_key = reading.full, reading.key
        current.initials = reading.initials
        current.version += 1
        current.save(update_fields=["reading", "pinyin", "pinyin_key", "initials", "version"])
        _note(current, "person.set_reading", {"pinyin": before}, {"pinyin": current.pinyin}, reason)
        holders.follow_name(current)
        matching.suspect([current.pk])
    return current


def _misread(error: names.BadReading) -> str:
    if error.code == "latin":
        return _("A name in Latin letters is read as it is written.")
    if error.code == "count":
        return _("Write one syllable for each character: shan yun feng.")
    return _("“%(syllable)s” is not a syllable of pinyin.") % {"syllable": error.syllable}


def reveal_id_number(person: Person, *, actor: Membership, now: datetime, reason: str) -> str:
    """The ID number in the clear, for a stated reason; the look is an act of its own."""
    _look(person, "person.reveal_id_number", actor, now, reason)
    return person.id_number


def reveal_phone(person: Person, *, actor: Membership, now: datetime, reason: str) -> str:
    """The telephone number in the clear, like `reveal_id_number`."""
    _look(person, "person.reveal_phone", actor, now, reason)
    return person.phone


def reveal_family(
    person: Person, *, actor: Membership, now: datetime, reason: str
) -> list[FamilyMember]:
    """The relatives, like `reveal_id_number`."""
    _look(person, "person.reveal_family", actor, now, reason)
    return list(FamilyMember.objects.filter(person=person).order_by("position"))


def _look(person: Person, action: str, actor: Membership, now: datetime, reason: str) -> None:
    """On record before anything is shown."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why you need to see this.")})
    with act(actor, now):
        _note(person, action, {}, {}, reason.strip())


def _note(
    person: Person, action: str, before: dict[Any, Any], after: dict[Any, Any], reason: str
) -> None:
    record(person, action, before=before, after=after, reason=reason)


def _person_row(row: Registration) -> dict[str, Any]:
    return {
        "ref": row.ref,
        "org_path": row.organisation.scope_path,
        "version": 0,
        "organisation_id": row.organisation.pk,
        "county_id": row.county.pk if row.county else None,
        "photo_id": row.files.photo_id,
        "dossier_file_id": row.files.dossier_file_id,
        **columns_of(row.record, row.ref),
    }


def _insert_people(rows: Sequence[Registration]) -> None:
    """Two who register the same number at one moment: the second is told so by the database."""
    try:
        with transaction.atomic():
            insert(Person, [_person_row(row) for row in rows])
    except IntegrityError as error:
        if "person_once_in_a_place" not in str(error):
            raise
        raise Refused(fields={"id_number": _known()}) from error


def _insert_parts(people: Sequence[tuple[int, str, PersonRecord]]) -> None:
    """All parts of all people, one statement for each kind."""
    rows: dict[type, list[dict[str, Any]]] = {part: [] for part in PARTS}
    for number, org_path, each in people:
        for part, parts in part_rows(each):
            rows[part] += [
                {
                    "org_path": org_path,
                    "version": 0,
                    "person_id": number,
                    "position": position,
                    **values,
                }
                for position, values in enumerate(parts)
            ]
    for part, found in rows.items():
        insert(part, found, makes_refs=True)


def _check(given: PersonRecord, now: datetime) -> None:
    """What one record alone shows; the same rules as the form's."""
    faults: dict[str, object] = {}
    if not given.name.strip():
        faults["name"] = _("A dossier needs a name.")
    if not given.birth:
        faults["birth"] = _("A dossier needs a date of birth.")
    elif given.birth[:7] > now.strftime("%Y-%m"):
        faults["birth"] = _("The date of birth lies in the future.")
    if given.sex not in ("0", identity.MALE, identity.FEMALE, "9"):
        faults["sex"] = _("The sex is not one of the code table.")
    if faults:
        raise Refused(fields=faults)


def _refuse_known(rows: Sequence[Registration]) -> None:
    """An ID number that the place has already, or that the rows hold twice."""
    columns = [
        (row.organisation.scope_path[: 2 * SEGMENT], row.record.id_number)
        for row in rows
        if row.record.id_number
    ]
    if any(count > 1 for count in Counter(columns).values()):
        raise Refused(fields={"id_number": _("The same ID number stands here twice.")})
    for place, group in groupby(sorted(columns), key=lambda pair: pair[0]):
        if _holders(place, [number for _place, number in group]).exists():
            raise Refused(fields={"id_number": _known()})


def _refuse_known_number(person: Person, number: str) -> None:
    if number and _holders(person.org_path[: 2 * SEGMENT], [number]).exclude(pk=person.pk).exists():
        raise Refused(fields={"id_number": _known()})


def _require_open(person: Person) -> None:
    if person.merged_into_id is not None:
        raise MoveRefused(_("This record was merged into another and is closed."), code="state")
    if person.withdrawn_at is not None:
        raise MoveRefused(
            _("The import that registered this record was undone; it is closed."), code="state"
        )


def _stale() -> str:
    return _("Somebody changed this dossier meanwhile. Look at it again, then decide.")


def _known() -> str:
    return _("This place already keeps a dossier with this ID number.")


def _holders(place: str, numbers: list[str]) -> Any:
    return Person.objects.within(place).with_id_numbers(numbers)


def _titles_follow(before: PersonRecord, after: PersonRecord) -> PersonRecord:
    """New words of the form are read anew, unless the titles were set by hand with them."""
    if after.professional_title == before.professional_title or after.titles != before.titles:
        return after
    return replace(after, titles=None)


def _changes(before: PersonRecord, after: PersonRecord) -> tuple[dict[Any, Any], dict[Any, Any]]:
    old, new = asdict(before), asdict(after)
    names = [name for name in old if name not in ("photo", "dossier") and old[name] != new[name]]
    return (
        {name: old[name] if name in PLAIN_IN_LEDGER else HIDDEN for name in names},
        {name: new[name] if name in PLAIN_IN_LEDGER else HIDDEN for name in names},
    )
