"""Attachments of a nomination: what is taken, what is refused, and what an edition asks for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from candidates.formats.lrmx import write
from candidates.services.records import file_of
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import Attachment, Nomination
from selection.services import attachments, nominations
from selection.states import AttachmentGate, AttachmentKind
from tests.factories.candidates import PersonFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
FULL = {"grounds": "实绩突出。", "met_on": "2011-02-01", "present": 9, "agreed": 8}


def upload(content=PDF, name="会议纪要.pdf"):
    return SimpleUploadedFile(name, content)


def own(stage, person, **more):
    fields = {"author": stage.author.user, "state": "draft", **FULL, **more}
    return NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, person=person, **fields
    )


def test_an_attachment_replaces_the_earlier_one_of_its_kind_and_both_stay_on_file(
    stage, people, now
):
    row = own(stage, people[0])
    with acting(stage.author) as actor:
        first = attachments.add(row, kind="minutes", file=upload(), actor=actor, now=now)
        second = attachments.add(row, kind="minutes", file=upload(), actor=actor, now=now)
        attachments.add(row, kind="other", file=upload(), actor=actor, now=now)
        attachments.add(row, kind="other", file=upload(), actor=actor, now=now)
        assert list(row.attachments.current().filter(kind="minutes")) == [second]
        assert row.attachments.current().count() == 3
        first.refresh_from_db()
        assert first.removed_at == now


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("纪要.pdf", b"%PDF-1.7\n<< /JavaScript (app.alert) >>\n%%EOF"),
        ("纪要.pdf", b"<html><script>1</script></html>"),
        ("纪要.html", b"<html></html>"),
        ("纪要.zip", b"PK\x03\x04"),
        ("纪要.pdf", b""),
    ],
)
def test_hostile_files_are_refused_with_the_reason_at_the_field(stage, people, now, name, content):
    row = own(stage, people[0])
    with acting(stage.author) as actor:
        with pytest.raises(Refused) as refused:
            attachments.add(row, kind="letter", file=upload(content, name), actor=actor, now=now)
        assert set(refused.value.fields) == {"file"}
        assert not Attachment.objects.exists()


def test_an_appointment_form_is_taken_only_of_the_nominee(stage, people, now):
    row = own(stage, people[0])
    with database.as_owner():
        other = PersonFactory(organisation=stage.place, name="岑外人")
        files = [
            SimpleUploadedFile("表.lrmx", write(file_of(each))) for each in (other, row.person)
        ]
    with acting(stage.author) as actor:
        with pytest.raises(Refused):
            attachments.add(row, kind="form", file=files[0], actor=actor, now=now)
        attachment = attachments.add(row, kind="form", file=files[1], actor=actor, now=now)
        offered = attachments.offer_form(attachment, actor=actor, now=now)
        assert offered.person_id == row.person_id
        with pytest.raises(Refused):
            attachments.add(row, kind="form", file=upload(), actor=actor, now=now)


def test_attachments_change_only_with_the_place_even_at_the_sql_prompt(stage, people, now):
    row = own(stage, people[0])
    with acting(stage.author) as actor:
        attachment = attachments.add(row, kind="minutes", file=upload(), actor=actor, now=now)
        nominations.submit(row, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            attachments.add(row, kind="letter", file=upload(), actor=actor, now=now)
        with pytest.raises(MoveRefused):
            attachments.remove(Attachment.objects.get(), actor=actor, now=now)
        for sql in (
            "UPDATE selection_attachment SET removed_at = now() WHERE id = %s",
            "INSERT INTO selection_attachment (ref, org_path, version, nomination_id, kind, file_id, "
            "added_by_id) SELECT gen_random_uuid(), org_path, 0, nomination_id, 'other', file_id, "
            "added_by_id FROM selection_attachment WHERE id = %s",
        ):
            with pytest.raises(IntegrityError, match="handed in"), transaction.atomic():
                connection.cursor().execute(sql, [attachment.pk])


def test_drafts_leave_no_entry_and_returned_cases_do(stage, people, now):
    row = own(stage, people[0])
    with acting(stage.author) as actor:
        attachments.add(row, kind="minutes", file=upload(), actor=actor, now=now)
        entries = AuditEntry.objects.filter(object_ref=row.ref)
        assert not entries.exists()
        nominations.submit(row, actor=actor, now=now)
    with acting(stage.approver) as actor:
        fresh = Nomination.objects.get(pk=row.pk)
        nominations.send_back(fresh, actor=actor, now=now, reason="缺推荐函")
    with acting(stage.author) as actor:
        fresh = Nomination.objects.get(pk=row.pk)
        attachments.add(fresh, kind="letter", file=upload(), actor=actor, now=now)
        assert entries.filter(action="nomination.add_attachment").count() == 1


def test_what_an_edition_asks_for_stops_one_and_many_at_the_gate(stage, people, now):
    rows = [own(stage, person) for person in people[:2]]
    with acting(stage.office) as actor:
        attachments.require(
            edition=stage.edition,
            kind=AttachmentKind.MINUTES,
            gate=AttachmentGate.SUBMIT,
            actor=actor,
            now=now,
        )
        attachments.require(
            edition=stage.edition,
            kind=AttachmentKind.LETTER,
            gate=AttachmentGate.ENDORSE,
            actor=actor,
            now=now,
        )
    drafts = Nomination.objects.filter(pk__in=[row.pk for row in rows])
    with acting(stage.author) as actor:
        attachments.add(rows[0], kind="minutes", file=upload(), actor=actor, now=now)
        with pytest.raises(MoveRefused, match=rows[1].name):
            nominations.submit_many(drafts, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            nominations.submit(rows[1], actor=actor, now=now)
        nominations.submit(rows[0], actor=actor, now=now)
    with acting(stage.approver) as actor:
        first = Nomination.objects.get(pk=rows[0].pk)
        with pytest.raises(MoveRefused):
            nominations.endorse(first, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            nominations.endorse_many(drafts, actor=actor, now=now)
    with acting(stage.office) as actor:
        attachments.require(
            edition=stage.edition, kind=AttachmentKind.LETTER, gate="", actor=actor, now=now
        )
    with acting(stage.approver) as actor:
        nominations.endorse(Nomination.objects.get(pk=rows[0].pk), actor=actor, now=now)
