"""Every kind of page of the demo: axe finds nothing, nothing overflows a phone, nothing fails.

The usual run looks at what two roles reach, in Chinese, on a wide screen, and whether each page fits
a phone; all roles, languages and widths are a trial of `make prove`.
"""

import os
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.db import connection

from cadreproj.management.prepare import logged_in
from scripts.crawl import LIMIT, Account, accounts, kind_of, pages, sign_in

pytestmark = pytest.mark.journey

WIDE, NARROW = 1440, 390
HEIGHT = 900
AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}
#: Pages of libraries, left as they come: (address, why).
EXEMPT = [
    (r"^/admin/", "Django's own admin and django-celery-beat's forms; only administrators meet it"),
    (r"^/api/", "the browsable API and Swagger UI; made for programs and their authors"),
]
ROLES = ("office", "municipal", "school", "appointment", "auditor", "system")
LANGUAGES = ("zh-hans", "en")
#: Fewer kinds than this, and the crawl has lost its way.
FEWEST = {"office": 60, "municipal": 40, "system": 3}
#: Kinds that the usual run knows before it stops looking for more: those nearest to the start page.
SOME = 170
#: So many tenths of a second a page may take to follow the size of its window.
_TURNS = 20
_OVERFLOW = """() => {
    const root = document.documentElement, most = root.clientWidth;
    if (root.scrollWidth <= most) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
        one => one.getBoundingClientRect().right > most + 1);
    return [`${root.scrollWidth} > ${most}`, ...wide.slice(0, 3).map(
        one => one.tagName + '.' + one.className)];
}"""


@pytest.fixture
def demo(transactional_db, tmp_path, monkeypatch) -> dict[str, Account]:
    """The small demo, committed; its accounts by user name."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    name = connection.settings_dict["NAME"]
    with logged_in(os.environ["DATABASE_OWNER_URL"], NAME=name):
        call_command("seed_demo", scale="small")
    text = (tmp_path / "demo-accounts").read_text(encoding="utf-8")
    return {one.username: one for one in accounts(text)}


class Audit:
    """Visits what an account reaches and gathers everything that is wrong, page by page."""

    def __init__(self, browser, address: str, known: set[str]):
        self.browser, self.address, self.known = browser, address, known
        self.axe, self.faults, self.kinds = Axe(), [], 0

    def walk(
        self, account: Account, language: str, *, most: int = LIMIT, narrow_too: bool = False
    ) -> None:
        """axe on each kind that is not known yet, and whether it fits a phone; also axe there."""
        for page, kind in self.visits(account, language, most):
            where = f"{account.username} {language} {kind}"
            self.ask_axe(page, where)
            page.set_viewport_size({"width": NARROW, "height": HEIGHT})
            if wide := self.overflow(page):
                self.fault(f"{where}: overflows at {NARROW}: {'; '.join(wide)}")
            if narrow_too:
                self.ask_axe(page, f"{where} at {NARROW}")
            page.set_viewport_size({"width": WIDE, "height": HEIGHT})

    @staticmethod
    def overflow(page) -> list[str]:
        """What is wider than the page, once layout and drawings have followed the new size."""
        wide = page.evaluate(_OVERFLOW)
        for _turn in range(_TURNS if wide else 0):
            page.wait_for_timeout(100)
            if not (wide := page.evaluate(_OVERFLOW)):
                break
        return wide

    def visits(self, account, language, most) -> Iterator[tuple]:
        context = self.browser.new_context(viewport={"width": WIDE, "height": HEIGHT})
        page = context.new_page()
        page.on("console", lambda message: self.heard(page, message.type, message.text))
        page.on("pageerror", lambda error: self.heard(page, "error", str(error)))
        sign_in(page, self.address, account, language)
        admin = account.username == "system"
        for kind, status in pages(page, self.address, admin=admin, most=most):
            self.kinds += 1
            if status >= 400:
                self.fault(f"{account.username} {kind}: answers {status}")
            if kind not in self.known and not is_exempt(kind):
                self.known.add(kind)
                yield page, kind
        context.close()

    def heard(self, page, kind: str, text: str) -> None:
        if kind == "error" and not is_exempt(kind_of(page.url)):
            self.fault(f"{kind_of(page.url)}: console says {text[:200]}")

    def ask_axe(self, page, where: str) -> None:
        for rule in self.axe.run(page, options=AXE).response["violations"]:
            for node in rule["nodes"][:3]:
                target = " ".join(map(str, node["target"]))
                self.fault(f"{where}: {rule['id']} at {target}: {node['html'][:160]}")

    def fault(self, text: str) -> None:
        self.faults.append(text)


def is_exempt(kind: str) -> bool:
    return any(re.match(pattern, kind) for pattern, _why in EXEMPT)


@pytest.fixture
def audit(live_server, chromium, demo):
    return Audit(chromium, f"{live_server.url}/", set())


def test_what_the_office_and_a_place_reach_in_chinese(audit, demo):
    audit.walk(demo["office"], "zh-hans", most=SOME)
    assert audit.kinds >= FEWEST["office"]
    audit.walk(demo["municipal"], "zh-hans", most=SOME)
    assert not audit.faults, "\n".join(audit.faults)


@pytest.mark.prove
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("username", ROLES)
def test_everything_that_a_role_reaches(audit, demo, username, language):
    audit.walk(demo[username], language, narrow_too=True)
    assert audit.kinds >= FEWEST.get(username, 20)
    assert not audit.faults, "\n".join(audit.faults)
