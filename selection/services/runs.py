"""Computing a step, and giving its list effect. A run proposes; a person's act decides."""

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from planning.handover import quota_cells
from selection import notices
from selection.models import Departure, Nomination, Run, Scheme
from selection.ranking import compile as compiler
from selection.ranking.plans import hash_joins
from selection.ranking.source import ENGINE, digest_of, group_key, source_of
from selection.services import recalling, reopening, robustness, schemes
from selection.services.recalling import ask_back as ask_back
from selection.services.recalling import let_stand as let_stand
from selection.services.recalling import supersede as supersede
from selection.services.recalling import supersede_many as supersede_many
from selection.services.refusing import refusals
from selection.states import NOMINATION, RUN, Event, NominationState, Outcome, RunState, SchemeState

JOB = "selection.compute_run"
_INSERT = """
    INSERT INTO selection_runrow
        (ref, version, org_path, run_id, nomination_id, sub_project_id, place_id, score, rank,
         outcome, reason)
    SELECT gen_random_uuid(), 0, n.org_path, {run}, n.id, n.sub_project_id,
           CASE WHEN n.tier = 'municipal' THEN n.place_id END, r.score, r.rank, r.outcome, r.reason
    FROM ({statement}) AS r JOIN selection_nomination n ON n.id = r.c WHERE r.step = {step}
    ORDER BY r.g, r.rank NULLS LAST, n.exam_number
"""
_SUMMARY = """
    SELECT count(*), count(*) FILTER (WHERE r.outcome = 'kept'),
           count(*) FILTER (WHERE r.outcome = 'tie_unresolved'),
           coalesce(string_agg(concat_ws('|', n.exam_number, r.score::text, r.rank, r.outcome,
                                         r.reason), E'\\n' ORDER BY n.exam_number), '')
    FROM selection_runrow r JOIN selection_nomination n ON n.id = r.nomination_id
    WHERE r.run_id = %s
"""


def start(*, scheme: Scheme, step: str, actor: Membership, now: datetime.datetime) -> Run:
    """A run that a worker computes; its page shows the progress."""
    with act(actor, now):
        run = begin(scheme=scheme, step=step, actor=actor, now=now)
        later(JOB, actor=actor, now=now, params={"run": str(run.ref)}, key=f"run:{run.ref}")
    return run


def begin(*, scheme: Scheme, step: str, actor: Membership, now: datetime.datetime) -> Run:
    """The row of a run, with the seats as they stand now; nothing is computed yet."""
    if scheme.state != SchemeState.PUBLISHED:
        raise MoveRefused(_("Only a published scheme is computed."), code="state")
    parsed = schemes.parsed_of(scheme)
    if step not in parsed.step_number:
        raise Refused(fields={"step": _("The scheme has no step “%s”.") % step})
    run = Run(
        org_path=scheme.org_path,
        edition=scheme.edition,
        scheme=scheme,
        tier=scheme.tier,
        step=step,
        step_number=parsed.step_number[step],
        seats=seats_of(scheme.edition, scheme.tier, actor),
        code_version=ENGINE,
        started_at=now,
    )
    return rows.create(run, actor=actor, now=now, names=["scheme", "step", "tier", "code_version"])


def compute(run: Run, *, actor: Membership, now: datetime.datetime) -> Run:
    """One statement computes, ranks and writes; done twice, the second time changes nothing."""
    if run.state != RunState.COMPUTING:
        return run
    parsed = schemes.parsed_of(run.scheme)
    source = source_of(parsed, run.edition_id, run.tier, run.seats)
    with act(actor, now), connection.cursor() as cursor:
        faults = faults_of(cursor, parsed, source)
        if faults:
            run.faults = faults
            run.save(update_fields=["faults"])
            return discard(run, actor=actor, now=now, reason="; ".join(faults[:3]))
        statement = compiler.statement(parsed, source)
        with hash_joins():
            digest = digest_of(source, run.scheme.digest, run.step, run.seats)
            cursor.execute(
                _INSERT.format(run=int(run.pk), statement=statement, step=int(run.step_number))
            )
            cursor.execute(_SUMMARY, [run.pk])
        candidates, kept, unresolved, listing = cursor.fetchone()
        finish(
            run,
            actor=actor,
            now=now,
            inputs_digest=digest,
            result_digest=hashlib.sha256(listing.encode()).hexdigest(),
            candidates=candidates,
            kept=kept,
            unresolved=unresolved,
            finished_at=now,
        )
        notices.run_done(run)
    return run


def compute_now(*, scheme: Scheme, step: str, actor: Membership, now: datetime.datetime) -> Run:
    """Begin and compute in one act, for commands and small groups."""
    with act(actor, now):
        run = begin(scheme=scheme, step=step, actor=actor, now=now)
        return compute(run, actor=actor, now=now)


def finish(
    run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "", **results: Any
) -> Run:
    return advance(run, RUN.finish, actor=actor, now=now, reason=reason, **results)


def discard(run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Run:
    return advance(run, RUN.discard, actor=actor, now=now, reason=reason)


def discard_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, RUN.discard, actor=actor, now=now, reason=reason)


