"""What lies under static/ can be served as it is: complete, without outside addresses, for old browsers."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
SHEETS = sorted(
    [*STATIC.glob("*.css"), *STATIC.glob("vendor/*.css"), *STATIC.glob("vendor/fonts/*.css")]
)
NEW_WORDS = ("oklch(", "color-mix(", "light-dark(", "@container", "@layer", "@property", "dvh")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_speaks_only_words_of_chromium_86(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
    found = [word for word in NEW_WORDS if word in text]
    assert not found
    own = sheet.parent == STATIC
    assert not (own and re.search(r":(has|is|where)\(", text))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_file_a_sheet_names_is_there(sheet):
    for address in re.findall(r"url\(\s*[\"']?(?!data:)([^\"')]+)", sheet.read_text("utf-8")):
        assert (sheet.parent / address).is_file()


def test_nothing_calls_outside_at_run_time():
    outside = re.compile(r"(?:src|href|url\(|import)\s*[=(]?\s*[\"'](?:https?:)?//", re.I)
    for path in [*SHEETS, STATIC / "app.js"]:
        assert not outside.search(path.read_text("utf-8")), path.name
        assert "sourceMappingURL" not in path.read_text("utf-8")


def test_every_icon_that_a_page_names_is_in_the_sprite():
    sprite = set(
        re.findall(r'<symbol id="([\w-]+)"', (STATIC / "vendor/icons.svg").read_text("utf-8"))
    )
    named = set()
    for page in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        named.update(re.findall(r'{%\s*icon "([\w-]+)"', page.read_text("utf-8")))
    assert named <= sprite
    assert sprite == set((STATIC / "icons.txt").read_text("utf-8").split())


def test_the_lock_holds_hashes_and_no_addresses():
    lock = json.loads((Path(settings.BASE_DIR) / "package-lock.json").read_text("utf-8"))
    packages = [value for name, value in lock["packages"].items() if name]
    assert all("integrity" in package and "resolved" not in package for package in packages)


def test_the_fonts_of_print_and_rare_names_are_there():
    fonts = STATIC / "vendor/fonts"
    assert (fonts / "NotoSerifSC-Regular.ttf").stat().st_size > 10_000_000
    assert (fonts / "NotoSansSC-Bold.ttf").stat().st_size > 10_000_000
    assert (fonts / "files/noto-sans-sc-rare.woff2").stat().st_size > 1_000_000
