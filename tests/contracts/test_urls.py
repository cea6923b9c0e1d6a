"""Every address × every role and nobody × the own place and its sister, as the table says."""

import pytest
from django.core.cache import cache

from tests.contracts import asking
from tests.contracts.asking import NOBODY
from tests.contracts.urls import EXEMPT
from tests.contracts.urls_outside import TABLE
from tests.contracts.world import TOKENS

EVERY_LINE = pytest.mark.parametrize("line", sorted(TABLE))


@pytest.fixture(autouse=True)
def empty_cache(whole_world):
    """Sign-ins outlast one question; only the counters of the throttles go."""
    yield
    users = [actor.user_id for actor in whole_world.actors.values()]
    cache.delete_many(f"throttle_{scope}_{user}" for scope in ("read", "write") for user in users)


def test_the_table_has_a_line_for_every_address():
    names = set(asking.every_name())
    lines = {asking.url_name(line) for line in TABLE}
    assert {name for name in names if not asking.is_exempt(name)} - lines == set()
    assert lines - names == set()


def test_no_exemption_is_kept_in_vain():
    names = set(asking.every_name())
    assert [key for key in EXEMPT if not any(name.startswith(key) for name in names)] == []


def foreign_token(world, who: str) -> tuple[str, ...]:
    """What somebody of one place must never read."""
    if who == NOBODY:
        return TOKENS[0] + TOKENS[1]
    actor = world.actors[who]
    places = [row.org_path for row in world.rows["team"]]
    return tuple(
        word
        for path, words in zip(places, TOKENS, strict=True)
        if not path.startswith(actor.path) and not actor.path.startswith(path)
        for word in words
    )


def judge(line, world) -> list[str]:
    wrong = []
    for who, method, row in asking.cells(line, world):
        url, response = asking.ask(line, world, who, method, row)
        right = asking.expected(line, world, who, row, url)
        what = f"{who} {method} {url} ({row})"
        if response.status_code not in right:
            wrong.append(f"{what}: {response.status_code}, not {sorted(right)}")
        elif who == NOBODY and not TABLE[line].public and not asking.leads_to_login(response):
            wrong.append(f"{what}: leads to {response.url}")
        text = asking.content(response)
        if seen := [word for word in foreign_token(world, who) if word in text]:
            wrong.append(f"{what}: shows {seen}")
    return wrong


@EVERY_LINE
def test_an_address_answers_each_role_as_the_table_says(line, world):
    wrong = judge(line, world)
    assert wrong == [], "\n".join(wrong)
