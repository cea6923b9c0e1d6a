"""The committee's pack: one action gathers what the members read before they vote, and keeps it.

What is drawn is kept word for word. Built again from the same data, the content and the files drawn
from it are the same to the byte, and no new pack is made.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.audit.log import act, record
from core.files.store import store_made
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused
from planning.handover import rule_label
from selection.formats import packs as words
from selection.models import (
    CommitteePack,
    Exemption,
    InspectionReport,
    Meeting,
    Nomination,
    Recusal,
    Run,
    RunRow,
    SecondLook,
    SensitivityRow,
)
from selection.services import minutes, monitoring, robustness, schemes
from selection.services.refusing import refusals
from selection.states import PACK, Conclusion, PackState

JOB = "selection.build_pack"
FORMS = words.FORMS
#: Nobody may view what its files "belong to": they leave through `download` alone.
SEALED = "selection.committeepackfile"
Draw = Callable[[CommitteePack], dict[str, bytes]]

_CHECKPOINT = """
    SELECT chain, n, encode(hash, 'hex') FROM core_auditentry
    WHERE chain = current_setting('app.chain') ORDER BY n DESC LIMIT 1
"""


class Differs(RuntimeError):
    """Drawn again, a pack came out otherwise than it was kept."""


def queue(
    meeting: Meeting, *, has_material: bool, actor: Membership, now: datetime.datetime
) -> Job:
    """Let a job build the pack."""
    _require_persons(meeting)
    list_in_effect(meeting)
    with act(actor, now):
        params = {"meeting": str(meeting.ref), "has_material": has_material}
        return later(JOB, actor=actor, now=now, params=params)


def list_in_effect(meeting: Meeting) -> Run:
    """The list on which the meeting's proposals rest: that of the last step in effect."""
    found = Run.objects.effective().filter(edition=meeting.edition_id, tier=meeting.tier)
    run = found.select_related("scheme").order_by("-step_number", "-pk").first()
    if run is None:
        raise MoveRefused(_("No list of this tier is in effect yet."), code="state")
    return run


def build(
    meeting: Meeting, *, has_material: bool, draw: Draw, actor: Membership, now: datetime.datetime
) -> tuple[CommitteePack, bool]:
    """The pack, and whether it is new: with the same content as the last one that one is drawn again,
    and has to come out as it was kept."""
    _require_persons(meeting)
    run = list_in_effect(meeting)
    text = words.dump(compose(meeting, run, has_material=has_material))
    with act(actor, now), refusals():
        Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        packs = CommitteePack.objects.filter(meeting=meeting).select_related("run", "meeting")
        last = packs.order_by("-number").first()
        same = packs.filter(has_material=has_material, digest=words.digest(text))
        known = same.select_related(*FORMS).order_by("-number").first()
        if known is not None:
            _require_same(known, draw(known))
            record(known, "committeepack.rebuild", after={"digest": known.digest})
            return known, False
        pack = CommitteePack(
            org_path=meeting.org_path, meeting=meeting, run=run, has_material=has_material,
            number=last.number + 1 if last else 1, persons=meeting.votes.count(), content=text,
            digest=words.digest(text), checkpoint=checkpoint(), built_by=actor.user, built_at=now,
            state=PackState.WAITING if has_material else PackState.READY,
        )  # fmt: skip
        for form, content in draw(pack).items():
            name = f"委员会会议材料-{meeting.held_on:%Y%m%d}-{pack.number}.{form}"
            kept = store_made(
                content, name, FORMS[form], org_path=meeting.org_path, stored_by=None, belongs_to=SEALED
            )  # fmt: skip
            setattr(pack, form, kept)
        pack.save(force_insert=True)
        digests = {form: getattr(pack, form).sha256 for form in FORMS}
        after = {
            "state": pack.state, "digest": pack.digest, "checkpoint": pack.checkpoint,
            "persons": pack.persons,
        }  # fmt: skip
        record(pack, "committeepack.build", after=after | digests)
    return pack, True


