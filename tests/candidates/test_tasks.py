"""The job and the command that take many files at once."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from candidates.formats import lrm, lrmx
from candidates.models import ImportBatch, Person
from candidates.services import archives
from candidates.services.dossiers import DossierFile
from candidates.tasks import import_dossiers
from core.jobs.context import JobContext
from core.jobs.models import Job
from core.workflow.errors import Refused
from tests.data.make_lrmx import SAMPLE
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    place = PlaceFactory(code="420700")
    return MembershipFactory(role="municipal_officer", organisation=place)


def run(officer, *files: DossierFile, skip_faulty=False) -> tuple[dict, JobContext]:
    now = timezone.now()
    with acting(officer) as actor:
        actor.user = officer.user
        job = archives.queue_import(
            place=officer.organisation, files=files, skip_faulty=skip_faulty, actor=actor, now=now
        )
        context = JobContext(Job.objects.get(pk=job.pk), actor, now, lambda *seen: None)
        return import_dossiers(context), context


def test_the_job_takes_every_file_of_its_archive(officer):
    result, _ = run(officer, DossierFile("岑试样.lrmx", SAMPLE.read_bytes()))
    page = result.pop("url")
    assert result == {"files": 1, "created": 1, "known": 0, "differing": 0, "faulty": 0}
    with acting(officer):
        assert page == ImportBatch.objects.get().get_absolute_url()


def test_the_job_names_each_faulty_file_with_its_line(officer):
    bad = DossierFile("坏.lrmx", b"<Person>\n<XingMing>")
    result, context = run(officer, DossierFile("a.lrmx", SAMPLE.read_bytes()), bad)
    assert result["created"] == 0
    assert [(fault["column"], fault["line"]) for fault in context.fault_list] == [("坏.lrmx", 2)]
    result, _ = run(officer, DossierFile("a.lrmx", SAMPLE.read_bytes()), bad, skip_faulty=True)
    assert result["created"] == 1


def test_two_files_of_one_name_are_both_kept():
    packed = archives.pack([DossierFile("a.lrmx", b"1"), DossierFile("A.lrmx", b"2")])
    assert [each.content for each in archives.unpack(packed)] == [b"1", b"2"]


def test_a_name_in_the_encoding_of_chinese_windows_is_read():
    packed = archives.pack([DossierFile("xx.lrmx", b"1")])
    packed = packed.replace(b"xx.lrmx", "张.".encode("gbk") + b"lrmx"[:4])
    assert [each.name for each in archives.unpack(packed)] == ["张.lrmx"]


def test_too_many_files_are_refused(monkeypatch):
    packed = archives.pack([DossierFile(f"{n}.lrmx", b"1") for n in range(3)])
    monkeypatch.setattr(archives, "FILES_CAP", 2)
    with pytest.raises(Refused):
        archives.unpack(packed)


def test_the_command_imports_a_folder(officer, tmp_path: Path, capsys):
    (tmp_path / "深").mkdir()
    (tmp_path / "深" / "岑试样.LRMX").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "说明.txt").write_text("不是")
    call_command("import_dossiers", tmp_path, "--place", "420700", "--as", officer.user.username)
    assert "1 created, 0 known" in capsys.readouterr().out
    with acting(officer):
        assert Person.objects.get().name == "岑试样"


def test_the_command_writes_nothing_while_a_file_is_faulty(officer, tmp_path: Path, capsys):
    (tmp_path / "a.lrmx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "b.lrmx").write_bytes(b"<Person>")
    arguments = ["import_dossiers", tmp_path, "--place", "420700", "--as", officer.user.username]
    with pytest.raises(CommandError, match="nothing was written"):
        call_command(*arguments)
    assert "b.lrmx" in capsys.readouterr().err
    call_command(*arguments, "--skip-faulty")
    with acting(officer):
        assert Person.objects.count() == 1


@pytest.mark.parametrize("place", ["420100", "999999"])
def test_the_command_writes_into_ones_own_place_alone(officer, tmp_path: Path, place):
    PlaceFactory(code="420100")
    (tmp_path / "a.lrmx").write_bytes(SAMPLE.read_bytes())
    with pytest.raises(CommandError, match="No place"):
        call_command("import_dossiers", tmp_path, "--place", place, "--as", officer.user.username)


def test_an_old_file_comes_in_with_the_photo_beside_it(officer):
    said = lrmx.read(SAMPLE.read_bytes())
    content = archive(
        {
            "旧/岑试样.lrm": lrm.write(said),
            "旧/岑试样.PIC": lrmx.photo_bytes(said),
            "别处/岑试样.pic": b"of somebody else",
            "旧/说明.txt": b"-",
        }
    )
    result, _ = run(officer, DossierFile("旧.zip", content))
    assert (result["files"], result["created"]) == (1, 1)
    with acting(officer):
        person = Person.objects.select_related("photo", "dossier_file").get()
        assert person.photo.content_type == "image/jpeg"
        assert person.dossier_file.name == "岑试样.lrm"
        assert person.dossier_file.content == lrm.write(said)
        assert ["old_format", ""] in person.dossier["losses"]
        assert person.careers.count() == 6


def test_an_archive_too_large_together_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archives, "TOTAL_CAP", 1_000)
    content = archive({f"{n}.lrmx": b" " * 400 for n in range(3)})
    with pytest.raises(Refused, match="together"):
        archives.unpack(content)


def test_a_damaged_entry_is_refused_in_words():
    content = bytearray(archive({"a.lrmx": SAMPLE.read_bytes()}))
    content[200:220] = b"\xff" * 20
    with pytest.raises(Refused):
        archives.unpack(bytes(content))


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()
