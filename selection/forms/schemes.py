"""The editor of schemes: a form whose fields follow the rows of its document."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planning.handover import Tier
from selection.ranking.document import NESTED, ROWS, Document, fields_of, kind_of, written
from selection.ranking.faults import Faulty
from selection.ranking.parse import scheme_of
from selection.ranking.scheme import (
    ALL,
    BREAK,
    CANDIDATES,
    DOUBLE_AVERAGE,
    PANELS,
    UNROUNDED,
    Z_SCORE,
)

NONE = ("", "—")
CHOICES: dict[str, list[tuple[str, Any]]] = {
    "method": [
        ("", pgettext_lazy("panels", "Not evened out")),
        (DOUBLE_AVERAGE, _("Double average")),
        (Z_SCORE, _("Standard score")),
    ],
    "grand": [("", "—"), (PANELS, _("Mean of the panels")), (CANDIDATES, _("Mean of everybody"))],
    "ties": [NONE, (ALL, _("All tied go on")), (BREAK, _("Broken by the list below"))],
    "backfill": [("", _("Stay empty")), ("1", _("Filled down the ranking"))],
}
LABELS = {
    "components": {
        "name": _("Component"),
        "max": _("Highest mark"),
        "drop_highest": _("Highest marks dropped"),
        "drop_lowest": _("Lowest marks dropped"),
        "digits": _("Decimals"),
        "default": _("Score without a mark"),
        "method": _("Panels"),
        "trim_highest": _("Best left out"),
        "trim_lowest": _("Worst left out"),
        "grand": _("Grand mean"),
        "factor_digits": _("Decimals of the factor"),
    },
    "composites": {
        "name": pgettext_lazy("score", "Total"),
        "digits": _("Decimals"),
        "divide_by": _("Divided by"),
    },
    "composites-*-parts": {"part": _("Part"), "weight": _("Weight")},
    "steps": {
        "name": _("Step"),
        "score": _("Ranked by"),
        "pass_mark": _("Pass mark"),
        "min_per_seat": _("Fewest entrants for a seat"),
        "per_seat": _("Go on for each seat"),
        "ties": _("Tied at the line"),
        "backfill": _("Places of those who leave"),
    },
    "steps-*-floors": {"component": _("Component"), "mark": _("Lowest mark")},
    "tie_break": {"entry": _("Compared by")},
}
#: Fields of a component that only panels need.
MORE = ("trim_highest", "trim_lowest", "grand", "factor_digits")
#: Texts that are names; the rest are numbers or choices.
NAMES = {"name"}


class SchemeForm(forms.Form):
    """Fields of a document, checked by the reader that checks every scheme; gives `text`."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    title = forms.CharField(label=_("Name of the scheme"), max_length=120)
    reason = forms.CharField(
        label=_("Reason for the new version"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    may_adjust = forms.BooleanField(
        label=_("Marks may be adjusted for the severity of examiners"),
        required=False,
        help_text=_("Only by a recorded decision on a study of severity."),
    )
    digits = forms.CharField(
        label=_("Decimals of every score"),
        max_length=1,
        required=False,
        help_text=_("2 when empty. A row may have decimals of its own."),
    )

    def __init__(self, *args, document: Document, has_tier: bool, has_reason: bool, **kwargs):
        self.document = document
        values = fields_of(document)
        kwargs["initial"] = {**values, "title": document["name"], **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if not has_tier:
            del self.fields["tier"]
        if not has_reason:
            del self.fields["reason"]
        for key in values:
            if "-" in key:
                self.fields[key] = self._field(key)

    def _field(self, key: str) -> forms.Field:
        prefix, _dash, name = key.rpartition("-")
        kind = kind_of(prefix.rpartition("-")[0])
        label = LABELS[kind][name]
        choices = self._choices(name)
        if choices is not None:
            widget: forms.Widget = forms.Select(choices=choices)
        else:
            widget = forms.TextInput(attrs={"inputmode": "text" if name in NAMES else "decimal"})
        widget.attrs["aria-label"] = label
        return forms.CharField(label=label, required=False, max_length=80, widget=widget)

    def _choices(self, name: str) -> list[tuple[str, Any]] | None:
        components = [row["name"] for row in self.document["components"] if row["name"]]
        composites = [row["name"] for row in self.document["composites"] if row["name"]]
        offered: dict[str, list[str]] = {
            "part": [*components, *composites],
            "component": components,
            "score": [*components, *composites],
        }
        if name == "entry":
            unrounded = (UNROUNDED, _("the score before its last rounding"))
            names = [*components, *composites]
            return [NONE, unrounded, *((one, one) for one in dict.fromkeys(names))]
        if name in offered:
            return [NONE, *((one, one) for one in dict.fromkeys(offered[name]))]
        return CHOICES.get(name)

    def clean(self):
        data = super().clean()
        document = {**self.document, "name": data.get("title") or self.document["name"]}
        result = written(document)
        try:
            scheme_of(result.text)
        except Faulty as faulty:
            for fault in faulty.faults:
                name = result.field_of(fault.where)
                name = "title" if name == "name" else name
                if name in self.fields:
                    self.add_error(name, fault.text)
                else:
                    self.add_error(None, f"{fault.where}: {fault.text}")
        data["text"] = result.text
        return data

    # what the template walks

    def rows_of(self, kind: str, prefix: str, rows: list[Any]) -> Iterator[dict[str, Any]]:
        """For each row of a list its prefix, its bound fields by name, and the rows below it."""
        for number, row in enumerate(rows):
            here = f"{prefix}-{number}"
            bounds = {name: self[f"{here}-{name}"] for name in ROWS[kind]}
            more = {name: bounds.pop(name) for name in MORE if name in bounds}
            found: dict[str, Any] = {
                "prefix": here,
                "is_first": number == 0,
                "fields": bounds,
                "more": more,
                "more_open": any(row[name] for name in ("method", *more) if name in row),
                "faults": [
                    (bound.label, text)
                    for bound in (*bounds.values(), *more.values())
                    for text in bound.errors
                ],
            }
            if nested := NESTED.get(kind):
                below = list(self.rows_of(f"{kind}-*-{nested}", f"{here}-{nested}", row[nested]))
                found["rows"] = below
            yield found

    @property
    def components(self) -> list[dict[str, Any]]:
        return list(self.rows_of("components", "components", self.document["components"]))

    @property
    def composites(self) -> list[dict[str, Any]]:
        return list(self.rows_of("composites", "composites", self.document["composites"]))

    @property
    def steps(self) -> list[dict[str, Any]]:
        return list(self.rows_of("steps", "steps", self.document["steps"]))

    @property
    def tie_break(self) -> list[dict[str, Any]]:
        return list(self.rows_of("tie_break", "tie_break", self.document["tie_break"]))

    @property
    def head(self) -> list[BoundField]:
        return [
            self[name]
            for name in ("tier", "title", "digits", "may_adjust", "reason")
            if name in self.fields
        ]


def place_of(document: Document, name: str) -> str:
    """A field of the editor as a person says it: the row's name and the label of the field."""
    if "-" not in name:
        return ""
    prefix, _dash, last = name.rpartition("-")
    kind = kind_of(prefix.rpartition("-")[0])
    top, number = prefix.split("-")[:2]
    owner = document[top][int(number)].get("name", "")
    return " · ".join(str(part) for part in (owner, LABELS[kind][last]) if part)


class TrialForm(forms.Form):
    """On whose marks a scheme is tried."""

    source = forms.ChoiceField(label=_("Marks"))

    def __init__(self, *args, sources=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources
