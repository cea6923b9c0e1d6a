"""Two records of one person become one: a single act with its reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from candidates.models import ArchiveEntry, Duplicate, Finding, Person
from candidates.rules import merging
from candidates.services import findings, holders, people
from candidates.services.records import load_record
from candidates.states import DUPLICATE, FindingState
from core.audit.log import act, record, record_many
from core.files.models import StoredFile
from core.files.store import store_made
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused

PHOTO, FILE = "photo", "file"
#: Who was found to be another person than the closed record is another person than the kept one.
_KEEP_APART = """
    INSERT INTO candidates_duplicate
        (ref, version, org_path, first_id, first_path, second_id, second_path, ground,
         numbers_differ, found_at, state, resolution, signer_id, signed_at)
    SELECT gen_random_uuid(), 0, x.org_path, least(k.id, o.id),
           CASE WHEN k.id < o.id THEN k.org_path ELSE o.org_path END, greatest(k.id, o.id),
           CASE WHEN k.id < o.id THEN o.org_path ELSE k.org_path END,
           d.ground, d.numbers_differ, d.found_at, d.state, d.resolution, d.signer_id, d.signed_at
      FROM candidates_duplicate d
      JOIN candidates_person k ON k.id = %(keep)s
      JOIN candidates_person o ON o.id = d.first_id + d.second_id - %(close)s,
           LATERAL (SELECT CASE
               WHEN starts_with(k.org_path, o.org_path) THEN o.org_path
               WHEN starts_with(o.org_path, k.org_path) THEN k.org_path
               ELSE left(k.org_path, 4) END AS org_path) x
     WHERE d.state = 'dismissed' AND %(close)s IN (d.first_id, d.second_id) AND o.id <> k.id
       AND o.merged_into_id IS NULL AND o.withdrawn_at IS NULL
    ON CONFLICT (first_id, second_id) DO NOTHING
