"""The stand-alone verifier: clean exports pass, planted manipulations are found, each where it is."""

import csv
import hashlib
import io
import json
import random
import subprocess
import sys
import zipfile

import pytest

from core.vault import signing
from selection.ranking import verify_selection as verifier
from selection.ranking.faults import Faulty
from selection.ranking.run import File, rank, read
from selection.services.signing import bundle
from tests.selection.test_ranking_property import as_csv, random_events, random_marks, random_scheme

pytestmark = pytest.mark.django_db
MARKS = verifier.HEADERS["marks.csv"]


@pytest.fixture(scope="module")
def keys() -> tuple[str, str]:
    """Ours, and that of somebody who would like to be us."""
    return signing.new_key(), signing.new_key()


@pytest.fixture(autouse=True)
def signed_by_us(settings, keys):
    settings.SIGNING_KEY = keys[0]


@pytest.fixture
def published(signed_by_us):
    return verifier.key_of(signing.public_key())


SCHEME = {
    "name": "笔试四成、面试六成",
    "components": {"written": {"max": 100}, "talk": {"max": 100, "examiners": {"drop_highest": 1, "drop_lowest": 1}}},
    "composites": {"total": {"of": {"written": "0.4", "talk": "0.6"}}},
    "steps": [
        {"name": "written", "score": "written", "pass_mark": 60, "keep": {"per_seat": 3, "ties": "all"}, "backfill": True},
        {"name": "total", "score": "total", "keep": {"per_seat": 1, "ties": "break"}},
    ],
    "tie_break": ["written"],
}  # fmt: skip


def selection() -> dict:
    """A plain selection of two groups: scheme, marks, seats, events and step, as Python values."""
    rng, marks = random.Random(2011), []
    for number in range(24):
        common = {"candidate": f"1{number:07d}", "group": f"economy/42{number % 2}000", "panel": ""}
        marks.append(
            {**common, "component": "written", "examiner": "", "mark": str(rng.randint(50, 95))}
        )
        marks += [
            {**common, "component": "talk", "examiner": str(n), "mark": str(rng.randint(60, 99))}
            for n in range(5)
        ]
    return {
        "scheme": json.loads(json.dumps(SCHEME)),
        "marks": marks,
        "seats": [{"group": f"economy/42{n}000", "seats": "2"} for n in (0, 1)],
        "events": [{"candidate": "10000003", "before_step": "total", "event": "withdrew"}],
        "step": "written",
    }


def files_of(given: dict) -> dict[str, bytes]:
    """The five files, the result computed by the program's own engine."""
    files = {
        "scheme.json": json.dumps(given["scheme"]).encode(),
        "marks.csv": as_csv(MARKS, given["marks"]).replace(b"\r\n", b"\n"),
        "seats.csv": as_csv(["group", "seats"], given["seats"]),
        "events.csv": as_csv(["candidate", "before_step", "event"], given["events"]),
    }
    parts = {name.partition(".")[0]: File(name, content) for name, content in files.items()}
    rows = [row for row in rank(*read(**parts)).rows if row[2] == given["step"]]
    return files | {"result.csv": written(rows)}


def written(rows) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(verifier.HEADERS["result.csv"])
    writer.writerows(rows)
    return text.getvalue().encode()


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def manifest_of(files, step="written", **more) -> dict:
    rows = rows_of(files["result.csv"])[1:]
    return {
        "format": 1, "step": step, "candidates": len(rows),
        "kept": sum(row[5] == "kept" for row in rows), "ledger": {"0001": [40, "ab" * 32]}, **more,
    }  # fmt: skip


def export(files=None, **more) -> bytes:
    files = files or files_of(selection())
    return bundle(files, manifest_of(files, **more))


