"""What the SQL prompt may not do, as the application's role and, where that is said, as the owner."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from selection.models import CodeKey, Mark, MarkSheet, Script, Signature
from selection.services import papers
from tests.factories import exam
from tests.plugins import database
from tests.selection.exam.test_papers import frozen, settle
from tests.support import acting

pytestmark = pytest.mark.django_db
REFUSALS = (IntegrityError, ProgrammingError)


def refused(*statements: str, match: str = "") -> None:
    """Each statement fails, or touches no row."""
    for statement in statements:
        said, touched = "", 0
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                touched = cursor.rowcount
        except REFUSALS as error:
            said = str(error)
        assert not touched, f"{statement}: {touched} rows"
        assert not said or match in said, f"{statement}: {said}"


def rows(statement: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.fixture
def sealed(stage, session, now):
    """A paper whose marks are sealed and whose map is not open."""
    paper, examiners = exam.marked(stage, now, session)
    return settle(stage, now, paper, examiners)


def test_nobody_reads_or_writes_the_map_before_it_is_open(stage, sealed):
    for person in (stage.exam, stage.office, stage.reviewer, stage.author):
        with acting(person):
            if person is not stage.author:
                assert rows("SELECT * FROM selection_codekey") == []
            refused(
                "INSERT INTO selection_codekey (ref, version, org_path, paper_id, script_id, nomination_id)"
                " SELECT gen_random_uuid(), 0, s.org_path, s.paper_id, s.id, 1 FROM selection_script s",
                "UPDATE selection_codekey SET nomination_id = nomination_id + 1",
                "DELETE FROM selection_codekey",
            )
    with database.as_owner():
        assert CodeKey.objects.count() == 10
        refused("UPDATE selection_codekey SET nomination_id = 1", match="final")


def test_a_temporary_table_does_not_pass_for_the_signatures(stage, sealed):
    with acting(stage.exam):
        refused(
            "CREATE TEMPORARY TABLE selection_signature AS"
            f" SELECT {sealed.pk}::bigint AS paper_id, 'open_map' AS act, 1 AS sealing, u AS user_id"
            " FROM generate_series(1, 2) u; SELECT * FROM selection_codekey"
        )


def test_one_person_does_not_sign_twice_nor_for_another(stage, sealed, now):
    with acting(stage.exam) as actor:
        papers.open_map(sealed, actor=actor, now=now, reason="开启")
        line = (
            "INSERT INTO selection_signature"
            " (ref, version, org_path, act, paper_id, sealing, user_id, signed_at, reason)"
            f" SELECT gen_random_uuid(), 0, org_path, 'open_map', id, seals, {{}}, now(), 'x'"
            f" FROM selection_paper WHERE id = {sealed.pk}"
        )
        refused(line.format(stage.office.user_id), match="row-level security")
        refused(line.format(stage.exam.user_id), match="signature_once")
        refused(
            "UPDATE selection_signature SET sealing = 9",
            "DELETE FROM selection_signature",
            match="permission denied",
        )
        refused(f"UPDATE selection_paper SET state = 'opened' WHERE id = {sealed.pk}", match="two")
        assert rows("SELECT * FROM selection_codekey") == []
    with database.as_owner():
        assert Signature.objects.count() == 1
        refused("UPDATE selection_signature SET sealing = 9", match="final")


SEALED_MARKS = [
    "UPDATE selection_sheetmark SET mark = 99",
    "UPDATE selection_sheetmark SET code = '00000000'",
    "DELETE FROM selection_sheetmark",
    "UPDATE selection_marksheet SET digest = 'x'",
    "UPDATE selection_marksheet SET state = 'open'",
    "UPDATE selection_marksheet SET state = 'superseded'",
    "UPDATE selection_marksheet SET marker_id = marker_id + 1",
    "DELETE FROM selection_marksheet",
    "UPDATE selection_script SET effective = 99",
    "UPDATE selection_script SET code = '00000000'",
    "DELETE FROM selection_script",
    "UPDATE selection_paper SET state = 'marking'",
    "UPDATE selection_paper SET digest = 'x'",
    "UPDATE selection_paper SET seals = 7",
    "UPDATE selection_paper SET tolerance = 50",
    "UPDATE selection_paper SET state = 'planned'",
    "DELETE FROM selection_paper",
]


def test_after_sealing_no_mark_changes_by_any_way(stage, sealed):
    before = rows("SELECT id, mark FROM selection_sheetmark ORDER BY id")
    with acting(stage.exam):
        refused(*SEALED_MARKS)
    with database.as_owner():
        refused(*SEALED_MARKS)
        assert rows("SELECT id, mark FROM selection_sheetmark ORDER BY id") == before
        digests = MarkSheet.objects.values_list("pk", "digest")
        for sheet, digest in digests:
            assert rows(f"SELECT selection_sheet_digest({sheet})") == [(digest,)]


def test_frozen_marks_are_what_the_sheets_say(stage, session, now):
    paper, _examiners = frozen(stage, now, session)
    changes = [
        "UPDATE selection_mark SET mark = mark + 1",
        "UPDATE selection_mark SET component = 'interview'",
        "UPDATE selection_mark SET examiner_no = 'X'",
        "DELETE FROM selection_mark",
        "INSERT INTO selection_mark"
        " (ref, version, org_path, nomination_id, component, examiner_no, panel, mark, maximum)"
        " SELECT gen_random_uuid(), 0, org_path, nomination_id, component, 'X', '', 100, 100"
        " FROM selection_mark",
    ]
    with acting(stage.exam):
        refused(*changes)
    with database.as_owner():
        refused(*changes)
    assert set(Mark.objects.values_list("mark", flat=True)) == {70}
    assert paper.state == "released"


def test_an_invented_effective_mark_is_not_sealed(stage, session, now):
    paper, examiners = exam.marked(stage, now, session)
    for sheet in paper.sheets.select_related("paper"):
        exam.fill(sheet, examiners[sheet.marker_id], now, lambda code: 70)
    with acting(stage.exam):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE selection_script SET effective = 71, way = 'mean'")
        refused(
            "UPDATE selection_paper SET state = 'sealed', seals = 1, digest = selection_paper_digest(id)",
            match="does not follow",
        )


def test_an_unfinished_or_forged_sheet_is_not_sealed(stage, session, now):
    exam.marked(stage, now, session)
    seal = (
        "UPDATE selection_marksheet SET state = 'sealed', sealed_at = now(),"
        f" sealed_by_id = {stage.exam.user_id}, digest = "
    )
    with acting(stage.exam):
        refused(seal + "selection_sheet_digest(id)", match="missing")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE selection_sheetmark SET mark = 70")
        refused(seal + "'forged'", match="digest")
        refused("UPDATE selection_sheetmark SET mark = 70.3", match="steps")
        refused("UPDATE selection_sheetmark SET mark = 101", match="within_range")


def test_scripts_come_from_the_drawing_alone(stage, session, now):
    exam.marked(stage, now, session)
    with acting(stage.exam):
        refused(
            "INSERT INTO selection_script (ref, version, org_path, paper_id, code, way)"
            " SELECT gen_random_uuid(), 0, org_path, id, '12345670', '' FROM selection_paper",
            match="no script",
        )
        refused("SELECT selection_assign_codes(id) FROM selection_paper", match="no codes")


def test_an_examiner_at_the_prompt_sees_the_own_sheets_alone(stage, session, now):
    _paper, examiners = exam.marked(stage, now, session)
    examiner = next(iter(examiners.values()))
    with acting(examiner):
        assert set(rows("SELECT marker_id FROM selection_marksheet")) == {(examiner.user_id,)}
        [(lines,)] = rows("SELECT count(*) FROM selection_sheetmark")
        assert 0 < lines < 20
        for table in ("script", "sitting", "incident", "codekey", "keyedmark"):
            assert rows(f"SELECT * FROM selection_{table}") == []


def test_the_other_places_see_nothing_of_scripts_and_seats(stage, session, now):
    exam.marked(stage, now, session)
    with acting(stage.neighbour):
        for table in ("sitting", "script", "marksheet", "sheetmark", "paper"):
            assert rows(f"SELECT * FROM selection_{table}") == []
    with acting(stage.author):
        assert len(rows("SELECT * FROM selection_sitting")) == 12
        assert not Script.objects.exists()
