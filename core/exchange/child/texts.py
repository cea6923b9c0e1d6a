"""Text files: encoding, separator, rows."""

import csv
import io
from collections.abc import Iterator

from core.exchange.child import guard
from core.exchange.child.guard import Stop

_CELL_CAP = 32_767
_ENCODINGS = ("utf-8-sig", "gb18030")


def decode(content: bytes) -> tuple[str, str]:
    """Text of a file in UTF-8 (with or without mark) or GB18030; raises Stop for anything else."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Stop("encoding")
    if b"\x00" in content:
        raise Stop("unprintable")
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Binary rubbish often happens to be valid GB18030; then it is full of control characters
        # and of characters that nobody has been given.
        if any((ord(c) < 32 and c not in "\t\r\n") or "\ue000" <= c <= "\uf8ff" for c in set(text)):
            raise Stop("unprintable")
        return text, encoding
    raise Stop("encoding")


def delimiter(text: str) -> str:
    """The sign that separates most cells of the first line outside quotes."""
    line = text.lstrip().split("\n", 1)[0][:20_000]
    outside = "".join(line.split('"')[::2])
    return max(",;\t", key=outside.count)


def parse(text: str) -> Iterator[list[str]]:
    """Rows of cells; raises Stop for a file beyond the limits or with quotes left open."""
    csv.field_size_limit(_CELL_CAP)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
        for number, row in enumerate(lines):
            if number >= guard.LINES_CAP:
                raise Stop("rows", cap=guard.ROWS_CAP)
            if len(row) > guard.COLUMNS_CAP:
                raise Stop("columns", cap=guard.COLUMNS_CAP)
            yield row
    except csv.Error as error:
        raise Stop("damaged") from error