def repacked(content: bytes, change) -> bytes:
    """The archive with `change(files)` made by somebody without our key."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


# -- clean ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_a_clean_export_passes(seed, published):
    rng = random.Random(seed)
    while True:  # until the random marks can be computed at all
        scheme = random_scheme(rng)
        marks = random_marks(rng, scheme)
        groups = sorted({row["group"] for row in marks})
        given = {
            "scheme": scheme, "marks": marks, "events": random_events(rng, scheme, marks),
            "seats": [{"group": group, "seats": str(rng.choice([0, 1, 2]))} for group in groups],
            "step": rng.choice(scheme["steps"])["name"],
        }  # fmt: skip
        try:
            files = files_of(given)
        except Faulty:
            continue
        break
    content = bundle(files, manifest_of(files, step=given["step"]))
    assert verifier.verify(content, published) == []


# -- planted --------------------------------------------------------------------------------------


def replace(name: str, old: str, new: str, count: int = 1):
    def change(files):
        text = files[name].decode()
        assert old in text, (name, old)
        files[name] = text.replace(old, new, count).encode()

    return change


def in_result(line: int, column: int, value: str):
    def change(files):
        rows = rows_of(files["result.csv"])
        assert rows[line][column] != value
        rows[line][column] = value
        files["result.csv"] = written(rows[1:])

    return change


def result_rows(change_rows):
    def change(files):
        rows = rows_of(files["result.csv"])[1:]
        change_rows(rows)
        files["result.csv"] = written(rows)

    return change


def swap(rows):
    rows[0][1], rows[1][1] = rows[1][1], rows[0][1]


def marks_line(number: int, make):
    def change(files):
        lines = files["marks.csv"].decode().splitlines()
        lines[number : number + 1] = make(lines[number])
        files["marks.csv"] = ("\n".join(lines) + "\n").encode()

    return change


def better_mark(line: str) -> list[str]:
    cells = line.split(",")
    return [",".join([*cells[:-1], "100"])]


#: What somebody changes in the files of a genuine export.
FORGED = {
    "a mark is raised": marks_line(1, better_mark),
    "a mark is dropped": marks_line(2, lambda line: []),
    "a mark is added": marks_line(2, lambda line: [line, line.replace(",0,", ",9,")]),
    "a mark is emptied": marks_line(1, lambda line: [line.rpartition(",")[0] + ","]),
    "marks of two people are exchanged": marks_line(
        1, lambda line: [line.replace("10000000", "10000002")]
    ),
    "somebody is moved to another group": marks_line(
        1, lambda line: [line.replace("420000", "421000")]
    ),
    "a group gets a seat more": replace("seats.csv", "420000,2", "420000,3"),
    "an event is struck out": replace("events.csv", "10000003,total,withdrew\r\n", ""),
    "an event becomes a veto": replace("events.csv", "withdrew", "vetoed"),
    "a weight is moved": replace("scheme.json", '"0.4"', '"0.5"'),
    "the pass mark is lowered": replace("scheme.json", '"pass_mark": 60', '"pass_mark": 40'),
    "more go on for a seat": replace("scheme.json", '"per_seat": 3', '"per_seat": 4'),
    "another manifest": replace("manifest.json", '"kept": ', '"kept": 1'),
    "the ledger's head is exchanged": replace("manifest.json", "abab", "cdcd"),
    "another step is claimed": replace("manifest.json", '"step": "written"', '"step": "total"'),
    "the signature is cut": replace("signature.txt", "a", "b"),
}
#: What an insider changes in the result before the export is made and signed with the genuine key.
FALSIFIED = {
    "one who was cut is kept": in_result(-1, 5, "kept"),
    "one who was kept is cut": in_result(1, 5, "cut"),
    "a digit of a score": in_result(1, 3, "99.99"),
    "a rank": in_result(2, 4, "1"),
    "two people change places": result_rows(swap),
    "a row is left out": result_rows(lambda rows: rows.pop()),
    "a row is invented": result_rows(lambda rows: rows.append([*rows[-1][:1], "19999999", *rows[-1][2:]])),
    "a person stands twice": result_rows(lambda rows: rows.append(list(rows[0]))),
    "a backfill that was none": in_result(1, 6, "backfill"),
    "another group": in_result(1, 0, "economy/429000"),
    "another order": result_rows(lambda rows: rows.reverse()),
    "a pass mark by hand": in_result(1, 5, "below_pass"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGED)
def test_a_file_changed_afterwards_is_found(what, published):
    content = repacked(export(), FORGED[what])
    found = verifier.verify(content, published)
    assert found, what


@pytest.mark.parametrize("what", FALSIFIED)
def test_a_result_falsified_before_it_was_signed_is_found_and_named(what, published):
    files = files_of(selection())
    honest = manifest_of(files)
    FALSIFIED[what](files)
    found = verifier.verify(bundle(files, honest), published)
    assert found, what
    assert all(line.startswith("result.csv") for line in found)


def test_a_whole_new_export_by_another_key_is_found(published, settings, keys):
    settings.SIGNING_KEY = keys[1]
    content = export()
    assert verifier.verify(content, verifier.key_of(signing.public_key())) == []
    assert verifier.verify(content, published) == [
        "signature.txt: the manifest was not signed with this key, or changed since"
    ]


def test_changed_marks_with_a_result_to_match_need_our_key(published):
    """Everything fits in itself; only the signature tells."""

    def change(files):
        given = selection()
        given["marks"][0]["mark"] = "100"
        forged = files_of(given)
        files.update(forged)
        told = json.loads(files["manifest.json"]) | manifest_of(forged)
        told["files"] = {n: hashlib.sha256(c).hexdigest() for n, c in forged.items()}
        files["manifest.json"] = json.dumps(told).encode()

    found = verifier.verify(repacked(export(), change), published)
    assert [line.partition(":")[0] for line in found] == ["signature.txt"]


def test_a_ledger_cut_short_or_rewritten_is_found_by_an_earlier_checkpoint(published):
    content = export()
    assert verifier.verify(content, published, {"0001": [40, "ab" * 32]}) == []
    assert verifier.verify(content, published, {"0001": [12, "00" * 32]}) == []
    cut = verifier.verify(content, published, {"0001": [41, "00" * 32]})
    other = verifier.verify(content, published, {"0001": [40, "cd" * 32]})
    gone = verifier.verify(content, published, {"0002": [1, "ab" * 32]})
    assert [len(cut), len(other), len(gone)] == [1, 1, 1]


def cube_root(number: int) -> int:
    """The smallest whole number whose cube is not below it."""
    low, high = 0, 1 << (number.bit_length() // 3 + 2)
    while low < high:
        middle = (low + high) // 2
        if middle**3 < number:
            low = middle + 1
        else:
            high = middle
    return low


def test_a_padding_with_something_after_the_digest_is_no_signature():
    """Bleichenbacher's forgery (2006): with exponent 3 a cube root passes checks that search the padding."""
    size = verifier.LEAST_BITS // 8
    modulus = (1 << verifier.LEAST_BITS) - 1
    start = b"\x00\x01\xff\x00" + verifier.SHA256_PREFIX + hashlib.sha256(b"x").digest()
    forged = cube_root(int.from_bytes(start + b"\x00" * (size - len(start)), "big"))
    assert pow(forged, 3, modulus).to_bytes(size, "big").startswith(start)
    assert not verifier.signature_fits(b"x", f"{forged:x}", (modulus, 3))


