"""Turn every django.po into the .mo that gettext reads at run time; no gettext program is needed.

Only what is older than its source is made again. Run by `make setup`.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def catalogues(root: Path = ROOT) -> list[Path]:
    """The project's own .po files: <app>/locale/<language>/LC_MESSAGES/django.po."""
    return sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))


def compile_changed(root: Path = ROOT) -> int:
    """Write the missing and outdated .mo files; returns how many."""
    made = 0
    for source in catalogues(root):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)  # whole or not at all: a server may be reading it
        made += 1
    return made


if __name__ == "__main__":
    print(f"translations: {compile_changed()} compiled")
