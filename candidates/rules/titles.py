"""Professional titles as the form writes them: which title, of which level, when, conferred by whom.

The text is the truth; what is read from it stands beside it and is empty where the text says nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

SENIOR, ASSOCIATE, INTERMEDIATE, ASSISTANT, TECHNICIAN = (
    "senior", "associate", "intermediate", "assistant", "technician",
)  # fmt: skip
LEVELS = (SENIOR, ASSOCIATE, INTERMEDIATE, ASSISTANT, TECHNICIAN)

#: So many characters of the form's words are kept with a row.
WORDS = 120

_APART = re.compile(r"[、；;\n]|[,，](?![^（(]*[）)])")
_BRACKETS = re.compile(r"[（(]([^（()）]*)[）)]")
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|[.\-/])?(?:(\d{1,2})月?)?")
_WORDS = re.compile(r"(?:评审|评定|评聘|授予|批准|认定|取得|获得|聘任|通过|于)+")
_NONE = frozenset({"", "无", "—", "-", "暂无"})
#: Full professors of every trade; with 副 they are one step lower.
_PROFESSORS = (
    "教授", "研究员", "主任医师", "主任药师", "主任护师", "主任技师", "研究馆员", "编审", "主任记者",
    "主任编辑",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """`on`: as stored (2008-12), empty when unknown; `level`: empty where the word is not known."""

    text: str
    name: str
    level: str = ""
    on: str = ""
    authority: str = ""


def titles(text: str) -> list[Title]:
    """Every title of the text, in its order."""
    return [found for piece in _APART.split(text) for found in _read(piece.strip())]


def beside(rows: Iterable[Title], text: str) -> list[Title]:
    """Titles set by hand, each with the words of the form that speak of it; without where none do."""
    pieces = [piece.strip() for piece in _APART.split(text)]
    return [
        replace(row, text=next((piece for piece in pieces if row.name in piece), "")[:WORDS])
        for row in rows
    ]


def words_of(rows: Iterable[Title]) -> str:
    """As the form writes them: 高级工程师（省职改办，2008.12）、律师."""
    return "、".join(row.name + _said(row) for row in rows)


def _said(row: Title) -> str:
    inside = "，".join(part for part in (row.authority, row.on.replace("-", ".")) if part)
    return f"（{inside}）" if inside else ""


def _read(piece: str) -> Iterator[Title]:
    outside = _BRACKETS.sub("", piece)
    said = " ".join(_BRACKETS.findall(piece))
    name = _DATE.sub("", outside).strip(" ,，:：")
    if name in _NONE:
        return
    date = _DATE.search(said) or _DATE.search(outside)
    authority = _WORDS.sub("", _DATE.sub("", said)).strip(" ,，.。:：")
    yield Title(piece, _WORDS.sub("", name).strip(), level_of(name), _stored(date), authority)


def _stored(date: re.Match[str] | None) -> str:
    if date is None:
        return ""
    year, month = date.groups()
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year


def level_of(name: str) -> str:
    """The level of a title by its word; empty where it does not tell."""
    if name.startswith("助理") or name.endswith(("助教", "二级教师", "三级教师", "医士", "护士")):
        return ASSISTANT
    if "正高" in name:
        return SENIOR
    if name.startswith("副") or "副" in name:
        return ASSOCIATE
    if name.endswith(_PROFESSORS):
        return SENIOR
    if "高级" in name:
        return ASSOCIATE
    if name.endswith(("技术员", "会计员", "经济员", "统计员", "管理员")):
        return TECHNICIAN
    return INTERMEDIATE if name.endswith(("师", "编辑", "馆员", "记者")) else ""