@pytest.mark.parametrize("bits", [1024, 2048])
def test_a_short_key_is_not_trusted(bits):
    assert not verifier.signature_fits(b"x", "01", ((1 << bits) - 159, 65_537))


def without(files):
    del files["seats.csv"]


@pytest.mark.parametrize(
    "change",
    [
        without,
        lambda files: files.update({"extra.exe": b""}),
        lambda files: files.update({"marks.csv": b"candidate\n"}),
        lambda files: files.update({"marks.csv": b"\xff\xfe"}),
        lambda files: files.update({"manifest.json": b"[]"}),
        lambda files: files.update({"scheme.json": b'{"steps": []}'}),
        replace("manifest.json", '"format": 1', '"format": 2'),
    ],
)
def test_what_is_no_export_cannot_be_read(change, published):
    with pytest.raises(verifier.Unreadable):
        verifier.verify(repacked(export(), change), published)


def test_a_file_that_does_not_unpack_cannot_be_read(published):
    content = bytearray(export())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = next(one for one in archive.infolist() if one.compress_type == zipfile.ZIP_DEFLATED)
    at = info.header_offset + 30 + len(info.filename)
    content[at : at + 8] = b"\xff" * 8
    with pytest.raises(verifier.Unreadable):
        verifier.verify(bytes(content), published)


def test_bytes_that_are_no_archive_cannot_be_read(published):
    with pytest.raises(verifier.Unreadable):
        verifier.verify(b"PK\x03\x04 no", published)


# -- as a program ---------------------------------------------------------------------------------


def ran(folder, content, *more):
    """The verifier from inside the archive, alone in a folder, without any of our packages."""
    (folder / "export.zip").write_bytes(content)
    (folder / "key.json").write_text(signing.public_key())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (folder / "check.py").write_bytes(archive.read("verify_selection.py"))
    command = [sys.executable, "-I", "-S", "check.py", "export.zip", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_runs_alone_with_nothing_but_the_standard_library(tmp_path):
    done = ran(tmp_path, export(), "--key", "key.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything agrees" in done.stdout


def test_it_says_where_and_leaves_with_one(tmp_path):
    content = repacked(export(), in_result(1, 5, "cut"))
    done = ran(tmp_path, content, "--key", "key.json")
    assert done.returncode == 1
    assert "result.csv: not the file that the manifest names" in done.stdout
    assert "result.csv:2: " in done.stdout


def test_without_a_key_it_does_not_say_that_all_is_well(tmp_path):
    done = ran(tmp_path, export())
    assert done.returncode == 1
    assert "no key was given" in done.stdout


def test_it_leaves_with_two_when_there_is_nothing_to_read(tmp_path):
    done = ran(tmp_path, repacked(export(), without), "--key", "key.json")
    assert done.returncode == 2
    assert "missing in the archive: seats.csv" in done.stderr


def test_at_least_thirty_manipulations_are_planted():
    assert len(FORGED) + len(FALSIFIED) + 2 >= 30
