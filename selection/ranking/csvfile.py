"""A CSV file as RFC 4180 writes it, read to the letter and with the line of every record."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from selection.ranking.faults import Fault


@dataclass(frozen=True)
class Record:
    """One row: the line on which it begins, and its trimmed values by column."""

    line: int
    values: dict[str, str]


class _Broken(ValueError):
    pass


def records(data: bytes, file: str, columns: tuple[str, ...], faults: list[Fault]) -> list[Record]:
    """The rows of the file; everything wrong with its shape is added to `faults`."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(Fault(file, str(line), _("This is not UTF-8; save the file as CSV UTF-8.")))
        return []
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        faults.append(Fault(file, str(line), _("The file holds a NUL character.")))
        return []
    result: list[Record] = []
    header: list[str] | None = None
    for line, fields in _rows(text, file, faults):
        values = [field.strip(" ") for field in fields]
        if header is None:
            header = values
            if not _header_fits(header, columns, file, line, faults):
                return []
        elif len(values) != len(header):
            texts = {"found": len(values), "wanted": len(header)}
            text = _("This row has %(found)d fields instead of %(wanted)d.") % texts
            faults.append(Fault(file, str(line), text))
        else:
            result.append(Record(line, dict(zip(header, values, strict=True))))
    if header is None:
        faults.append(Fault(file, "1", _("The header is missing: %s.") % ",".join(columns)))
    return result


def _header_fits(header, columns, file, line, faults) -> bool:
    before = len(faults)
    for name in columns:
        if name not in header:
            faults.append(Fault(file, str(line), _("The column “%s” is missing.") % name))
    for place, name in enumerate(header):
        if name not in columns:
            faults.append(Fault(file, str(line), _("The column “%s” is not known here.") % name))
        elif name in header[:place]:
            faults.append(Fault(file, str(line), _("The column “%s” is given twice.") % name))
    return len(faults) == before


def _rows(text: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        start = number
        line = lines[number].removesuffix("\r")
        number += 1
        if not line.strip(" "):
            continue
        try:
            if '"' not in line:
                if "\r" in line:
                    raise _Broken(_("A line ends with LF or CRLF, not with CR alone."))
                yield start + 1, line.split(",")
                continue
            fields = None
            while fields is None:
                fields = _quoted(line)
                if fields is None:
                    if number == len(lines):
                        raise _Broken(_("A quotation mark is opened here and never closed."))
                    # The line end belongs to the field: put back what the split took away.
                    line = "\n".join(lines[start : number + 1]).removesuffix("\r")
                    number += 1
            yield start + 1, fields
        except _Broken as error:
            faults.append(Fault(file, str(start + 1), str(error)))


def _quoted(line: str) -> list[str] | None:
    """The fields of a line with quotation marks; None when one is still open at its end."""
    fields, place, length = [], 0, len(line)
    while True:
        if line.startswith('"', place):
            parts, place = [], place + 1
            while True:
                end = line.find('"', place)
                if end < 0:
                    return None
                parts.append(line[place:end])
                place = end + 1
                if not line.startswith('"', place):
                    break
                parts.append('"')
                place += 1
            fields.append("".join(parts))
            if place < length and line[place] != ",":
                raise _Broken(_("After a closing quotation mark there must be a comma."))
        else:
            end = line.find(",", place)
            end = length if end < 0 else end
            field = line[place:end]
            if '"' in field:
                raise _Broken(_("A field with a quotation mark must be quoted as a whole."))
            if "\r" in field:
                raise _Broken(_("A line ends with LF or CRLF, not with CR alone."))
            fields.append(field)
            place = end
        if place >= length:
            return fields
        place += 1
