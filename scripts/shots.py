"""Screenshots of every page in three languages and two widths into var/shots/.

Starts the program when it does not run already. `python scripts/shots.py --languages zh-hans --roles
programme_office` looks at less.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cadreproj.embedded.paths import ROOT, Home
from scripts.crawl import accounts, pages, sign_in
from tests.plugins.journeys import ADVICE, FLAGS, chromium

SIZES = {"wide": (1440, 900), "phone": (390, 844)}
LANGUAGES = ("zh-hans", "en", "es")


def main() -> int:
    options = arguments()
    binary = chromium()
    if binary is None:
        print(f"No Chromium was found: {ADVICE}.", file=sys.stderr)
        return 1
    home = Home.current()
    process, address = (None, options.address) if options.address else start()
    try:
        kept = accounts(home.demo_accounts.read_text(encoding="utf-8"))
        chosen = [one for one in kept if not options.roles or one.role in options.roles]
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=binary, args=FLAGS)
            for language in options.languages:
                for account in chosen:
                    shoot(browser, address, account, language, home.var / "shots")
            browser.close()
    finally:
        if process is not None:
            process.terminate()
            process.wait(timeout=60)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--address", default="", help="of a running program, as it printed it: http://…:8000/"
    )
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, choices=LANGUAGES)
    parser.add_argument("--roles", nargs="*", default=())
    return parser.parse_args()


def start() -> tuple[subprocess.Popen, str]:
    """`manage.py up` as a child; its «Ready:» line names the address."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    for line in process.stdout:
        print(line, end="")
        if found := re.search(r"Ready: (\S+)", line):
            return process, found.group(1)
    raise RuntimeError("The program did not start; see above.")


def shoot(browser, address, account, language, folder: Path) -> None:
    """Every page that one account reaches, in one language, at each width."""
    for name, (width, height) in SIZES.items():
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        sign_in(page, address, account, language)
        target = folder / language / account.role / name
        target.mkdir(parents=True, exist_ok=True)
        count = 0
        for kind, status in pages(page, address, admin=True):
            shot = re.sub(r"[^\w=-]+", "_", kind).strip("_") or "home"
            page.screenshot(path=str(target / f"{shot}.png"), full_page=True)
            count += 1
            if status >= 400:
                print(f"  {status}: {kind} as {account.role}", file=sys.stderr)
        print(f"{language} {account.role} {name}: {count} pages")
        context.close()


if __name__ == "__main__":
    raise SystemExit(main())
