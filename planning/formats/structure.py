"""Groups of people, targets and gaps in words."""

from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.states import choices_of, label_of
from planning.formats.conditions import EDUCATION
from planning.rules import structure
from planning.states import Bound, Dimension, Field, TeamLevel, Unit


def band_label(dimension: str, band: str) -> str:
    """The group of a dimension in the reader's language."""
    if dimension == Dimension.AGE:
        return _age_label(*structure.ages(band))
    if dimension == Dimension.SEX:
        return _("Women") if band == "women" else _("Men")
    if dimension == Dimension.ETHNIC_GROUP:
        return _("Ethnic minority") if band == "minority" else label_of("ethnic_groups", band)
    if dimension == Dimension.POLITICS:
        return _("Not members of the Communist Party")
    if dimension == Dimension.EDUCATION:
        level = capfirst(str(EDUCATION[band]))
        return level if band == "10" else _("%(level)s or higher") % {"level": level}
    return str(Field(band).label)


def _age_label(low: int, high: int) -> str:
    if not low:
        return _("Up to %(age)d years") % {"age": high}
    if high == structure.OLDEST:
        return _("%(age)d years or older") % {"age": low}
    return _("%(from)d to %(to)d years") % {"from": low, "to": high}


def group_choices(dimension: str) -> list[tuple[str, str]]:
    """The groups that a target may be about; of ages there are ranges instead."""
    bands = [(band, band_label(dimension, band)) for band in structure.USUAL[dimension]]
    if dimension == Dimension.ETHNIC_GROUP:
        # The last codes of the table are for people of other countries and of none of the groups.
        bands += [(code, str(label)) for code, label in choices_of("ethnic_groups") if code <= "56"]
    return bands


def group_text(row: Any) -> str:
    """`Age: 36 to 40 years`, of a row or of the columns of one."""
    dimension, band = (_of(row, name) for name in ("dimension", "band"))
    words = {"dimension": Dimension(dimension).label, "group": band_label(dimension, band)}
    return _("%(dimension)s: %(group)s") % words


def target_text(row: Any) -> str:
    """`at least 12.5 %`; "" where nothing is aimed at."""
    amount = _of(row, "amount")
    if amount in (None, ""):
        return ""
    words = {
        (Bound.LEAST, Unit.SHARE): _("at least %(number)s %%"),
        (Bound.MOST, Unit.SHARE): _("at most %(number)s %%"),
        (Bound.LEAST, Unit.NUMBER): _("at least %(number)s people"),
        (Bound.MOST, Unit.NUMBER): _("at most %(number)s people"),
    }
    unit = Unit(_of(row, "unit"))
    number = number_format(amount, decimal_pos=1 if unit == Unit.SHARE else 0)
    return _unbroken(words[Bound(_of(row, "bound")), unit] % {"number": number})


def baseline_text(row: Any) -> str:
    """`1.8 % (2010)`; "" where none is stated."""
    share, year = _of(row, "baseline"), _of(row, "baseline_year")
    if share in (None, ""):
        return ""
    return _unbroken(f"{number_format(share, decimal_pos=1)} % ({year})")


def _unbroken(text: str) -> str:
    """The sign of per cent stays with its number."""
    return text.replace(" %", "\u00a0%")


def target_facts(row: Any) -> str:
    """All that a row says, in one line: for versions and previews."""
    target, baseline = target_text(row), baseline_text(row)
    parts = [
        target,
        _of(row, "source"),
        _("baseline %(figure)s") % {"figure": baseline} if baseline else "",
        _of(row, "baseline_source"),
        _of(row, "note"),
    ]
    return " · ".join(part for part in parts if part)


def level_label(level: str) -> str:
    return str(TeamLevel(level).label)


def lacking_text(bound: str, count: int) -> str:
    """How many members too few, or too many."""
    if bound == Bound.LEAST:
        text = ngettext("%(count)d person too few", "%(count)d people too few", count)
    else:
        text = ngettext("%(count)d person too many", "%(count)d people too many", count)
    return text % {"count": count}


def points_text(value: float | None) -> str:
    """`+1.2` or `−0.4` percentage points; "" where it cannot be told."""
    if value is None:
        return ""
    number = number_format(abs(value), decimal_pos=1)
    return f"{'−' if round(value, 1) < 0 else '+'}{number}"


def _of(row: Any, name: str) -> Any:
    return row.get(name, "") if isinstance(row, dict) else getattr(row, name)
