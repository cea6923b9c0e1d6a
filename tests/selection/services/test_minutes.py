"""The minutes of a departmental proposal: whole, the same to the byte, and in the committee's pack."""

import io
import json
import zipfile

import pytest
from docx import Document
from pypdf import PdfReader

from core.audit.models import AuditEntry
from core.jobs.models import Job
from selection.documents import packs as files
from selection.models import Deliberation, Nomination
from selection.services import deliberating, meetings, minutes, packing
from selection.states import ProposedOutcome
from tests.factories.planning import GateFactory
from tests.factories.selection import committee
from tests.plugins import database
from tests.selection.services.test_packing import DAY, ranked  # noqa: F401 - a fixture
from tests.support import acting

pytestmark = pytest.mark.django_db
REASON = "德才兼备，实绩突出。"


@pytest.fixture
def filed(stage, ranked, now):  # noqa: F811
    """Three found fit, two of them put forward by four of five; one of the five withdraws from the first."""
    people = ranked[:3]
    with database.as_owner():
        GateFactory(edition=stage.edition, step="proposal", decider="department")
        Nomination.objects.filter(pk__in=[row.pk for row in people]).update(state="fit")
    with acting(stage.office) as actor:
        row = deliberating.convene(
            edition=stage.edition, tier="municipal", held_on=DAY, members=committee(5, 4),
            minutes="逐人研究。\n一致同意。", actor=actor, now=now,
        )  # fmt: skip
        fit = Nomination.objects.filter(state="fit")
        lines = deliberating.take_up(
            row, nominations=fit, outcome="identify", reason=REASON, actor=actor, now=now
        )
        verdicts = {lines[2].pk: (ProposedOutcome.LEAVE, "综合表现稍逊。")}
        verdicts |= {line.pk: (ProposedOutcome.IDENTIFY, REASON) for line in lines[:2]}
        deliberating.judge(row, verdicts=verdicts, actor=actor, now=now)
        deliberating.recuse(
            lines[0], member=row.members.last(), reason="舅舅与其共事", actor=actor, now=now
        )
        deliberating.file(Deliberation.objects.get(pk=row.pk), actor=actor, now=now)
    return people, row.pk


def drawn(stage, key, form):
    with acting(stage.office):
        row = Deliberation.objects.select_related("edition").get(pk=key)
        return files.draw_form(form, *minutes.compose(row))


def test_the_minutes_name_everybody_and_are_the_same_to_the_byte(stage, filed):
    people, key = filed
    for form in ("pdf", "docx", "xlsx"):
        assert drawn(stage, key, form) == drawn(stage, key, form), form
    pages = PdfReader(io.BytesIO(drawn(stage, key, "pdf"))).pages
    text = "\n".join(page.extract_text() for page in pages)
    with database.as_owner():
        entry = AuditEntry.objects.get(action="deliberation.file")
    for words in ("逐人研究。", "综合表现稍逊。", "舅舅与其共事", *(row.name for row in people)):
        assert words in text, words
    assert all(f"/{entry.n} " in page.extract_text() for page in pages)
    word = Document(io.BytesIO(drawn(stage, key, "docx")))
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert {REASON, "综合表现稍逊。", "未到会"} <= cells
    assert zipfile.ZipFile(io.BytesIO(drawn(stage, key, "xlsx"))).testzip() is None


def test_asking_for_them_is_on_record(stage, filed, now):
    with acting(stage.office) as actor:
        row = Deliberation.objects.get(pk=filed[1])
        minutes.queue(row, form="docx", actor=actor, now=now)
        assert Job.objects.get(kind=minutes.JOB).params["form"] == "docx"
    with database.as_owner():
        assert AuditEntry.objects.get(action="deliberation.print").after == {"form": "docx"}


def test_the_pack_says_what_the_department_proposes(stage, filed, now):
    with acting(stage.office) as actor:
        meeting = meetings.convene(
            edition=stage.edition, tier="municipal", held_on=DAY, members=committee(7), actor=actor,
            now=now,
        )  # fmt: skip
        proposed = Nomination.objects.filter(state="proposed")
        meetings.put(meeting, nominations=proposed, actor=actor, now=now)
        first, is_new = packing.build(
            meeting, has_material=False, draw=files.draw, actor=actor, now=now
        )
        again, is_new_again = packing.build(
            meeting, has_material=False, draw=files.draw, actor=actor, now=now
        )
    assert (is_new, is_new_again, first.pk) == (True, False, again.pk)
    parts = {part["key"]: part for part in json.loads(first.content)["sections"]}
    assert [row[-1] for row in parts["proposal"]["rows"]] == [REASON, REASON]
    assert "应到5人，实到4人" in parts["proposal"]["note"]
    with database.as_owner():
        text = PdfReader(io.BytesIO(bytes(first.pdf.content))).pages
        assert any(REASON in page.extract_text() for page in text)
