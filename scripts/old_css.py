"""Say a modern style sheet in the words of Chromium 86, the oldest browser that we serve.

Tabler writes its colours as oklch(), color-mix() and light-dark(), which Chromium knows from 111 and 123.
There is one light theme here, so that all of them can be computed once; the rest is spelling.
"""

import math
import re

FUNCTION = re.compile(r"(oklch|color-mix|light-dark)\(")
#: An oklch() inside a picture given as a data: address.
IN_PICTURE = re.compile(r"oklch%28(.*?)%29")
NEW_SELECTORS = (":has(", ":is(", ":where(")
#: Parts of Tabler that no page of ours uses: dark theme, folding side menu.
UNUSED = ("data-bs-theme=dark", "navbar-folded", "data-bs-sidebar")
SIDES = {
    "inset": ("top", "right", "bottom", "left"),
    "inset-inline": ("left", "right"),
    "inset-block": ("top", "bottom"),
    "padding-inline": ("padding-left", "padding-right"),
    "padding-block": ("padding-top", "padding-bottom"),
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
}
RENAMED = {
    "inset-inline-start": "left",
    "inset-inline-end": "right",
    "inset-block-start": "top",
    "inset-block-end": "bottom",
    "padding-inline-start": "padding-left",
    "padding-inline-end": "padding-right",
    "margin-inline-start": "margin-left",
    "margin-inline-end": "margin-right",
    "border-start-start-radius": "border-top-left-radius",
    "border-start-end-radius": "border-top-right-radius",
    "border-end-start-radius": "border-bottom-left-radius",
    "border-end-end-radius": "border-bottom-right-radius",
}
BOTH = {
    "border-inline": ("border-left", "border-right"),
    "border-block": ("border-top", "border-bottom"),
}


# ---- colours ---------------------------------------------------------------------------------------------


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def to_oklab(rgb):
    r, g, b = (_linear(part) for part in rgb[:3])
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def from_oklab(lightness, a, b):
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def written(colour) -> str:
    red, green, blue = (round(part * 255) for part in colour[:3])
    if colour[3] >= 0.9995:
        return f"#{red:02x}{green:02x}{blue:02x}"
    return f"rgba({red},{green},{blue},{round(colour[3], 3):g})"


def mixed(first, share: float, second):
    """color-mix(in oklab, first share, second), alpha premultiplied as the standard says."""
    alpha = first[3] * share + second[3] * (1 - share)
    if not alpha:
        return (0, 0, 0, 0)
    lab = [
        (one * first[3] * share + two * second[3] * (1 - share)) / alpha
        for one, two in zip(to_oklab(first), to_oklab(second), strict=True)
    ]
    return (*from_oklab(*lab), alpha)


# ---- reading ---------------------------------------------------------------------------------------------