"""


def merge(
    duplicate: Duplicate,
    *,
    actor: Membership,
    now: datetime,
    reason: str = "",
    keep: str = "",
    choices: Mapping[str, str] | None = None,
    versions: tuple[int, int] | None = None,
) -> Duplicate:
    """Close one of the pair's records and let the other go on, with the values chosen.

    `keep` and each choice say `first` or `second` (`both` for rows that can be joined). `versions`:
    of the two records as they were read. Refused in words where a stage has something against it.
    """
    if keep not in (merging.FIRST, merging.SECOND):
        raise Refused(fields={"keep": _("Say which of the two records goes on.")})
    if not reason.strip():
        raise MoveRefused(
            _("“%(move)s” needs a reason.") % {"move": DUPLICATE.merge.label}, code="reason"
        )
    with act(actor, now):
        first, second = _locked(duplicate, versions)
        kept, closed = (first, second) if keep == merging.FIRST else (second, first)
        if against := holders.obstacles(kept, closed):
            raise MoveRefused(" ".join(against))
        chosen = dict(choices or {})
        records = load_record(first), load_record(second)
        values = merging.combined(*records, chosen, keep=keep)
        files = _files(first, second, kept, chosen, actor)
        given = replace(records[0] if kept is first else records[1], **values)
        if chosen.get(FILE) in (merging.FIRST, merging.SECOND):
            given.dossier = (first if chosen[FILE] == merging.FIRST else second).dossier
        _close(closed, kept, now, reason)
        _keep_apart(kept, closed)
        moved = {"findings": _move_findings(kept, closed, actor, now, reason)}
        entries = ArchiveEntry.objects.filter(person=closed)
        moved["archive"] = entries.update(person=kept, org_path=kept.org_path)
        kept = people.update_person(
            kept, record=given, actor=actor, now=now, reason=reason, files=files
        )
        moved |= holders.hand_over(kept, closed, actor=actor, now=now, reason=reason)
        record(
            kept,
            "person.absorb",
            after={"record": str(closed.ref), **{name: n for name, n in moved.items() if n}},
            reason=reason,
        )
        settled = {"resolution": reason, "signer": actor.user, "signed_at": now}
        advance(duplicate, DUPLICATE.merge, actor=actor, now=now, reason=reason, **settled)
        _end_other_pairs(closed, duplicate, actor, now)
    return duplicate


def obstacles(duplicate: Duplicate) -> dict[str, list[str]]:
    """What stands against keeping the first, and against keeping the second."""
    first, second = duplicate.first, duplicate.second
    return {
        merging.FIRST: holders.obstacles(first, second),
        merging.SECOND: holders.obstacles(second, first),
    }


def _locked(duplicate: Duplicate, versions: tuple[int, int] | None) -> tuple[Person, Person]:
    """Both records, locked in the order of their numbers so that no two merges wait in a ring."""
    rows = Person.objects.filter(pk__in=[duplicate.first_id, duplicate.second_id])
    found = list(rows.in_force().select_for_update(of=("self",)).order_by("pk"))
    if len(found) != 2:
        raise MoveRefused(_("One of the two records is closed already."), code="state")
    if versions is not None and versions != (found[0].version, found[1].version):
        raise MoveRefused(
            _("Somebody changed one of the dossiers meanwhile. Look at them again, then decide."),
            code="stale",
        )
    return found[0], found[1]


def _close(closed: Person, kept: Person, now: datetime, reason: str) -> None:
    """Close the record, and lead on to the kept one what was merged into it before."""
    Person.objects.filter(Q(pk=closed.pk) | Q(merged_into=closed)).update(
        merged_into=kept,
        # What was closed before keeps its own time.
        merged_at=Coalesce(F("merged_at"), Value(now)),
        version=F("version") + 1,
    )
    record(closed, "person.close", after={"record": str(kept.ref)}, reason=reason)


def _move_findings(
    kept: Person, closed: Person, actor: Membership, now: datetime, reason: str
) -> int:
    """What was found and settled goes along, where the kept record has not the same finding; the
    check of the merged dossier then looks at all of it anew."""
    own = Finding.objects.filter(person=closed)
    moved: list[tuple[Any, ...]] = []
    if kept.org_path == closed.org_path:
        there = set(Finding.objects.filter(person=kept).values_list("rule", "slot"))
        rows = list(own.only("ref", "rule", "slot", "org_path"))
        going = [row for row in rows if (row.rule, row.slot) not in there]
        Finding.objects.filter(pk__in=[row.pk for row in going]).update(person=kept)
        before, after = {"person": str(closed.ref)}, {"person": str(kept.ref)}
        moved = [(row.ref, row.org_path, before, after) for row in going]
        record_many(Finding._meta.label, "finding.reassign", moved, reason=reason)
    findings.vanish_many(own.exclude(state=FindingState.GONE), actor=actor, now=now, reason=reason)
    return len(moved)


def _files(
    first: Person, second: Person, kept: Person, chosen: Mapping[str, str], actor: Membership
) -> people.Files:
    """Photo and original file of the record they were chosen from; a file of another place is stored
    again where the record is kept, so that those who keep it can read it."""
    numbers = {}
    for choice, column in ((PHOTO, "photo"), (FILE, "dossier_file")):
        source = second if chosen.get(choice) == merging.SECOND else first
        if choice not in chosen:
            source = kept
        number = getattr(source, f"{column}_id")
        if number and source.org_path != kept.org_path:
            number = _copied(number, kept.org_path, actor)
        numbers[column] = number
    return people.Files(photo_id=numbers["photo"], dossier_file_id=numbers["dossier_file"])


def _copied(number: int, org_path: str, actor: Membership) -> int:
    file = StoredFile.objects.get(pk=number)
    copy = store_made(
        file.content,
        file.name,
        file.content_type,
        org_path=org_path,
        stored_by=actor.user,
        belongs_to=file.belongs_to,
    )
    return int(copy.pk)


def _keep_apart(kept: Person, closed: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_APART, {"keep": kept.pk, "close": closed.pk})


def _end_other_pairs(
    closed: Person, duplicate: Duplicate, actor: Membership, now: datetime
) -> None:
    """The closed record is a suspect no more."""
    advance_many(
        Duplicate.objects.of(closed).exclude(pk=duplicate.pk).suspected(),
        DUPLICATE.vanish,
        actor=actor,
        now=now,
        reason=_("One of the records was merged with a third."),
    )
