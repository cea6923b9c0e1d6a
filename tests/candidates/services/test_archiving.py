"""The archive itself: the earliest document prevails, it is kept as read, the form is held against it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from candidates.formats import resume
from candidates.formats.record import career_of
from candidates.models import ArchiveEntry, Finding, Person
from candidates.rules.dates import PartialDate
from candidates.services import archiving, merging, people
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from tests.factories.candidates import ArchiveEntryFactory, DuplicateFactory, PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return PlaceFactory()


@pytest.fixture
def officer(place):
    return MembershipFactory(role="municipal_officer", organisation=place)


@pytest.fixture
def person(place):
    """The form says: born 1980.05, at work since 2002.07, a university degree."""
    return PersonFactory(organisation=place, work_started=PartialDate(2002, 7))


def said(officer, person, element, value, dated="1998.06", document="入党志愿书"):
    with acting(officer) as actor:
        return archiving.file(
            person, element=element, value=value, document=document, dated=dated, actor=actor,
            now=timezone.now(),
        )  # fmt: skip


def found(officer, person) -> dict[str, Finding]:
    with acting(officer):
        rows = Finding.objects.filter(person=person, source="archive", state="open")
        return {row.rule: row for row in rows}


def test_the_earliest_document_prevails_over_the_form_and_over_later_ones(officer, person):
    said(officer, person, "birth", "1980-05", "2008", "干部履历表")
    assert "archive_birth" not in found(officer, person)
    first = said(officer, person, "birth", "1979-11", "1996-05", "入团志愿书")
    findings = found(officer, person)
    assert findings["archive_birth"].severity == "error"
    text = findings["archive_birth"].statement
    assert "1980.05" in text
    assert "1979.11 (入团志愿书, 1996.05)" in text
    assert "干部履历表" in findings["archive_differs"].statement
    with acting(officer) as actor:
        counts = archiving.prevailing([person.pk])[person.pk]["birth"]
        assert counts.pk == first.pk
        archiving.strike(first, reason="属他人材料", actor=actor, now=timezone.now())
        actions = AuditEntry.objects.filter(action__startswith="archiveentry.")
        assert actions.count() == 3
    assert not {"archive_birth", "archive_differs"} & found(officer, person).keys()


def test_the_prevailing_date_is_taken_over_into_the_form(officer, person):
    later = said(officer, person, "birth", "1980-05", "2008")
    first = said(officer, person, "birth", "1979-11", "1996-05", "入团志愿书")
    with acting(officer) as actor:
        with pytest.raises(MoveRefused, match="prevails"):
            archiving.take_over(later, actor=actor, now=timezone.now())
        archiving.take_over(first, actor=actor, now=timezone.now())
        assert Person.objects.get(pk=person.pk).birth == PartialDate(1979, 11)
    assert "archive_birth" not in found(officer, person)


def test_education_is_proven_by_the_highest_document(officer, person):
    said(officer, person, "education", "30", "2000-07", "大专毕业生登记表")
    assert "archive_education" in found(officer, person)
    said(officer, person, "education", "20", "2004-07", "本科学籍表")
    assert "archive_education" not in found(officer, person)


def test_the_cadre_status_is_asked_for_and_a_worker_is_named(officer, person):
    assert found(officer, person) == {}
    said(officer, person, "work", "2002-07", "2002-08", "录用审批表")
    assert set(found(officer, person)) == {"status_missing"}
    said(officer, person, "status", "worker", "2002-08", "招工登记表")
    assert set(found(officer, person)) == {"archive_status"}
    said(officer, person, "status", "civil_servant", "2006-04", "公务员登记表")
    assert found(officer, person) == {}


@pytest.mark.parametrize(
    ("element", "value", "dated", "field"),
    [
        ("birth", "昨天", "1996", "value"),
        ("birth", "1980-05", "2999", "dated"),
        ("education", "大学", "2002", "value"),
        ("status", "king", "2002", "value"),
        ("career", " ", "2002", "value"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(officer, person, element, value, dated, field):
    with pytest.raises(Refused) as refused:
        said(officer, person, element, value, dated)
    assert set(refused.value.fields) == {field}


def test_an_entry_is_kept_as_it_was_read(officer, person):
    entry = said(officer, person, "birth", "1980-05")
    with acting(officer) as actor:
        rows = ArchiveEntry.objects.filter(pk=entry.pk)
        for values in ({"value": "1979"}, {"document": "别的"}, {"dated": "1990"}):
            with pytest.raises(IntegrityError, match="kept as it was read"), transaction.atomic():
                rows.update(**values)
        archiving.strike(entry, reason="误录", actor=actor, now=timezone.now())
        with pytest.raises(IntegrityError, match="kept as it was read"), transaction.atomic():
            rows.update(struck_reason="改")
        entry.refresh_from_db()
        with pytest.raises(MoveRefused, match="struck already"):
            archiving.strike(entry, reason="再来", actor=actor, now=timezone.now())


def test_the_dossier_shows_form_and_archive_side_by_side(client, officer, person):
    client = sign_in(client, officer)
    url = reverse("candidates:person-archive", args=[person.ref])
    assert client.get(url).status_code == 404
    data = {"value": "1979.11", "document": "入团志愿书", "dated": "1996.05"}
    assert client.post(f"{url}?element=birth", {**data, "value": "?"}).status_code == 422
    assert client.post(f"{url}?element=birth", data).status_code == 302
    html = client.get(f"{person.get_absolute_url()}?tab=archive").content.decode()
    for word in ("1980.05", "1979.11", "入团志愿书", "differs from the form", officer.user.name):
        assert word in html
    with acting(officer):
        entry = ArchiveEntry.objects.get()
    take = reverse("candidates:archiveentry-take-over", args=[entry.ref])
    assert client.post(take, {"reason": "以档案为准"}).status_code == 302
    html = client.get(f"{person.get_absolute_url()}?tab=archive").content.decode()
    assert "differs from the form" not in html
    strike = reverse("candidates:archiveentry-strike", args=[entry.ref])
    assert client.post(strike, {"reason": "误录"}).status_code == 302


def test_another_place_learns_nothing_of_it(client, officer, person):
    entry = said(officer, person, "birth", "1980-05")
    client = sign_in(client, MembershipFactory(role="municipal_officer"))
    for name in ("strike", "take-over"):
        url = reverse(f"candidates:archiveentry-{name}", args=[entry.ref])
        assert client.get(url).status_code == 404


def test_entries_go_along_when_records_are_merged(officer, place, person):
    other = PersonFactory(organisation=place)
    ArchiveEntryFactory(person=other)
    pair = DuplicateFactory(first=person, second=other)
    with acting(officer) as actor:
        merging.merge(pair, keep="first", reason="同一人", actor=actor, now=timezone.now())
        assert ArchiveEntry.objects.get().person_id == person.pk


RESUME = "2002.07--2004.08  七里坪镇科员\n2004.08--2008.10  七里坪镇副镇长\n2008.10--         七里坪镇党委书记"


@pytest.fixture
def career(officer, person):
    """The person with a résumé."""
    with acting(officer) as actor:
        record = replace(load_record(person), resume=RESUME, career=career_of(resume.parse(RESUME)))
        return people.update_person(person, record=record, actor=actor, now=timezone.now())


def test_a_career_is_compared_period_by_period_and_each_difference_is_a_finding(officer, career):
    said(
        officer, career, "career",
        "2001.12--2002.07  某公司临时工\n2002.07--2004.08  七里坪镇科员\n2004.08--  七里坪镇副镇长",
        "2009.03", "干部履历表",
    )  # fmt: skip
    findings = found(officer, career)
    assert set(findings) == {"period_differs", "period_missing", "status_missing"}
    assert findings["period_differs"].severity == "error"
    text = findings["period_differs"].statement
    assert "2004.08–2008.10 七里坪镇副镇长" in text
    assert "archive: 2004.08– 七里坪镇副镇长 (干部履历表, 2009.03)" in text
    assert "2001.12–2002.07 某公司临时工" in findings["period_missing"].statement


def test_of_two_documents_on_a_period_the_earlier_prevails(officer, career):
    said(officer, career, "career", "2003.07--  七里坪镇科员", "2003.08", "录用审批表")
    said(officer, career, "career", "2002.07--2004.08  七里坪镇科员", "2006", "干部履历表")
    findings = found(officer, career)
    assert set(findings) == {"period_differs", "periods_disagree", "status_missing"}
    assert "The earliest prevails" in findings["periods_disagree"].statement
    with acting(officer) as actor:
        first = ArchiveEntry.objects.get(document="录用审批表")
        archiving.strike(first, reason="属他人材料", actor=actor, now=timezone.now())
    assert set(found(officer, career)) == {"status_missing"}


def test_words_without_periods_are_refused(officer, person):
    with pytest.raises(Refused) as refused:
        said(officer, person, "career", "在某镇工作多年")
    assert "Write a period a line" in refused.value.fields["value"]


def test_the_page_and_the_api_show_the_periods(client, officer, career):
    url = reverse("candidates:person-archive", args=[career.ref])
    client = sign_in(client, officer)
    data = {
        "value": "2002.07--2005.08  七里坪镇科员\r\n2004.08--2008.10  县档案局临时工",
        "document": "干部履历表", "dated": "2009.03",
    }  # fmt: skip
    assert client.post(f"{url}?element=career", data).status_code == 302
    html = client.get(f"{career.get_absolute_url()}?tab=archive").content.decode()
    assert "data-periods" in html
    for word in ("ends otherwise", "other unit or post", "no document yet", "干部履历表"):
        assert word in html
    [row] = client.get("/api/v1/archive-entries/").json()["results"]
    assert row["periods"][0] == {"start": "2002-07", "end": "2005-08", "text": "七里坪镇科员"}
