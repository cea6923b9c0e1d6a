"""A scheme as the rows of an editor: texts as typed, in their order, and back to the contract's JSON.

A document is a dict of texts and of lists of such dicts. Nothing is judged here: what is written
goes through `parse.scheme_of` like any other scheme, and `Written.field_of` says at which field of
the editor a fault of that text belongs.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]

#: Lists of the document, with the texts of a row; nested lists stand below under `list-*-list`.
ROWS: dict[str, tuple[str, ...]] = {
    "components": (
        "name", "max", "drop_highest", "drop_lowest", "digits", "default",
        "method", "trim_highest", "trim_lowest", "grand", "factor_digits",
    ),
    "composites": ("name", "digits", "divide_by"),
    "steps": ("name", "score", "pass_mark", "min_per_seat", "per_seat", "ties", "backfill"),
    "tie_break": ("entry",),
    "composites-*-parts": ("part", "weight"),
    "steps-*-floors": ("component", "mark"),
}  # fmt: skip
NESTED = {"composites": "parts", "steps": "floors"}
HEAD = ("name", "digits")
#: More rows than any published scheme has; a sender of thousands is no exam office.
MOST_ROWS = 60

_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_PANELS = ("method", "trim_highest", "trim_lowest", "grand", "factor_digits")


def kind_of(prefix: str) -> str:
    """`composites-3-parts` -> `composites-*-parts`, the key of ROWS."""
    return re.sub(r"-\d+", "-*", prefix)


# -- texts of a form ----------------------------------------------------------------------------


def from_fields(data: Mapping[str, str]) -> Document:
    """What a form has sent: fields named `components-0-max`, `composites-1-parts-0-weight`."""
    document: Document = {name: data.get(name, "").strip() for name in HEAD}
    for top in ("components", "composites", "steps", "tie_break"):
        document[top] = [_row(data, f"{top}-{number}", top) for number in _numbers(data, f"{top}-")]
    return document


def _row(data: Mapping[str, str], prefix: str, kind: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: data.get(f"{prefix}-{name}", "").strip() for name in ROWS[kind_of(kind)]
    }
    if nested := NESTED.get(kind):
        below = f"{prefix}-{nested}"
        row[nested] = [
            _row(data, f"{below}-{number}", f"{kind}-*-{nested}")
            for number in _numbers(data, f"{below}-")
        ]
    return row


def _numbers(data: Mapping[str, str], prefix: str) -> list[int]:
    found = {
        int(digits)
        for name in data
        if name.startswith(prefix)
        and (digits := name[len(prefix) :].partition("-")[0]).isascii()
        and digits.isdigit()
        and len(digits) < 5
    }
    return sorted(found)[:MOST_ROWS]


def fields_of(document: Document) -> dict[str, str]:
    """The document as the texts of a form."""
    found = {name: document.get(name, "") for name in HEAD}

    def walk(rows: list[dict[str, Any]], prefix: str) -> None:
        for number, row in enumerate(rows):
            for name, value in row.items():
                if isinstance(value, list):
                    walk(value, f"{prefix}-{number}-{name}")
                else:
                    found[f"{prefix}-{number}-{name}"] = value

    for top in ("components", "composites", "steps", "tie_break"):
        walk(document[top], top)
    return found


def changed(document: Document, act: str) -> Document:
    """After `add:steps`, `remove:composites-0-parts-1` or `up:steps-2`; anything else changes nothing."""
    verb, _colon, path = act.partition(":")
    if verb == "add":
        rows = _list(document, path)
        if rows is not None and len(rows) < MOST_ROWS:
            rows.append(_blank(kind_of(path)))
        return document
    prefix, _dash, number = path.rpartition("-")
    rows = _list(document, prefix)
    if rows is None or not number.isdigit() or int(number) >= len(rows):
        return document
    place = int(number)
    if verb == "remove":
        del rows[place]
    elif verb == "up" and place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return document


def _list(document: Document, path: str) -> list[Any] | None:
    if kind_of(path) not in ROWS:
        return None
    top, *below = path.split("-")
    rows: list[Any] = document[top]
    if not below:
        return rows
    place = int(below[0])
    found: list[Any] | None = rows[place][below[1]] if place < len(rows) else None
    return found


def _blank(kind: str) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(ROWS[kind], "")
    if kind in NESTED:
        row[NESTED[kind]] = []
    return row


# -- JSON ---------------------------------------------------------------------------------------


def document_of(text: str) -> Document:
    """The document of a sound scheme's text: numbers keep the digits they were written with."""
    data = json.loads(text.removeprefix("\ufeff"), parse_float=str, parse_int=str)
    document: Document = {"name": data["name"], "digits": data.get("digits", "")}
    document["components"] = [_component(*item) for item in data["components"].items()]
    document["composites"] = [
        _filled("composites", {"name": name, **_plain(item)})
        | {"parts": [{"part": part, "weight": weight} for part, weight in item["of"].items()]}
        for name, item in data.get("composites", {}).items()
    ]
    document["steps"] = [_step(item) for item in data["steps"]]
    document["tie_break"] = [{"entry": entry} for entry in data.get("tie_break", [])]
    return document


