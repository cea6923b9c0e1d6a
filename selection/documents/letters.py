"""Result letters for print: each on a page of its own, the official text first."""

from collections.abc import Iterable
from pathlib import Path

from candidates.documents import printing
from selection.formats.letters import translated
from selection.models import Letter

_TEMPLATE = Path(__file__).with_name("letter.typ")


def draw(letters: Iterable[Letter], language: str) -> bytes:
    """One PDF; in another language than Chinese with the same words below the official text."""
    data = [
        {"official": letter.text, "translated": translated(letter.kind, letter.params, language)}
        for letter in letters
    ]
    return printing.typeset(_TEMPLATE.read_text(encoding="utf-8"), data)


def name_of(letter: Letter) -> str:
    return f"{letter.text['title']}-{letter.params['name']}.pdf"
