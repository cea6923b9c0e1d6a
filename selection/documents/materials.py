"""Inspection materials for print and for the word processor."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from candidates.documents import printing

_TEMPLATE = Path(__file__).with_name("material.typ")
FORMS = ("pdf", "docx")


def draw(papers: Sequence[dict[str, Any]], form: str) -> bytes:
    """One file, each material from a page of its own."""
    if form == "pdf":
        return printing.typeset(_TEMPLATE.read_text(encoding="utf-8"), list(papers))
    return printing.write([_lines(paper) for paper in papers])


def _lines(paper: dict[str, Any]) -> list[list[str]]:
    """[style, text] line by line, as the plain Word file takes them."""
    lines = [["title", paper["title"]], ["text", paper["opening"]]]
    for title, words in paper["sections"]:
        lines.append(["heading", title])
        lines += [["text", line] for line in words.splitlines() or [""]]
    return [
        *lines, ["text", paper["conclusion"]], ["right", paper["team"]], ["right", paper["day"]],
    ]  # fmt: skip
