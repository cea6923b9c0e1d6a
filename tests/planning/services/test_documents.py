"""Documents: written, issued, acknowledged, withdrawn."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from core.notices.models import Notice
from core.workflow.errors import MoveRefused, Refused
from planning import policies
from planning.models import Document, Receipt
from planning.services import documents, parts
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def upload(content=PDF, name="通知.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture
def issued(published, office, now):
    with acting(office) as actor:
        document = documents.create(
            published, title="通知", kind="notice", upload=upload(), actor=actor, now=now
        )
        return documents.issue(document, actor=actor, now=now)


def test_issuing_makes_one_receipt_for_each_place(issued, places, office):
    with acting(office):
        assert issued.issued_on is not None
        assert set(Receipt.objects.values_list("org_path", flat=True)) == {p.path for p in places}


def test_the_place_finds_document_file_and_notice(issued, officer):
    with acting(officer) as actor:
        document = Document.objects.select_related("file").get(pk=issued.pk)
        assert document.file.name == "通知.pdf"
        assert document.file.content == PDF
        assert Notice.objects.of(actor).filter(text_key="planning.issued").exists()


def test_a_draft_attachment_is_not_shared_downward(published, office, officer, now):
    with acting(office) as actor:
        draft = documents.create(
            published, title="稿", kind="notice", upload=upload(), actor=actor, now=now
        )
    with acting(officer):
        assert type(draft.file).objects.filter(pk=draft.file_id).count() == 0


def test_the_place_acknowledges_its_own_receipt_once(issued, officer, neighbour, now):
    with acting(officer) as actor:
        receipt = Receipt.objects.get()
        documents.acknowledge(receipt, actor=actor, now=now)
        assert receipt.acknowledged_at == now
        with pytest.raises(MoveRefused):
            documents.acknowledge(receipt, actor=actor, now=now)
    with acting(neighbour):
        assert Receipt.objects.get().state == "pending"


def test_many_are_acknowledged_in_one_act(published, office, officer, now):
    with acting(office) as actor:
        for number in range(3):
            document = documents.create(
                published, title=f"第{number}号", kind="notice", body="正文", actor=actor, now=now
            )
            documents.issue(document, actor=actor, now=now)
        documents.withdraw(document, reason="有误", actor=actor, now=now)
    with acting(officer) as actor:
        assert documents.acknowledge_many(Receipt.objects.all(), actor=actor, now=now) == 2


def test_a_withdrawn_document_asks_for_nothing(issued, office, officer, now):
    with acting(office) as actor:
        documents.withdraw(issued, reason="有误", actor=actor, now=now)
    with acting(officer) as actor:
        receipt = Receipt.objects.get()
        assert not Receipt.objects.pending().exists()
        with pytest.raises(MoveRefused):
            documents.acknowledge(receipt, actor=actor, now=now)


def test_an_issued_document_is_not_changed(issued, office, now):
    with acting(office) as actor, pytest.raises(MoveRefused):
        documents.edit(issued, title="改", actor=actor, now=now)


def test_a_draft_edition_issues_nothing_and_an_empty_paper_does_not_go_out(
    whole, published, office, now
):
    with acting(office) as actor:
        early = make.DocumentFactory()
        with pytest.raises(MoveRefused):
            documents.issue(early, actor=actor, now=now)
        blank = make.DocumentFactory(edition=published, body=" ")
        with pytest.raises(MoveRefused):
            documents.issue(blank, actor=actor, now=now)


def test_a_number_stands_once_in_an_edition(published, office, now):
    make.DocumentFactory(edition=published, number="1号")
    with acting(office) as actor, pytest.raises(Refused):
        documents.create(published, title="重", kind="notice", number="1号", actor=actor, now=now)


def test_a_file_that_is_not_what_it_says_is_refused(published, office, now):
    with acting(office) as actor, pytest.raises(Refused):
        documents.create(
            published, title="假", kind="notice", upload=upload(b"MZ\x90"), actor=actor, now=now
        )


# versions


def test_a_new_version_takes_effect_when_it_is_issued(issued, office, officer, now):
    with acting(office) as actor:
        draft = documents.revise(
            issued, reason="补充截止时间", body="新的正文", actor=actor, now=now
        )
        assert (draft.revision, draft.series, draft.file) == (2, issued.series, issued.file)
        issued.refresh_from_db()
        assert issued.state == "issued"
        documents.issue(draft, actor=actor, now=now)
        issued.refresh_from_db()
        assert issued.state == "superseded"
    with acting(officer) as actor:
        waiting = Receipt.objects.pending()
        assert [receipt.document_id for receipt in waiting] == [draft.pk]
        assert Notice.objects.of(actor).filter(text_key="planning.reissued").exists()


def test_each_version_has_receipts_of_its_own(issued, office, officer, now):
    with acting(officer) as actor:
        documents.acknowledge(Receipt.objects.get(), actor=actor, now=now)
    with acting(office) as actor:
        draft = documents.revise(issued, reason="更正", actor=actor, now=now)
        documents.issue(draft, actor=actor, now=now)
    with acting(officer):
        states = Receipt.objects.order_by("document__revision").values_list("state", flat=True)
        assert list(states) == ["acknowledged", "pending"]


def test_there_is_one_next_version_at_a_time_and_it_has_a_reason(issued, office, now):
    with acting(office) as actor:
        with pytest.raises(MoveRefused):
            documents.revise(issued, actor=actor, now=now)
        issued.refresh_from_db()
        documents.revise(issued, reason="更正", actor=actor, now=now)
        with pytest.raises(MoveRefused):
            documents.revise(issued, reason="再更正", actor=actor, now=now)


def test_a_version_is_not_put_out_of_force_without_a_newer_one(issued, office, now):
    with acting(office) as actor, pytest.raises(MoveRefused):
        documents.supersede(issued, actor=actor, now=now)


def test_a_document_goes_to_chosen_places_alone(published, places, office, officer, neighbour, now):
    with acting(office) as actor:
        document = documents.create(published, title="函", body="正文", actor=actor, now=now)
        with pytest.raises(Refused):
            documents.issue(document, places=[], actor=actor, now=now)
        documents.issue(document, places=[str(places[0].ref)], actor=actor, now=now)
        again = documents.revise(document, reason="更正", actor=actor, now=now)
        assert documents.usual_recipients(again) == [str(places[0].ref)]
        documents.issue(again, actor=actor, now=now)
    with acting(officer) as actor:
        assert policies.documents.scope(actor).count() == 2
    with acting(neighbour) as actor:
        assert not policies.documents.scope(actor).exists()


def test_a_document_hangs_on_a_gate_that_there_is(whole, office, now):
    with acting(office) as actor:
        document = documents.create(whole, title="通知", step="exam", actor=actor, now=now)
        gate = whole.gates.get(step="exam")
        with pytest.raises(Refused):
            parts.remove_gate(gate, actor=actor, now=now)
        documents.edit(document, step="", actor=actor, now=now)
        parts.remove_gate(gate, actor=actor, now=now)
        with pytest.raises(Refused):
            documents.edit(document, step="exam", actor=actor, now=now)


def test_the_text_of_an_issued_document_stands_at_the_prompt_too(issued, office):
    with acting(office):
        rows = Document.objects.filter(pk=issued.pk)
        for values in ({"body": "改"}, {"title": "改"}, {"revision": 9}, {"state": "draft"}):
            with pytest.raises(IntegrityError, match="is issued"), transaction.atomic():
                rows.update(**values)
