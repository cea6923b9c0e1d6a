"""The check of dossiers against themselves, and what people make of what it finds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates import policies
from candidates.formats import resume
from candidates.models import Appraisal, ArchiveEntry, Career, FamilyMember, Finding, Person
from candidates.rules import archived, codes, consistency, identity
from candidates.rules.archive import CAREER, EDUCATION, Filed
from candidates.rules.archived import Stated
from candidates.rules.dates import PartialDate
from candidates.states import FINDING, FindingState
from core import vault
from core.audit.log import act, record_many
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.bulk import insert
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many

KIND = "candidates.check_dossiers"
LABEL = Finding._meta.label
CHUNK = 500
_PERSON = (
    "pk", "ref", "org_path", "sex", "birth", "id_sealed", "work_started", "party_joined",
    "political_status", "present_post", "position_level", "level_since", "education",
    "education_height",
)  # fmt: skip
#: The same finding with other data, or one that had gone: it is open anew.
_AGAIN = """ON CONFLICT (person_id, rule, slot) DO UPDATE SET
    severity = excluded.severity, source = excluded.source, data = excluded.data,
    digest = excluded.digest, found_at = excluded.found_at, state = excluded.state,
    resolution = '', signer_id = NULL, signed_at = NULL,
    version = candidates_finding.version + 1"""


def queue_check(*, actor: Membership, now: datetime) -> Job:
    """Let a job check every dossier in the actor's scope."""
    return later(KIND, actor=actor, now=now)


def check_scope(
    *, actor: Membership, now: datetime, progress: Callable[[int, int], None]
) -> dict[str, int]:
    """Every dossier in scope, one act with its figures."""
    with act(actor, now):
        tally = check(policies.people.scope(actor), actor=actor, now=now, progress=progress)
        place = actor.organisation
        entry: tuple[Any, ...] = (place.ref, place.scope_path, {}, tally)
        record_many("core.Organisation", "organisation.check_dossiers", [entry])
    return tally


def check(
    people: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, int]:
    """Check these people: six reads and at most two writes for each chunk of them.

    A finding that was found before on the same data keeps its state; other data open it again, and
    what is no longer found says so. Returns how many dossiers, findings, and changes there were.
    """
    numbers = list(people.order_by("pk").values_list("pk", flat=True))
    tally = {"dossiers": len(numbers), "findings": 0, "new": 0, "reopened": 0, "gone": 0}
    with act(actor, now):
        for start in range(0, len(numbers), CHUNK):
            chunk = numbers[start : start + CHUNK]
            _check_chunk(chunk, tally, actor, now)
            if progress is not None:
                progress(min(start + CHUNK, len(numbers)), len(numbers))
    return tally


def _check_chunk(
    numbers: list[int], tally: dict[str, int], actor: Membership, now: datetime
) -> None:
    known = {
        (row.person_id, row.rule, row.slot): row
        for row in Finding.objects.filter(person_id__in=numbers).defer("data", "resolution")
    }
    seen, fresh, again = set(), [], []
    for person, org_path, life in _lives(numbers):
        for each in consistency.contradictions(life):
            key = (person, each.rule, each.slot)
            seen.add(key)
            before = known.get(key)
            if before is None:
                tally["new"] += 1
            elif before.digest == each.digest and before.state != FindingState.GONE:
                continue
            elif before.state != FindingState.OPEN:
                again.append((before.ref, before.org_path, {"state": before.state}, _OPEN))
            fresh.append(_row(person, org_path, each, now))
    insert(Finding, fresh, makes_refs=True, conflict=_AGAIN)
    record_many(LABEL, FINDING.reopen.action, again, reason=_("Found again, on other data."))
    gone = [row.pk for key, row in known.items() if key not in seen and row.state != "gone"]
    if gone:
        rows = Finding.objects.filter(pk__in=gone)
        tally["gone"] += vanish_many(rows, actor=actor, now=now)
    tally["findings"] += len(seen)
    tally["reopened"] += len(again)


_OPEN = {"state": FindingState.OPEN.value}


def _row(
    person: int, org_path: str, found: consistency.Contradiction, now: datetime
) -> dict[str, Any]:
    return {
        "org_path": org_path,
        "version": 0,
        "person_id": person,
        "rule": found.rule,
        "slot": found.slot,
        "severity": found.severity,
        "source": found.source,
        "data": dict(found.data),
        "digest": found.digest,
        "found_at": now,
        "state": FindingState.OPEN.value,
        "resolution": "",
    }


