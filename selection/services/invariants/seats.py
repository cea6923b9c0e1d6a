"""I1, I2, I11, I20, I22: seats within the quota, and what somebody confirmed has behind them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.orgs.models import SEGMENT
from planning.handover import period_end
from selection.services.invariants.check import Check, day
from selection.states import LIVE, OPEN_OBJECTION, PASSED_REVIEW


def _texts(values: Any) -> str:
    return ", ".join(f"'{value}'" for value in values)


_AFTER_INSPECTION = "'fit', 'proposed', 'reserve_place', 'decided', 'in_notice', 'confirmed'"
_ACCEPTED = _texts(state for state in PASSED_REVIEW if state in LIVE)
#: The part of a path that names the place.
_CITY = 2 * SEGMENT
_WAIVED = """NOT EXISTS (SELECT FROM selection_conflictwaiver w WHERE w.member_id = m.id
    AND w.nomination_id = n.id AND w.signed_by_id IS NOT NULL AND w.grounds ? t.kind)"""


def _is_short(notice: dict[str, Any]) -> bool:
    """Whether it ended before the edition's period was over."""
    exceptions = {day(text): works for text, works in notice["exceptions"].items()}
    due = period_end(
        day(notice["starts_on"]), notice["days"], notice["in_working_days"], exceptions
    )
    return day(notice["ends_on"]) < due


