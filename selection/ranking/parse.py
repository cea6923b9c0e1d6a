"""Reads a scheme from its JSON text: numbers as decimals, every fault with its JSON pointer."""

import json
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from selection.ranking.faults import Fault, Faulty
from selection.ranking.scheme import (
    ALL,
    BREAK,
    CANDIDATES,
    DOUBLE_AVERAGE,
    PANELS,
    UNROUNDED,
    Z_SCORE,
    Component,
    Composite,
    Panels,
    Scheme,
    Step,
)

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
#: Digits before and after the point that a number may have; PostgreSQL holds more.
LONGEST = 500
MISSING = object()


class _Pairs(list):
    """A JSON object before anybody decided what a repeated key means."""


class _NotJson(ValueError):
    pass


def scheme_of(text: str, file: str = "scheme.json") -> Scheme:
    """The scheme in `text`; raises Faulty with all its faults."""
    try:
        data = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_Pairs,
        )
    except json.JSONDecodeError as error:
        raise Faulty(
            [Fault(file, str(error.lineno), _("This is not JSON: %s") % error.msg)]
        ) from None
    except (_NotJson, RecursionError, ArithmeticError) as error:
        raise Faulty([Fault(file, "1", _("This is not JSON: %s") % error)]) from None
    reader = _Reader(file)
    scheme = reader.scheme(data)
    if reader.faults:
        raise Faulty(reader.faults)
    return scheme


def _places(value: Decimal) -> int:
    """Decimal places; JSON knows no number without an end."""
    return -int(value.as_tuple().exponent)


def _refuse_constant(word: str):
    raise _NotJson(word)


