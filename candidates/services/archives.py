"""Many appointment-form files as one archive: how uploads reach the job that imports them."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from candidates.formats.lrmx import MAX_BYTES
from candidates.services.dossiers import DossierFile
from core.files.store import store
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership, Organisation
from core.workflow.errors import Refused

KIND = "candidates.import_dossiers"
ENDING = ".lrmx"
FILES_CAP = 2_000
_UTF8_NAME = 0x800


def pack(files: Sequence[DossierFile]) -> bytes:
    """One archive; files of one name get a number, as file managers do."""
    out, taken = io.BytesIO(), set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            stem, name, number = each.name.removesuffix(ENDING), each.name, 2
            while name.lower() in taken:
                name, number = f"{stem} ({number}){ENDING}", number + 1
            taken.add(name.lower())
            archive.writestr(name, each.content)
    return out.getvalue()


def unpack(content: bytes) -> list[DossierFile]:
    """The LRMX files of an archive that `core.files` has checked; folders and others are passed over."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [
            entry
            for entry in archive.infolist()
            if not entry.is_dir() and entry.filename.lower().endswith(ENDING)
        ]
        if len(entries) > FILES_CAP:
            raise Refused(_("At most %(cap)d files can be imported at once.") % {"cap": FILES_CAP})
        return [
            # One byte more than may be: the reader then refuses the file by its own rule.
            DossierFile(_name(entry), archive.open(entry).read(MAX_BYTES + 1))
            for entry in entries
        ]


def _name(entry: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GBK without saying so; zipfile takes them for code page 437."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = entry.filename
    return name.rsplit("/", 1)[-1]


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
    for each in files:
        if each.name.lower().endswith(".zip"):
            given = store(each.content, each.name, org_path=actor.path, stored_by=actor.user)
            found += unpack(given.content)
        elif each.name.lower().endswith(ENDING):
            found.append(each)
        else:
            text = _("%(file)s is neither an LRMX file nor a ZIP archive.")
            raise Refused(fields={"dossiers": text % {"file": each.name}})
    if not found:
        raise Refused(fields={"dossiers": _("There is no LRMX file among these.")})
    if len(found) > FILES_CAP:
        text = _("At most %(cap)d files can be imported at once.")
        raise Refused(fields={"dossiers": text % {"cap": FILES_CAP}})
    kept = store(pack(found), "dossiers.zip", org_path=actor.path, stored_by=actor.user)
    params = {"file": str(kept.ref), "place": str(place.ref), "skip_faulty": skip_faulty}
    return later(KIND, actor=actor, now=now, params=params)
