"""The inspection material: whole when filed, kept in versions and while written, drawn on record."""

import datetime
import io
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from candidates.models import Appraisal, ExportRequest
from candidates.services import exporting
from core.audit.models import AuditEntry
from core.jobs.models import Job
from core.orgs.models import AccessLog
from core.workflow.errors import MoveRefused, Refused
from selection.models import FormDraft, InspectionReport, MaterialVersion, Nomination
from selection.services import materials, reports
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.checks import must_checked
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
WHOLE = {
    "inspectors": ["甲", "乙"], "morality": 92, "ability": 88, "diligence": 90, "results": 91,
    "integrity": 93, "virtue": "政治立场坚定。", "merits": "实绩突出。", "probity": "廉洁自律。",
    "appraisals": "2010年优秀", "shortcomings": "有时急躁。", "conclusion": "fit",
    "inspected_to": datetime.date(2011, 4, 5), "votes": {"excellent": 9, "competent": 1, "void": 1},
}  # fmt: skip


@pytest.fixture
def nominee(stage):
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=PersonFactory(organisation=stage.place, name="安甲", present_post="某县副县长"),
    )  # fmt: skip
    must_checked(row)
    return row


def written(nominee, membership, now, **content):
    with acting(membership) as actor:
        row = Nomination.objects.get(pk=nominee.pk)
        return reports.write(nomination=row, actor=actor, now=now, **{**WHOLE, **content})


@pytest.mark.parametrize("name", ["virtue", "merits", "probity", "shortcomings", "appraisals"])
def test_no_report_is_filed_without_a_section(stage, nominee, now, name):
    report = written(nominee, stage.inspector, now, **{name: " "})
    with acting(stage.inspector) as actor, pytest.raises(Refused) as refusal:
        reports.file(report, actor=actor, now=now)
    assert set(refusal.value.fields) == {name}
    with database.as_owner(), pytest.raises(IntegrityError, match="section"), transaction.atomic():
        InspectionReport.objects.filter(pk=report.pk).update(state="filed")


def test_who_is_new_in_post_has_a_section_on_the_previous_unit(stage, nominee, now):
    case = inspection.TeamCaseFactory(nomination=nominee, previous_unit="某县青禾镇")
    with database.as_owner():
        case.team.members.filter(is_leader=True).update(user=stage.inspector.user)
    report = written(nominee, stage.inspector, now)
    with acting(stage.inspector) as actor, pytest.raises(Refused) as refusal:
        reports.file(report, actor=actor, now=now)
    assert set(refusal.value.fields) == {"previous"}


def test_each_save_that_changes_the_text_is_a_version(client, stage, nominee, now):
    report = written(nominee, stage.inspector, now)
    with acting(stage.inspector) as actor:
        reports.revise(report, actor=actor, now=now, morality=90)
        reports.revise(report, actor=actor, now=now, virtue="对党忠诚。")
        found = list(MaterialVersion.objects.order_by("number").values_list("number", "texts"))
    assert [(number, texts["virtue"]) for number, texts in found] == [
        (1, "政治立场坚定。"), (2, "对党忠诚。"),
    ]  # fmt: skip
    sign_in(client, stage.inspector)
    page = client.get(reverse("selection:report-versions", args=[report.ref]), {"version": 1})
    changed = [then for _label, then, present in page.context["lines"] if then != present]
    assert changed == ["政治立场坚定。"]


def test_what_is_typed_is_kept_for_the_writer_and_dropped_when_saved(client, stage, nominee):
    sign_in(client, stage.inspector)
    keep = reverse("selection:nomination-keepmaterial", args=[nominee.ref])
    assert client.post(keep, {"virtue": "忠诚"}).status_code == 200
    url = reverse("selection:nomination-inspect", args=[nominee.ref])
    assert client.get(url).context["form"].initial["virtue"] == "忠诚"
    assert client.post(url, {"inspectors": "甲\n乙", "virtue": "忠诚"}).status_code == 302
    with database.as_owner():
        assert not FormDraft.objects.exists()


def test_the_editor_begins_with_the_appraisals_of_the_dossier(client, stage, nominee):
    with database.as_owner():
        for year, grade in ((2008, "competent"), (2009, "competent"), (2010, "excellent")):
            Appraisal.objects.create(
                org_path=nominee.person.org_path, person=nominee.person, year=year, grade=grade,
                position=year,
            )  # fmt: skip
    sign_in(client, stage.inspector)
    page = client.get(reverse("selection:nomination-inspect", args=[nominee.ref]))
    assert page.context["form"].initial["appraisals"].startswith("2008年")
    assert "安甲" in page.context["opening"]


def test_the_material_is_drawn_for_print_and_for_the_word_processor(client, stage, nominee, now):
    report = written(nominee, stage.inspector, now)
    sign_in(client, stage.inspector)
    url = reverse("selection:report-paper", args=[report.ref])
    drawn = b"".join(client.post(url, {"form": "pdf"}).streaming_content)
    assert drawn.startswith(b"%PDF")
    word = b"".join(client.post(url, {"form": "docx"}).streaming_content)
    text = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    for said in (
        "关于安甲同志的考察材料",
        "政治立场坚定。",
        "有时急躁。",
        "优秀9票，占90.0%",
        "2011年4月5日",
    ):
        assert said in text
    with database.as_owner():
        assert AuditEntry.objects.filter(action="inspectionreport.draw").count() == 2
        assert AccessLog.objects.filter(kind="material").count() == 2


def test_an_inspector_of_another_team_has_no_material_drawn(client, stage, nominee, now):
    report = written(nominee, stage.inspector, now)
    case = inspection.TeamCaseFactory(nomination=nominee)
    with database.as_owner():
        case.team.members.filter(is_leader=True).update(user=stage.inspector.user)
    url = reverse("selection:report-paper", args=[report.ref])
    sign_in(client, MembershipFactory(role="inspector"))
    assert client.post(url, {"form": "pdf"}).status_code == 403
    sign_in(client, stage.inspector)
    assert client.post(url, {"form": "pdf"}).status_code == 200


def test_materials_of_many_go_out_only_when_a_second_person_says_so(client, stage, nominee, now):
    report = written(nominee, stage.inspector, now)
    sign_in(client, stage.office)
    url = reverse("selection:report-materials")
    given = {"ref": report.ref, "confirm": "1", "reason": "提交常委会。"}
    assert client.post(url, given).status_code == 422
    with acting(stage.inspector) as actor:
        reports.file(InspectionReport.objects.get(pk=report.pk), actor=actor, now=now)
    assert client.post(url, {"ref": report.ref}).status_code == 200
    assert client.post(url, given).status_code == 302
    second = MembershipFactory(role="programme_office")
    with acting(stage.office) as actor:
        request = ExportRequest.objects.get()
        with pytest.raises(MoveRefused):
            exporting.release(request, actor=actor, now=now)
    with acting(second) as actor:
        exporting.release(ExportRequest.objects.get(), actor=actor, now=now)
    with acting(stage.office) as actor:
        exporting.make(ExportRequest.objects.get(), actor=actor, now=now)
        assert Job.objects.get().kind == materials.KIND
        [paper] = materials.papers_of(request.people, actor)
    assert paper["title"] == "关于安甲同志的考察材料"
