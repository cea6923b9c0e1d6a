"""Desks: signed-in pages of several people at once, on one live server."""

import pytest
from playwright.sync_api import ConsoleMessage, Response

from tests.journeys import steps
from tests.journeys import world as worlds


@pytest.fixture
def world(transactional_db):
    """Committed rows: the server and the worker see them."""
    return worlds.build()


class Complaints:
    """What a browser or the server says that nobody should ever hear."""

    def __init__(self):
        self.heard = []

    def listen(self, page):
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.heard.append(f"{page.url}: {error}"))
        page.on("response", self.response)

    def console(self, message: ConsoleMessage):
        # A refused request is told of by its status; every other error is one of ours.
        told = ("Failed to load resource", "Response Status Error")
        if message.type == "error" and not any(text in message.text for text in told):
            self.heard.append(f"{message.location.get('url')}: {message.text}")

    def response(self, response: Response):
        if response.status >= 500:
            self.heard.append(f"{response.status} {response.url}")


@pytest.fixture
def complaints():
    found = Complaints()
    yield found
    assert found.heard == []


@pytest.fixture
def desk(live_server, chromium, complaints):
    """`desk(world.office)`: this person's page, signed in through the form at the first call."""
    pages = {}

    def sit_down(membership):
        if membership.pk not in pages:
            context = chromium.new_context(
                base_url=live_server.url,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
                viewport={"width": 1440, "height": 900},
            )
            context.set_default_timeout(steps.PATIENCE)
            page = pages[membership.pk] = context.new_page()
            complaints.listen(page)
            steps.sign_in(page, membership.user.username)
        return pages[membership.pk]

    yield sit_down
    for page in pages.values():
        page.context.close()
