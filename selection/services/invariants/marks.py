"""I7 to I10 and I12 to I16: sealed marks, the ladder, published schemes, and lists that were computed."""

from django.utils.translation import gettext_lazy as _

from selection.services.invariants.check import Check

#: Table -> policy that keeps examiners from what is not theirs.
_CURTAINS = {
    "selection_marksheet": "own_sheet",
    "selection_sheetmark": "own_sheet",
    "selection_script": "no_examiner",
    "selection_sitting": "no_examiner",
    "selection_codekey": "sealed",
}
_CURTAIN_ROWS = ", ".join(f"('{table}', '{policy}')" for table, policy in _CURTAINS.items())

_SHEET = """encode(sha256(convert_to(m.serial || E'\\n' || m.revision || E'\\n' || coalesce((
    SELECT string_agg(l.code || ' ' || trim_scale(l.mark)::text, E'\\n' ORDER BY l.code COLLATE "C")
    FROM selection_sheetmark l WHERE l.sheet_id = m.id), ''), 'UTF8')), 'hex')"""
_PAPER = """encode(sha256(convert_to(coalesce((
    SELECT string_agg(s.code || ' ' || trim_scale(s.effective)::text, E'\\n'
                      ORDER BY s.code COLLATE "C")
    FROM selection_script s WHERE s.paper_id = p.id), ''), 'UTF8')), 'hex')"""
#: The marks of each script by rung, from sealed sheets alone.
_RUNGS = """
    SELECT s.ref, p.is_double, p.tolerance, s.effective,
           min(l.mark) FILTER (WHERE h.rung = 1) AS low, max(l.mark) FILTER (WHERE h.rung = 1) AS high,
           max(l.mark) FILTER (WHERE h.rung = 2) AS third, max(l.mark) FILTER (WHERE h.rung = 3) AS final,
           count(DISTINCT h.marker_id) AS markers, count(l.id) AS marks
    FROM selection_paper p JOIN selection_script s ON s.paper_id = p.id
    LEFT JOIN selection_sheetmark l ON l.script_id = s.id
    LEFT JOIN selection_marksheet h ON h.id = l.sheet_id
    WHERE p.state IN ('sealed', 'opened', 'released') AND (h.state IS NULL OR h.state = 'sealed')
    GROUP BY s.id, p.id
"""
_LADDER = """CASE WHEN final IS NOT NULL THEN final WHEN NOT is_double THEN low
    WHEN high - low <= tolerance THEN (low + high) / 2
    WHEN third IS NULL OR least(abs(third - low), abs(third - high)) > tolerance THEN NULL
    WHEN abs(third - high) <= abs(third - low) THEN (third + high) / 2 ELSE (third + low) / 2 END"""
_LISTING = """
    SELECT count(*) AS candidates, count(*) FILTER (WHERE w.outcome = 'kept') AS kept,
           encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', n.exam_number, w.score::text,
               w.rank, w.outcome, w.reason), E'\\n' ORDER BY n.exam_number), ''), 'UTF8')), 'hex') AS digest
    FROM selection_runrow w JOIN selection_nomination n ON n.id = w.nomination_id WHERE w.run_id = r.id
"""