def _plain(item: dict[str, Any]) -> dict[str, str]:
    return {key: value for key, value in item.items() if isinstance(value, str)}


def _filled(kind: str, values: dict[str, str]) -> dict[str, Any]:
    return {name: values.get(name, "") for name in ROWS[kind]}


def _component(name: str, item: dict[str, Any]) -> dict[str, Any]:
    values = {"name": name, **_plain(item)}
    values |= item.get("examiners", {}) | item.get("panels", {})
    return _filled("components", values)


def _step(item: dict[str, Any]) -> dict[str, Any]:
    values = _plain(item) | item.get("keep", {})
    values["backfill"] = "1" if item.get("backfill") else ""
    floors = [{"component": name, "mark": mark} for name, mark in item.get("floors", {}).items()]
    return _filled("steps", values) | {"floors": floors}


@dataclass(frozen=True)
class Written:
    """A document as the text of a scheme, and where each place of that text is typed in."""

    text: str
    pointers: Mapping[str, str]

    def field_of(self, pointer: str) -> str:
        """The field of the editor for a JSON pointer: its own or that of the nearest part above."""
        while pointer and pointer not in self.pointers:
            pointer = pointer.rpartition("/")[0]
        return self.pointers.get(pointer, "")


def written(document: Document) -> Written:
    """The JSON text of a document. Rows of which nothing is filled in are left out."""
    writer = _Writer()
    pairs = writer.scheme(document)
    return Written(_dumped(pairs), writer.pointers)


#: A JSON object whose keys may repeat: the reader says so where they do.
_Pairs = list[tuple[str, Any]]


class _Object(list):  # type: ignore[type-arg]
    """Marks a list of pairs as a JSON object."""