def release(
    pack: CommitteePack, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CommitteePack:
    """A second person lets the pack with inspection material out."""
    return _decide(pack, PACK.release, actor, now, reason)


def refuse(
    pack: CommitteePack, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CommitteePack:
    return _decide(pack, PACK.refuse, actor, now, reason)


def download(pack: CommitteePack, form: str, *, actor: Membership, now: datetime.datetime) -> Any:
    """The kept file, once it may leave; that it was given out is on record."""
    if pack.state != PackState.READY:
        raise MoveRefused(_("The pack waits for its release by a second person."), code="state")
    with act(actor, now):
        record(pack, "committeepack.download", after={"form": form})
    return getattr(pack, form)


def checkpoint() -> str:
    """Chain, number and hash of the newest entry that the actor's own chain of the ledger has."""
    with connection.cursor() as cursor:
        cursor.execute(_CHECKPOINT)
        found = cursor.fetchone()
    return "{}/{} {}".format(*found) if found else ""


def _decide(
    pack: CommitteePack, move: Any, actor: Membership, now: datetime.datetime, reason: str
) -> CommitteePack:
    if pack.built_by_id == actor.user_id:
        raise MoveRefused(_("Somebody else has to decide about a pack that you built."))
    with refusals():
        return advance(
            pack, move, actor=actor, now=now, reason=reason,
            decided_by=actor.user, decided_at=now, decision=reason,
        )  # fmt: skip


def _require_same(pack: CommitteePack, drawn: Mapping[str, bytes]) -> None:
    for form, content in drawn.items():
        if words.digest_of_bytes(content) != getattr(pack, form).sha256:
            raise Differs(f"{pack.ref} {form}")


def _require_persons(meeting: Meeting) -> None:
    if not meeting.votes.exists():
        raise MoveRefused(_("Nobody was put to this meeting."), code="state")


# -- the content ----------------------------------------------------------------------------------


def compose(meeting: Meeting, run: Run, *, has_material: bool) -> dict[str, Any]:
    """All sections, in the official language."""
    with translation.override(settings.LANGUAGE_CODE):
        people = _people(meeting, run)
        sections = [
            words.roster(people),
            words.ranks(people, robustness.latest(run) is not None),
            *filter(None, [minutes.in_pack(meeting)]),
            words.exemptions(_exemptions(meeting)),
            words.conflicts(_conflicts(meeting, has_material)),
            words.fairness(_fairness(meeting)),
        ]
        if has_material:
            sections.append(words.material(_material(meeting)))
        members = meeting.members.order_by("-is_chair", "pk")
        sections += [
            words.attendance(members.values_list("name", "unit", "post")),
            words.votes(people),
        ]
        return {**words.heading(meeting, run, len(people)), "sections": sections}


def _people(meeting: Meeting, run: Run) -> list[dict[str, Any]]:
    parsed = schemes.parsed_of(run.scheme)
    digits = parsed.digits_of(parsed.steps[run.step_number - 1].score)
    scores = {
        pk: ("" if score is None else f"{score:.{digits}f}", rank)
        for pk, score, rank in RunRow.objects.filter(run=run).values_list(
            "nomination_id", "score", "rank"
        )
    }
    test = robustness.latest(run)
    firm = {
        row[0]: row[1:]
        for row in SensitivityRow.objects.filter(sensitivity=test).values_list(
            "nomination_id", "rank_low", "rank_high", "inside", "is_borderline"
        )
    }
    looks = dict(SecondLook.objects.filter(run=run).values_list("nomination_id", "view"))
    found = Nomination.objects.filter(meeting_votes__meeting=meeting)
    values = found.order_by("place__path", "sub_project_id", "stroke_key", "pk").values_list(
        "pk", "name", "person__sex", "person__birth", "person__ethnic_group",
        "person__education", "person__political_status", "person__present_post", "place__name",
        "sub_project__name", "sub_project__field",
    )  # fmt: skip
    people = []
    for pk, name, sex, birth, ethnic, education, status, post, place, own, field in values:
        score, rank = scores.get(pk, ("", None))
        low, high, inside, is_borderline = firm.get(pk, (None, None, None, False))
        people.append(
            {
                "name": name, "sex": sex, "birth": str(birth or ""), "ethnic_group": ethnic,
                "education": education, "political_status": status, "post": post, "place": place,
                "field": words.field_name(own, field), "score": score, "rank": rank, "low": low,
                "high": high, "inside": inside, "is_borderline": is_borderline,
                "look": looks.get(pk),
            }
        )  # fmt: skip
    return people


def _exemptions(meeting: Meeting) -> Iterator[dict[str, Any]]:
    rows = Exemption.objects.granted().filter(nomination__meeting_votes__meeting=meeting)
    rows = rows.select_related("nomination__place", "proposed_by", "signed_by")
    for row in rows.order_by("nomination__place__path", "nomination__stroke_key", "pk"):
        yield {
            "name": row.nomination.name,
            "place": row.nomination.place.name,
            "criterion": rule_label(row.key),
            "ground": row.ground,
            "reason": row.reason,
            "proposed_by": row.proposed_by.name if row.proposed_by else "",
            "signed_by": row.signed_by.name if row.signed_by else "",
        }


def _conflicts(meeting: Meeting, in_full: bool) -> Iterable[tuple[str, ...]]:
    """Who withdraws from whom. Names of relatives only where a second person releases the pack."""
    kinds = {
        "self": _("the same person"),
        "kin": _("kin"),
        "own_unit": _("of the nominee's own unit"),
        "organ": _("of the organ that nominated"),
        "declared": _("declared a conflict"),
    }
    rows = Recusal.objects.filter(vote__meeting=meeting).order_by("member_id", "pk")
    for member, name, place, kind, reason in rows.values_list(
        "member__name", "vote__nomination__name", "vote__nomination__place__name", "kind", "reason"
    ):
        yield member, name, place, reason if in_full else str(kinds.get(kind, kind))


def _fairness(meeting: Meeting) -> Iterator[tuple[Any, ...]]:
    nominees = Nomination.objects.filter(tier=meeting.tier)
    for found in monitoring.monitor(nominees, meeting.edition):
        label = monitoring.DIMENSIONS[found.dimension]
        for line in found.lines:
            for gate, rate in zip(monitoring.GATES.values(), line.gates, strict=True):
                if rate.is_empty or rate.is_suppressed:
                    continue
                yield (
                    f"{label}：{line.label}", gate, rate.judged, rate.passed, f"{rate.percent:.1f}%",
                    f"{rate.low_percent:.1f}–{rate.high_percent:.1f}%",
                    "" if rate.ratio is None else f"{rate.ratio_number:.2f}",
                    "" if rate.chance is None else f"{rate.chance:.3f}",
                    _("passes most often") if rate.is_reference
                    else pgettext("fairness", "calls for a look") if rate.is_signal else "",
                )  # fmt: skip


def _material(meeting: Meeting) -> Iterator[tuple[str, ...]]:
    rows = InspectionReport.objects.filter(
        nomination__meeting_votes__meeting=meeting, state="filed"
    ).order_by("nomination__place__path", "nomination__stroke_key", "pk")
    labels = dict(Conclusion.choices)
    for name, place, conclusion, merits, shortcomings in rows.values_list(
        "nomination__name", "nomination__place__name", "conclusion", "merits", "shortcomings"
    ):
        yield name, place, str(labels.get(conclusion, "")), merits, shortcomings
