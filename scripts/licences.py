"""The licences of everything installed from requirements.txt, as docs/licences.md.

python scripts/licences.py           write the list
python scripts/licences.py --check   fail when it is out of date or a licence is not on our list
"""

import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "licences.md"
HEAD = """# Licences of the dependencies

Made by `make docs` from the metadata of what `requirements.txt` installs; `make check` fails when a
licence appears that is not allowed in `scripts/licences.py`. Tools for tests and checks are not shipped.

| package | version | licence |
| --- | --- | --- |
"""

#: Words that mark a licence as one that a server program may depend on without further duties.
ALLOWED = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|HPND|MIT-CMU|MPL|Mozilla|LGPL\w*|"
    r"Lesser General|Unlicense|Public Domain|PostgreSQL|CC0|ZPL)\b",
    re.IGNORECASE,
)


def locked(text: str) -> list[str]:
    """Names in requirements.txt that apply to this platform."""
    lines = (line.rstrip("\\ ") for line in text.splitlines() if re.match(r"[a-z0-9]", line))
    wanted = map(Requirement, lines)
    return sorted(item.name for item in wanted if not item.marker or item.marker.evaluate())


def licence(package: Any) -> str:
    """The expression if given, else the classifiers, else the first line of the free text."""
    if expression := package.get("License-Expression"):
        return expression
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in package.get_all("Classifier", [])
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    free = (package.get("License") or "").strip().partition("\n")[0]
    return ", ".join(sorted(set(classifiers))) or free or "not stated"


def table() -> tuple[str, list[str]]:
    """The document, and the packages whose licence is not allowed."""
    rows, refused = [], []
    for name in locked((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        package = metadata.metadata(name)
        words = licence(package)
        rows.append(f"| {name} | {package['Version']} | {words} |")
        if not ALLOWED.search(words):
            refused.append(f"{name}: {words}")
    return HEAD + "\n".join(rows) + "\n", refused


def main() -> int:
    text, refused = table()
    if "--check" not in sys.argv:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(text, encoding="utf-8")
    for line in refused:
        print(f"licence not allowed: {line}", file=sys.stderr)
    stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
    if stale:
        print("docs/licences.md is out of date: run make docs", file=sys.stderr)
    return 1 if refused or stale else 0


if __name__ == "__main__":
    sys.exit(main())
