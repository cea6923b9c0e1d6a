"""Papers of many go out when a second person says so, once, and everything is on record."""

import io
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from candidates.formats import lrmx
from candidates.models import ExportRequest, Person
from candidates.services import exporting
from candidates.tasks import draw_forms
from core.audit.models import AuditEntry
from core.files.models import StoredFile
from core.jobs.context import JobContext
from core.jobs.models import Job
from core.notices.deliver import inbox
from core.workflow.errors import MoveRefused, Refused
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def colleague(officer):
    return MembershipFactory(role="municipal_officer", organisation=officer.organisation)


@pytest.fixture
def folk(officer):
    place = officer.organisation
    return [
        PersonFactory(organisation=place, name="丁一", id_number="420000198203140025"),
        PersonFactory(organisation=place, name="丁一", position_level="1A41"),
    ]


def ask(actor, form="lrmx", reason="干部调研"):
    return exporting.ask(
        Person.objects.all(), actor=actor, now=timezone.now(), reason=reason, form=form
    )


def decide(verb, request, actor, reason=""):
    return verb(request, actor=actor, now=timezone.now(), reason=reason)


def test_nobody_releases_their_own_request(officer, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        request = ask(actor)
        for verb in (exporting.release, exporting.refuse):
            with pytest.raises(MoveRefused, match="Somebody else"):
                decide(verb, request, actor, "可")
        assert exporting.release_many(
            ExportRequest.objects.all(), actor=actor, now=timezone.now()
        ) == 0  # fmt: skip
        assert ExportRequest.objects.get().state == "asked"


def test_not_even_at_the_sql_prompt(officer, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        ask(actor)
        with pytest.raises(IntegrityError), transaction.atomic():
            ExportRequest.objects.update(
                state="released", decided_by=officer.user, decided_at=timezone.now()
            )


def test_before_the_release_there_is_no_file(officer, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        request = ask(actor)
        with pytest.raises(MoveRefused):
            decide(exporting.make, request, actor)
        assert not Job.objects.exists()


def test_released_by_another_the_file_is_made_once(officer, colleague, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        request = ask(actor)
    with acting(colleague) as actor:
        actor.user = colleague.user
        assert [notice.text_key for notice in inbox(actor)] == ["candidates.export_asked"]
        decide(exporting.release, ExportRequest.objects.get(), actor)
        with pytest.raises(MoveRefused, match="Only who asked"):
            decide(exporting.make, ExportRequest.objects.get(), actor)
    with acting(officer) as actor:
        actor.user = officer.user
        keys = [notice.text_key for notice in inbox(actor)]
        assert "candidates.export_released" in keys
        request = ExportRequest.objects.get()
        decide(exporting.make, request, actor)
        job = Job.objects.get(ref=request.job_ref)
        assert draw_forms(JobContext(job, actor, timezone.now(), lambda *_: None)) == {"people": 2}
        with zipfile.ZipFile(io.BytesIO(StoredFile.objects.get().content)) as packed:
            *names, notes = sorted(packed.namelist(), key=lambda name: name.endswith(".txt"))
            assert sorted(names) == ["丁一 (2).lrmx", "丁一.lrmx"]
            numbers = {lrmx.read(packed.read(name)).id_number for name in names}
            assert "丁一: Position level" in packed.read(notes).decode("utf-8-sig")
        assert numbers == {"420000198203140025", ""}
        given = AuditEntry.objects.filter(action="person.download_file")
        assert {entry.reason for entry in given} == {"干部调研"}
        assert given.count() == 2
        with pytest.raises(MoveRefused):
            decide(exporting.make, request, actor)


def test_a_refusal_needs_its_reason_and_is_told(officer, colleague, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        request = ask(actor, form="pdf")
    with acting(colleague) as actor:
        actor.user = colleague.user
        with pytest.raises(MoveRefused):
            decide(exporting.refuse, request, actor)
        assert exporting.refuse_many(
            ExportRequest.objects.all(), actor=actor, now=timezone.now(), reason="范围过大"
        ) == 1  # fmt: skip
    with acting(officer) as actor:
        actor.user = officer.user
        assert "candidates.export_refused" in [notice.text_key for notice in inbox(actor)]
        assert ExportRequest.objects.get().decision == "范围过大"


def test_who_asked_may_withdraw(officer, colleague, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        request = ask(actor)
    with acting(colleague) as actor:
        actor.user = colleague.user
        with pytest.raises(MoveRefused):
            decide(exporting.withdraw, request, actor)
    with acting(officer) as actor:
        actor.user = officer.user
        assert decide(exporting.withdraw, request, actor).state == "withdrawn"


@pytest.mark.parametrize(("form", "reason"), [("lrmx", " "), ("exe", "调研")])
def test_a_request_needs_a_reason_and_a_known_file(officer, folk, form, reason):
    with acting(officer) as actor, pytest.raises(Refused):
        actor.user = officer.user
        ask(actor, form, reason)


def test_the_request_names_nobody_in_the_ledger(officer, folk):
    with acting(officer) as actor:
        actor.user = officer.user
        ask(actor)
        assert "丁一" not in " ".join(AuditEntry.objects.values_list("payload", flat=True))
