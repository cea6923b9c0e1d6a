"""Each checker of an invariant sees what breaks it, and nothing in a selection that services made."""

import datetime
import os
from io import StringIO

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cadreproj.settings import env
from selection.services import invariants
from selection.services.invariants import CHECKS, replay
from selection.services.invariants.check import offending
from tests import factories
from tests.plugins import database
from tests.selection import stages

#: Constraints that stand in the way of what they forbid; a superuser drops them first.
LOOSEN = """
    ALTER TABLE selection_nomination DROP CONSTRAINT nomination_approver_is_another,
        DROP CONSTRAINT nomination_reviewer_is_another;
    ALTER TABLE selection_seatcount DROP CONSTRAINT seatcount_never_above_quota;
    ALTER TABLE selection_mark DROP CONSTRAINT mark_within_range;
    DROP INDEX nomination_live_once, membership_one_administrator_role, run_effective_once;
"""
CONFIRMED = "(SELECT id FROM selection_nomination WHERE state = 'confirmed' ORDER BY id LIMIT 1)"
SEALED = "(SELECT id FROM selection_marksheet WHERE state = 'sealed' ORDER BY id LIMIT 1)"
RUN = "(SELECT id FROM selection_run WHERE state = 'effective')"


def copied(table: str, key: str, **changes: str) -> str:
    """SQL that adds a copy of one row under another key and reference."""
    fields = "".join(f", '{name}', {value}" for name, value in changes.items())
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', t.id + 100000,"
        f" 'ref', gen_random_uuid(){fields}))).* FROM {table} t WHERE t.id = {key}"
    )


#: Name of a check -> what breaks it, written past every trigger.
PLANTS = {
    "seats_as_counted": "UPDATE selection_seatcount SET taken = taken + 1",
    "decided_hold_seats": f"DELETE FROM selection_seat WHERE nomination_id = {CONFIRMED}",
    "decided_within_quota": "UPDATE planning_quota SET seats = 1",
    "found_fit": f"UPDATE selection_inspectionreport SET conclusion = 'unfit', reason = 'x' "
    f"WHERE nomination_id = {CONFIRMED}",
    "kept_by_a_list": f"UPDATE selection_runrow SET outcome = 'cut' WHERE nomination_id = {CONFIRMED}",
    "trainee_of_a_confirmed": f"UPDATE selection_nomination SET state = 'decided' "
    f"WHERE id = {CONFIRMED}",
    "ledger_continues": "INSERT INTO core_auditentry SELECT (jsonb_populate_record(e, "
    "jsonb_build_object('id', e.id + 100000, 'n', e.n + 100000))).* FROM core_auditentry e "
    "WHERE action = 'nomination.endorse' LIMIT 1",
    "ledger_gives_the_state": "UPDATE selection_paper SET state = 'opened'",
    "ledger_begins_at_the_beginning": "DELETE FROM core_auditentry WHERE action = 'nomination.submit'",
    "reason_where_due": "UPDATE core_auditentry SET reason = ' ' WHERE action = 'marksheet.unseal'",
    "declared_moves_only": "UPDATE core_auditentry SET before = before || '{\"state\": \"fit\"}' "
    "WHERE action = 'nomination.confirm'",
    "author_decides_nothing": "UPDATE selection_nomination SET author_id = approver_id",
    "stages_by_different_people": "UPDATE core_auditentry SET user_id = (SELECT max(user_id) FROM "
    "core_auditentry WHERE action = 'nomination.endorse') WHERE action = 'nomination.decide'",
    "nominator_inspects_nobody": "UPDATE selection_inspectionreport r SET filed_by_id = n.author_id "
    "FROM selection_nomination n WHERE n.id = r.nomination_id",
    "administrators_apart": "INSERT INTO core_membership (ref, user_id, organisation_id, role, "
    "is_active, granted_at) SELECT gen_random_uuid(), m.user_id, m.organisation_id, r, true, now() "
    "FROM (SELECT * FROM core_membership LIMIT 1) m, unnest(ARRAY['system_admin', 'audit_admin']) AS r",
    "audit_writes_nothing": "GRANT UPDATE ON selection_mark TO scope_audit",
    "sheets_as_sealed": f"UPDATE selection_sheetmark SET mark = mark + 1 WHERE sheet_id = {SEALED}",
    "papers_as_sealed": "UPDATE selection_script SET effective = effective + 1",
    "unsealed_by_two": "DELETE FROM selection_signature WHERE act = 'unseal'",
    "map_opened_by_two": "DELETE FROM selection_signature WHERE act = 'open_map'",
    "markers_apart": "DROP POLICY own_sheet ON selection_sheetmark",
    "ladder_followed": "UPDATE selection_marksheet SET marker_id = (SELECT min(marker_id) FROM "
    "selection_marksheet)",
    "marks_from_sheets": "UPDATE selection_mark SET mark = mark - 1 WHERE component = 'written'",
    "marks_on_the_scale": "UPDATE selection_mark SET mark = maximum + 1 WHERE component = 'interview'",
    "reports_by_two": "UPDATE selection_inspectionreport SET inspectors = '[\"甲\", \"甲\"]'",
    "inspectors_unrelated": "UPDATE selection_teammember m SET person_id = n.person_id "
    "FROM selection_teamcase c JOIN selection_nomination n ON n.id = c.nomination_id "
    "WHERE c.team_id = m.team_id",
    "examiners_unrelated": "UPDATE core_user u SET organisation_id = n.place_id "
    "FROM selection_interviewmark m JOIN selection_interviewslot s ON s.id = m.slot_id "
    "JOIN selection_nomination n ON n.id = s.nomination_id WHERE u.id = m.user_id",
    "lots_as_drawn": "UPDATE selection_interview SET witness = '蓝天'",
    "schemes_as_published": "UPDATE selection_scheme SET text = replace(text, '0.4', '0.5')",
    "results_as_computed": f"UPDATE selection_runrow SET score = score + 1 WHERE run_id = {RUN}",
    "ranks_of_a_competition": f"UPDATE selection_runrow SET rank = rank + 1 WHERE run_id = {RUN}",
    "notices_as_issued": "UPDATE selection_notice SET page = replace(page, '公示', '公告')",
    "lists_as_confirmed": "UPDATE selection_run SET result_digest = repeat('0', 64)",
    "one_list_in_effect": copied("selection_run", RUN),
    "one_live_nomination": copied("selection_nomination", CONFIRMED, state="'draft'", exam_number="''"),
    "confirmed_after_notice": "UPDATE selection_notice SET ends_on = current_date + 9",
    "notice_runs_its_days": "UPDATE selection_notice SET ends_on = starts_on + 1",
}  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Committed, so that a superuser sees it; the database goes when the tests are through."""
    factories.made.clear()
    with django_db_blocker.unblock():
        stages.whole(datetime.datetime.now(datetime.UTC))
        planted = set(factories.made)
        connection.close()
        yield planted
        database.recreate()


@pytest.fixture
def superuser(world):
    """A superuser's cursor, whose transaction is undone."""
    there = env.database(os.environ["DATABASE_SUPERUSER_URL"])
    link = psycopg2.connect(
        host=there["HOST"], port=there["PORT"], user=there["USER"], password=there["PASSWORD"],
        dbname=env.database(os.environ["DATABASE_URL"])["NAME"],
    )  # fmt: skip
    try:
        yield link.cursor()
    finally:
        link.rollback()
        link.close()


