"""An export holds every row of the list in view, and the ledger knows of it."""

import csv
import io

import pytest
from django.utils import timezone

from core.audit.models import AuditEntry
from core.jobs import queue
from core.jobs.context import JobContext
from core.jobs.models import JobFile
from core.web import exports
from core.workflow.errors import Refused
from tests.core.web.sample_urls import PaperList
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(papers, monkeypatch):
    """The body of the job, in the test's transaction."""
    monkeypatch.setattr(queue, "ring", lambda ref, countdown=0: None)
    papers(3)
    papers(5, state="submitted")

    def export(membership, query="", form="csv"):
        now = timezone.now()
        with acting(membership) as actor:
            actor.user = membership.user
            params = {"page": "sample:paper-list", "query": query, "format": form}
            job = queue.later("core.export", actor=actor, now=now, params=params)
            result = exports.export_list(
                JobContext(job, actor, now, lambda done, total, text: None)
            )
            [link] = JobFile.objects.filter(job=job).select_related("file")
            [entry] = AuditEntry.objects.filter(object_ref=job.ref)
            return result, link.file, entry

    return export


def rows(file):
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def test_it_holds_what_the_list_shows_and_is_on_record(run, officer):
    result, file, entry = run(officer, "state=submitted&sort=-title")
    heading, *body = rows(file)
    assert heading == ["Title", "Mark", "Due", "Known", "State", "Organisation"]
    assert len(body) == result["rows"] == 5
    assert [row[0] for row in body] == sorted((row[0] for row in body), reverse=True)
    assert entry.after["rows"] == 5
    assert entry.after["digest"] == file.sha256 == result["digest"]
    assert file.stored_by_id == officer.user_id


def test_the_other_places_rows_are_not_in_it(run):
    stranger = MembershipFactory(role="municipal_officer")
    result, file, _entry = run(stranger)
    assert result["rows"] == 0
    assert len(rows(file)) == 1


def test_it_comes_as_a_workbook_too(run, officer):
    _result, file, _entry = run(officer, form="xlsx")
    assert file.name.startswith("Papers-")
    assert file.content.startswith(b"PK")


def test_more_rows_than_allowed_are_refused(run, officer, settings):
    settings.EXPORT_ROW_CAP = 3
    with pytest.raises(Refused, match="3"):
        run(officer)


def test_a_role_without_the_right_is_refused(run, place):
    with pytest.raises(Refused):
        run(MembershipFactory(role="school_manager", organisation=place))


def test_a_file_that_lacks_a_row_is_never_offered(run, officer, monkeypatch):
    count = PaperList.export_count.__func__
    monkeypatch.setattr(
        PaperList,
        "export_count",
        classmethod(lambda page, actor, query: count(page, actor, query) + 1),
    )
    with pytest.raises(exports.Incomplete):
        run(officer)
