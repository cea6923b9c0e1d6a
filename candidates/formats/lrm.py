"""The older form of an appointment-form file (LRM, editor 2.x): one line of 33 quoted texts.

GBK; the texts are joined by `","`, full-time and in-service study and the family's lines by `@`,
education and degree by `#`. There is no ID number; the photo is a file of the same name (.pic)
beside it. What is read is an ordinary dossier, which goes on as LRMX.
"""

import re
from collections.abc import Sequence
from html import escape

from candidates.formats import lrmx
from candidates.formats.fields import ITEM_ELEMENTS, Dossier, FamilyItem, Loss, Notice, Unknown

ENDING, PHOTO_ENDING = ".lrm", ".pic"
COUNT = 33
#: Place in the record -> our name.
PLACES = {
    0: "name", 1: "sex", 2: "birth", 3: "ethnic_group", 4: "native_place", 5: "party_joined",
    6: "health", 7: "birthplace", 8: "work_started", 11: "professional_title", 16: "expertise",
    17: "resume", 18: "awards", 19: "appraisals", 25: "present_post", 26: "proposed_post",
    27: "relieved_post", 28: "reason", 29: "reporting_unit", 30: "age_on", 31: "filled_by",
    32: "filled_on",
}  # fmt: skip
STUDIES, SCHOOLS = 9, 10
FAMILY = range(20, 25)
#: Nobody has told what these say: kept as elements of their own.
UNKNOWN = (12, 13, 14, 15)
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_lrm(name: str) -> bool:
    return name.lower().endswith(ENDING)


def read(data: bytes, photo: bytes = b"") -> Dossier:
    """The dossier in an old file; raises `lrmx.BadFile`."""
    if len(data) > lrmx.MAX_BYTES or len(photo) > lrmx.MAX_BYTES:
        raise lrmx.BadFile("too_large")
    losses, warnings = {Loss("old_format"): None}, dict[Notice, None]()
    texts = _texts(_decoded(data), losses)
    values: dict[str, str] = {name: texts[place] for place, name in PLACES.items()}
    values |= _pairs(texts[STUDIES], "education", "degree")
    values |= _pairs(texts[SCHOOLS], "education_school", "degree_school")
    unknown = []
    for place in (*UNKNOWN, *range(COUNT, len(texts))):
        if texts[place]:
            warnings[Notice("unknown_element", f"Lrm{place}")] = None
            xml = f"<Lrm{place}>{escape(texts[place], quote=False)}</Lrm{place}>"
            unknown.append(Unknown(f"Lrm{place}", xml))
    return Dossier(
        **values,  # type: ignore[arg-type]
        family=_family([texts[place] for place in FAMILY]),
        photo=lrmx.encode_photo(photo) if photo else "",
        unknown=tuple(unknown),
        losses=tuple(losses),
        warnings=tuple(warnings),
    )


def write(dossier: Dossier) -> bytes:
    """The same record as an old editor wrote it: for tests and for whoever needs it back."""
    texts = [""] * COUNT
    for place, name in PLACES.items():
        texts[place] = getattr(dossier, name)
    texts[STUDIES] = _joined(dossier, "education", "degree")
    texts[SCHOOLS] = _joined(dossier, "education_school", "degree_school")
    columns = ("relation", "name", "birth", "political_status", "unit_and_post")
    for place, column in zip(FAMILY, columns, strict=True):
        texts[place] = "@".join(getattr(item, column) for item in dossier.family)
    line = '"' + '","'.join(text.replace("\n", "\r\n") for text in texts) + '"\r\n'
    return line.encode("gb18030")


def _decoded(data: bytes) -> str:
    """GBK, as the editor wrote it; a mark says that somebody saved it anew as UTF-8."""
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise lrmx.BadFile("encoding") from fault


def _texts(text: str, losses: dict[Loss, None]) -> list[str]:
    """The quoted texts; commas and quotes inside of them part nothing."""
    line = text.strip("\ufeff \t\r\n\x00\x1a")
    if len(line) < 2 or line[0] != '"' or line[-1] != '"':
        raise lrmx.BadFile("not_lrm")
    texts = re.split(r'"\s*,\s*"', line[1:-1])
    if len(texts) < COUNT:
        raise lrmx.BadFile("not_lrm")
    return [_cleaned(each, losses) for each in texts]


def _cleaned(text: str, losses: dict[Loss, None]) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    kept = _FORBIDDEN.sub("", plain)
    if kept != plain:
        losses[Loss("control_characters")] = None
    return kept if kept.strip() else ""


def _pairs(text: str, first: str, second: str) -> dict[str, str]:
    """`education#degree@education#degree`, full-time before in-service."""
    found = {}
    halves = [*text.split("@", 1), ""]
    for mode, half in zip(("full_time", "in_service"), halves, strict=False):
        parts = [*half.split("#", 1), ""]
        found[f"{mode}_{first}"], found[f"{mode}_{second}"] = parts[0], parts[1]
    return found


def _joined(dossier: Dossier, first: str, second: str) -> str:
    return "@".join(
        f"{getattr(dossier, f'{mode}_{first}')}#{getattr(dossier, f'{mode}_{second}')}"
        for mode in ("full_time", "in_service")
    )


def _family(columns: Sequence[str]) -> tuple[FamilyItem, ...]:
    """Five columns of lines; a column that ends early leaves the rest empty."""
    split = [column.split("@") if column else [] for column in columns]
    count = max(map(len, split))
    names = ITEM_ELEMENTS.values()
    rows = []
    for place in range(count):
        cells = [column[place] if place < len(column) else "" for column in split]
        rows.append(FamilyItem(**dict(zip(names, cells, strict=True))))  # type: ignore[arg-type]
    while rows and rows[-1].is_blank:
        rows.pop()
    return tuple(rows)
