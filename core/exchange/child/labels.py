"""How the heading of a column is compared: by its letters, not by width, case, stars or blanks."""

import unicodedata

#: The heading must stand within the first lines; titles above it are common.
HEADING_LINES = 10


def normal(text: object) -> str:
    """The comparable form of a heading or of a choice's label."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(plain.split()).strip("*:()").replace("\u200b", "")


def heading_line(rows: list[list], known: set[str]) -> int | None:
    """Index of the row among the first that holds most known headings; None when no row holds any."""
    best, line = 0, None
    for index, row in enumerate(rows[:HEADING_LINES]):
        hits = len({normal(cell) for cell in row if isinstance(cell, str)} & known)
        if hits > best:
            best, line = hits, index
    return line
