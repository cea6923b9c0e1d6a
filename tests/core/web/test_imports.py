"""Import in the browser: every fault is shown, repair is possible here, all rows are written or none."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.audit.models import AuditEntry
from core.exchange.models import ImportRun
from core.jobs.context import JobContext
from core.jobs.models import Job
from core.web import imports
from tests.core.web import sample
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

UPLOAD = "/sample/papers/import/"


def sheet(*lines):
    return SimpleUploadedFile("papers.csv", "\n".join(["Title,Mark", *lines]).encode())


def upload(client, *lines):
    response = client.post(UPLOAD, {"file": sheet(*lines)})
    assert response.status_code == 302, response.content.decode()
    return response.url


def text_of(response):
    return response.content.decode()


def titles(as_owner):
    with as_owner():
        return sorted(sample.Paper.objects.values_list("title", flat=True))


def test_a_good_sheet_is_confirmed_then_written(officer_client, as_owner):
    url = upload(officer_client, "One,1", "Two,")
    assert "free of faults" in text_of(officer_client.get(url))
    assert titles(as_owner) == []
    response = officer_client.post(url, {"act": "confirm"})
    assert response.url == "/sample/papers/"
    assert titles(as_owner) == ["One", "Two"]
    with as_owner():
        entry = AuditEntry.objects.get(action="importrun.write")
        assert entry.after["rows"] == 2


def test_every_fault_is_shown_with_its_line_and_nothing_is_written(officer_client, as_owner):
    url = upload(officer_client, "One,many", ",2", "Good,3")
    html = text_of(officer_client.get(url))
    assert "This has to be filled in." in html
    assert 'name="cell.2.mark" value="many"' in html
    assert 'name="cell.3.title" value=""' in html
    assert "cell.4." not in html
    assert officer_client.post(url, {"act": "confirm"}).status_code == 409
    assert titles(as_owner) == []


def test_faulty_lines_are_repaired_in_the_grid(officer_client, as_owner):
    url = upload(officer_client, "One,many", "Two,2")
    officer_client.post(url, {"act": "repair", "cell.2.mark": "x", "cell.2.title": "First"})
    assert 'name="cell.2.mark" value="x"' in text_of(officer_client.get(url))
    officer_client.post(url, {"act": "repair", "cell.2.mark": "7", "cell.2.nonsense": "1"})
    officer_client.post(url, {"act": "confirm"})
    assert titles(as_owner) == ["First", "Two"]


def test_faults_between_rows_are_found_too(officer_client):
    html = text_of(officer_client.get(upload(officer_client, "One,1", "One,2")))
    assert "Stands in line 2 already." in html


def test_an_import_is_written_once(officer_client, as_owner):
    url = upload(officer_client, "One,1")
    officer_client.post(url, {"act": "confirm"})
    assert officer_client.post(url, {"act": "confirm"}).status_code == 409
    assert officer_client.post(url, {"act": "discard"}).status_code == 409
    assert titles(as_owner) == ["One"]
    assert "1 row was written" in text_of(officer_client.get(url))


def test_a_discarded_import_stays_unwritten(officer_client, as_owner):
    url = upload(officer_client, "One,1")
    assert officer_client.post(url, {"act": "discard"}).url == UPLOAD
    assert officer_client.post(url, {"act": "confirm"}).status_code == 409
    assert titles(as_owner) == []


def test_an_import_is_its_users_own(client, officer_client, place):
    url = upload(officer_client, "One,1")
    colleague = MembershipFactory(role="municipal_officer", organisation=place)
    assert sign_in(client, colleague).get(url).status_code == 404


@pytest.mark.parametrize(
    "file", [None, SimpleUploadedFile("a.exe", b"MZ"), SimpleUploadedFile("a.xlsx", b"no zip")]
)
def test_a_file_that_is_no_sheet_is_refused(officer_client, file):
    response = officer_client.post(UPLOAD, {"file": file} if file else {}, follow=True)
    assert 'role="alert"' in text_of(response)


def test_a_role_that_may_not_import_is_told(client, office):
    assert sign_in(client, office).get(UPLOAD).status_code == 403


def test_the_template_comes_in_the_language_asked_for(officer_client):
    response = officer_client.get(f"{UPLOAD}template/?language=es")
    assert response.status_code == 200
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_the_readers_file_comes_back_with_its_faults_marked(officer_client):
    url = upload(officer_client, "One,many")
    link = re.search(r'href="([^"]+file=faults)"', text_of(officer_client.get(url))).group(1)
    content = b"".join(officer_client.get(link).streaming_content).decode("utf-8-sig")
    assert "Enter a number." in content


def test_a_large_import_is_written_by_a_job(officer_client, officer, monkeypatch, as_owner):
    monkeypatch.setattr(imports, "DIRECT_ROWS", 1)
    url = upload(officer_client, "One,1", "Two,2")
    response = officer_client.post(url, {"act": "confirm"})
    assert response.url.startswith("/jobs/")
    assert officer_client.post(url, {"act": "confirm"}).url == response.url
    with as_owner():
        job = Job.objects.get()
    with acting(officer) as actor:
        actor.user = officer.user
        result = imports.write_import(JobContext(job, actor, job.queued_at, lambda *_: None))
    assert result["rows"] == 2
    assert titles(as_owner) == ["One", "Two"]
    with as_owner():
        assert ImportRun.objects.get().state == "written"


def test_the_file_is_read_once_and_nothing_of_it_is_left_beside_it_at_the_end(
    officer_client, as_owner, monkeypatch
):
    url = upload(officer_client, "One,many", "Two,")
    with as_owner():
        kept = bytes(ImportRun.objects.get().sealed_cells)
    assert b"One" not in kept
    read = []
    monkeypatch.setattr(imports, "cells_of", lambda *given: read.append(given))
    officer_client.post(url, {"act": "repair", "cell.2.mark": "1"})
    officer_client.post(url, {"act": "confirm"})
    assert titles(as_owner) == ["One", "Two"]
    assert read == []
    with as_owner():
        assert ImportRun.objects.get().sealed_cells is None


def test_an_import_whose_cells_were_not_kept_reads_its_file_again(officer_client, as_owner):
    url = upload(officer_client, "One,1")
    with as_owner():
        ImportRun.objects.update(sealed_cells=None)
    officer_client.post(url, {"act": "confirm"})
    assert titles(as_owner) == ["One"]