class _Writer:
    def __init__(self) -> None:
        self.pointers: dict[str, str] = {}

    def scheme(self, document: Document) -> _Object:
        self.pointers |= {"/name": "name", "/digits": "digits"}
        pairs = _Object([("name", document["name"])])
        if document["digits"]:
            pairs.append(("digits", _number(document["digits"])))
        for key in ("components", "composites"):
            rows = [(number, row) for number, row in enumerate(document[key]) if _used(row)]
            body = _Object()
            for number, row in rows:
                at, here = f"/{key}/{_escaped(row['name'])}", f"{key}-{number}"
                self.pointers.setdefault(at, f"{here}-name")
                body.append((row["name"], getattr(self, f"_{key}")(row, at, here)))
            if rows or key == "components":
                pairs.append((key, body))
        steps = [(number, row) for number, row in enumerate(document["steps"]) if _used(row)]
        pairs.append(
            (
                "steps",
                [
                    self._step(row, f"/steps/{place}", f"steps-{number}")
                    for place, (number, row) in enumerate(steps)
                ],
            )
        )
        entries = [
            (number, row["entry"])
            for number, row in enumerate(document["tie_break"])
            if row["entry"]
        ]
        if entries:
            for place, (number, _entry) in enumerate(entries):
                self.pointers[f"/tie_break/{place}"] = f"tie_break-{number}-entry"
            pairs.append(("tie_break", [entry for _number, entry in entries]))
        return pairs

    def _value(self, pairs: _Object, row: dict[str, Any], name: str, at: str, here: str) -> None:
        if row[name]:
            self.pointers[f"{at}/{name}"] = f"{here}-{name}"
            pairs.append((name, _number(row[name])))

    def _word(self, pairs: _Object, row: dict[str, Any], name: str, at: str, here: str) -> None:
        if row[name]:
            self.pointers[f"{at}/{name}"] = f"{here}-{name}"
            pairs.append((name, row[name]))

    def _components(self, row: dict[str, Any], at: str, here: str) -> _Object:
        pairs = _Object()
        self.pointers[f"{at}/max"] = f"{here}-max"
        for name in ("max", "digits", "default"):
            self._value(pairs, row, name, at, here)
        drops = _Object()
        for name in ("drop_highest", "drop_lowest"):
            self._value(drops, row, name, f"{at}/examiners", here)
        if drops:
            pairs.append(("examiners", drops))
        if any(row[name] for name in _PANELS):
            panels = _Object()
            self.pointers[f"{at}/panels/method"] = f"{here}-method"
            self._word(panels, row, "method", f"{at}/panels", here)
            for name in ("trim_highest", "trim_lowest", "factor_digits"):
                self._value(panels, row, name, f"{at}/panels", here)
            self._word(panels, row, "grand", f"{at}/panels", here)
            pairs.append(("panels", panels))
        return pairs

    def _composites(self, row: dict[str, Any], at: str, here: str) -> _Object:
        pairs = _Object()
        parts = _Object()
        for number, part in enumerate(row["parts"]):
            if _used(part):
                # A fault of a part is shown at its weight, beside it.
                self.pointers.setdefault(
                    f"{at}/of/{_escaped(part['part'])}", f"{here}-parts-{number}-weight"
                )
                parts.append((part["part"], _number(part["weight"])))
        pairs.append(("of", parts))
        for name in ("digits", "divide_by"):
            self._value(pairs, row, name, at, here)
        return pairs

    def _step(self, row: dict[str, Any], at: str, here: str) -> _Object:
        pairs = _Object([("name", row["name"]), ("score", row["score"])])
        self.pointers |= {
            at: f"{here}-name", f"{at}/name": f"{here}-name", f"{at}/score": f"{here}-score",
        }  # fmt: skip
        for name in ("pass_mark", "min_per_seat"):
            self._value(pairs, row, name, at, here)
        floors = _Object()
        for number, floor in enumerate(row["floors"]):
            if _used(floor):
                self.pointers.setdefault(
                    f"{at}/floors/{_escaped(floor['component'])}", f"{here}-floors-{number}-mark"
                )
                floors.append((floor["component"], _number(floor["mark"])))
        if floors:
            pairs.append(("floors", floors))
        if row["per_seat"] or row["ties"]:
            keep = _Object()
            self.pointers |= {
                f"{at}/keep/per_seat": f"{here}-per_seat", f"{at}/keep/ties": f"{here}-ties",
            }  # fmt: skip
            self._value(keep, row, "per_seat", f"{at}/keep", here)
            self._word(keep, row, "ties", f"{at}/keep", here)
            pairs.append(("keep", keep))
        if row["backfill"]:
            self.pointers[f"{at}/backfill"] = f"{here}-backfill"
            pairs.append(("backfill", True))
        return pairs


def _used(row: dict[str, Any]) -> bool:
    return any(any(_used(one) for one in value) if isinstance(value, list) else value
               for value in row.values())  # fmt: skip


class _Number(str):
    """A number that stands in the JSON as it was typed."""


def _number(text: str) -> str:
    return _Number(text) if _NUMBER.fullmatch(text) else text


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _dumped(value: Any, indent: int = 0) -> str:
    """JSON in which objects keep repeated keys and numbers their digits."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, list) and value:
        inner, outer = "  " * (indent + 1), "  " * indent
        if isinstance(value, _Object):
            lines = [
                f"{inner}{json.dumps(key, ensure_ascii=False)}: {_dumped(item, indent + 1)}"
                for key, item in value
            ]
            return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
        lines = [f"{inner}{_dumped(item, indent + 1)}" for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{outer}]"
    if isinstance(value, _Object):
        return "{}"
    return json.dumps(value, ensure_ascii=False)
