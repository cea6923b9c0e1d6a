"""What is kept is what it says it is, and nothing but that."""

import io
import random
import zipfile
import zlib

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from core.files.images import clean_image
from core.files.models import StoredFile
from core.files.store import may_read, split_name, store, store_made
from core.workflow.errors import Refused
from tests.core.exchange.corpus import changed
from tests.core.exchange.sheets import GOOD, table
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF"


def picture(form="JPEG", size=(60, 40), mode="RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, form, **options)
    return out.getvalue()


def document(*names) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *names):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def packed_script() -> bytes:
    packed = zlib.compress(b"<< /S /JavaScript /JS (app.alert(1)) >>")
    return (
        PDF
        + b"\n2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
        + packed
        + b"\nendstream"
    )


GOOD_FILES = {
    "a.pdf": PDF,
    "a.docx": document(),
    "a.xlsx": table(GOOD),
    "a.csv": "姓名,分数\n".encode("gb18030"),
    "a.txt": "说明".encode(),
    "a.jpg": picture(),
    "a.JPEG": picture(),
    "a.png": picture("PNG", mode="RGBA"),
    "a.lrmx": '<?xml version="1.0" encoding="gb2312"?><Person/>'.encode("gb2312"),
    "a.zip": changed(table(GOOD), {}),
}
BAD_FILES = {
    "script in a picture's clothes": (
        "a.jpg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    ),
    "svg": ("a.svg", b"<svg/>"),
    "page called text": ("a.txt", b" <!DOCTYPE html><script>1</script>"),
    "page called table": ("a.csv", b"<html>"),
    "program": ("a.exe", b"MZ"),
    "no ending": ("a", PDF),
    "png called jpg": ("a.jpg", picture("PNG")),
    "pdf called docx": ("a.docx", PDF),
    "xlsx called docx": ("a.docx", table(GOOD)),
    "empty": ("a.txt", b""),
    "pdf with a script": ("a.pdf", PDF + b"<< /OpenAction << /S /JavaScript /JS (x) >> >>"),
    "pdf with a hidden script": ("a.pdf", PDF + b"<< /S /J#61vaScript >>"),
    "pdf with a packed script": ("a.pdf", packed_script()),
    "pdf that starts a program": ("a.pdf", PDF + b"<< /S /Launch >>"),
    "document with macros": ("a.docx", document("word/vbaProject.bin")),
    "dossier with declarations": (
        "a.lrmx",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Person/>',
    ),
    "container that climbs": ("a.zip", changed(table(GOOD), {"../x": b""})),
    "text with NUL": ("a.txt", b"a\x00b"),
    "test virus": (
        "a.txt",
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*",
    ),
    "too large": ("a.txt", b"x" * (21 << 20)),
    "broken picture": ("a.png", picture("PNG")[:60]),
}


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.mark.parametrize("name", GOOD_FILES)
def test_an_accepted_kind_is_kept_and_comes_back(name, officer):
    with acting(officer) as actor:
        file = store(GOOD_FILES[name], name, org_path=actor.path)
        again = StoredFile.objects.get(ref=file.ref)
        assert again.size == len(again.content)
        if not name.lower().endswith(("jpg", "jpeg", "png")):
            assert again.content == GOOD_FILES[name]


@pytest.mark.parametrize("what", BAD_FILES)
def test_everything_else_is_refused_and_not_kept(what, officer):
    name, content = BAD_FILES[what]
    with acting(officer) as actor:
        with pytest.raises(Refused):
            store(content, name, org_path=actor.path)
        assert not StoredFile.objects.exists()


def test_the_bytes_are_sealed_in_the_table(officer):
    with acting(officer) as actor:
        file = store("身份证 420000199001011234".encode(), "a.txt", org_path=actor.path)
        with connection.cursor() as cursor:
            cursor.execute("SELECT sealed FROM core_storedfile WHERE id = %s", [file.pk])
            assert b"420000" not in bytes(cursor.fetchone()[0])


def test_a_picture_keeps_nothing_but_the_picture():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    exif.get_ifd(0x8825)[2] = (30.0, 35.0, 0.0)
    dirty = picture(exif=exif, icc_profile=b"p" * 10_000, comment=b"secret") + b"<script>1</script>"
    clean = clean_image(dirty)
    for rest in (b"Camera", b"pppp", b"secret", b"script", b"Exif"):
        assert rest not in clean
    with Image.open(io.BytesIO(clean)) as image:
        assert image.size == (40, 60)  # turned as the camera was
        assert not image.getexif()


def test_texts_of_a_png_are_dropped_and_only_the_first_frame_stays():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("note", "secret")
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("blue", "green")]
    dirty = picture("PNG", pnginfo=notes, save_all=True, append_images=frames)
    clean = clean_image(dirty)
    assert b"secret" not in clean
    with Image.open(io.BytesIO(clean)) as image:
        assert getattr(image, "n_frames", 1) == 1


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded():
    bomb = picture("PNG", size=(13_000, 13_000), mode="1")
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="25"):
        clean_image(bomb)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", ("passwd", "txt")),
        ("C:\\x\\名单.XLSX", ("名单", "xlsx")),
        ("a\u202egnp.exe.txt", ("agnp.exe", "txt")),
        ("a\r\nSet-Cookie: x.pdf", ("aSet-Cookie_ x", "pdf")),
        ("x" * 300 + ".pdf", ("x" * 100, "pdf")),
        (".pdf", ("file", "pdf")),
    ],
)
def test_names_are_made_harmless(given, kept):
    assert split_name(given) == kept


