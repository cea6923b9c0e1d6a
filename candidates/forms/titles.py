"""Professional titles as lines of a form: title | level | conferred on | conferred by."""

import re
from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.formats.record import PersonRecord
from candidates.rules.dates import PartialDate
from candidates.rules.titles import Title, level_of, titles
from candidates.states import TitleLevel
from core.workflow.wording import listed

_CELLS = re.compile(r"\s*[|｜\t]\s*")
#: Words for a level that people write, whatever language the page is in.
_LEVELS = {
    "正高": "senior", "正高级": "senior", "副高": "associate", "副高级": "associate",
    "高级": "associate", "中级": "intermediate", "助理级": "assistant", "初级": "assistant",
    "员级": "technician",
}  # fmt: skip
MOST = 120


def title_of(line: str) -> Title:
    """One line; without a level it is that of the word."""
    name, level, on, authority = [*_CELLS.split(line), "", "", "", ""][:4]
    if len(_CELLS.split(line)) > 4:
        text = _("“%(line)s”: four parts at the most: title | level | conferred on | conferred by.")
        raise forms.ValidationError(text, params={"line": line})
    if not name or len(name) > MOST or len(authority) > MOST:
        text = _("“%(line)s”: the title stands first, with at most %(most)d characters.")
        raise forms.ValidationError(text, params={"line": line, "most": MOST})
    try:
        day = PartialDate.parse(on)
    except ValueError as error:
        text = _("%(date)s is not a date (in the line of %(name)s).")
        raise forms.ValidationError(text, params={"date": on, "name": name}) from error
    return Title("", name, _level(level, name), day.iso if day else "", authority)


def title_line(row: Title) -> str:
    """The line of a title; a level that is not known leaves its place empty."""
    label = str(TitleLevel(row.level).label) if row.level else ""
    cells = [row.name, label, row.on.replace("-", "."), row.authority]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def lines_of(record: PersonRecord) -> list[Title]:
    """The titles of a record as its lines say them."""
    rows = titles(record.professional_title) if record.titles is None else record.titles
    return [replace(row, text="") for row in rows]


def _level(word: str, name: str) -> str:
    if not word:
        return level_of(name)
    known = _LEVELS | {str(each.label).casefold(): each.value for each in TitleLevel}
    found = known.get(word.casefold()) or (word if word in TitleLevel.values else "")
    if not found:
        choices = listed(each.label for each in TitleLevel)
        text = _("“%(word)s” is no level (in the line of %(name)s). Write one of: %(choices)s.")
        raise forms.ValidationError(text, params={"word": word, "name": name, "choices": choices})
    return found
