"""The signed export of a run: everything needed to compute its result once more, without us."""

import csv
import datetime
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.translation import gettext as _

from core.audit import anchors
from core.audit.log import act, record
from core.orgs.models import Membership, Organisation
from core.vault import signing
from core.workflow.errors import MoveRefused, Refused
from planning.handover import sub_projects
from selection import ranking
from selection.models import Run
from selection.ranking.scheme import Scheme as Parsed
from selection.ranking.source import GROUP, group_key, split_group
from selection.ranking.verify_selection import FORMAT, HEADERS
from selection.services import runs, schemes
from selection.states import RunState

#: More marks than this are exported by the command, not while somebody waits.
MOST_MARKS = 200_000
_PROGRAM = Path(ranking.__file__).with_name("verify_selection.py")
_README = """A signed export of one step of a selection.

Check it with Python 3.11 or newer, on a machine of your own:

    python verify_selection.py EXPORT.zip --key key.json

key.json is the public key that the organiser published. Better than the program in this archive is a copy
that you got elsewhere: they have to be the same.
"""


def signed_export(
    run: Run, *, actor: Membership, now: datetime.datetime, most: int | None = MOST_MARKS
) -> bytes:
    """The ZIP: scheme, marks, seats, events, result, manifest and signature. People by exam number only.

    Refused while the run is not computed, and when what went into it is not the same any more.
    """
    if run.state in (RunState.COMPUTING, RunState.DISCARDED):
        raise MoveRefused(_("There is no result to export."), code="state")
    if runs.current_digest(run) != run.inputs_digest:
        raise MoveRefused(
            _("Marks or departures have changed since this run; compute the step again first."),
            code="stale",
        )
    groups = _groups(run)
    parsed = schemes.parsed_of(run.scheme)
    without = next((each.name for each in parsed.components if each.default is None), None)
    with connection.cursor() as cursor:
        marks = list(_marks(cursor, run, groups, without))
        if most is not None and len(marks) > most:
            raise Refused(_("Too many marks to export here; use the command export_selection."))
        files = {
            "scheme.json": run.scheme.text.encode(),
            "marks.csv": _csv("marks.csv", marks),
            "seats.csv": _csv("seats.csv", _seats(run, groups, marks)),
            "events.csv": _csv("events.csv", _events(cursor, run)),
            "result.csv": _csv("result.csv", _result(cursor, run, groups, parsed)),
        }
    kept = anchors.latest(Path(settings.ANCHOR_DIR))
    manifest = {
        "format": FORMAT,
        "programme": str(run.edition),
        "tier": run.tier,
        "step": run.step,
        "run": str(run.ref),
        "state": run.state,
        "candidates": run.candidates,
        "kept": run.kept,
        "engine": run.code_version,
        "computed": run.finished_at and run.finished_at.isoformat(),
        "exported": now.isoformat(),
        # The newest checkpoint of the ledger that stands outside the database.
        "ledger": json.loads(kept.read_text(encoding="utf-8")) if kept else {},
    }
    try:
        content = bundle(files, manifest)
    except ImproperlyConfigured as error:
        raise Refused(
            _("This installation has no key to sign with; its administrator sets SIGNING_KEY.")
        ) from error
    after = {"digest": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    with act(actor, now):
        record(run, "run.export", after=after)
    return content


def bundle(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> bytes:
    """The archive of these files, signed with the key of the settings."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    told = {**manifest, "files": digests}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", text)
        archive.writestr("signature.txt", signing.sign(text) + "\n")
        archive.writestr("verify_selection.py", _PROGRAM.read_bytes())
        archive.writestr("README.txt", _README)
    return out.getvalue()


def _csv(name: str, rows: Iterable[tuple[Any, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS[name])
    writer.writerows(rows)
    return text.getvalue().encode()


def _groups(run: Run) -> dict[int, str]:
    """Group of ours -> its name in the files: field and place by their codes."""
    keys = [int(key) for key in run.seats] + list(_present(run))
    fields = {row.pk: row.field for row in sub_projects(run.edition)}
    places = Organisation.objects.in_bulk({split_group(key)[1] for key in keys} - {None})
    named = {}
    for key in keys:
        field, place = split_group(key)
        where = (places[place].code or str(places[place].ref)) if place in places else "province"
        named[key] = f"{fields.get(field, field)}/{where}"
    return named


def _present(run: Run) -> Iterable[int]:
    pairs = run.rows.order_by().values_list("sub_project_id", "place_id").distinct()
    return [group_key(field, place) for field, place in pairs]


_NOMINEES = "n.edition_id = %s AND n.tier = %s AND n.exam_number <> ''"


def _marks(
    cursor: Any, run: Run, groups: dict[int, str], without: str | None
) -> Iterable[tuple[str, ...]]:
    """Every mark; who has none stands with an empty one, or would not be known."""
    cursor.execute(
        f"SELECT n.exam_number, {GROUP}, m.component, m.examiner_no, m.panel, "
        "coalesce(m.adjusted, m.mark) "
        "FROM selection_nomination n LEFT JOIN selection_mark m ON m.nomination_id = n.id "
        f"WHERE {_NOMINEES} ORDER BY 1, 3, 4",
        [run.edition_id, run.tier],
    )
    for candidate, group, component, examiner, panel, mark in cursor:
        if component is None and without is None:
            raise Refused(
                _("%(number)s has no mark at all, which this scheme cannot say in a file.")
                % {"number": candidate}
            )
        text = "" if mark is None else format(mark.normalize(), "f")
        name = groups.setdefault(group, str(group))
        yield candidate, name, component or str(without), examiner or "", panel or "", text


def _seats(
    run: Run, groups: dict[int, str], marks: list[tuple[str, ...]]
) -> Iterable[tuple[str, int]]:
    """Seats of each group that somebody stands in."""
    numbers = {groups[int(key)]: int(number) for key, number in run.seats.items()}
    return [(name, numbers.get(name, 0)) for name in sorted({row[1] for row in marks})]


def _events(cursor: Any, run: Run) -> list[tuple[str, ...]]:
    cursor.execute(
        "SELECT DISTINCT n.exam_number, d.before_step, d.event FROM selection_departure d "
        f"JOIN selection_nomination n ON n.id = d.nomination_id WHERE {_NOMINEES} ORDER BY 1, 2, 3",
        [run.edition_id, run.tier],
    )
    return cursor.fetchall()


def _result(cursor: Any, run: Run, groups: dict[int, str], parsed: Parsed) -> list[tuple[str, ...]]:
    """The rows of the run as they stand in the database, in the order and form of the contract."""
    digits = parsed.digits_of(parsed.steps[run.step_number - 1].score)
    cursor.execute(
        f"SELECT {GROUP}, n.exam_number, r.score, r.rank, r.outcome, r.reason "
        "FROM selection_runrow r JOIN selection_nomination n ON n.id = r.nomination_id "
        "WHERE r.run_id = %s",
        [run.pk],
    )
    rows = [
        (
            groups[group], candidate, run.step,
            "" if score is None else f"{score:.{digits}f}",
            "" if rank is None else str(rank), outcome, reason,
        )
        for group, candidate, score, rank, outcome, reason in cursor
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[0], int(row[4] or 10**9), row[1]))
