"""What the archive says, written down by whoever looked: the earliest record of an age prevails."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.formats import resume
from candidates.models import ArchiveEntry, Person
from candidates.rules import archive, codes
from candidates.rules.dates import PartialDate
from candidates.services import findings, people
from candidates.services.records import load_record
from candidates.states import ArchiveStatus
from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused

#: Age -> field of the record that says the same.
FIELDS = {archive.BIRTH: "birth", archive.WORK: "work_started", archive.PARTY: "party_joined"}


def file(
    person: Person,
    *,
    element: str,
    value: str,
    document: str,
    dated: str,
    actor: Membership,
    now: datetime,
    note: str = "",
) -> ArchiveEntry:
    """One document: what it says and when it was made; the actor saw it. The dossier is checked anew."""
    value, document = value.replace("\r\n", "\n").strip(), document.strip()
    faults: dict[str, object] = {}
    if not document:
        faults["document"] = _("Name the document of the archive.")
    day = _day(dated)
    if day is None:
        faults["dated"] = _("This is not a date.")
    elif day.iso > timezone.localdate(now).isoformat():
        faults["dated"] = _("A document of the archive is not of the future.")
    if fault := _fault(element, value):
        faults["value"] = fault
    if faults:
        raise Refused(fields=faults)
    with act(actor, now):
        made = ArchiveEntry(
            person=person, org_path=person.org_path, element=element, value=value,
            document=document, dated=day, note=note.strip(), verified_by=actor.user,
            verified_at=now,
        )  # fmt: skip
        rows.create(made, actor=actor, now=now, names=["element", "document"])
        _check(person, actor, now)
    return made


def strike(
    entry: ArchiveEntry, *, actor: Membership, now: datetime, reason: str = ""
) -> ArchiveEntry:
    """It was read wrong, or belongs to somebody else: it stays readable and counts no more."""
    if entry.struck_at is not None:
        raise MoveRefused(_("This entry has been struck already."), code="state")
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why it does not count.")})
    with act(actor, now):
        values = {"struck_by": actor.user, "struck_at": now, "struck_reason": reason.strip()}
        struck: ArchiveEntry = rows.change(
            entry, values, actor=actor, now=now, verb="strike", reason=reason
        )
        _check(entry.person, actor, now)
    return struck


def take_over(entry: ArchiveEntry, *, actor: Membership, now: datetime, reason: str = "") -> Person:
    """Put the prevailing date of the archive into the form."""
    counts = prevailing([entry.person_id]).get(entry.person_id, {}).get(entry.element)
    if entry.element not in FIELDS or counts is None or counts.pk != entry.pk:
        raise MoveRefused(_("Only the date that prevails is taken over."), code="state")
    value: dict[str, Any] = {FIELDS[entry.element]: entry.value}
    record = replace(load_record(entry.person), **value)
    text = _("The archive prevails: %(document)s") % {"document": entry.document}
    return people.update_person(
        entry.person, record=record, actor=actor, now=now, reason=reason.strip() or text
    )


def prevailing(people_ids: Sequence[int]) -> dict[int, dict[str, ArchiveEntry]]:
    """Person id -> element -> the entry that counts."""
    by_person: dict[int, list[tuple[archive.Filed, ArchiveEntry]]] = defaultdict(list)
    for row in ArchiveEntry.objects.in_force().any_of("person_id", people_ids):
        by_person[row.person_id].append((findings.filed(row), row))
    return {
        person: {
            element: next(row for each, row in pairs if each is counts)
            for element, counts in archive.prevailing(each for each, _row in pairs).items()
        }
        for person, pairs in by_person.items()
    }


def _fault(element: str, value: str) -> str:
    """What is wrong with the value; empty where nothing is."""
    if element not in archive.ELEMENTS or not value:
        return _("Say what the document says.")
    if element in archive.AGES and _day(value) is None:
        return _("This is not a date.")
    if element == archive.EDUCATION and value not in codes.educations():
        return _("Choose one of the list.")
    if element == archive.CAREER and not resume.parse(value).periods:
        return _("Write a period a line: 2002.07--2004.08, two blanks, then unit and post.")
    if element == archive.STATUS and value not in ArchiveStatus.values:
        return _("Choose one of the list.")
    return ""


def _day(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _check(person: Person, actor: Membership, now: datetime) -> None:
    findings.check(Person.objects.filter(pk=person.pk), actor=actor, now=now)
