"""Decided cases looked at again: who can be judged anew, and what the rules say otherwise than then."""

import copy
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planning.handover import rules_of, version_of
from selection.models import Nomination, Reopening, ReviewRequest, ReviewVerdict, Run
from selection.services import eligibility
from selection.services.taking_over import plain
from selection.states import NOMINATION, ReviewStage

#: Cases whose facts are in memory together.
CHUNK = 2_000
#: Why somebody is not judged anew with the others, in the order in which it is asked.
LEFT_OUT = {
    "state": _("not decided, or gone on since"),
    "listed": _("a list of the exam is in effect"),
    "waits": _("a proposal to judge anew waits already"),
    "request": _("a request for review waits for its decision"),
    "unchanged": _("the conditions have not changed since"),
}


@dataclass(frozen=True)
class Sifted:
    """Those who can be judged anew after a change of the conditions; of the others how many, and why."""

    ready: list[Nomination]
    left: Counter[str]


def sift(chosen: QuerySet[Any]) -> Sifted:
    """A few statements, however many were chosen."""
    cases = list(chosen.prefetch_related("edition__organisation").order_by("pk"))
    keys = [row.pk for row in cases]
    waits = set(_of(Reopening.objects.to_sign(), keys))
    asked = set(_of(ReviewRequest.objects.open(), keys))
    listed = listed_groups(cases)
    changed = {group: asks_otherwise(*group) for group in {_judged_by(row) for row in cases}}
    ready: list[Nomination] = []
    left: Counter[str] = Counter()
    for row in cases:
        if row.state not in NOMINATION.reopen.sources:
            left["state"] += 1
        elif (row.edition_id, row.tier) in listed:
            left["listed"] += 1
        elif row.pk in waits:
            left["waits"] += 1
        elif row.pk in asked:
            left["request"] += 1
        elif not changed[_judged_by(row)]:
            left["unchanged"] += 1
        else:
            ready.append(row)
    return Sifted(ready, left)


def changed_since(decided: QuerySet[Any]) -> QuerySet[Any]:
    """Those of them whom other conditions judged than those in force."""
    editions: Any = Nomination._meta.get_field("edition").related_model
    groups = list(decided.order_by().values_list("edition_id", "tier", "judged_by").distinct())
    by_id = editions.objects.in_bulk({edition for edition, _tier, _version in groups})
    wanted = Q(pk__in=[])
    for edition, tier, version in groups:
        if asks_otherwise(by_id[edition], tier, version):
            wanted |= Q(edition=edition, tier=tier, judged_by=version)
    return decided.filter(wanted)


def asks_otherwise(edition: Any, tier: str, version: int | None) -> bool:
    """The conditions in force are not those that judged."""
    if version is None:
        return version_of(edition) is not None
    then, today = rules_of(edition, tier, version), rules_of(edition, tier)
    return [_asked(rule) for rule in then] != [_asked(rule) for rule in today]


def listed_groups(cases: Iterable[Nomination]) -> set[tuple[int, str]]:
    """(edition, tier) in which a list of the exam is in effect: others have gone on by it."""
    lists = Run.objects.effective().filter(edition__in={row.edition_id for row in cases})
    return set(lists.order_by().values_list("edition_id", "tier").distinct())


def differences(
    cases: Sequence[Nomination], now: datetime.datetime
) -> dict[int, list[dict[str, Any]]]:
    """Nomination id -> what the rules of today say of the file of today, where it differs from what was
    decided on; a few statements for a chunk of cases."""
    found: dict[int, list[dict[str, Any]]] = {}
    for start in range(0, len(cases), CHUNK):
        found |= _differences(cases[start : start + CHUNK], now)
    return found


def _differences(
    cases: Sequence[Nomination], now: datetime.datetime
) -> dict[int, list[dict[str, Any]]]:
    rounds = {row.pk: row.round for row in cases}
    decided: dict[int, dict[str, ReviewVerdict]] = {pk: {} for pk in rounds}
    said = ReviewVerdict.objects.any_of("nomination_id", rounds).filter(stage=ReviewStage.OFFICE)
    for verdict in said.order_by("pk"):
        if verdict.round == rounds[verdict.nomination_id]:
            decided[verdict.nomination_id][verdict.key] = verdict
    judged = eligibility.judged_by_files(map(_as_new, cases), timezone.localdate(now))
    return {pk: _compared(decided[pk], judged[pk]) for pk in rounds}


def _compared(decided: dict[str, ReviewVerdict], judged: Any) -> list[dict[str, Any]]:
    lines = []
    for _condition, each in judged:
        before, data = decided.pop(each.key, None), plain(dict(each.found))
        if before is None or (before.rule_verdict, before.data) != (each.verdict, data):
            lines.append(
                {
                    "key": each.key,
                    "before": before.rule_verdict if before else "",
                    "data_before": before.data if before else {},
                    "needed": plain(dict(each.needed)),
                    "now": str(each.verdict),
                    "data_now": data,
                }
            )
    return lines + [
        {
            "key": row.key, "before": row.rule_verdict, "data_before": row.data, "needed": {},
            "now": "", "data_now": {},
        }
        for row in decided.values()
    ]  # fmt: skip


def judges_otherwise(lines: Iterable[dict[str, Any]]) -> bool:
    """A result differs, and not merely the data behind it."""
    return any(line["before"] != line["now"] for line in lines)


def _as_new(nomination: Nomination) -> Nomination:
    """The case as if nobody had judged it: the conditions in force count."""
    found = copy.copy(nomination)
    found.judged_by = None
    return found


def _judged_by(row: Nomination) -> tuple[Any, str, int | None]:
    return row.edition, row.tier, row.judged_by


def _asked(rule: Any) -> tuple[Any, ...]:
    return rule.key, rule.parameters, rule.severity


def _of(rows: Any, keys: list[int]) -> Any:
    return rows.any_of("nomination_id", keys).values_list("nomination_id", flat=True)
