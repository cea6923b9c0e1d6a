"""An import undone as one act: who it registered goes out of sight, what was taken over is put back.

Nothing is lost and nothing that happened since is touched: who has a life of their own by now stays,
and the import's page says who and why.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from candidates.formats.kept import plain_of, value_of
from candidates.models import Duplicate, Finding, ImportBatch, ImportedFile, Person
from candidates.services import comparing, findings, holders, people
from candidates.services.records import load_record
from candidates.states import BATCH, DUPLICATE, FileOutcome, FindingState
from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import Refused

LABEL = Person._meta.label
#: Fields of the record that no page names: they go with one that does.
_SILENT = {"dossier", "resume"}
#: Rows -> the field of the form whose words they are read from.
_SHOWN_AS = {"career": "resume", "titles": "professional_title"}


@dataclass(slots=True)
class Prospect:
    """What undoing would do with one line: close the record, put fields back, or leave it, and why."""

    file: ImportedFile
    person: Person
    closes: bool = False
    puts_back: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)


def prospects(batch: ImportBatch) -> list[Prospect]:
    """Each line that changed something, with what its undoing comes to; the newest change first."""
    files = ImportedFile.objects.filter(batch=batch).select_related("person")
    registered = [
        (row, row.person)
        for row in files.filter(outcome=FileOutcome.REGISTERED).order_by("position")
        if row.person is not None
    ]
    against = _obstacles([person for _row, person in registered])
    found = []
    for row, person in registered:
        texts = against[person.pk]
        found.append(Prospect(row, person, closes=not texts, against=texts))
    changed = files.filter(before_sealed__isnull=False).order_by("-decided_at", "-position")
    return found + [_put_back_prospect(row, row.person) for row in changed if row.person]


def undo(batch: ImportBatch, *, actor: Membership, now: datetime, reason: str = "") -> ImportBatch:
    """Undo what can be undone, with the reason; what stays is named on its line."""
    signed = {"undo_reason": reason.strip(), "undone_by": actor.user, "undone_at": now}
    with act(actor, now):
        advance(batch, BATCH.undo, actor=actor, now=now, reason=reason, **signed)
        numbers = ImportedFile.objects.filter(batch=batch, person__isnull=False)
        list(
            Person.objects.filter(pk__in=numbers.values("person_id"))
            .select_for_update(of=("self",))
            .order_by("pk")
        )
        closing = []
        for each in prospects(batch):
            left = each.against
            if each.closes:
                closing.append(each.person)
            elif each.puts_back:
                left = left + _put_back(each, actor, now, reason)
            each.file.left = " ".join(left)
            each.file.undone_at = now if each.closes or each.puts_back else None
            each.file.version += 1
            each.file.save(update_fields=["left", "undone_at", "version"])
        _withdraw(closing, actor, now, reason)
    return batch


def stop(batch: ImportBatch, *, actor: Membership, now: datetime, reason: str = "") -> ImportBatch:
    """Faults let nobody be registered."""
    return advance(batch, BATCH.stop, actor=actor, now=now, reason=reason)


def _obstacles(registered: list[Person]) -> dict[int, list[str]]:
    """What has happened to each of these people since they were registered."""
    numbers = [person.pk for person in registered]
    found: dict[int, list[str]] = {number: [] for number in numbers}
    for person in registered:
        if person.merged_into_id:
            found[person.pk].append(_("The record was merged into another."))
        elif person.withdrawn_at:
            found[person.pk].append(_("The record is closed already."))
        elif person.version:
            found[person.pk].append(_("The record was changed since."))
    for number, texts in holders.held(numbers).items():
        found[number] += texts
    settled = Finding.objects.filter(person__in=numbers, signer__isnull=False)
    for number in settled.values_list("person_id", flat=True).distinct():
        found[number].append(_("A finding of the dossier was settled."))
    return found


def _put_back_prospect(file: ImportedFile, person: Person) -> Prospect:
    """Fields that still say what was taken over go back; others were changed since and stay."""
    found = Prospect(file, person)
    if person.merged_into_id or person.withdrawn_at:
        found.against.append(_("The record is closed already."))
        return found
    own, labels = load_record(person), comparing.labels()
    for name, values in file.before.get("fields", {}).items():
        if plain_of(own, name) == values["became"]:
            found.puts_back.append(name)
        elif name not in _SILENT:
            label = labels[_SHOWN_AS.get(name, name)]
            found.against.append(_("%(field)s was changed since.") % {"field": label})
    return found


def _put_back(prospect: Prospect, actor: Membership, now: datetime, reason: str) -> list[str]:
    """Write the earlier values; what the record refuses to have back is said."""
    person = Person.objects.get(pk=prospect.person.pk)
    own, before = load_record(person), prospect.file.before
    names = [
        name
        for name, values in before["fields"].items()
        if name in prospect.puts_back and plain_of(own, name) == values["became"]
    ]
    for name in names:
        setattr(own, name, value_of(name, before["fields"][name]["was"]))
    kept, files = before.get("files"), None
    if kept and kept["became"] == [person.photo_id, person.dossier_file_id]:
        photo, original = kept["was"]
        files = people.Files(photo, original, exact=True)
    try:
        people.update_person(person, record=own, actor=actor, now=now, reason=reason, files=files)
    except Refused as error:
        prospect.puts_back = []
        return [str(error)]
    record(person, "person.put_back", after={"fields": names}, reason=reason)
    return []


def _withdraw(closing: list[Person], actor: Membership, now: datetime, reason: str) -> None:
    """Out of sight, in one statement each for records, findings and suspicions."""
    if not closing:
        return
    numbers = [person.pk for person in closing]
    findings.vanish_many(
        Finding.objects.filter(person__in=numbers).exclude(state=FindingState.GONE),
        actor=actor,
        now=now,
        reason=reason,
    )
    advance_many(
        Duplicate.objects.of(*numbers).suspected(),
        DUPLICATE.vanish,
        actor=actor,
        now=now,
        reason=_("The import that registered one of the records was undone."),
    )
    rows: list[tuple[Any, ...]] = [(person.ref, person.org_path, {}, {}) for person in closing]
    Person.objects.filter(pk__in=numbers).update(withdrawn_at=now, version=F("version") + 1)
    record_many(LABEL, "person.withdraw", rows, reason=reason)
