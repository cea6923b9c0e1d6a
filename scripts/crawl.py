"""Finds every kind of page that an account can reach by following links, in a real browser.

Pages are one kind when their addresses differ only in references, numbers and query values; of each
kind the first one met is visited. Nothing is posted: buttons are not pressed.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Error

_REFERENCE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=/)\d+(?=/)"
)
#: Downloads and the sign-out page are not pages to look at.
_LEFT_OUT = re.compile(
    r"/(logout|export|template|download|file|files|photo|schema|static|i18n|print\.pdf)\b"
)
_QUERY_KEPT = re.compile(r"^tab=\w+$")
#: Far more than there are: what stops a crawl that has lost its way.
LIMIT = 1_000


@dataclass(frozen=True)
class Account:
    username: str
    password: str
    role: str


def kind_of(url: str) -> str:
    """`/selection/nominations/<ref>/?tab=marks` for any nomination's marks."""
    parts = urlsplit(url)
    tabs = [item for item in parts.query.split("&") if _QUERY_KEPT.match(item)]
    return _REFERENCE.sub("<ref>", parts.path) + (f"?{tabs[0]}" if tabs else "")


def sign_in(page, address: str, account: Account, language: str) -> None:
    """Sign in through the form; the language is chosen by the cookie that the switch sets."""
    page.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page.goto(f"{address}accounts/login/")
    page.fill("input[name=login]", account.username)
    page.fill("input[name=password]", account.password)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    if "/accounts/login" in page.url:
        raise RuntimeError(f"{account.username} could not sign in at {address}")


def pages(
    page, address: str, *, admin: bool = False, most: int = LIMIT
) -> Iterator[tuple[str, int]]:
    """Visit one page of each kind, breadth first from the start page; yields (kind, status).

    `most`: no further kinds are looked for once so many are known.
    """
    queue = deque([address])
    seen = {kind_of(address)}
    while queue and len(seen) <= most:
        url = queue.popleft()
        try:
            answer = page.goto(url)
        except Error as stopped:
            if "Download is starting" not in stopped.message:
                raise
            continue  # a file: nothing to look at
        yield kind_of(page.url), answer.status if answer else 0
        for link in _links(page):
            link = urldefrag(link).url
            inside = link.startswith(address) and not _LEFT_OUT.search(urlsplit(link).path)
            if inside and (admin or "/admin/" not in link) and kind_of(link) not in seen:
                seen.add(kind_of(link))
                queue.append(link)


def _links(page) -> list[str]:
    return page.eval_on_selector_all("a[href]:not([download])", "all => all.map(one => one.href)")


def accounts(text: str) -> list[Account]:
    """Read the list that `make run` prints: user name, password, role, organisation."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"\s{2,}|\t", line.strip()) if cell.strip()]
        if len(cells) >= 3 and re.fullmatch(r"[\w.@-]+", cells[0]) and cells[0] != "user":
            found.append(Account(*cells[:3]))
    return found