def closing(text: str, start: int) -> int:
    """Where the bracket that was opened just before `start` closes."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(text[start], 0)
        start += 1
    return start - 1


def split(text: str, mark: str) -> list[str]:
    """`text` cut at each `mark` that stands outside brackets and quotes."""
    parts, depth, quote, last = [], 0, "", 0
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote and text[place - 1] != "\\" else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == mark and not depth:
            parts.append(text[last:place])
            last = place + 1
    return [*parts, text[last:]]


def blocks(css: str):
    """(head, body) of each block at the top level; a statement without a body has None."""
    css = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.S)
    place = 0
    while place < len(css):
        found = re.compile(r"/\*!.*?\*/|[{;]", re.S).search(css, place)
        if not found:
            break
        if found.group() == "{" or found.group() == ";":
            head = css[place : found.start()].strip()
            if found.group() == ";":
                yield head, None
                place = found.end()
                continue
            depth, end = 1, found.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(css[end], 0)
                end += 1
            yield head, css[found.end() : end - 1]
            place = end
        else:
            yield found.group(), None
            place = found.end()


def variables(css: str, *, root_only: bool = False) -> dict[str, str]:
    """Custom properties: those of :root first, else the first definition anywhere."""
    root: dict[str, str] = {}
    other: dict[str, str] = {}
    for head, body in blocks(css):
        if body is None or head.startswith("@") or any(word in head for word in UNUSED):
            continue
        for declaration in split(body, ";"):
            name, colon, value = declaration.strip().partition(":")
            if colon and name.startswith("--"):
                if head.startswith(":root"):
                    root[name] = value.strip()
                else:
                    other.setdefault(name, value.strip())
    return root if root_only else {**other, **root}


# ---- translating -----------------------------------------------------------------------------------------


class Translator:
    def __init__(self, palette: dict[str, str], root: dict[str, str]):
        self.palette = palette
        #: An opacity is one of the page only when :root says so, else its default.
        self.root = root

    def colour(self, text: str, depth: int = 0):
        """The colour that an expression stands for, or None."""
        text = text.strip()
        if depth > 12:
            return None
        if text in {"transparent", "black", "white"}:
            return {"transparent": (0, 0, 0, 0), "black": (0, 0, 0, 1), "white": (1, 1, 1, 1)}[text]
        if re.fullmatch(r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}", text):
            digits = text[1:] if len(text) == 7 else "".join(letter * 2 for letter in text[1:])
            return (*(int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)), 1)
        name, bracket, rest = text.partition("(")
        if not bracket or not rest.endswith(")"):
            return None
        reader = getattr(self, "_" + name.replace("-", "_"), None)
        return reader(rest[:-1], depth + 1) if reader else None

    def _var(self, inner, depth):
        name, *default = split(inner, ",")
        value = self.palette.get(name.strip(), default[0] if default else None)
        return self.colour(value, depth) if value else None

    def _rgba(self, inner, depth):
        parts = re.findall(r"[\d.]+", inner)
        if "var(" in inner or len(parts) < 3:
            return None
        return (
            *(float(part) / 255 for part in parts[:3]),
            float(parts[3]) if len(parts) > 3 else 1,
        )

    _rgb = _rgba

    def _light_dark(self, inner, depth):
        return self.colour(split(inner, ",")[0], depth)

    def _oklch(self, inner, depth):
        derived = re.fullmatch(r"from (.+) calc\(l ([+-]) ([\d.]+)\) c h", inner.strip())
        if derived:
            base = self.colour(derived.group(1), depth)
            if base is None:
                return None
            lightness, a, b = to_oklab(base)
            step = float(derived.group(3)) * (1 if derived.group(2) == "+" else -1)
            return (*from_oklab(lightness + step, a, b), base[3])
        parts = inner.replace("none", "0").replace("deg", "").split()
        if len(parts) != 3 or "var" in inner:
            return None
        lightness, chroma, hue = float(parts[0].rstrip("%")) / 100, float(parts[1]), float(parts[2])
        angle = math.radians(hue)
        return (*from_oklab(lightness, chroma * math.cos(angle), chroma * math.sin(angle)), 1)

    def _color_mix(self, inner, depth):
        _space, first, second = split(inner, ",")
        first, share = self._share(first.strip())
        one, two = self.colour(first, depth), self.colour(second, depth)
        return mixed(one, share, two) if one and two else None

    def _share(self, text: str) -> tuple[str, float]:
        """A colour and its share; a share left to a variable counts with its value, else as whole."""
        if text.endswith("%"):
            colour, _space, share = text.rpartition(" ")
            return colour, float(share[:-1]) / 100
        parts = split(text, " ")
        if len(parts) == 1:
            return text, 0.5
        found = re.search(r"var\((--[\w-]+)(?:,([\d.]+))?\)", parts[1])
        value = self.root.get(found.group(1), found.group(2) or "1") if found else "1"
        number = re.fullmatch(r"([\d.]+)(%?)", value)
        if not number:
            return parts[0], 1.0
        return parts[0], min(1.0, float(number.group(1)) / (100 if number.group(2) else 1))

    def value(self, text: str) -> str:
        """A property's value with its modern colour functions computed."""
        text = IN_PICTURE.sub(lambda found: self._picture_colour(found.group(1)), text)
        found = FUNCTION.search(text)
        while found:
            end = closing(text, found.end())
            call = text[found.start() : end + 1]
            colour = self.colour(call)
            text = (
                text[: found.start()]
                + (written(colour) if colour else self.plain(call))
                + text[end + 1 :]
            )
            found = FUNCTION.search(text)
        return text

    def _picture_colour(self, inner: str) -> str:
        return written(self._oklch(inner.replace("%25", "%"), 0)).replace("#", "%23")

    def plain(self, call: str) -> str:
        """For a colour known only to the browser: the strong part of the mix, or nothing of it."""
        parts = split(call.partition("(")[2][:-1], ",")
        if call.startswith("light-dark"):
            return parts[0].strip()
        if call.startswith("oklch"):
            return split(parts[0].removeprefix("from ").strip(), " ")[0]
        colour, share = self._share(parts[1].strip())
        return colour if share >= 0.4 else parts[2].strip()

    def declarations(self, body: str) -> str:
        lines = []
        for declaration in split(body, ";"):
            name, colon, value = declaration.strip().partition(":")
            if not colon:
                continue
            value = self.value(value.strip())
            bare, important, _rest = value.partition("!important")
            mark = "!important" if important else ""
            if name in SIDES:
                given = split(re.sub(r"\s+", " ", bare.strip()), " ")
                sides = SIDES[name]
                lines += [
                    f"{side}:{given[_nth(len(given), n)]}{mark}" for n, side in enumerate(sides)
                ]
            elif name in BOTH:
                lines += [f"{side}:{value}" for side in BOTH[name]]
            else:
                lines.append(f"{RENAMED.get(name, name)}:{value}")
        return ";".join(lines)

    def sheet(self, css: str) -> str:
        out = []
        for head, body in blocks(css):
            if body is None:
                out.append(head if head.startswith("/*!") else f"{head};")
            elif head.startswith(("@media", "@supports")):
                inner = self.sheet(body)
                out.append(f"{head}{{{inner}}}" if inner else "")
            elif head.startswith(("@keyframes", "@-webkit-keyframes")):
                steps = (f"{step}{{{self.declarations(rule)}}}" for step, rule in blocks(body))
                out.append(f"{head}{{{''.join(steps)}}}")
            elif head.startswith("@property"):
                continue
            else:
                out.append(self.rule(head, body))
        return "".join(part for part in out if part)

    def rule(self, head: str, body: str) -> str:
        """One rule; a selector that the browser does not know must not take its neighbours with it."""
        known: list[str] = []
        unknown: list[str] = []
        for selector in split(head, ","):
            if not any(word in selector for word in UNUSED):
                (unknown if any(word in selector for word in NEW_SELECTORS) else known).append(
                    selector
                )
        text = self.declarations(body)
        groups = ([",".join(known)] if known else []) + unknown
        return "".join(f"{group}{{{text}}}" for group in groups) if text else ""


def _nth(count: int, side: int) -> int:
    """Which of `count` given values side number `side` takes, as CSS counts them."""
    if side < count:
        return side
    return 1 if side == 3 and count > 1 else 0


def translate(css: str, *sources: str) -> str:
    """`css` with the custom properties that it and the `sources` (later ones win) define."""
    palette: dict[str, str] = {}
    root: dict[str, str] = {}
    for source in (css, *sources):
        palette.update(variables(source))
        root.update(variables(source, root_only=True))
    return Translator(palette, root).sheet(css) + "\n"
