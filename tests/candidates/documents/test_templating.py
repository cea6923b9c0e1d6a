"""Word templates that clerks send in: checked as hostile files, versioned, put in use, taken back."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from docx import Document
from rest_framework.test import APIClient

from candidates.documents import printing, templating, word_check
from candidates.documents.invented import PERSON
from candidates.models import FormTemplate
from candidates.services import templates
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory, ProvinceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db

BODY = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
OUTSIDE = (
    '<Relationship Id="rId99" TargetMode="External" Target="file:///server/x.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
)


def changed(part=BODY, old="", new="", **parts) -> bytes:
    """The built-in template with a replaced text in one part, and further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(printing.built_in())) as source:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                content = source.read(entry)
                if old and entry.filename == part:
                    assert old.encode() in content, old
                    content = content.replace(old.encode(), new.encode(), 1)
                target.writestr(entry.filename, content)
            for name, content in parts.items():
                target.writestr(name, content)
    return out.getvalue()


def upload(content, name="模板.docx"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def office():
    return MembershipFactory(role="programme_office", organisation=ProvinceFactory())


def send(office, content=None, name="模板.docx", note="换字体"):
    with acting(office) as actor:
        return templating.send_in(
            file=upload(content or changed(), name), note=note, actor=actor, now=timezone.now()
        )


TAIL = "</w:body>"


def paragraph(words) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def with_words(words) -> bytes:
    return changed(old="<w:body>", new=f"<w:body>{paragraph(words)}")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda: with_words("{{ people.__class__.__mro__ }}"), "no cell"),
        (lambda: with_words("{{ people|length }}"), "holds more (Filter)"),
        (lambda: with_words("{{ range(10) }}"), "holds more (Call)"),
        (lambda: with_words("{% for i in range(999999999) %}x{% endfor %}"), "not over"),
        (lambda: with_words("{% set x = 1 %}"), "holds more (Assign)"),
        (lambda: with_words("{% include 'x' %}"), "holds more (Include)"),
        (lambda: with_words("{{ people['x'] }}"), "holds more (Getitem)"),
        (lambda: with_words("{% for p in people %}{{ p.name }}{% endfor %}"), "exactly once"),
        (
            lambda: with_words(
                "{% for p in people %}{% for q in people %}x{% endfor %}{% endfor %}"
            ),
            "too deep",
        ),
        (lambda: with_words("{% if %}"), "cannot be read"),
        (lambda: changed(RELS, "</Relationships>", f"{OUTSIDE}</Relationships>"), "leads outside"),
        (lambda: changed(BODY, "<w:body>", '<w:body><w:altChunk xmlns:r="x"/>'), "embedded"),
        (
            lambda: changed(
                BODY, "<w:body>", '<w:body><w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x "/></w:p>'
            ),
            "field that is not accepted",
        ),
        (
            lambda: changed(
                BODY, "<w:body>",
                '<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> INCLUDE'
                '</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x" </w:instrText>'
                '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ),
            "INCLUDEPICTURE",
        ),
        (lambda: changed(BODY, "<w:document ", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document "), "declarations"),
        (lambda: changed(**{"word/vbaProject.bin": b"x"}), "macros or embedded"),
        (lambda: changed(**{"word/script.js": b"x"}), "part that is not accepted"),
        (lambda: changed(**{"word/big.xml": b" " * 200_000_000}), "too large"),
        (lambda: b"PK\x03\x04 nothing", "damaged"),
        (lambda: printing.built_in()[:4000], "damaged"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_with_what_is_wrong(office, content, fault):
    with pytest.raises(Refused) as refused:
        send(office, content())
    assert fault in refused.value.fields["file"]
    with acting(office):
        assert not FormTemplate.objects.exists()


def test_what_is_no_docx_is_refused(office):
    for name in ("模板.docm", "模板.doc", "模板"):
        with pytest.raises(Refused, match=r"\.docx"):
            try:
                send(office, name=name)
            except Refused as error:
                raise Refused(error.fields["file"]) from None


def test_a_template_is_tried_on_an_invented_person_and_says_what_it_leaves_out(office):
    row = send(office, changed(old="{{p.photo}}", new=""))
    assert row.missing == ["photo"]
    cells = [cell[0] for kind, content in row.outline if kind == "row" for cell in content]
    assert PERSON.name in cells
    assert row.state == "checked"
    with acting(office):
        assert templates.content_in_use() == b""
        entry = AuditEntry.objects.get(action="formtemplate.create")
        assert entry.object_ref == str(row.ref) or str(entry.object_ref) == str(row.ref)
        assert PERSON.name in "".join(
            "".join(cell.text for cell in row.cells)
            for row in Document(io.BytesIO(templating.preview(FormTemplate.objects.get()))).tables[0].rows
        )  # fmt: skip


def test_the_built_in_template_holds_nothing_that_is_refused():
    found = word_check._tags(printing.built_in())
    assert found >= word_check.OF_PERSON


def move(office, row, verb, reason="部务会同意"):
    with acting(office) as actor:
        fresh = FormTemplate.objects.get(pk=row.pk)
        return getattr(templates, verb)(fresh, actor=actor, now=timezone.now(), reason=reason)


def words_of(client, person) -> str:
    answer = client.post(
        reverse("candidates:person-paper", args=[person.ref]), {"form": "docx", "reason": "研究"}
    )
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    document = Document(io.BytesIO(content))
    return "\n".join(each.text for each in document.paragraphs)


def test_the_version_in_use_draws_the_forms_of_the_places_until_it_is_taken_back(client, office):
    place = PlaceFactory(parent=office.organisation)
    officer = MembershipFactory(role="municipal_officer", organisation=place)
    person = PersonFactory(organisation=place)
    first = send(office, changed(old="干 部 任 免 审 批 表", new="任免审批表（第一版）"))
    second = send(office, changed(old="干 部 任 免 审 批 表", new="任免审批表（第二版）"))
    assert (first.number, second.number) == (1, 2)
    sign_in(client, officer)
    assert "第一版" not in words_of(client, person)
    move(office, first, "put_in_use")
    assert "第一版" in words_of(client, person)
    move(office, second, "put_in_use")
    assert "第二版" in words_of(client, person)
    with acting(office):
        states = FormTemplate.objects.order_by("number").values_list("state", flat=True)
        assert list(states) == ["retired", "in_use"]
    move(office, second, "retire")
    assert "干 部 任 免 审 批 表" in words_of(client, person)
    move(office, first, "put_in_use")
    assert "第一版" in words_of(client, person)
    with pytest.raises(MoveRefused):
        move(office, first, "put_in_use")


def test_the_database_keeps_a_version_as_it_was_sent_in(office):
    row = send(office)
    with acting(office):
        for values in ({"note": "别的"}, {"number": 9}, {"missing": ["x"]}):
            with pytest.raises(IntegrityError, match="as it was sent in"), transaction.atomic():
                FormTemplate.objects.filter(pk=row.pk).update(**values)
        with pytest.raises(IntegrityError, match="as it was sent in"), transaction.atomic():
            FormTemplate.objects.filter(pk=row.pk).delete()
        other = send(office)
        with pytest.raises(IntegrityError), transaction.atomic():
            FormTemplate.objects.update(state="in_use")
        assert other.number == 2


def test_the_pages_take_a_file_show_it_and_put_it_in_use(client, office):
    sign_in(client, office)
    original = client.get(reverse("candidates:formtemplate-original"))
    assert original.status_code == 200
    url = reverse("candidates:formtemplate-create")
    bad = client.post(url, {"file": upload(with_words("{{ x.y }}")), "note": "试"})
    assert bad.status_code == 422
    assert "no cell" in bad.content.decode()
    assert client.post(url, {"file": upload(changed()), "note": "换字体"}).status_code == 302
    with acting(office):
        row = FormTemplate.objects.get()
    page = client.get(row.get_absolute_url()).content.decode()
    assert PERSON.name in page
    assert "换字体" in page
    preview = client.get(reverse("candidates:formtemplate-preview", args=[row.ref]))
    assert preview["Content-Type"] == printing.FORMATS["docx"]
    moved = client.post(
        reverse("candidates:formtemplate-move", args=[row.ref, "put_in_use"]),
        {"version": row.version, "reason": "同意"},
    )
    assert moved.status_code == 302
    assert "version 1" in client.get(reverse("candidates:formtemplate-list")).content.decode()


def test_a_place_sees_it_and_changes_nothing(client, office):
    row = send(office)
    place = PlaceFactory(parent=office.organisation)
    sign_in(client, MembershipFactory(role="municipal_officer", organisation=place))
    assert client.get(row.get_absolute_url()).status_code == 200
    url = reverse("candidates:formtemplate-move", args=[row.ref, "put_in_use"])
    assert client.post(url, {"version": 0, "reason": "x"}).status_code == 403
    url = reverse("candidates:formtemplate-create")
    assert client.post(url, {"file": upload(changed()), "note": "x"}).status_code == 403


def test_the_api_sends_in_a_template(office):
    api = sign_in(APIClient(), office)
    answer = api.post(
        "/api/v1/form-templates/", {"file": upload(changed()), "note": "换字体"}, format="multipart"
    )
    assert answer.status_code == 201, answer.content
    assert answer.json()["number"] == 1
    bad = api.post(
        "/api/v1/form-templates/", {"file": upload(b"x"), "note": "x"}, format="multipart"
    )
    assert bad.status_code == 422