CHECKS = (
    Check(
        "I7",
        "sheets_as_sealed",
        _("The marks of a sealed sheet still give the digest of its seal."),
        f"SELECT m.ref, m.serial FROM selection_marksheet m WHERE m.state <> 'open' "
        f"AND m.digest IS DISTINCT FROM {_SHEET}",
    ),
    Check(
        "I7",
        "papers_as_sealed",
        _("The effective marks of a sealed paper still give the digest of its seal."),
        "SELECT p.ref, p.component FROM selection_paper p "
        f"WHERE p.state IN ('sealed', 'opened', 'released') AND p.digest IS DISTINCT FROM {_PAPER}",
    ),
    Check(
        "I7",
        "unsealed_by_two",
        _("A sheet replaced by a new version was unsealed by two people and has one successor."),
        "SELECT m.ref, m.serial FROM selection_marksheet m WHERE m.state = 'superseded' AND ("
        "(SELECT count(DISTINCT s.user_id) FROM selection_signature s "
        "WHERE s.sheet_id = m.id AND s.act = 'unseal') < 2 "
        "OR NOT EXISTS (SELECT FROM selection_marksheet x WHERE x.supersedes_id = m.id))",
    ),
    Check(
        "I7",
        "map_opened_by_two",
        _("The map of a paper's codes is open only with the signatures of two people."),
        "SELECT p.ref, p.component FROM selection_paper p WHERE p.state IN ('opened', 'released') "
        "AND (SELECT count(DISTINCT s.user_id) FROM selection_signature s WHERE s.paper_id = p.id "
        "AND s.act = 'open_map' AND s.sealing = p.seals) < 2",
    ),
    Check(
        "I8",
        "markers_apart",
        _(
            "The database lets no examiner read another's sheet, the scripts' people or the code map."
        ),
        f"SELECT x.name, x.policy FROM (VALUES {_CURTAIN_ROWS}) AS x(name, policy) "
        "LEFT JOIN pg_class c ON c.oid = to_regclass(x.name) "
        "LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = x.policy "
        "AND NOT p.polpermissive "
        "WHERE p.oid IS NULL OR NOT c.relrowsecurity OR NOT c.relforcerowsecurity",
    ),
    Check(
        "I9",
        "ladder_followed",
        _("Each effective mark of a sealed paper follows from different examiners by the ladder."),
        f"SELECT ref, concat_ws(' ', markers, effective, {_LADDER}) FROM ({_RUNGS}) AS x "
        "WHERE markers <> marks OR markers < CASE WHEN is_double THEN 2 ELSE 1 END "
        f"OR is_double AND final IS NULL AND high - low > tolerance AND markers < 3 "
        f"OR effective IS DISTINCT FROM {_LADDER}",
    ),
    Check(
        "I9",
        "marks_from_sheets",
        _("A mark in a component with a paper is what the paper's sealed sheets say."),
        "SELECT k.ref, k.component FROM selection_mark k "
        "JOIN selection_nomination n ON n.id = k.nomination_id "
        "JOIN selection_paper p ON p.edition_id = n.edition_id AND p.tier = n.tier "
        "AND p.component = k.component WHERE p.state = 'released' AND NOT EXISTS ("
        "SELECT FROM selection_codekey c JOIN selection_script s ON s.id = c.script_id "
        "WHERE c.paper_id = p.id AND c.nomination_id = n.id AND s.effective = k.mark)",
    ),
    Check(
        "I10",
        "marks_on_the_scale",
        _("Every mark lies between 0 and its highest, and on a step of its scale."),
        "SELECT ref, mark::text FROM selection_mark WHERE mark < 0 OR mark > maximum UNION ALL "
        "SELECT l.ref, l.mark::text FROM selection_sheetmark l "
        "JOIN selection_marksheet m ON m.id = l.sheet_id JOIN selection_paper p ON p.id = m.paper_id "
        "WHERE l.mark < 0 OR l.mark > p.maximum OR l.mark % p.step <> 0 UNION ALL "
        "SELECT k.ref, k.mark::text FROM selection_interviewmark k "
        "JOIN selection_boardseat x ON x.id = k.seat_id "
        "JOIN selection_interviewboard b ON b.id = x.board_id "
        "JOIN selection_interview i ON i.id = b.interview_id "
        "WHERE k.mark < 0 OR k.mark > i.maximum OR k.mark % i.step <> 0",
    ),
    Check(
        "I12",
        "schemes_as_published",
        _(
            "A published scheme still gives the digest under which it was published, and was not edited."
        ),
        "SELECT s.ref, s.name FROM selection_scheme s WHERE s.state = 'published' AND ("
        "s.digest <> encode(sha256(convert_to(s.text, 'UTF8')), 'hex') OR EXISTS ("
        "SELECT FROM core_auditentry p JOIN core_auditentry e ON e.object_ref = p.object_ref "
        "AND e.id > p.id AND e.action = 'scheme.edit' "
        "WHERE p.object_ref = s.ref AND p.action = 'scheme.publish'))",
    ),
    Check(
        "I13",
        "results_as_computed",
        _("The stored results of a list still give its digest and its numbers."),
        "SELECT r.ref, r.step FROM selection_run r "
        f"CROSS JOIN LATERAL ({_LISTING}) AS x "
        "WHERE r.state IN ('done', 'effective', 'superseded') AND (r.result_digest, r.candidates, "
        "r.kept) IS DISTINCT FROM (x.digest, x.candidates, x.kept)",
    ),
    Check(
        "I13",
        "lots_as_drawn",
        _("Seed and word of a lot give the boards and the order of its interviews."),
        "SELECT ref, code FROM (SELECT s.ref, s.code, s.position, b.number, i.rooms * i.half_days "
        "AS boards, i.lot_digest, i.seed, row_number() OVER (PARTITION BY i.id ORDER BY "
        "encode(sha256(convert_to(concat_ws('|', i.seed, i.witness, n.exam_number), 'UTF8')), 'hex') "
        'COLLATE "C", n.exam_number) - 1 AS place FROM selection_interviewslot s '
        "JOIN selection_interviewboard b ON b.id = s.board_id "
        "JOIN selection_interview i ON i.id = b.interview_id "
        "JOIN selection_nomination n ON n.id = s.nomination_id) AS x "
        "WHERE number <> place % boards + 1 OR position <> place / boards + 1 "
        "OR lot_digest <> encode(sha256(convert_to(seed, 'UTF8')), 'hex')",
    ),
    Check(
        "I14",
        "ranks_of_a_competition",
        _("Ranks are 1, 2, 2, 4 by the score within a group: the same score has the same rank."),
        "SELECT w.ref, format('%s %s', w.score, w.rank) FROM (SELECT w.ref, w.score, w.rank, "
        "rank() OVER (PARTITION BY w.run_id, w.sub_project_id, w.place_id ORDER BY w.score DESC) "
        "AS due FROM selection_runrow w JOIN selection_run r ON r.id = w.run_id "
        "WHERE w.rank IS NOT NULL AND r.state IN ('done', 'effective', 'superseded')) AS w "
        "WHERE w.rank <> w.due",
    ),
    Check(
        "I15",
        "notices_as_issued",
        _(
            "A public notice still is the page of its digest, with as many names as it was issued with."
        ),
        "SELECT p.ref, p.number::text FROM selection_notice p "
        "WHERE p.digest <> encode(sha256(convert_to(p.page, 'UTF8')), 'hex') "
        "OR p.names <> (SELECT count(*) FROM selection_noticeentry x WHERE x.notice_id = p.id) "
        "OR EXISTS (SELECT FROM core_auditentry e WHERE e.object_ref = p.ref "
        "AND e.action = 'notice.issue' AND e.after->>'digest' <> p.digest)",
    ),
    Check(
        "I15",
        "lists_as_confirmed",
        _("A list in effect is the one that somebody gave effect: the ledger holds its digest."),
        "SELECT r.ref, r.step FROM selection_run r WHERE r.state IN ('effective', 'superseded') "
        "AND NOT EXISTS (SELECT FROM core_auditentry e WHERE e.object_ref = r.ref "
        "AND e.action = 'run.confirm_step' AND e.after->>'digest' = r.result_digest)",
    ),
    Check(
        "I16",
        "one_list_in_effect",
        _("At most one list of a step of a tier is in effect."),
        "SELECT ref, step FROM (SELECT r.ref, r.step, count(*) OVER (PARTITION BY r.edition_id, "
        "r.tier, r.step) AS lists FROM selection_run r WHERE r.state = 'effective') AS x "
        "WHERE lists > 1",
    ),
)