def take_effect(run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Run:
    return advance(run, RUN.take_effect, actor=actor, now=now, reason=reason)


# -- a person's act -------------------------------------------------------------------------------


def confirm_step(
    run: Run,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    deviations: Mapping[UUID, str] | None = None,
) -> Run:
    """Give the list of a step effect; returns the run that is in effect now.

    `deviations`: nomination ref -> reason, for each who leaves although the marks say otherwise. They
    are events before this step; the step is computed again with them, and that list takes effect.
    Those whom a second look lets leave are among them.
    """
    with act(actor, now), refusals():
        _require_ready(run, actor)
        reopening.require_none_open(run)
        robustness.require_looked_at(run)
        deviations = {**robustness.leaving(run), **(deviations or {})}
        if deviations:
            run = _computed_again(run, deviations, actor=actor, now=now)
        if run.unresolved:
            raise MoveRefused(
                ngettext(
                    "%(count)d tie is not resolved. Say with a reason who leaves.",
                    "%(count)d ties are not resolved. Say with a reason who leaves.",
                    run.unresolved,
                )
                % {"count": run.unresolved}
            )
        take_effect(run, actor=actor, now=now, reason=reason)
        _move_candidates(run, actor=actor, now=now)
        record(
            run,
            "run.confirm_step",
            after={"kept": run.kept, "candidates": run.candidates, "digest": run.result_digest},
            reason=reason,
        )
        notices.step_confirmed(run)
    return run


def shortlists(run: Run) -> bool:
    """Whether who is kept goes to inspection: the last step that does not rest on the inspection."""
    return run.step_number == recalling.last_before_inspection(run)


def current_digest(run: Run) -> str:
    """Digest of the input as it is now; another one than the run's means that something changed."""
    source = source_of(schemes.parsed_of(run.scheme), run.edition_id, run.tier, run.seats)
    with transaction.atomic(), hash_joins():
        return digest_of(source, run.scheme.digest, run.step, run.seats)


def _require_ready(run: Run, actor: Membership) -> None:
    if run.state != RunState.DONE:
        raise MoveRefused(
            _("“%(move)s” is not possible: the state is “%(state)s”.")
            % {"move": RUN.take_effect.label, "state": run.get_state_display()},
            code="state",
        )
    effective = Run.objects.effective().filter(scheme__edition=run.edition_id, tier=run.tier)
    if effective.filter(step=run.step).exists():
        raise MoveRefused(_("Another list of this step is in effect already."))
    if (
        run.step_number > 1
        and not effective.filter(scheme=run.scheme, step_number=run.step_number - 1).exists()
    ):
        raise MoveRefused(_("The step before this one is not in effect yet."))
    if current_digest(run) != run.inputs_digest or run.seats != seats_of(
        run.edition, run.tier, actor
    ):
        raise MoveRefused(_("Marks, departures or seats have changed since. Compute it again."))


def _computed_again(
    run: Run, deviations: Mapping[UUID, str], *, actor: Membership, now: datetime.datetime
) -> Run:
    if any(not reason.strip() for reason in deviations.values()):
        raise Refused(_("Each deviation needs its reason."))
    found = Nomination.objects.filter(ref__in=list(deviations), run_rows__run=run)
    by_ref = {row.ref: row for row in found}
    if len(by_ref) != len(deviations):
        raise Refused(_("Some of these nominees are not in this run."))
    gone = found.filter(departures__before_step=run.step).order_by("pk").distinct()
    if names := [row.name for row in gone]:
        text = _("No deviation is due for who has left before this step already: %(names)s.")
        raise Refused(text % {"names": some(names)})
    for ref, reason in deviations.items():
        departure = Departure(
            org_path=by_ref[ref].org_path,
            nomination=by_ref[ref],
            before_step=run.step,
            event=Event.VETOED,
            reason=reason,
        )
        rows.create(departure, actor=actor, now=now, names=["nomination", "event"], reason=reason)
    text = _("Computed again with %(count)d deviations.") % {"count": len(deviations)}
    discard(run, actor=actor, now=now, reason=text)
    return compute_now(scheme=run.scheme, step=run.step, actor=actor, now=now)


def _move_candidates(run: Run, *, actor: Membership, now: datetime.datetime) -> None:
    """Whoever is out leaves the selection with the outcome as reason; the last step's kept go on."""
    standing = Nomination.objects.filter(state=NominationState.QUALIFIED)
    for outcome in Outcome:
        if outcome in (Outcome.KEPT, Outcome.TIE_UNRESOLVED):
            continue
        texts = {"step": run.step, "outcome": outcome.label}
        advance_many(
            standing.filter(run_rows__run=run, run_rows__outcome=outcome),
            NOMINATION.not_shortlist,
            actor=actor,
            now=now,
            reason=_("%(step)s: %(outcome)s") % texts,
        )
    if shortlists(run):
        kept = standing.filter(run_rows__run=run, run_rows__outcome=Outcome.KEPT)
        advance_many(kept, NOMINATION.shortlist, actor=actor, now=now)
        recalling.resume_inspected(run, actor=actor, now=now)


def seats_of(edition: Any, tier: str, actor: Membership) -> dict[str, int]:
    """Group -> seats from the quotas."""
    return {
        str(group_key(field, place if tier == "municipal" else None)): seats
        for (one, field, place), seats in sorted(quota_cells(edition, actor).items())
        if str(one) == str(tier)
    }


def faults_of(cursor: Any, parsed: Any, source: Any) -> list[str]:
    """What keeps the scheme from being computed with these marks."""
    found = []
    if sql := compiler.drop_faults(parsed, source):
        cursor.execute(
            f"SELECT n.exam_number, f.k FROM ({sql}) AS f "
            "JOIN selection_nomination n ON n.id = f.c ORDER BY 1"
        )
        for number, component in cursor.fetchall()[:50]:
            texts = {"number": number, "name": parsed.components[component - 1].name}
            found.append(_("%(number)s: too few marks in “%(name)s”.") % texts)
    if sql := compiler.panel_faults(parsed, source):
        cursor.execute(sql)
        for _group, component, panel in sorted(cursor.fetchall())[:50]:
            texts = {"panel": panel, "name": parsed.components[component - 1].name}
            found.append(_("Panel %(panel)s cannot be evened out in “%(name)s”.") % texts)
    return found
