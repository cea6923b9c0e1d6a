"""The qualifications of an edition tried on the nominees of another one, before they are published.

Nothing is written: the draft's rules are held against the files as they are today, up to a day of
choice, and the outcome is put beside what was decided then.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow.errors import Refused
from planning.handover import Tier, editions, rules_of
from selection import policies
from selection.models import Nomination
from selection.services import eligibility
from selection.states import NominationState

JOB = "selection.try_rules"
#: So many nominees are judged while the reader waits; more of them by a worker.
AT_ONCE = 5_000
#: Nominees named one by one: those whose outcome differs from then come first.
NAMED = 200
OPEN_STATES = (
    NominationState.SUBMITTED, NominationState.ENDORSED, NominationState.RETURNED,
    NominationState.WITHDRAWN, NominationState.CANCELLED,
)  # fmt: skip
_NOTHING = {"pass": 0, "needs_proof": 0, "fail": 0}
_COUNTED = """
    WITH v AS MATERIALIZED (SELECT id, number, verdict FROM ({verdicts}) found),
    o AS MATERIALIZED (
        SELECT id, CASE WHEN bool_or(verdict = 'fail' AND number = ANY(%s)) THEN 'fail'
                WHEN bool_or(verdict = 'needs_proof' AND number = ANY(%s)) THEN 'needs_proof'
                ELSE 'pass' END AS verdict,
            array_agg(number ORDER BY number) FILTER (WHERE verdict = 'fail') AS failed,
            array_agg(number ORDER BY number) FILTER (WHERE verdict = 'needs_proof') AS unproven
        FROM v GROUP BY id
    ),
    n AS MATERIALIZED (
        SELECT o.*, s.ref, CASE WHEN s.state = %s THEN 'rejected' WHEN s.state = ANY(%s) THEN 'open'
            ELSE 'qualified' END AS decided
        FROM o JOIN selection_nomination s ON s.id = o.id
    )
    SELECT 'rule', number::text, verdict, count(*), NULL::int[], NULL::int[] FROM v
        GROUP BY number, verdict
    UNION ALL
    SELECT 'nominee', decided, verdict, count(*), NULL, NULL FROM n GROUP BY decided, verdict
    UNION ALL
    SELECT 'named', ref::text, verdict, differs, failed, unproven FROM (
        SELECT ref, verdict, failed, unproven, ((decided = 'qualified' AND verdict = 'fail')
            OR (decided = 'rejected' AND verdict = 'pass'))::int AS differs, id
        FROM n WHERE verdict <> 'pass' OR decided = 'rejected'
        ORDER BY differs DESC, id LIMIT %s
    ) named
"""


def nominees_of(people: Any, actor: Membership) -> Any:
    """The nominees of an edition in the actor's scope; drafts of nominations are left aside."""
    rows = policies.nominations.scope(actor).filter(edition=people)
    return rows.exclude(state=NominationState.DRAFT)


def earlier(draft: Any, actor: Membership) -> list[Any]:
    """Editions on whose nominees the rules may be tried, the newest first."""
    return list(editions(actor).published().exclude(pk=draft.pk))


def start(
    draft: Any, people: Any, on: datetime.date, *, actor: Membership, now: datetime.datetime
) -> Job:
    """Leave it to a worker; the page of the job leads to the outcome."""
    params = {"draft": str(draft.ref), "people": str(people.ref), "on": on.isoformat()}
    return later(JOB, actor=actor, now=now, params=params)


def try_out(
    draft: Any,
    people: Any,
    on: datetime.date,
    *,
    actor: Membership,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, Any]:
    """Counts per rule, per place and per decision of then, tier by tier; place by place judged."""
    nominees = nominees_of(people, actor)
    groups = sorted(
        nominees.order_by()
        .values_list("tier", "place_id", "place__code", "place__name", "place__latin")
        .distinct(),
        key=lambda group: (group[0], group[2]),
    )
    if not groups:
        raise Refused(_("Nobody was nominated in this edition."))
    tiers: dict[str, dict[str, Any]] = {}
    for done, (tier, place, _code, *names) in enumerate(groups):
        progress(done, len(groups))
        if tier not in tiers:
            tiers[tier] = _begun(rules_of(draft, tier))
        found = tiers[tier]
        if found["rules"]:
            rows = nominees.filter(tier=tier, place_id=place)
            found["places"].append({"names": names, **_judge(rows, found, on)})
    progress(len(groups), len(groups))
    for found in tiers.values():
        found["named"] = sorted(found["named"], key=lambda row: -row["differs"])[:NAMED]
        del found["judged_by"]
    order = [str(tier) for tier in Tier.values]
    return {
        "draft": str(draft.ref),
        "people": str(people.ref),
        "on": on.isoformat(),
        "tiers": {tier: tiers[tier] for tier in order if tier in tiers},
    }


def _begun(rules: list[Any]) -> dict[str, Any]:
    return {
        "judged_by": rules,
        "rules": [
            {"key": rule.key, "parameters": rule.parameters, "severity": rule.severity, **_NOTHING}
            for rule in rules
        ],
        "places": [],
        "then": {name: dict(_NOTHING) for name in ("qualified", "rejected", "open")},
        "named": [],
    }


def _judge(rows: Any, found: dict[str, Any], on: datetime.date) -> dict[str, int]:
    """One statement for the nominees of a place; adds to what was found, returns the place's counts."""
    rules = found["judged_by"]
    query = eligibility.verdict_rows(eligibility.nominees(rows), rules, on)
    blocking = [number for number, rule in enumerate(rules) if rule.severity == "blocks"]
    closed: list[Any] = [NominationState.REJECTED.value, [state.value for state in OPEN_STATES]]
    of_place = dict(_NOTHING)
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTED.replace("{verdicts}", query.text),
            [*query.values, blocking, blocking, *closed, NAMED],
        )
        for kind, name, verdict, count, failed, unproven in cursor.fetchall():
            if kind == "rule":
                found["rules"][int(name)][verdict] += count
            elif kind == "nominee":
                found["then"][name][verdict] += count
                of_place[verdict] += count
            else:
                found["named"].append(
                    {
                        "ref": name,
                        "outcome": verdict,
                        "differs": count,
                        "fail": failed or [],
                        "needs_proof": unproven or [],
                    }
                )
    return of_place


def kept(ref: Any, draft: Any, actor: Membership) -> dict[str, Any] | None:
    """What a worker found for this account and edition."""
    job = Job.objects.filter(
        ref=ref, kind=JOB, user_id=actor.user_id, membership_id=actor.pk, state=Job.State.DONE
    ).first()
    trial = job.result.get("trial") if job else None
    return trial if trial and trial["draft"] == str(draft.ref) else None


def names_of(trial: dict[str, Any], actor: Membership) -> dict[str, Nomination]:
    """Reference -> nomination of those named, as far as the actor sees them today."""
    refs = [row["ref"] for tier in trial["tiers"].values() for row in tier["named"]]
    rows = policies.nominations.scope(actor).filter(ref__in=refs).select_related("place")
    return {str(row.ref): row for row in rows}
