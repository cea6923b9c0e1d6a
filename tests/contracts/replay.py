"""The ledger read back: what it says about the states of rows, held against the rows themselves."""

from cadreproj.workflows import REGISTER
from core.audit.models import AuditEntry


def faults(*, since: int = 0) -> list[str]:
    """Where ledger, table of moves and rows disagree; entries after number `since` count.

    Each entry of a move names a change that the table declares, begins where the entry before it
    ended, and the last of them says what the row says now.
    """
    found = []
    for entry in REGISTER:
        found += _of_workflow(entry, since)
    return found


def _of_workflow(entry, since) -> list[str]:
    flow, model = entry.workflow, entry.policy.model
    declared = {(move.action, source, move.target) for move in flow for source in move.sources}
    found, last = [], {}
    entries = AuditEntry.objects.filter(object_type=model._meta.label, id__gt=since).order_by("id")
    for ref, action, before, after in entries.values_list(
        "object_ref", "action", "before", "after"
    ):
        if "state" not in after:
            continue
        change = (action, before.get("state"), after["state"])
        if before.get("state") is None:  # the row begins here
            if after["state"] not in {flow.initial, *entry.starts}:
                found.append(f"{flow.label} {ref} begins as {after['state']}")
        elif change not in declared:
            found.append(f"{flow.label} {ref}: {change} is not declared")
        if ref in last and last[ref] != before.get("state"):
            found.append(f"{flow.label} {ref}: {action} begins at {change[1]}, not {last[ref]}")
        last[ref] = after["state"]
    now = dict(model._default_manager.filter(ref__in=last).values_list("ref", "state"))
    return found + [
        f"{flow.label} {ref} is {now.get(ref)}, the ledger says {state}"
        for ref, state in last.items()
        if now.get(ref) != state
    ]
