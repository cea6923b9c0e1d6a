import pytest
from django.utils import timezone

from candidates.formats import lrmx
from candidates.models import Person
from candidates.services import dossiers
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of, load_record
from core.audit.models import AuditEntry
from core.workflow.errors import Refused
from tests.data.make_lrmx import SAMPLE, variants
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def given(officer):
    return {"organisation": officer.organisation, "actor": officer, "now": timezone.now()}


def sample(**changes: str) -> DossierFile:
    text = SAMPLE.read_bytes().decode()
    for before, after in changes.values():
        text = text.replace(before, after)
    return DossierFile("岑试样.lrmx", text.encode())


def test_the_sample_comes_in_whole(officer, given):
    with acting(officer):
        person = dossiers.import_dossier(sample(), **given)
        person = Person.objects.select_related("photo", "dossier_file").get(pk=person.pk)
        assert (person.name, person.sex, person.birth.iso) == ("岑试样", "2", "1982-03")
        assert person.id_number == "420000198203140025"
        assert person.careers.count() == 6
        assert person.family.count() == 5
        assert person.appraisals.count() == 3
        assert person.awards.count() == 2
        assert (person.education, person.education_height) == ("10", 9)
        assert person.dossier_file.content == SAMPLE.read_bytes()
        assert person.photo.content_type == "image/jpeg"
        assert "420000198203140025" not in str(person.dossier)


def test_a_file_goes_out_as_it_came_in_except_for_the_photo(officer, given):
    """The photo was decoded and written anew, so that nothing but the picture is left in it."""
    with acting(officer):
        person = dossiers.import_dossier(sample(), **given)
        person = Person.objects.get(pk=person.pk)
        written = lrmx.read(lrmx.write(file_of(person)))
    before = lrmx.read(SAMPLE.read_bytes())
    for name in type(before).__dataclass_fields__:
        if name not in ("photo", "losses", "warnings"):
            assert getattr(written, name) == getattr(before, name), name
    assert lrmx.photo_bytes(written).startswith(b"\xff\xd8\xff")


def test_every_readable_variant_is_the_same_person_again(officer, given):
    readable = [
        DossierFile(f"{number}.lrmx", variant.data)
        for number, variant in enumerate(variants().values())
        if not variant.refused and "id_number" not in variant.changed
    ][:12]
    with acting(officer):
        first = dossiers.import_dossier(readable[0], **given)
        for each in readable[1:]:
            assert dossiers.import_dossier(each, **given).pk == first.pk
        assert Person.objects.count() == 1


def test_nothing_of_a_person_on_record_is_overwritten_by_an_import(officer, given):
    newer = sample(
        post=("青禾镇党委副书记、镇长</XianRen", "青禾镇党委书记</XianRen"),
        health=("<JianKangZhuangKuang>健康", "<JianKangZhuangKuang>良好"),
    )
    with acting(officer):
        person = dossiers.import_dossier(sample(), **given)
        before = load_record(person)
        report = dossiers.import_dossiers([newer], **given)
        assert load_record(Person.objects.get()) == before
    assert (report.created, report.known) == ([], [person.ref])
    [line] = report.differing
    assert line.file == "岑试样.lrmx"
    assert "says 2 fields otherwise" in line.text


def test_the_same_file_again_says_nothing_new(officer, given):
    with acting(officer):
        dossiers.import_dossier(sample(), **given)
        report = dossiers.import_dossiers([sample()], **given)
    assert (len(report.known), report.differing) == (1, [])


def test_a_file_without_a_number_is_known_by_name_and_birth(officer, given):
    known = PersonFactory(organisation=officer.organisation, name="岑试样", birth="1982-03")
    bare = sample(number=(">420000198203140025<", "><"))
    with acting(officer):
        assert dossiers.import_dossier(bare, **given).pk == known.pk


def test_a_file_without_a_number_is_known_even_where_the_record_has_one(officer, given):
    with acting(officer):
        person = dossiers.import_dossier(sample(), **given)
        bare = sample(number=(">420000198203140025<", "><"))
        assert dossiers.import_dossier(bare, **given).pk == person.pk
        assert Person.objects.count() == 1


def test_another_number_is_another_person_whatever_the_name(officer, given):
    with acting(officer):
        dossiers.import_dossier(sample(), **given)
        other = sample(number=(">420000198203140025<", ">42000019820314005X<"))
        dossiers.import_dossier(other, **given)
        assert Person.objects.count() == 2


def test_two_people_of_one_name_and_birth_are_not_guessed_between(officer, given):
    for _ in range(2):
        PersonFactory(organisation=officer.organisation, name="岑试样", birth="1982-03")
    with acting(officer):
        bare = sample(number=(">420000198203140025<", "><"))
        report = dossiers.import_dossiers([bare], **given)
        assert Person.objects.count() == 2
    assert (report.created, report.known) == ([], [])
    assert "Several people" in report.differing[0].text


def test_one_faulty_file_stops_all_unless_it_may_be_skipped(officer, given):
    files = [sample(), DossierFile("坏.lrmx", b"<Person>\n<XingMing>")]
    with acting(officer):
        report = dossiers.import_dossiers(files, **given)
        assert not Person.objects.exists()
        assert [(fault.file, fault.line) for fault in report.faults] == [("坏.lrmx", 2)]
        report = dossiers.import_dossiers(files, skip_faulty=True, **given)
        assert len(report.created) == 1
        assert len(report.faults) == 1


@pytest.mark.parametrize(
    "change",
    [
        (">420000198203140025<", ">420000198203140026<"),
        ("<XingMing>岑试样</XingMing>", "<XingMing></XingMing>"),
    ],
)
def test_a_file_without_what_a_dossier_needs_is_a_fault(officer, given, change):
    with acting(officer), pytest.raises(Refused):
        dossiers.import_dossier(sample(it=change), **given)


def test_a_missing_birth_is_taken_from_the_number(officer, given):
    with acting(officer):
        person = dossiers.import_dossier(sample(birth=(">198203<", "><")), **given)
        assert person.birth.iso == "1982-03-14"


def test_the_same_number_in_two_files_is_a_fault_that_names_the_other(officer, given):
    with acting(officer):
        report = dossiers.import_dossiers(
            [sample(), DossierFile("副本.lrmx", sample().content)], **given
        )
    assert "岑试样.lrmx" in report.faults[0].text


def test_a_broken_photo_does_not_keep_the_person_out(officer, given):
    text = SAMPLE.read_bytes().decode()
    start, end = text.index("<ZhaoPian>") + 10, text.index("</ZhaoPian>")
    broken = text[:start] + lrmx.encode_photo(b"\xff\xd8\xff not a picture") + text[end:]
    with acting(officer):
        person = dossiers.import_dossier(DossierFile("a.lrmx", broken.encode()), **given)
        person = Person.objects.get(pk=person.pk)
        assert person.photo_id is None
        assert ["photo_refused", "ZhaoPian"] in person.dossier["warnings"]


def test_an_import_is_in_the_ledger_without_a_word_of_the_file(officer, given):
    with acting(officer):
        dossiers.import_dossier(sample(), **given)
        payloads = " ".join(AuditEntry.objects.values_list("payload", flat=True))
    assert "岑试样" not in payloads
    assert "420000198203140025" not in payloads
