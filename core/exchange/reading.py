"""An uploaded file to rows and faults; and back to the user with the faults marked."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.exchange import limited
from core.exchange.cells import Cells, taken
from core.exchange.child.labels import HEADING_LINES, heading_line, normal
from core.exchange.sheet import EXPLANATION, Fault, Row, Sheet, each_language, tab_name
from core.exchange.values import in_order, values_of
from core.files.archives import check_archive
from core.workflow.errors import Refused
from core.workflow.wording import listed

_READ_SECONDS = 10
_MARK_SECONDS = 60
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_sheet(content: bytes, name: str, sheet: Sheet) -> tuple[list[Row], list[Fault]]:
    """All rows of an uploaded file as values, and every fault in its cells.

    The file is parsed in a limited process. A file that cannot be read at all gives no rows and one
    fault on line 0.
    """
    try:
        positions, cells = table_of(sheet, cells_of(content, name, sheet))
    except Refused as refused:
        return [], [Fault(0, "", str(refused))]
    return values_of(sheet, positions, cells)


def check_rows(
    sheet: Sheet, content: bytes, name: str, *, actor, now
) -> tuple[list[Row], list[Fault]]:
    """`read_sheet`, and what the rows with good cells show only together or to the database."""
    rows, faults = read_sheet(content, name, sheet)
    return rows, check_together(sheet, rows, faults, actor=actor, now=now)


def check_together(
    sheet: Sheet, rows: list[Row], faults: list[Fault], *, actor, now
) -> list[Fault]:
    """`faults` and those that `sheet.check` finds in the rows whose cells are good.

    Both at once, so that one pass over a file names everything that is wrong in it; a file that is
    wrong as a whole is not asked further.
    """
    if any(fault.line == 0 for fault in faults):
        return faults
    faulty = {fault.line for fault in faults}
    good = [row for row in rows if row.line not in faulty] if faulty else rows
    if not good:
        return faults
    return in_order([*faults, *sheet.check(good, actor=actor, now=now)], sheet)


def error_workbook(
    content: bytes, name: str, sheet: Sheet, faults: list[Fault]
) -> tuple[bytes, str]:
    """The user's own file with its faults marked, and a name for it."""
    kind = _kind(content, name)
    request = {
        "kind": kind,
        "sheets": _tabs(sheet),
        "labels": sheet.labels,
        "title": str(EXPLANATION),
        "author": _("Import"),
        "faults": [fault.as_dict() for fault in faults],
    }
    marked = limited.run(
        "marker", request, content, seconds=_MARK_SECONDS, file_bytes=512 * 1024 * 1024
    )
    stem = name.rsplit(".", 1)[0][:80]
    ending = _("faults")
    return marked, f"{stem}-{ending}.{kind}"


def _kind(content: bytes, name: str) -> str:
    """What the content is; the name has to agree."""
    if len(content) > settings.UPLOAD_BYTES_CAP:
        raise Refused(
            _("The file is larger than %(cap)s MB.") % {"cap": settings.UPLOAD_BYTES_CAP >> 20}
        )
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension not in ("xlsx", "csv", "txt"):
        raise Refused(_("Only .xlsx and .csv files are read here."))
    if content[:4] == _OLD_OFFICE:
        raise Refused(
            _("The file is protected by a password or of an old format; save it as a plain .xlsx.")
        )
    zipped = content[:2] == b"PK"
    if zipped != (extension == "xlsx"):
        raise Refused(_("The content of the file is not what its name says."))
    return "xlsx" if zipped else "csv"


def _tabs(sheet: Sheet) -> list[str]:
    """The name of the sheet in a template of any language."""
    return sorted({tab_name(sheet.title) for _language in each_language()})


def cells_of(content: bytes, name: str, sheet: Sheet) -> bytes:
    """What the limited process reads from the file, as it says it; `table_of` understands it.

    Raises Refused for a file that cannot be read. Reading is the dear half of a check: who checks a
    file again keeps the answer.
    """
    kind = _kind(content, name)
    if kind == "xlsx":
        check_archive(content)
    request = {"kind": kind, "sheets": _tabs(sheet)}
    return limited.run("reader", request, content, seconds=_READ_SECONDS)


def table_of(sheet: Sheet, answer: bytes) -> tuple[dict[str, int], Cells]:
    """Column key -> position, and the cells below the headings; raises Refused."""
    head, cells = taken(answer)
    positions, below = _columns_of(sheet, head, cells)
    cells.drop(below)
    return positions, cells


def _columns_of(sheet: Sheet, head: dict, table: Cells) -> tuple[dict[str, int], int]:
    """Column key -> position, and the index of the first line below the headings."""
    if head.get("meta"):
        name, _colon, version = head["meta"].partition(":")
        if name != sheet.name:
            raise Refused(_("This is the template of another table."))
        if version != sheet.version:
            raise Refused(_("This template is outdated; download the current one."))
    cells = table.rows(HEADING_LINES)
    line = heading_line(cells, set(sheet.labels))
    if line is None:
        raise Refused(_("No line of headings was found; use the template."))
    positions: dict[str, int] = {}
    unknown = []
    ignored = {normal(text) for text in sheet.ignored}
    ignored |= {normal(EXPLANATION) for _language in each_language()}
    for position, cell in enumerate(cells[line]):
        heading = normal(cell or "")
        key = sheet.labels.get(heading)
        if key is None and heading and heading not in ignored:
            unknown.append(str(cell)[:40])
        elif key in positions:
            raise Refused(_("The column “%(name)s” stands twice.") % {"name": cell})
        elif key:
            positions[key] = position
    missing = [str(c.label) for c in sheet.columns if c.required and c.key not in positions]
    if missing or unknown:
        raise Refused(" ".join(_about_columns(missing, unknown)))
    if len(table) == line + 1:
        text = limited.TEXTS["empty"]
        raise Refused(_(text))
    return positions, line + 1


def _about_columns(missing: list[str], unknown: list[str]):
    if missing:
        text = ngettext(
            "This column is missing: %(names)s.",
            "These columns are missing: %(names)s.",
            len(missing),
        )
        yield text % {"names": listed(missing)}
    if unknown:
        text = ngettext(
            "This column is unknown: %(names)s.",
            "These columns are unknown: %(names)s.",
            len(unknown),
        )
        yield text % {"names": listed(unknown)}