CHECKS = (
    Check(
        "I1",
        "seats_as_counted",
        _("The counter of a group says how many seats are held, and never more than its quota."),
        "SELECT c.ref, format('%s + %s / %s + %s / %s / %s', c.taken, c.reserves, h.seats, h.places, "
        "c.seats, q.seats) FROM selection_seatcount c LEFT JOIN LATERAL ("
        "SELECT count(*) FILTER (WHERE s.kind = 'seat') AS seats, "
        "count(*) FILTER (WHERE s.kind = 'reserve') AS places "
        "FROM selection_seat s WHERE s.count_id = c.id) h ON true "
        "LEFT JOIN planning_quota q ON q.edition_id = c.edition_id AND q.tier = c.tier "
        "AND q.sub_project_id = c.sub_project_id AND q.organisation_id = c.organisation_id "
        "WHERE c.taken <> h.seats OR c.reserves <> h.places OR c.taken > c.seats "
        "OR c.seats > coalesce(q.seats, 0)",
    ),
    Check(
        "I1",
        "decided_hold_seats",
        _(
            "Who is decided, in notice or confirmed holds a seat, a reserve its place, nobody else any."
        ),
        "SELECT n.ref, concat_ws(' ', n.state, s.kind) FROM selection_nomination n "
        "LEFT JOIN selection_seat s ON s.nomination_id = n.id "
        "WHERE s.kind IS DISTINCT FROM CASE WHEN n.state IN ('decided', 'in_notice', 'confirmed') "
        "THEN 'seat' WHEN n.state = 'reserve_place' THEN 'reserve' END",
    ),
    Check(
        "I1",
        "decided_within_quota",
        _(
            "No more people of a group are decided, in notice or confirmed than its quota has seats."
        ),
        "SELECT g.ref, format('%s / %s', g.number, coalesce(q.seats, 0)) FROM ("
        "SELECT n.ref, n.edition_id, n.tier, n.sub_project_id, o.id AS organ, "
        "row_number() OVER (PARTITION BY n.edition_id, n.tier, n.sub_project_id, o.id "
        "ORDER BY n.id) AS number FROM selection_nomination n "
        "JOIN planning_edition e ON e.id = n.edition_id "
        "CROSS JOIN LATERAL (SELECT CASE n.tier WHEN 'provincial' THEN e.organisation_id "
        "ELSE n.place_id END AS id) o "
        "WHERE n.state IN ('decided', 'in_notice', 'confirmed')) g "
        "LEFT JOIN planning_quota q ON q.edition_id = g.edition_id AND q.tier = g.tier "
        "AND q.sub_project_id = g.sub_project_id AND q.organisation_id = g.organ "
        "WHERE g.number > coalesce(q.seats, 0)",
    ),
    Check(
        "I2",
        "found_fit",
        _("Who is proposed, decided or confirmed has a filed report that finds the person fit."),
        "SELECT n.ref, n.state FROM selection_nomination n "
        f"WHERE n.state IN ({_AFTER_INSPECTION}) AND NOT EXISTS ("
        "SELECT FROM selection_inspectionreport r WHERE r.nomination_id = n.id "
        "AND r.state = 'filed' AND r.conclusion = 'fit')",
    ),
    Check(
        "I2",
        "kept_by_a_list",
        _("Who is shortlisted, or has come further, is kept by a list in effect and has a number."),
        "SELECT n.ref, n.state FROM selection_nomination n "
        f"WHERE n.state IN ('shortlisted', 'unfit', {_AFTER_INSPECTION}) AND (n.exam_number = '' "
        "OR NOT EXISTS (SELECT FROM selection_runrow w JOIN selection_run r ON r.id = w.run_id "
        "WHERE w.nomination_id = n.id AND w.outcome = 'kept' AND r.state = 'effective'))",
    ),
    Check(
        "I2",
        "trainee_of_a_confirmed",
        _("Who is confirmed is a trainee and has not left; who is a trainee is confirmed."),
        "SELECT n.ref, n.state FROM selection_nomination n "
        "LEFT JOIN selection_trainee t ON t.nomination_id = n.id AND t.person_id = n.person_id "
        "WHERE n.state = 'confirmed' AND (t.id IS NULL OR EXISTS ("
        "SELECT FROM selection_departure d WHERE d.nomination_id = n.id)) "
        "OR t.state = 'active' AND n.state <> 'confirmed'",
    ),
    Check(
        "I11",
        "reports_by_two",
        _("A filed report names at least two different inspectors."),
        "SELECT r.ref, r.inspectors::text FROM selection_inspectionreport r WHERE r.state = 'filed' "
        "AND (SELECT count(DISTINCT x) FROM jsonb_array_elements_text(r.inspectors) AS x) < 2",
    ),
    Check(
        "I11",
        "inspectors_unrelated",
        _("No filed report is by somebody with a declared or evident conflict, unless two signed."),
        "SELECT r.ref, concat_ws(' ', t.kind, m.ref) FROM selection_inspectionreport r "
        "JOIN selection_nomination n ON n.id = r.nomination_id "
        "JOIN selection_teamcase c ON c.nomination_id = n.id "
        "JOIN selection_teammember m ON m.team_id = c.team_id AND r.inspectors ? m.name "
        "LEFT JOIN core_user u ON u.id = m.user_id CROSS JOIN LATERAL ("
        "SELECT 'self' AS kind WHERE m.person_id = n.person_id UNION ALL "
        "SELECT 'organ' WHERE u.organisation_id = n.organisation_id UNION ALL "
        "SELECT 'declared' WHERE EXISTS (SELECT FROM selection_conflictdeclaration d "
        "WHERE d.nomination_id = n.id AND d.user_id = m.user_id) UNION ALL "
        "SELECT 'kin' WHERE EXISTS (SELECT FROM candidates_familymember f "
        "WHERE f.person_id = n.person_id AND f.name = m.name AND m.unit <> '' "
        "AND strpos(f.unit_and_post, m.unit) > 0)) AS t "
        f"WHERE r.state = 'filed' AND {_WAIVED}",
    ),
    Check(
        "I11",
        "examiners_unrelated",
        _(
            "No interview mark is by an examiner of the nominee's city or unit, or who stepped back."
        ),
        "SELECT m.ref, m.code FROM selection_interviewmark m "
        "JOIN selection_interviewslot s ON s.id = m.slot_id "
        "JOIN selection_nomination n ON n.id = s.nomination_id "
        "JOIN core_user u ON u.id = m.user_id JOIN core_organisation o ON o.id = u.organisation_id "
        f"WHERE m.mark IS NOT NULL AND (length(o.path) >= {_CITY} "
        f"AND left(o.path, {_CITY}) = left(n.org_path, {_CITY}) "
        "OR o.id = n.organisation_id OR EXISTS (SELECT FROM selection_conflictdeclaration d "
        "WHERE d.nomination_id = n.id AND d.user_id = m.user_id))",
    ),
    Check(
        "I20",
        "one_live_nomination",
        _(
            "Nobody has two live nominations in one edition, nor two accepted ones under one ID number."
        ),
        "SELECT ref, 'person' FROM (SELECT n.ref, count(*) OVER (PARTITION BY n.edition_id, "
        f"n.person_id) AS live FROM selection_nomination n WHERE n.state IN ({_texts(LIVE)})) AS x "
        "WHERE live > 1 UNION ALL "
        "SELECT ref, 'ID number' FROM (SELECT n.ref, count(*) OVER (PARTITION BY n.edition_id, "
        "p.id_index) AS live FROM selection_nomination n JOIN candidates_person p "
        f"ON p.id = n.person_id AND p.id_index IS NOT NULL WHERE n.state IN ({_ACCEPTED})) AS y "
        "WHERE live > 1",
    ),
    Check(
        "I22",
        "confirmed_after_notice",
        _(
            "Nobody was confirmed before the end of a notice that names them, or with an open objection."
        ),
        "SELECT n.ref, t.confirmed_on::text FROM selection_nomination n "
        "JOIN selection_trainee t ON t.nomination_id = n.id WHERE n.state = 'confirmed' AND ("
        "NOT EXISTS (SELECT FROM selection_noticeentry x JOIN selection_notice p "
        "ON p.id = x.notice_id WHERE x.nomination_id = n.id AND p.ends_on < t.confirmed_on) "
        "OR EXISTS (SELECT FROM selection_objection o WHERE o.nomination_id = n.id "
        f"AND o.state IN ({_texts(OPEN_OBJECTION)})))",
    ),
    Check(
        "I22",
        "notice_runs_its_days",
        _(
            "A public notice runs the period that the edition sets, by the calendar of working days."
        ),
        "SELECT p.ref, json_build_object('starts_on', p.starts_on, 'ends_on', p.ends_on, "
        "'days', e.notice_days, 'in_working_days', e.notice_in_working_days, 'exceptions', ("
        "SELECT coalesce(json_object_agg(d.\"on\", d.is_working), '{}') FROM planning_dayexception d "
        "WHERE d.organisation_id = e.organisation_id)) "
        "FROM selection_notice p JOIN planning_edition e ON e.id = p.edition_id",
        judge=_is_short,
    ),
)
