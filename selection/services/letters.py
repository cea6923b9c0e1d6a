"""Result letters: one for each nominee and decision, numbered, kept as issued."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record_many
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.bulk import insert
from core.orgs.models import Membership
from core.workflow.errors import Refused
from planning.handover import PLACE, rule_sets
from selection import policies
from selection.formats.letters import words
from selection.models import Letter, Nomination
from selection.services import terms
from selection.states import LetterKind

JOB = "selection.draw_letters"
#: As many as one file may hold.
CAP = 1_000
CHUNK = 2_000
#: Letters that say by which conditions was judged.
OF_CONDITIONS = {LetterKind.QUALIFIED, LetterKind.REJECTED}


def issue(
    nominations: Iterable[Nomination],
    kind: LetterKind,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    more: Mapping[int, dict[str, str]] | None = None,
) -> None:
    """A letter for each of these, which are loaded with edition, field and place. `more`:
    nomination -> what else its words are made of."""
    cases, today = list(nominations), timezone.localdate(now)
    with act(actor, now):
        for edition in {row.edition_id: row.edition for row in cases}.values():
            group = [row for row in cases if row.edition_id == edition.pk]
            first = _next_number(edition.pk)
            own = _own_conditions(edition, group) if kind in OF_CONDITIONS else {}
            until = _until(edition, kind, today)
            made = []
            for number, row in enumerate(group, first):
                params = _params(row, number, today, until, reason)
                params["own"] = own.get(row.pk, [])
                params |= (more or {}).get(row.pk, {})
                made.append(
                    {
                        "org_path": row.org_path, "version": 0, "nomination_id": row.pk,
                        "edition_id": edition.pk, "kind": str(kind), "number": number,
                        "params": params, "text": words(kind, params, "zh-hans"),
                        "issued_by_id": actor.user_id, "issued_at": now.isoformat(),
                    }
                )  # fmt: skip
            insert(Letter, made, makes_refs=True)


def issue_many(
    queryset: QuerySet[Any], kind: LetterKind, *, actor: Membership, now: datetime.datetime
) -> None:
    """The same for any number, a few thousand at a time."""
    ids = list(queryset.order_by("stroke_key", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        rows = Nomination.objects.any_of("pk", ids[start : start + CHUNK])
        shared = rows.prefetch_related("edition__organisation", "sub_project", "place")
        issue(shared.order_by("stroke_key", "pk"), kind, actor=actor, now=now)


def queue_letters(
    letters: QuerySet[Any], *, actor: Membership, now: datetime.datetime, language: str
) -> Job:
    """Let a job draw all these letters into one file."""
    allowed = policies.letters.scope(actor, "export")
    chosen = allowed.filter(pk__in=letters.order_by().values("pk")).order_by("edition", "number")
    found = list(chosen.values_list("ref", "org_path")[: CAP + 1])
    if not found:
        raise Refused(_("None of the chosen rows qualifies."))
    if len(found) > CAP:
        text = ngettext(
            "At most %(cap)d letter can be drawn at once. Narrow the filter.",
            "At most %(cap)d letters can be drawn at once. Narrow the filter.",
            CAP,
        )
        raise Refused(text % {"cap": CAP})
    with act(actor, now):
        note_drawing(found)
        params = {"letters": [str(ref) for ref, _path in found], "language": language}
        return later(JOB, actor=actor, now=now, params=params)


def note_drawing(found: Sequence[tuple[Any, ...]]) -> None:
    """That these letters were drawn; inside an act."""
    entries: list[tuple[Any, ...]] = [(ref, path, {}, {}) for ref, path in found]
    record_many(Letter._meta.label, "letter.draw", entries)


def draw(letter: Letter, *, actor: Membership, now: datetime.datetime) -> None:
    """Put on record that one letter is drawn."""
    with act(actor, now):
        note_drawing([(letter.ref, letter.org_path)])


def chosen(refs: Sequence[Any], actor: Membership) -> list[Letter]:
    """These letters in their order, as far as in reach."""
    rows = policies.letters.scope(actor, "export").filter(ref__in=list(refs))
    return list(rows.select_related("edition").order_by("edition", "number"))


def _params(
    row: Nomination, number: int, today: datetime.date, until: Any, reason: str
) -> dict[str, Any]:
    return {
        "number": number,
        "year": row.edition.year,
        "edition": row.edition.name,
        "office": row.edition.organisation.name,
        "office_latin": row.edition.organisation.latin,
        "name": row.name,
        "pinyin": row.pinyin,
        "place": row.place.name,
        "place_latin": row.place.latin,
        "tier": str(row.tier),
        "field": row.sub_project.field,
        "ground": row.ground,
        "exam_number": row.exam_number,
        "reason": reason,
        "until": until.isoformat() if until else "",
        "day": today.isoformat(),
    }


def _own_conditions(edition: Any, group: Sequence[Nomination]) -> dict[int, list[Any]]:
    """Nomination id -> key and parameters of each condition that the place's own plan asked of it."""
    by_tier: dict[str, list[Any]] = defaultdict(list)
    for row in group:
        by_tier[row.tier].append((row.pk, row.place_id, row.submitted_at))
    return {
        pk: [[each.key, dict(each.parameters)] for each in rules if each.source == PLACE]
        for tier, cases in by_tier.items()
        for rules, keys in rule_sets(edition, tier, cases)
        for pk in keys
    }


def _until(edition: Any, kind: LetterKind, today: datetime.date) -> datetime.date | None:
    """The last day on which whoever gets the letter may ask for more."""
    if kind == LetterKind.REJECTED:
        return terms.request_until(edition, today)
    return terms.recheck_until(edition, today) if kind == LetterKind.SCORES else None


def _next_number(edition_id: int) -> int:
    """Two officers wait for each other, so that no number is given twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"selection.letter/{edition_id}"],
        )
        cursor.execute("SELECT selection_last_letter(%s)", [edition_id])
        return int(cursor.fetchone()[0]) + 1
