"""Bring each app's django.po up to date with its sources, without any gettext program.

    python scripts/extract_messages.py           add new texts, keep every translation, strike out dead texts
    python scripts/extract_messages.py --check   only say what is missing, empty, fuzzy or malformed

A text belongs to the app whose Python file or whose folder under templates/ holds it; templates that
belong to no app (layouts, pages, components and the like) are core's.
"""

import argparse
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
APPS = (
    "cadreproj",
    "core",
    "candidates",
    "planning",
    "selection",
    "training",
    "appointment",
    "tracking",
)
PLURALS = {
    "zh_Hans": "nplurals=1; plural=0;",
    "es": "nplurals=2; plural=(n != 1);",
}
#: Function -> which argument is the context ("c"), the text and its plural, as Babel writes it.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
COMMENT = "Translators:"

#: Context (or None) and text: what gettext looks a translation up by.
Key = tuple[str | None, str]


@dataclass
class Message:
    plural: str = ""
    places: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


def in_order(messages: dict[Key, Message]) -> list[tuple[Key, Message]]:
    return sorted(messages.items(), key=lambda item: (item[0][1], item[0][0] or ""))


def python_messages(source: bytes) -> Iterator[tuple[Key, str, list[str]]]:
    """Key, plural and translators' comments of every marked text in Python source."""
    found: Any = extract_python(io.BytesIO(source), KEYWORDS, [COMMENT], {"encoding": "utf-8"})
    for _line, function, texts, comments in found:
        words = list(texts) if isinstance(texts, tuple) else [texts]
        context = words.pop(0) if function.removeprefix("n").startswith("p") else None
        text, plural = words[0], (words[1] if function.startswith("n") else "")
        if text:
            yield (context, text), plural or "", comments


def template_messages(source: str, origin: str) -> Iterator[tuple[Key, str, list[str]]]:
    """The same of a template; Django turns it into something that reads like Python."""
    lines = (line.strip() for line in templatize(source, origin=origin).splitlines())
    return python_messages("\n".join(lines).encode())


def sources(app: str, root: Path) -> Iterator[Path]:
    """Every file whose texts are the app's."""
    for path in sorted((root / app).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path
    for path in sorted([*root.glob("templates/**/*"), *root.glob(f"{app}/templates/**/*")]):
        top = path.relative_to(root).parts[1]
        owner = top if top in APPS else "core"
        own = path.relative_to(root).parts[0] == app or owner == app
        if own and path.suffix in {".html", ".txt"}:
            yield path


def extract(app: str, root: Path = ROOT) -> dict[Key, Message]:
    found: dict[Key, Message] = defaultdict(Message)
    for path in sources(app, root):
        place = path.relative_to(root).as_posix()
        if path.suffix == ".py":
            messages = python_messages(path.read_bytes())
        else:
            messages = template_messages(path.read_text(encoding="utf-8"), place)
        for key, plural, comments in messages:
            message = found[key]
            message.plural = message.plural or plural
            message.places.add(place)
            message.comments.update(comments)
    return dict(found)


def catalogue_path(app: str, language: str, root: Path = ROOT) -> Path:
    return root / app / "locale" / language / "LC_MESSAGES" / "django.po"


def new_catalogue(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    return catalogue


def updated(old: polib.POFile | None, messages: dict[Key, Message], language: str) -> polib.POFile:
    """A catalogue of these texts, sorted, with the translations that are known."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in old or []}
    fresh = new_catalogue(language)
    count = 1 if language == "zh_Hans" else 2
    for (context, text), message in in_order(messages):
        before = known.get((context, text))
        entry = polib.POEntry(
            msgid=text,
            msgctxt=context,
            occurrences=[(place, "") for place in sorted(message.places)],
            comment="\n".join(sorted(message.comments)),
        )
        if "%(" in text or re.search(r"%[sd]", text):
            entry.flags.append("python-format")
        if message.plural:
            entry.msgid_plural = message.plural
            forms = before.msgstr_plural if before else {}
            entry.msgstr_plural = {number: forms.get(number, "") for number in range(count)}
        elif before:
            entry.msgstr = before.msgstr
        if before and "fuzzy" in before.flags:
            entry.flags.append("fuzzy")
        fresh.append(entry)
    # A text may come back (another branch, a colleague's next commit): its translation stays, struck out.
    for key, entry in sorted(known.items(), key=lambda item: (item[0][1], item[0][0] or "")):
        if key not in messages and entry.translated():
            entry.obsolete = True
            entry.occurrences = []
            fresh.append(entry)
    return fresh


def faults(catalogue: polib.POFile | None, messages: dict[Key, Message]) -> Iterator[str]:
    """What keeps the catalogue from being complete, one line each."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue or [] if not entry.obsolete}
    for key, message in in_order(messages):
        entry = known.pop(key, None)
        text = key[1]
        if entry is None:
            yield f"missing: {text!r} ({', '.join(sorted(message.places))})"
            continue
        forms = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
        if not forms or not all(forms):
            yield f"empty: {text!r}"
        if "fuzzy" in entry.flags:
            yield f"fuzzy: {text!r}"
        # A singular may leave its number out («one row»), anything else has to say what it is given.
        allowed = set(PLACEHOLDER.findall(text + message.plural))
        needed = set() if message.plural else allowed
        for form in filter(None, forms):
            if not needed <= set(PLACEHOLDER.findall(form)) <= allowed:
                yield f"placeholders differ: {text!r} → {form!r}"
    for _context, text in known:
        yield f"no longer used: {text!r}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail on any fault")
    options = parser.parse_args(arguments)
    if not settings.configured:
        settings.configure()
    wrong = 0
    for app in APPS:
        messages = extract(app)
        for language in PLURALS if messages else ():
            path = catalogue_path(app, language)
            old = polib.pofile(str(path), wrapwidth=100) if path.exists() else None
            if not options.check:
                old = updated(old, messages, language)
                path.parent.mkdir(parents=True, exist_ok=True)
                old.save(str(path))
            found = list(faults(old, messages))
            wrong += len(found)
            for line in found if options.check else ():
                print(f"{path.relative_to(ROOT)}: {line}")
            print(f"{app} {language}: {len(messages)} texts, {len(found)} to do", file=sys.stderr)
    return 1 if options.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