def broken(cursor) -> set[tuple[str, str]]:
    cursor.execute(invariants.sql())
    return {(each.check.name, each.subject) for each in offending(CHECKS, cursor.fetchall())}


def test_a_selection_that_services_made_breaks_nothing(superuser, world):
    assert {name for name, subject in broken(superuser) if subject not in world} == set()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_what_breaks_it_is_found(superuser, world, check):
    before = broken(superuser)
    superuser.execute(LOOSEN)
    superuser.execute("SET LOCAL session_replication_role = replica")
    # These two refuse even a superuser in that role.
    superuser.execute(
        "ALTER TABLE core_auditentry DISABLE TRIGGER audit_seal, DISABLE TRIGGER audit_move_head, "
        "DISABLE TRIGGER audit_keep"
    )
    superuser.execute(PLANTS[check.name])
    assert check.name in {name for name, _subject in broken(superuser) - before}


def test_every_invariant_of_the_list_has_a_check():
    expected = {f"I{number}" for number in (*range(1, 17), 20, 22)}
    assert {check.key for check in CHECKS} == expected
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert set(PLANTS) == {check.name for check in CHECKS}


def test_the_command_says_that_all_holds_or_what_does_not(world, django_db_blocker, monkeypatch):
    """The scheme of the stage was published by a factory, without an entry: the only finding."""
    with django_db_blocker.unblock():
        out, err = StringIO(), StringIO()
        with pytest.raises(CommandError, match="1 rows"):
            call_command("check_invariants", "--replay", stdout=out, stderr=err)
        assert "ledger_begins_at_the_beginning" in err.getvalue()
        assert "the same" in out.getvalue()
        monkeypatch.setattr(invariants, "violations", list)
        out = StringIO()
        call_command("check_invariants", stdout=out)
        assert f"All {len(CHECKS)} invariants hold." in out.getvalue()
        call_command("check_invariants", "--list", stdout=out)
        assert all(str(check.sentence) in out.getvalue() for check in CHECKS)


def test_a_list_computed_again_from_other_marks_says_so(world, django_db_blocker):
    with django_db_blocker.unblock(), database.as_owner():
        [run] = replay.lists_in_effect()
        assert replay.again(run).is_same is True
        run.result_digest = "0" * 64
        assert replay.again(run).is_same is False
        run.inputs_digest = "0" * 64
        assert replay.again(run).is_same is None
