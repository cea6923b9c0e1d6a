"""I3 to I6: every change of state is in the ledger, by a declared move, and nobody acts on both sides."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from selection.services.invariants.check import Check
from selection.states import WORKFLOWS

_MODELS = {flow.label: flow for flow in WORKFLOWS}


def _texts(*values: str) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _objects() -> str:
    """Every row that has a state: kind, reference, state, first state."""
    return " UNION ALL ".join(
        f"SELECT '{label}' AS label, ref, state, '{flow.initial}' AS initial "
        f"FROM {apps.get_model(label)._meta.db_table}"
        for label, flow in _MODELS.items()
    )


#: Entries that say a state. One without a state before it made the row.
_STEPS = f"""
    SELECT e.id, e.object_type, e.object_ref, e.action, e.reason,
           e.before->>'state' AS was, e.after->>'state' AS became,
           lag(e.after->>'state') OVER w AS last, row_number() OVER w AS number,
           lead(e.id) OVER w IS NULL AS is_last
    FROM core_auditentry e
    WHERE e.object_type IN ({_texts(*_MODELS)}) AND e.after ? 'state'
    WINDOW w AS (PARTITION BY e.object_ref ORDER BY e.id)
"""
_DECLARED = ", ".join(
    f"({_texts(label, move.action, source, move.target)})"
    for label, flow in _MODELS.items()
    for move in flow.moves
    for source in sorted(move.sources)
)
_WITH_REASON = _texts(*(m.action for flow in WORKFLOWS for m in flow.moves if m.reason_required))

#: Acts on a nomination that exclude each other, as (earlier, later): nobody does both.
_APART = ", ".join(
    f"('nomination.{one}', 'nomination.{other}')"
    for one, others in {
        "endorse": ("pass_review", "reject", "decide", "hold_in_reserve", "confirm"),
        "submit": ("decide", "hold_in_reserve", "confirm"),
    }.items()
    for other in others
)
_NOT_BY_AUTHOR = _texts(
    *(
        f"nomination.{name}"
        for name in ("endorse", "pass_review", "reject", "decide", "hold_in_reserve", "confirm")
    )
)
_ADMINISTRATORS = _texts("system_admin", "security_admin", "audit_admin")

CHECKS = (
    Check(
        "I3",
        "ledger_continues",
        _("Each entry of the ledger begins with the state in which the one before it ended."),
        f"SELECT object_ref, concat_ws(' ', action, last, '/', was) FROM ({_STEPS}) AS s "
        "WHERE number > 1 AND was IS DISTINCT FROM last",
    ),
    Check(
        "I3",
        "ledger_gives_the_state",
        _("The last entry of the ledger gives the state that the row has."),
        f"SELECT o.ref, concat_ws(' ', o.label, s.became, '/', o.state) FROM ({_objects()}) AS o "
        f"JOIN ({_STEPS}) AS s ON s.object_ref = o.ref AND s.is_last "
        "WHERE s.became IS DISTINCT FROM o.state",
    ),
    Check(
        "I3",
        "ledger_begins_at_the_beginning",
        _("Whatever has left its first state has entries in the ledger from that state on."),
        f"SELECT o.ref, concat_ws(' ', o.label, o.state, s.was) FROM ({_objects()}) AS o "
        f"LEFT JOIN ({_STEPS}) AS s ON s.object_ref = o.ref AND s.number = 1 "
        "WHERE o.state <> o.initial AND (s.object_ref IS NULL OR s.was <> o.initial)",
    ),
    Check(
        "I3",
        "reason_where_due",
        _("A move that needs a reason has one in the ledger."),
        "SELECT object_ref, action FROM core_auditentry "
        f"WHERE action IN ({_WITH_REASON}) AND reason !~ '\\S'",
    ),
    Check(
        "I4",
        "declared_moves_only",
        _("Only moves of the published tables of moves occur."),
        f"SELECT object_ref, concat_ws(' ', action, was, '→', became) FROM ({_STEPS}) AS s "
        "WHERE was IS NOT NULL AND was <> became AND (object_type, action, was, became) NOT IN "
        f"(VALUES {_DECLARED})",
    ),
    Check(
        "I5",
        "author_decides_nothing",
        _("Who wrote a nomination neither endorses, reviews, decides nor confirms it."),
        "SELECT n.ref, e.action FROM selection_nomination n JOIN core_auditentry e "
        "ON e.object_ref = n.ref AND e.user_id = n.author_id "
        f"WHERE e.action IN ({_NOT_BY_AUTHOR})",
    ),
    Check(
        "I5",
        "stages_by_different_people",
        _("Nobody acts in two stages of one nomination that exclude each other."),
        "SELECT one.object_ref, concat_ws(' ', one.action, other.action) FROM core_auditentry one "
        "JOIN core_auditentry other ON other.object_ref = one.object_ref "
        "AND other.user_id = one.user_id "
        f"WHERE (one.action, other.action) IN (VALUES {_APART})",
    ),
    Check(
        "I5",
        "nominator_inspects_nobody",
        _("Who wrote or endorsed a nomination does not file the report on it."),
        "SELECT n.ref, r.ref FROM selection_nomination n "
        "JOIN selection_inspectionreport r ON r.nomination_id = n.id AND r.state = 'filed' "
        "WHERE r.filed_by_id IN (n.author_id, n.approver_id)",
    ),
    Check(
        "I6",
        "administrators_apart",
        _("No account holds two of the three administrators' roles."),
        "SELECT u.ref, string_agg(m.role, ' ' ORDER BY m.role) FROM core_membership m "
        f"JOIN core_user u ON u.id = m.user_id WHERE m.role IN ({_ADMINISTRATORS}) "
        "GROUP BY u.id, u.ref HAVING count(DISTINCT m.role) > 1",
    ),
    Check(
        "I6",
        "audit_writes_nothing",
        _("The audit administrator's database role writes no table of the selection."),
        "SELECT c.relname, 'scope_audit' FROM pg_class c WHERE c.relkind = 'r' "
        "AND c.relnamespace = 'public'::regnamespace AND c.relname LIKE 'selection\\_%' "
        "AND has_table_privilege('scope_audit', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')",
    ),
)
