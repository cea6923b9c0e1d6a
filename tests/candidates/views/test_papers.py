"""Appointment forms from the pages: a reason, an entry for each person, a file."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from candidates.models import ExportRequest
from candidates.services import exporting, forms
from candidates.tasks import draw_forms
from core.audit.models import AuditEntry
from core.files.models import StoredFile
from core.jobs.context import JobContext
from core.jobs.models import Job
from core.orgs.models import AccessLog
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def visitor(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def person(officer):
    return PersonFactory(organisation=officer.organisation, name="丁一")


def address(name, *args) -> str:
    return reverse(f"candidates:person-{name}", args=args)


def entries(membership) -> list[tuple]:
    with acting(membership):
        found = AuditEntry.objects.filter(action="person.draw_form").order_by("pk")
        return [(row.object_ref, row.reason, row.after) for row in found]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_one_form_is_the_answer_and_is_on_record(visitor, officer, person, form, as_owner):
    page = address("paper", person.ref)
    assert page in visitor.get(address("detail", person.ref)).content.decode()
    assert visitor.get(page).status_code == 200
    response = visitor.post(page, {"form": form, "reason": "常委会研究"})
    assert response.status_code == 200
    content = b"".join(response)
    assert "attachment" in response.headers["Content-Disposition"]
    if form == "pdf":
        assert "丁一" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    else:
        assert content.startswith(b"PK")
    assert entries(officer) == [(person.ref, "常委会研究", {"form": form})]
    with as_owner():
        assert AccessLog.objects.filter(object_ref=person.ref, purpose="常委会研究").exists()


def test_without_a_reason_nothing_is_drawn(visitor, officer, person):
    assert visitor.post(address("paper", person.ref), {"form": "pdf"}).status_code == 422
    refused = visitor.post(address("papers"), {"ref": person.ref, "confirm": "1", "form": "pdf"})
    assert refused.status_code == 422
    assert entries(officer) == []


def test_nobody_outside_gets_one(client, person, as_owner):
    sign_in(client, MembershipFactory(role="municipal_officer"))
    answer = client.post(address("paper", person.ref), {"form": "pdf", "reason": "x"})
    assert answer.status_code == 404
    answer = client.post(
        address("papers"), {"ref": person.ref, "confirm": "1", "form": "pdf", "reason": "x"}
    )
    assert answer.status_code == 422
    with as_owner():
        assert not ExportRequest.objects.exists()


def test_the_chosen_become_one_file_in_order_of_strokes(visitor, officer, person):
    other = PersonFactory(organisation=officer.organisation, name="王伟")
    PersonFactory(organisation=officer.organisation, name="李明")
    chosen = {"ref": [str(other.ref), str(person.ref)]}
    asked = visitor.post(address("papers"), chosen).content.decode()
    assert "The papers of 2 people are asked for" in asked
    assert str(other.ref) in asked
    visitor.post(address("papers"), {**chosen, "confirm": "1", "form": "pdf", "reason": "调研"})
    colleague = MembershipFactory(role="municipal_officer", organisation=officer.organisation)
    with acting(colleague) as actor:
        actor.user = colleague.user
        exporting.release(ExportRequest.objects.get(), actor=actor, now=timezone.now())
    seen = []
    with acting(officer) as actor:
        actor.user = officer.user
        exporting.make(ExportRequest.objects.get(), actor=actor, now=timezone.now())
        job = Job.objects.get()
        context = JobContext(job, actor, timezone.now(), lambda *told: seen.append(told))
        assert draw_forms(context) == {"people": 2}
        file = StoredFile.objects.get()
        drawn = [page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages]
    assert len(drawn) == 4
    assert "丁一" in drawn[0]
    assert "王伟" in drawn[2]
    assert seen == [(2, 4, "")]
    assert {entry[1] for entry in entries(officer)} == {"调研"}
    assert len(entries(officer)) == 2
    assert "丁一" not in str(job.params)


def test_all_of_a_filter_can_be_meant(visitor, officer, person):
    PersonFactory(organisation=officer.organisation, name="王伟", sex="2")
    data = {"all": "1", "query": "sex=2", "confirm": "1", "form": "docx", "reason": "调研"}
    assert visitor.post(address("papers"), data).status_code == 302
    with acting(officer):
        assert ExportRequest.objects.get().count == 1
    assert entries(officer) == []


def test_more_than_one_file_holds_are_refused(visitor, officer, person, monkeypatch):
    monkeypatch.setattr(forms, "CAP", 1)
    PersonFactory(organisation=officer.organisation)
    data = {"all": "1", "query": "", "confirm": "1", "form": "pdf", "reason": "调研"}
    response = visitor.post(address("papers"), data)
    assert response.status_code == 422
    assert "At most 1 forms" in response.content.decode()
    assert entries(officer) == []


def test_reading_many_dossiers_costs_the_same_as_one(officer, django_assert_num_queries):
    people = [PersonFactory(organisation=officer.organisation) for _ in range(3)]
    with acting(officer) as actor:
        for refs in ([people[0].ref], [each.ref for each in people]):
            with django_assert_num_queries(7):
                assert len(forms.records(refs, actor=actor)) == len(refs)
