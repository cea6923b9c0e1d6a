"""An import of many is one act: recorded, compared file by file, and undone as a whole."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from candidates.models import Duplicate, ImportBatch, ImportedFile, Person
from candidates.policies import closed_records
from candidates.policies import people as people_policy
from candidates.services import batches, dossiers, people, renewing, undoing
from candidates.services.dossiers import DossierFile
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from tests.candidates.services.test_dossiers import given as given_fixture
from tests.candidates.services.test_dossiers import officer as officer_fixture
from tests.candidates.services.test_dossiers import sample
from tests.candidates.services.test_renewing import HEALTH, POST
from tests.factories.candidates import FindingFactory, PersonFactory
from tests.factories.core import MembershipFactory
from tests.factories.selection import NominationFactory
from tests.support import acting

pytestmark = pytest.mark.django_db
officer, given = officer_fixture, given_fixture
OTHER = {
    "name": ("岑试样<", "冯样本<"),
    "number": (">420000198203140025<", ">420000197005050016<"),
    "birth": (">198203<", ">197005<"),
    "sex": ("<XingBie>女", "<XingBie>男"),
}


def other() -> DossierFile:
    return DossierFile("冯样本.lrmx", sample(**OTHER).content)


def imported(given, *files, **more):
    return batches.import_batch(files, **given, **more)


def undo(batch, given, reason="送错了文件"):
    return undoing.undo(batch, actor=given["actor"], now=given["now"], reason=reason)


def test_an_import_keeps_what_came_of_each_file(officer, given):
    broken = DossierFile("坏.lrmx", b"<Person>\n<XingMing>")
    with acting(officer):
        dossiers.import_dossier(sample(), **given)
        files = [sample(health=HEALTH), other(), broken]
        batch, _report = imported(given, *files, skip_faulty=True)
        lines = list(batch.files.order_by("position"))
    assert [line.outcome for line in lines] == ["differs", "registered", "unread"]
    assert (batch.size, batch.registered, batch.differing, batch.unread) == (3, 1, 1, 1)
    assert lines[0].differing == ["health"]
    assert (lines[2].line, lines[2].person_id) == (2, None)
    assert "well-formed" in lines[2].fault
    assert lines[0].digest == batches.digest_of(files[0].content)
    assert (batch.importer_id, batch.imported_at) == (officer.user_id, given["now"])


def test_what_a_file_says_is_sealed(officer, given):
    with acting(officer):
        dossiers.import_dossier(sample(), **given)
        imported(given, sample(health=HEALTH))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT given_sealed::text || differing::text FROM candidates_importedfile"
            )
            kept = str(cursor.fetchall())
    for word in ("良好", "420000198203140025"):
        assert word not in kept
        assert word.encode().hex() not in kept


def test_an_import_that_faults_stopped_says_which(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample(), DossierFile("坏.lrmx", b"<Person>"))
        outcomes = [line.outcome for line in batch.files.order_by("position")]
        assert not Person.objects.exists()
    assert (batch.state, outcomes) == ("stopped", ["left", "unread"])


def test_undoing_closes_who_was_registered_and_nothing_is_lost(officer, given):
    with acting(officer) as actor:
        batch, _report = imported(given, sample(), other())
        undo(batch, given)
        assert batch.state == "undone"
        assert not people_policy.scope(actor).exists()
        closed = list(closed_records.scope(actor))
        assert {person.name for person in closed} == {"岑试样", "冯样本"}
        assert all(person.careers.exists() for person in closed)
        assert AuditEntry.objects.filter(action="person.withdraw").count() == 2
        assert AuditEntry.objects.get(action="importbatch.undo").reason == "送错了文件"
        assert not batch.files.filter(undone_at__isnull=True).exists()


def test_the_same_people_can_be_imported_again(officer, given):
    with acting(officer) as actor:
        batch, _report = imported(given, sample())
        undo(batch, given)
        again, _report = imported(given, sample())
        assert again.registered == 1
        assert people_policy.scope(actor).count() == 1


def test_an_undone_record_is_closed_at_the_sql_prompt_too(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample())
        undo(batch, given)
        person = Person.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(pk=person.pk).update(health="良好")
        with pytest.raises(IntegrityError), transaction.atomic():
            person.awards.create(org_path=person.org_path, text="某奖", kind="reward")
        with pytest.raises(MoveRefused):
            people.update_person(
                person, record=load_record(person), actor=officer, now=given["now"]
            )


def test_who_was_changed_since_stays_and_the_page_says_why(officer, given):
    with acting(officer) as actor:
        batch, _report = imported(given, sample(), other())
        changed = Person.objects.get(name="岑试样")
        record = load_record(changed)
        record.health = "良好"
        people.update_person(changed, record=record, actor=officer, now=given["now"])
        undo(batch, given)
        assert [person.name for person in people_policy.scope(actor)] == ["岑试样"]
        line = batch.files.get(person=changed)
    assert (line.undone_at, line.left) == (None, "The record was changed since.")


def test_who_was_nominated_since_stays(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample())
        person = Person.objects.get()
    NominationFactory(person=person, place=officer.organisation)
    with acting(officer):
        [prospect] = undoing.prospects(batch)
        assert not prospect.closes
        assert prospect.against
        undo(batch, given)
        assert Person.objects.in_force().exists()


def test_who_has_a_settled_finding_stays(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample())
        person = Person.objects.get()
    FindingFactory(
        person=person,
        state="waived",
        resolution="已核实",
        signer=officer.user,
        signed_at=given["now"],
    )
    with acting(officer):
        undo(batch, given)
        assert Person.objects.in_force().exists()


def test_suspicions_about_closed_records_end(officer, given):
    PersonFactory(organisation=officer.organisation, name="岑试样", birth="1982-03", sex="2",
                  id_number="42000019820314005X")  # fmt: skip
    with acting(officer):
        batch, _report = imported(given, sample())
        assert Duplicate.objects.suspected().exists()
        undo(batch, given)
        assert not Duplicate.objects.suspected().exists()


@pytest.fixture
def person(officer, given):
    with acting(officer):
        return dossiers.import_dossier(sample(), **given)


def taken(line, chosen, given, **more):
    return renewing.take_over(line, chosen=chosen, actor=given["actor"], now=given["now"], **more)


def test_what_was_taken_over_is_put_back_to_the_letter(officer, given, person):
    with acting(officer):
        before = load_record(Person.objects.get(pk=person.pk))
        original = Person.objects.get(pk=person.pk).dossier_file_id
        batch, _report = imported(given, sample(health=HEALTH, post=POST))
        taken(batch.files.get(), ["health", "present_post"], given)
        after = Person.objects.get(pk=person.pk)
        assert (after.health, after.dossier["JianKangZhuangKuang"]) == ("良好", "良好")
        assert after.dossier_file_id != original
        undo(batch, given)
        again = Person.objects.get(pk=person.pk)
        assert load_record(again) == before
        assert again.dossier_file_id == original
        entry = AuditEntry.objects.get(action="person.put_back")
    assert set(entry.after["fields"]) >= {"health", "present_post"}


def test_a_field_that_somebody_changed_since_is_left(officer, given, person):
    with acting(officer):
        batch, _report = imported(given, sample(health=HEALTH, post=POST))
        line = taken(batch.files.get(), ["health", "present_post"], given)
        record = load_record(Person.objects.get(pk=person.pk))
        record.health = "一般"
        people.update_person(person, record=record, actor=officer, now=given["now"])
        undo(batch, given)
        after = Person.objects.get(pk=person.pk)
        line.refresh_from_db()
    assert (after.health, "副书记" in after.present_post) == ("一般", True)
    assert line.left == "Health was changed since."


def test_a_number_taken_by_somebody_else_meanwhile_is_said_and_nothing_breaks(officer, given):
    bare = PersonFactory(organisation=officer.organisation, name="岑试样", birth="1982-03", sex="2")
    with acting(officer):
        batch, _report = imported(given, sample())
        line = batch.files.get()
        assert line.outcome == "differs"
        taken(line, ["id_number"], given)
        assert Person.objects.get(pk=bare.pk).id_number == "420000198203140025"
        undo(batch, given)
        assert Person.objects.get(pk=bare.pk).id_number == ""


def test_nothing_is_taken_from_an_undone_import(officer, given, person):
    with acting(officer):
        batch, _report = imported(given, sample(health=HEALTH))
        line = batch.files.get()
        undo(batch, given)
        with pytest.raises(MoveRefused):
            taken(line, ["health"], given)
        with pytest.raises(MoveRefused):
            undo(batch, given)


def test_undoing_needs_a_reason(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample())
        with pytest.raises(MoveRefused):
            undo(batch, given, reason=" ")
        assert Person.objects.in_force().exists()


def test_one_field_is_taken_over_from_every_file(officer, given):
    numbers = ("420000198203140025", "420000197005050016")
    with acting(officer):
        imported(given, sample(), other())
        changed = [
            sample(health=HEALTH, post=POST),
            DossierFile("冯样本.lrmx", sample(health=HEALTH, **OTHER).content),
        ]
        batch, _report = imported(given, *changed)
        assert renewing.undecided_by_field(batch) == {"health": 2, "present_post": 1}
        done, refused = renewing.take_column(
            batch, field="health", actor=officer, now=timezone.now()
        )
        assert (done, refused) == (2, [])
        healths = {Person.objects.in_force().with_id_number(n).get().health for n in numbers}
        assert healths == {"良好"}
        assert renewing.undecided_by_field(batch) == {"present_post": 1}
        undo(batch, given)
        healths = {Person.objects.in_force().with_id_number(n).get().health for n in numbers}
        assert healths == {"健康"}


def test_the_ledger_of_an_import_names_nobody(officer, given):
    with acting(officer):
        batch, _report = imported(given, sample(), other())
        undo(batch, given, reason="重复")
        payloads = " ".join(AuditEntry.objects.values_list("payload", flat=True))
    for word in ("岑试样", "冯样本", "420000198203140025"):
        assert word not in payloads


def test_an_import_belongs_to_its_place(officer, given):
    with acting(officer):
        imported(given, sample())
        assert ImportBatch.objects.exists()
    with acting(MembershipFactory(role="municipal_officer")):
        assert not ImportBatch.objects.exists()
        assert not ImportedFile.objects.exists()
