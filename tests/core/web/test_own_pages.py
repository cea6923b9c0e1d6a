"""One's jobs, inbox and files: one's own, and nobody else's."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.files.store import store, store_made
from core.jobs import queue, runner
from core.jobs.models import Job, JobFile
from core.notices import deliver, texts
from core.orgs.models import AccessLog
from tests.core.jobs import kinds  # noqa: F401 - declares the kinds
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

texts.add({"test.page": "Look at this"})
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def colleague(officer):
    return MembershipFactory(role="municipal_officer", organisation=officer.organisation)


@pytest.fixture
def job(officer, monkeypatch):
    monkeypatch.setattr(queue, "ring", lambda ref, countdown=0: None)
    with acting(officer) as actor:
        return queue.later("test.note", actor=actor, now=timezone.now())


def test_a_job_page_shows_progress_then_result_and_file(client, officer, job):
    sign_in(client, officer)
    page = client.get(reverse("core:job-detail", args=[job.ref]))
    assert page.status_code == 200
    assert reverse("core:job-progress", args=[job.ref]) in page.text
    runner.run(str(job.ref), now=timezone.now())
    page = client.get(reverse("core:job-progress", args=[job.ref]), headers={"HX-Request": "true"})
    assert "missing" in page.text
    assert "列表.csv" in page.text
    assert "<html" not in page.text
    assert "Note it" in client.get(reverse("core:job-list")).text


def test_anothers_job_is_not_there(client, colleague, job):
    sign_in(client, colleague)
    for name in ("job-detail", "job-progress"):
        assert client.get(reverse(f"core:{name}", args=[job.ref])).status_code == 404
    assert client.post(reverse("core:job-cancel", args=[job.ref])).status_code == 404
    assert "Note it" not in client.get(reverse("core:job-list")).text


def test_cancelling_stops_a_job_that_waits(client, officer, job):
    sign_in(client, officer)
    assert client.get(reverse("core:job-cancel", args=[job.ref])).status_code == 405
    answer = client.post(reverse("core:job-cancel", args=[job.ref]))
    assert answer.status_code == 302
    assert Job.objects.get(pk=job.pk).state == "cancelled"


def test_the_inbox_shows_and_marks(client, officer):
    with acting(officer) as actor:
        deliver.notify_user(officer.user, "test.page", url="/jobs/")
        [notice] = deliver.inbox(actor)
    sign_in(client, officer)
    assert "Look at this" in client.get(reverse("core:inbox")).text
    answer = client.post(reverse("core:notice-read", args=[notice.ref]))
    assert answer.headers["Location"] == "/jobs/"
    assert "Look at this" not in client.get(reverse("core:inbox") + "?unread").text


def test_anothers_notice_is_not_there(client, officer, colleague):
    with acting(officer) as actor:
        deliver.notify_user(officer.user, "test.page")
        [notice] = deliver.inbox(actor)
    sign_in(client, colleague)
    assert client.post(reverse("core:notice-read", args=[notice.ref])).status_code == 404


def test_a_file_is_an_attachment_that_does_nothing_and_its_reading_is_on_record(
    client, officer, as_owner
):
    with acting(officer) as actor:
        file = store(PDF, '名单 "x".pdf', org_path=actor.path)
    sign_in(client, officer)
    answer = client.get(reverse("core:file", args=[file.ref]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer.headers["Cache-Control"]
    with as_owner():
        [entry] = AccessLog.objects.filter(kind="file")
        assert (entry.object_ref, entry.user_id) == (file.ref, officer.user_id)


def test_a_jobs_file_is_its_users_alone(client, officer, colleague, job):
    with acting(officer) as actor:
        file = store_made(
            PDF, "a.pdf", "application/pdf", org_path=actor.path, stored_by=officer.user
        )
        JobFile.objects.create(job=job, file=file)
    address = reverse("core:file", args=[file.ref])
    assert sign_in(client, colleague).get(address).status_code == 404
    assert sign_in(client, officer).get(address).status_code == 200


def test_a_file_of_another_place_is_not_there(client, officer):
    other = MembershipFactory(role="municipal_officer")
    with acting(other) as actor:
        file = store(PDF, "a.pdf", org_path=actor.path)
    assert sign_in(client, officer).get(reverse("core:file", args=[file.ref])).status_code == 404
