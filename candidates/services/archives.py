"""Many appointment-form files as one archive: how uploads reach the job that imports them."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from candidates.formats import lrm, lrmx
from candidates.formats.carrying import left_behind
from candidates.formats.lrmx import MAX_BYTES
from candidates.formats.record import PersonRecord
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of_record
from core.files.store import store
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership, Organisation
from core.workflow.errors import Refused

KIND = "candidates.import_dossiers"
ENDING = ".lrmx"
ENDINGS = (ENDING, lrm.ENDING, lrm.PHOTO_ENDING)
FILES_CAP = 2_000
#: Unpacked, all files together: the job holds them at once.
TOTAL_CAP = 128 * 1024 * 1024
_UTF8_NAME = 0x800
#: Beside the files of many: whose lost what. Passed over when the archive comes in again.
NOTES = "未携带内容.txt"
#: Name of a person, and the fields that the file does not carry.
Notes = Sequence[tuple[str, Sequence[str]]]


def pack(files: Sequence[DossierFile]) -> bytes:
    """One archive; files of one name get a number, as file managers do."""
    out, taken = io.BytesIO(), set[str]()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            name = unlike(each.name, taken)
            archive.writestr(name, each.content)
            if each.photo:
                archive.writestr(name.rpartition(".")[0] + lrm.PHOTO_ENDING, each.photo)
    return out.getvalue()


def pack_records(records: Iterable[PersonRecord], notes: Callable[[Notes], str]) -> bytes:
    """An appointment-form file of each, called by the name; of one name, with a number. Where files
    cannot carry everything, `notes` writes the text that says so beside them."""
    files, behind = [], []
    for record in records:
        name = f"{record.name.replace('/', '_')}{ENDING}"
        if left := [each.name for each in left_behind(record)]:
            behind.append((record.name, left))
        files.append(DossierFile(name, lrmx.write(file_of_record(record))))
    if behind:
        files.append(DossierFile(NOTES, notes(behind).encode("utf-8-sig")))
    return pack(files)


def unlike(name: str, taken: set[str]) -> str:
    """The name, with a number where one alike is taken; it is taken then."""
    stem, _dot, ending = name.rpartition(".")
    found, number = name, 2
    while found.lower().rpartition(".")[0] in taken:
        found, number = f"{stem} ({number}).{ending}", number + 1
    taken.add(found.lower().rpartition(".")[0])
    return found


def unpack(content: bytes) -> list[DossierFile]:
    """The LRMX and LRM files of an archive that `core.files` has checked; others are passed over."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [
            entry
            for entry in archive.infolist()
            if not entry.is_dir() and entry.filename.lower().endswith(ENDINGS)
        ]
        if len(entries) > 2 * FILES_CAP:
            raise Refused(_("At most %(cap)d files can be imported at once.") % {"cap": FILES_CAP})
        if sum(min(entry.file_size, MAX_BYTES + 1) for entry in entries) > TOTAL_CAP:
            raise Refused(
                _("The files are larger than %(cap)d MB together; send them in several parts.")
                % {"cap": TOTAL_CAP >> 20}
            )
        try:
            found = with_photos((_name(each), partial(_read, archive, each)) for each in entries)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise Refused(_("The archive is damaged or incomplete.")) from error
    if len(found) > FILES_CAP:
        raise Refused(_("At most %(cap)d files can be imported at once.") % {"cap": FILES_CAP})
    return found


def with_photos(entries: Iterable[tuple[str, Callable[[], bytes]]]) -> list[DossierFile]:
    """Files by their path; a photo goes with the older file that has its name and folder."""
    given = [(path.replace("\\", "/"), read) for path, read in entries]
    photos = {
        path.lower().rpartition(".")[0]: read
        for path, read in given
        if path.lower().endswith(lrm.PHOTO_ENDING)
    }
    files = []
    for path, read in given:
        if path.lower().endswith(lrm.PHOTO_ENDING):
            continue
        photo = photos.get(path.lower().rpartition(".")[0]) if lrm.is_lrm(path) else None
        name = path.rsplit("/", 1)[-1]
        files.append(DossierFile(name, read(), photo() if photo else b""))
    return files


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One byte more than may be: the reader then refuses the file by its own rule."""
    with archive.open(entry) as source:
        return source.read(MAX_BYTES + 1)


def _name(entry: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GBK without saying so; zipfile takes them for code page 437."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = entry.filename
    return name


def queue_import(
    *,
    place: Organisation,
    files: Sequence[DossierFile],
    skip_faulty: bool = False,
    actor: Membership,
    now: datetime,
) -> Job:
    """Keep the files (archives are opened) as one archive and let a job read them."""
    found: list[DossierFile] = []
    loose: list[tuple[str, Callable[[], bytes]]] = []
    for each in files:
        if each.name.lower().endswith(".zip"):
            given = store(each.content, each.name, org_path=actor.path, stored_by=actor.user)
            found += unpack(given.content)
        elif each.name.lower().endswith(ENDINGS):
            loose.append((each.name, partial(bytes, each.content)))
        else:
            text = _("%(file)s is neither an LRMX file nor a ZIP archive.")
            raise Refused(fields={"dossiers": text % {"file": each.name}})
    found += with_photos(loose)
    if not found:
        raise Refused(fields={"dossiers": _("There is no LRMX file among these.")})
    if len(found) > FILES_CAP:
        text = _("At most %(cap)d files can be imported at once.")
        raise Refused(fields={"dossiers": text % {"cap": FILES_CAP}})
    kept = store(pack(found), "dossiers.zip", org_path=actor.path, stored_by=actor.user)
    name = files[0].name if len(files) == 1 else f"{files[0].name} + {len(files) - 1}"
    params = {
        "file": str(kept.ref),
        "place": str(place.ref),
        "skip_faulty": skip_faulty,
        "name": name,
    }
    return later(KIND, actor=actor, now=now, params=params)
