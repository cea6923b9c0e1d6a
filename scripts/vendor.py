"""Copy the few npm files that the pages use into static/vendor/ (`make vendor`; the result is committed).

Needs Node, and fonttools with brotli for the font of rare name characters. `make run` needs none of them.
"""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from scripts import old_css

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "static" / "vendor"
TABLER = "@tabler/core/dist"
FONTS = "@expo-google-fonts"

#: source below node_modules -> target below static/vendor
FILES = {
    f"{TABLER}/libs/tom-select/dist/js/tom-select.base.min.js": "tom-select.min.js",
    f"{TABLER}/libs/sortablejs/Sortable.min.js": "sortable.min.js",
    # "common" and not "simple": the simple build can neither draw SVG nor show a tooltip.
    "echarts/dist/echarts.common.min.js": "echarts.min.js",
    f"{FONTS}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf": "fonts/NotoSerifSC-Regular.ttf",
    f"{FONTS}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf": "fonts/NotoSansSC-Bold.ttf",
    "@tabler/icons/LICENSE": "licences/tabler-icons.txt",
    f"{TABLER}/libs/tom-select/LICENSE": "licences/tom-select.txt",
    f"{TABLER}/libs/sortablejs/LICENSE": "licences/sortablejs.txt",
    "echarts/LICENSE": "licences/echarts.txt",
    "echarts/NOTICE": "licences/echarts-notice.txt",
    "@fontsource-variable/noto-sans-sc/LICENSE": "licences/noto-sans-sc.txt",
    f"{FONTS}/noto-serif-sc/LICENSE_FONT": "licences/noto-serif-sc.txt",
}
STYLES = {
    f"{TABLER}/css/tabler.min.css": "tabler.css",
    f"{TABLER}/libs/tom-select/dist/css/tom-select.bootstrap5.min.css": "tom-select.css",
}
WEB_FONT = "@fontsource-variable/noto-sans-sc"
#: A static weight that has every rare character; only the difference to the web font is kept.
FULL_FONT = f"{FONTS}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*)\s*")


def install(folder: Path) -> Path:
    """The locked packages, their install scripts left out."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, folder / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=folder, check=True)
    return folder / "node_modules"


def copy_files(modules: Path) -> None:
    for source, target in FILES.items():
        path = TARGET / target
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".js":
            path.write_text(SOURCE_MAP.sub("", (modules / source).read_text("utf-8")), "utf-8")
        else:
            shutil.copy(modules / source, path)


def copy_styles(modules: Path) -> None:
    """The style sheets, said in the words of the oldest browser we serve."""
    tabler = (modules / next(iter(STYLES))).read_text("utf-8")
    tokens = (ROOT / "static" / "tokens.css").read_text("utf-8")
    for source, target in STYLES.items():
        text = SOURCE_MAP.sub("", (modules / source).read_text("utf-8"))
        text = text.replace(
            "var(--bs-", "var(--tblr-"
        )  # tom-select speaks to Bootstrap's own names
        (TARGET / target).write_text(old_css.translate(text, tabler, tokens), "utf-8")


def make_sprite(modules: Path) -> None:
    """One SVG with a <symbol> for each icon named in static/icons.txt."""
    symbols = []
    for name in (ROOT / "static" / "icons.txt").read_text("utf-8").split():
        text = (modules / f"@tabler/icons/icons/outline/{name}.svg").read_text("utf-8")
        body = text.partition("<svg")[2].partition(">")[2].rpartition("</svg>")[0]
        shapes = "".join(line.strip() for line in body.splitlines() if "M0 0h24v24H0z" not in line)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    sheet = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (TARGET / "icons.svg").write_text(sheet, "utf-8")


def copy_web_font(modules: Path) -> None:
    """The web font in its slices, and one file more for the rare characters of names."""
    files = TARGET / "fonts" / "files"
    shutil.copytree(modules / WEB_FONT / "files", files, dirs_exist_ok=True)
    css = (modules / WEB_FONT / "index.css").read_text("utf-8")
    covered: set[int] = set()
    for part in re.findall(r"unicode-range:\s*([^;]+);", css):
        for span in part.split(","):
            first, _dash, last = span.strip()[2:].partition("-")
            covered.update(range(int(first, 16), int(last or first, 16) + 1))
    have = set(TTFont(modules / FULL_FONT).getBestCmap())
    rare = sorted(code for code in have - covered if code > 0x3400)
    options = subset.Options(flavor="woff2", layout_features=[], hinting=False, notdef_outline=True)
    font = subset.load_font(modules / FULL_FONT, options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=rare)
    worker.subset(font)
    subset.save_font(font, files / "noto-sans-sc-rare.woff2", options)
    (TARGET / "fonts" / "noto-sans-sc.css").write_text(rare_face() + css, "utf-8")


def rare_face() -> str:
    """Its @font-face: stated first and broadly, so that it serves only what no later slice claims."""
    return (
        "/* rare characters of names */\n@font-face {\n  font-family: 'Noto Sans SC Variable';\n"
        "  font-style: normal;\n  font-display: swap;\n  font-weight: 100 900;\n"
        "  src: url(./files/noto-sans-sc-rare.woff2) format('woff2');\n"
        "  unicode-range: U+3400-4dbf,U+4e00-9fff,U+20000-323af;\n}\n\n"
    )


def write_versions(modules: Path) -> None:
    names = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    lines = [f"{name} {json.loads((modules / name / 'package.json').read_text('utf-8'))['version']}"
             for name in sorted(names)]  # fmt: skip
    (TARGET / "VERSIONS.txt").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        modules = install(Path(folder))
        copy_files(modules)
        copy_styles(modules)
        make_sprite(modules)
        copy_web_font(modules)
        write_versions(modules)


if __name__ == "__main__":
    main()