@given(st.text(max_size=60))
def test_no_name_leads_anywhere(name):
    stem, extension = split_name(name)
    assert stem
    assert not set(stem + extension) & set('/\\\r\n\x00"')


def test_files_of_another_place_are_not_there(officer):
    other = MembershipFactory(role="municipal_officer")
    with acting(officer) as actor:
        file = store(PDF, "a.pdf", org_path=actor.path)
    with acting(other):
        assert not StoredFile.objects.filter(pk=file.pk).exists()


def test_a_shared_file_is_read_below_and_only_there():
    office = MembershipFactory(role="programme_office")
    below = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    with acting(office) as actor:
        shared = store(PDF, "a.pdf", org_path=actor.path, is_shared=True)
        store(PDF, "b.pdf", org_path=actor.path)
    with acting(below):
        assert list(StoredFile.objects.values_list("pk", flat=True)) == [shared.pk]


def test_who_may_read_follows_what_the_file_belongs_to(officer):
    examiner = MembershipFactory(role="examiner")
    with acting(officer) as actor:
        free = store(PDF, "a.pdf", org_path=actor.path)
        bound = store(PDF, "a.pdf", org_path=actor.path, belongs_to="core.organisation")
        own = store_made(
            PDF, "a.pdf", "application/pdf", org_path=actor.path, stored_by=officer.user
        )
    assert [may_read(officer, file) for file in (free, own)] == [True, True]
    assert [may_read(examiner, file) for file in (free, own)] == [True, False]
    assert may_read(MembershipFactory(role="system_admin"), bound)
    assert not may_read(MembershipFactory(role="audit_admin"), bound)


def kept_anew(content: bytes, name: str, officer) -> StoredFile:
    with acting(officer) as actor:
        file = store_made(content, name, "x/y", org_path=actor.path, stored_by=officer.user)
        return StoredFile.objects.get(pk=file.pk)


def test_what_can_be_packed_is_kept_small_and_comes_back_whole(officer):
    text = "姓名,分数\n".encode() * 5_000
    kept = kept_anew(text, "a.csv", officer)
    assert len(kept.sealed) < len(text) / 20
    assert (kept.content, kept.size) == (text, len(text))


def test_what_is_packed_already_is_kept_as_it_is(officer):
    noise = random.Random(5).randbytes(10_000)
    kept = kept_anew(noise, "a.xlsx", officer)
    assert not kept.is_packed
    assert kept.content == noise