def _storable(text: str) -> bool:
    """Whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and text.encode("utf-8", "ignore").decode() == text


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


class _Reader:
    """Walks the data once; notes faults and goes on, so that all are reported together."""

    def __init__(self, file: str):
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, at: str, text: str) -> None:
        self.faults.append(Fault(self.file, at, text))

    # -- values ---------------------------------------------------------------------------------

    def mapping(self, value, at: str, known: set[str] | None = None) -> dict:
        if not isinstance(value, _Pairs):
            self.fault(at, _("An object is expected here."))
            return {}
        result: dict = {}
        for key, item in value:
            here = f"{at}/{_escaped(key)}"
            if key in result:
                self.fault(here, _("“%s” is given twice.") % key)
            elif known is not None and key not in known:
                self.fault(here, _("“%s” is not known here.") % key)
            else:
                result[key] = item
        return result

    def number(self, value, at: str, *, above: int | None = None, least: int | None = None):
        if isinstance(value, str) and NUMBER.fullmatch(value) and len(value) <= LONGEST:
            value = Decimal(value)
        if not isinstance(value, Decimal):
            self.fault(at, _('A number is expected here, such as 2.5 or "2.5".'))
            return None
        if value and (abs(value.adjusted()) > LONGEST or _places(value) > LONGEST):
            self.fault(at, _("The number is too long."))
            return None
        if (above is not None and value <= above) or (least is not None and value < least):
            text = _("must be above %s") if above is not None else _("must be at least %s")
            self.fault(at, text % (above if above is not None else least))
            return None
        return value

    def whole(self, value, at: str, most: int):
        number = self.number(value, at, least=0)
        if number is None:
            return 0
        if number != number.to_integral_value() or number > most:
            self.fault(at, _("A whole number from 0 to %s is expected here.") % most)
            return 0
        return int(number)

    def word(self, value, at: str, words: tuple[str, ...]) -> str:
        if value in words and isinstance(value, str):
            return value
        self.fault(at, _("One of these words is expected here: %s.") % ", ".join(words))
        return words[0]

    def text(self, value, at: str) -> str:
        if isinstance(value, str) and _storable(value):
            return value
        self.fault(at, _("A text is expected here."))
        return ""

    def required(self, data: dict, key: str, at: str):
        if key not in data:
            self.fault(f"{at}/{_escaped(key)}", _("“%s” is missing.") % key)
            return MISSING
        return data[key]

    # -- the scheme -----------------------------------------------------------------------------

    def scheme(self, value) -> Scheme | None:
        known = {"name", "digits", "components", "composites", "steps", "tie_break"}
        data = self.mapping(value, "", known)
        if not isinstance(value, _Pairs):
            return None
        name = self.required(data, "name", "")
        name = self.text(name, "/name") if name is not MISSING else ""
        digits = self.whole(data.get("digits", Decimal(2)), "/digits", 8)
        components = self.components(self.required(data, "components", ""), digits)
        composites = self.composites(data.get("composites", _Pairs()), digits, components)
        names = set(components) | set(composites)
        ordered = self.in_order(composites)
        steps = self.steps(self.required(data, "steps", ""), names, components)
        tie_break = self.tie_break(data.get("tie_break", []), names)
        return Scheme(name, tuple(components.values()), ordered, steps, tie_break)

    def components(self, value, digits: int) -> dict[str, Component]:
        if value is MISSING:
            return {}
        result = {}
        for name, item in self.mapping(value, "/components").items():
            at = f"/components/{_escaped(name)}"
            self.check_name(name, at)
            result[name] = self.component(name, item, at, digits)
        return result

    def check_name(self, name: str, at: str) -> None:
        if name == UNROUNDED:
            self.fault(at, _("The word “unrounded” is reserved."))
        elif not name or not _storable(name):
            self.fault(at, _("A name is expected here."))

    def component(self, name, value, at, digits) -> Component:
        data = self.mapping(value, at, {"max", "digits", "examiners", "panels", "default"})
        most = Decimal(100)
        if (given := self.required(data, "max", at)) is not MISSING:
            most = self.number(given, f"{at}/max", above=0) or most
        drops = {}
        if "examiners" in data:
            drops = self.mapping(
                data["examiners"], f"{at}/examiners", {"drop_highest", "drop_lowest"}
            )
        default = None
        if "default" in data:
            default = self.number(data["default"], f"{at}/default", least=0)
            if default is not None and default > most:
                self.fault(f"{at}/default", _("The default is above the highest mark."))
        return Component(
            name,
            most,
            self.whole(data["digits"], f"{at}/digits", 8) if "digits" in data else digits,
            **{
                key: self.whole(drops.get(key, Decimal(0)), f"{at}/examiners/{key}", 1_000_000)
                for key in ("drop_highest", "drop_lowest")
            },
            panels=self.panels(data["panels"], f"{at}/panels") if "panels" in data else None,
            default=default,
        )

    def panels(self, value, at) -> Panels:
        known = {"method", "trim_highest", "trim_lowest", "grand", "factor_digits"}
        data = self.mapping(value, at, known)
        method = self.required(data, "method", at)
        if method is not MISSING:
            method = self.word(method, f"{at}/method", (DOUBLE_AVERAGE, Z_SCORE))
        digits = None
        if "factor_digits" in data:
            digits = self.whole(data["factor_digits"], f"{at}/factor_digits", 100)
        return Panels(
            method,
            **{
                key: self.whole(data.get(key, Decimal(0)), f"{at}/{key}", 1_000_000)
                for key in ("trim_highest", "trim_lowest")
            },
            grand=self.word(data.get("grand", PANELS), f"{at}/grand", (PANELS, CANDIDATES)),
            factor_digits=digits,
        )

    def composites(self, value, digits, components) -> dict[str, Composite]:
        data = self.mapping(value, "/composites")
        result = {}
        for name, item in data.items():
            at = f"/composites/{_escaped(name)}"
            self.check_name(name, at)
            if name in components:
                self.fault(at, _("“%s” is given twice.") % name)
            result[name] = self.composite(name, item, at, digits, set(components) | set(data))
        return result

    def composite(self, name, value, at, digits, names) -> Composite:
        data = self.mapping(value, at, {"of", "digits", "divide_by"})
        parts = []
        if (of := self.required(data, "of", at)) is not MISSING:
            for part, weight in self.mapping(of, f"{at}/of").items():
                here = f"{at}/of/{_escaped(part)}"
                if part not in names:
                    self.fault(here, _("“%s” is neither a component nor a composite.") % part)
                parts.append((part, self.number(weight, here, least=0) or Decimal(0)))
            if isinstance(of, _Pairs) and not of:
                self.fault(f"{at}/of", _("A composite needs at least one part."))
        divisor = Decimal(1)
        if "divide_by" in data:
            divisor = self.number(data["divide_by"], f"{at}/divide_by", above=0) or divisor
        own = self.whole(data["digits"], f"{at}/digits", 8) if "digits" in data else digits
        return Composite(name, tuple(parts), own, divisor)

    def in_order(self, composites: dict[str, Composite]) -> tuple[Composite, ...]:
        """Each composite after its parts; what cannot be placed stands in or behind a circle."""
        placed: dict[str, Composite] = {}
        waiting = dict(composites)
        while waiting:
            ready = [
                name
                for name, item in waiting.items()
                if not any(part in waiting for part, _weight in item.of)
            ]
            if not ready:
                self.circle(waiting)
                break
            for name in ready:
                placed[name] = waiting.pop(name)
        return tuple(placed.values())

    def circle(self, waiting: dict[str, Composite]) -> None:
        name = next(iter(waiting))
        path: list[str] = []
        while name not in path:
            path.append(name)
            name = next(part for part, _weight in waiting[name].of if part in waiting)
        circle = [*path[path.index(name) :], name]
        at = f"/composites/{_escaped(circle[0])}/of/{_escaped(circle[1])}"
        self.fault(at, _("These composites go round in a circle: %s.") % " → ".join(circle))

    # -- steps ----------------------------------------------------------------------------------

    def steps(self, value, names, components) -> tuple[Step, ...]:
        if value is MISSING:
            return ()
        if not isinstance(value, list) or isinstance(value, _Pairs) or not value:
            self.fault("/steps", _("A list of one or more steps is expected here."))
            return ()
        result, seen = [], set()
        for number, item in enumerate(value):
            at = f"/steps/{number}"
            step = self.step(item, at, names, components)
            if step.name in seen:
                self.fault(f"{at}/name", _("“%s” is given twice.") % step.name)
            seen.add(step.name)
            if step.backfill and number == len(value) - 1:
                self.fault(f"{at}/backfill", _("Nobody can move up after the last step."))
            result.append(step)
        return tuple(result)

    def step(self, value, at, names, components) -> Step:
        known = {"name", "score", "pass_mark", "floors", "min_per_seat", "keep", "backfill"}
        data = self.mapping(value, at, known)
        name = score = ""
        if (given := self.required(data, "name", at)) is not MISSING:
            name = self.text(given, f"{at}/name")
            if not name:
                self.fault(f"{at}/name", _("A name is expected here."))
        if (given := self.required(data, "score", at)) is not MISSING:
            score = self.text(given, f"{at}/score")
            if score not in names:
                self.fault(f"{at}/score", _("“%s” is neither a component nor a composite.") % score)
        per_seat, ties = self.keep(data["keep"], f"{at}/keep") if "keep" in data else (None, "")
        backfill = data.get("backfill", False)
        if not isinstance(backfill, bool):
            self.fault(f"{at}/backfill", _("true or false is expected here."))
        return Step(
            name,
            score,
            self.number(data["pass_mark"], f"{at}/pass_mark") if "pass_mark" in data else None,
            self.floors(data["floors"], f"{at}/floors", components) if "floors" in data else (),
            self.number(data["min_per_seat"], f"{at}/min_per_seat", least=0)
            if "min_per_seat" in data
            else None,
            per_seat,
            ties,
            backfill is True,
        )

    def floors(self, value, at, components) -> tuple[tuple[str, Decimal], ...]:
        result = []
        for name, mark in self.mapping(value, at).items():
            here = f"{at}/{_escaped(name)}"
            if name not in components:
                self.fault(here, _("“%s” is not a component.") % name)
            result.append((name, self.number(mark, here) or Decimal(0)))
        return tuple(result)

    def keep(self, value, at) -> tuple[Decimal, str]:
        data = self.mapping(value, at, {"per_seat", "ties"})
        per_seat, ties = Decimal(1), ALL
        if (given := self.required(data, "per_seat", at)) is not MISSING:
            per_seat = self.number(given, f"{at}/per_seat", above=0) or per_seat
        if (given := self.required(data, "ties", at)) is not MISSING:
            ties = self.word(given, f"{at}/ties", (ALL, BREAK))
        return per_seat, ties

    def tie_break(self, value, names) -> tuple[str, ...]:
        if not isinstance(value, list) or isinstance(value, _Pairs):
            self.fault("/tie_break", _("A list of names is expected here."))
            return ()
        result: list[str] = []
        for number, name in enumerate(value):
            at = f"/tie_break/{number}"
            if not isinstance(name, str) or (name != UNROUNDED and name not in names):
                self.fault(at, _("“%s” is neither a component nor a composite.") % name)
            elif name in result:
                self.fault(at, _("“%s” is given twice.") % name)
            else:
                result.append(name)
        return tuple(result)
