"""The minutes of a departmental proposal as a file: drawn by a job, the same bytes each time."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from core.audit.log import act, record
from core.audit.models import AuditEntry
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership
from selection.formats import packs as words
from selection.formats import proposals
from selection.models import Deliberation, DeliberationLine, DeliberationRecusal, Meeting

JOB = "selection.draw_minutes"
FORMS = words.FORMS
_IN_ORDER = (
    "nomination__place__path",
    "nomination__sub_project_id",
    "nomination__stroke_key",
    "pk",
)
_PERSON = (
    "nomination__name", "nomination__place__name", "nomination__sub_project__name",
    "nomination__sub_project__field", "outcome", "reason",
)  # fmt: skip


def queue(
    deliberation: Deliberation, *, form: str, actor: Membership, now: datetime.datetime
) -> Job:
    """Let a job draw them; that they were asked for is on record."""
    with act(actor, now):
        record(deliberation, "deliberation.print", after={"form": form})
        params = {"deliberation": str(deliberation.ref), "form": form}
        return later(JOB, actor=actor, now=now, params=params)


def compose(deliberation: Deliberation) -> tuple[dict[str, Any], dict[str, str]]:
    """Content, and what stands on every page of it: for a filed one the entry of its filing."""
    recusals = DeliberationRecusal.objects.filter(line__deliberation=deliberation).order_by("pk")
    with translation.override(settings.LANGUAGE_CODE):
        content = proposals.minutes(
            deliberation,
            deliberation.members.all(),
            _lines(deliberation.lines.all()),
            recusals.values_list("member__name", "line__nomination__name", "reason"),
        )
        digest = words.digest(words.dump(content))
        return content, proposals.marks(deliberation, digest, _filed(deliberation))


def in_pack(meeting: Meeting) -> dict[str, Any] | None:
    """What the department proposed for those put to a meeting, as it stood on that day; None where
    nothing was filed."""
    filed = DeliberationLine.objects.filed().filter(
        nomination__meeting_votes__meeting=meeting, deliberation__held_on__lte=meeting.held_on
    )
    latest = filed.order_by("nomination_id", "-deliberation__held_on", "-pk").distinct("nomination")
    chosen = DeliberationLine.objects.filter(pk__in=latest.values("pk"))
    if not chosen.exists():
        return None
    sittings = Deliberation.objects.filter(pk__in=chosen.values("deliberation"))
    note = "\n".join(proposals.sitting(each) for each in sittings.order_by("held_on", "pk"))
    return proposals.persons(_lines(chosen), note)


def _lines(rows: QuerySet[DeliberationLine]) -> list[tuple[str, ...]]:
    return [
        (name, place, words.field_name(own, field), outcome, reason)
        for name, place, own, field, outcome, reason in rows.order_by(*_IN_ORDER).values_list(
            *_PERSON
        )
    ]


def _filed(deliberation: Deliberation) -> str:
    entry = AuditEntry.objects.filter(
        object_ref=deliberation.ref, action="deliberation.file"
    ).first()
    return f"{entry.chain}/{entry.n} {bytes(entry.hash).hex()}" if entry is not None else ""