def _lives(numbers: list[int]) -> Iterator[tuple[int, str, consistency.Life]]:
    """What the rules ask, read for all these people at once."""
    levels = codes.table("position_levels")
    periods: dict[int, list[consistency.Period]] = defaultdict(list)
    columns = ("start", "end", "kind", "level", "text")
    for number, start, end, kind, level, text in _parts(Career, numbers, *columns):
        height = levels[level].height if level in levels else 0
        periods[number].append(consistency.Period(start, end, kind, level, height, text))
    years: dict[int, list[int]] = defaultdict(list)
    for number, year in _parts(Appraisal, numbers, "year"):
        years[number].append(year)
    family: dict[int, list[consistency.Kin]] = defaultdict(list)
    of_kin = ("relation", "birth", "unit_and_post", "is_deceased", "name")
    for number, *values in _parts(FamilyMember, numbers, *of_kin):
        family[number].append(consistency.Kin(*values))
    archive: dict[int, list[Filed]] = defaultdict(list)
    for entry in ArchiveEntry.objects.in_force().any_of("person_id", numbers):
        archive[entry.person_id].append(filed(entry))
    for row in Person.objects.filter(pk__in=numbers).order_by("pk").values(*_PERSON):
        number = _number(row)
        life = consistency.Life(
            birth=row["birth"],
            sex=row["sex"],
            number_birth=number.birth if number else None,
            number_sex=number.sex if number else "",
            work_started=row["work_started"],
            party_joined=row["party_joined"],
            political_status=row["political_status"],
            present_post=row["present_post"],
            level=row["position_level"],
            level_since=row["level_since"],
            periods=tuple(periods[row["pk"]]),
            years=tuple(years[row["pk"]]),
            family=tuple(family[row["pk"]]),
            education=row["education"],
            education_height=row["education_height"],
            archive=tuple(archive[row["pk"]]),
        )
        yield row["pk"], row["org_path"], life


def career_of(person: Person) -> list[archived.Compared]:
    """The résumé held against the documents of the archive, period by period."""
    [(_pk, _path, life)] = _lives([person.pk])
    form, documents = consistency.career(life)
    return archived.compared(form, documents) if documents else []


def filed(entry: ArchiveEntry) -> Filed:
    """The entry as the rules read it."""
    table, height = codes.educations(), 0
    if entry.element == EDUCATION and entry.value in table:
        height = table[entry.value].height
    dated = cast(PartialDate, entry.dated)
    periods: tuple[Stated, ...] = ()
    if entry.element == CAREER:
        periods = tuple(
            Stated(each.start, each.end, each.text, entry.document, dated)
            for each in resume.parse(entry.value).periods
        )
    return Filed(entry.element, entry.value, entry.document, dated, height, periods)


def _parts(model: Any, numbers: list[int], *columns: str) -> Iterable[tuple[Any, ...]]:
    rows = model.objects.filter(person_id__in=numbers).order_by("person_id", "position")
    return rows.values_list("person_id", *columns)


def _number(row: dict[str, Any]) -> identity.IdNumber | None:
    if not row["id_sealed"]:
        return None
    context = b"candidates.person:" + row["ref"].bytes
    try:
        return identity.check_id_number(vault.unseal(bytes(row["id_sealed"]), context))
    except identity.BadIdNumber:
        return None


def resolve(finding: Finding, *, actor: Membership, now: datetime, reason: str = "") -> Finding:
    """Cleared up: the file was looked at, and what it said is the reason."""
    return advance(
        finding, FINDING.resolve, actor=actor, now=now, reason=reason, **_signed(actor, now, reason)
    )


def resolve_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return _settle_many(queryset, FINDING.resolve, actor, now, reason)


def waive(finding: Finding, *, actor: Membership, now: datetime, reason: str = "") -> Finding:
    """It stays as it is, and stands in nobody's way."""
    return advance(
        finding, FINDING.waive, actor=actor, now=now, reason=reason, **_signed(actor, now, reason)
    )


def waive_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return _settle_many(queryset, FINDING.waive, actor, now, reason)


def reopen(finding: Finding, *, actor: Membership, now: datetime, reason: str = "") -> Finding:
    """The resolution does not hold; the signature is taken off, the ledger keeps it."""
    return advance(finding, FINDING.reopen, actor=actor, now=now, reason=reason, **_UNSIGNED)


def reopen_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset, FINDING.reopen, actor=actor, now=now, reason=reason, changes=_UNSIGNED
    )


def vanish(finding: Finding, *, actor: Membership, now: datetime, reason: str = "") -> Finding:
    """A check finds it no more; the last resolution stays readable."""
    return advance(finding, FINDING.vanish, actor=actor, now=now, reason=reason)


def vanish_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, FINDING.vanish, actor=actor, now=now, reason=reason)


_UNSIGNED: dict[str, Any] = {"resolution": "", "signer": None, "signed_at": None}


def _signed(actor: Membership, now: datetime, reason: str) -> dict[str, Any]:
    return {"resolution": reason, "signer": actor.user, "signed_at": now}


def _settle_many(
    queryset: QuerySet[Any], move: Any, actor: Membership, now: datetime, reason: str
) -> int:
    changes = _signed(actor, now, reason)
    return advance_many(queryset, move, actor=actor, now=now, reason=reason, changes=changes)
