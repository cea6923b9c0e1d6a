"""The sheet of a committee member, as long as the whole municipal tier."""

import pytest
from django.urls import reverse

from selection.services import voting
from selection.services.voting import Line, Sheet

pytestmark = pytest.mark.django_db
PEOPLE, PLACES = 2_104, 17


@pytest.fixture
def cast(monkeypatch):
    """What reached the box; the code opens a sheet of everybody."""
    lines = [
        Line(n, f"测试{n}", "镇长", f"示例市{n * PLACES // PEOPLE + 1:02d}", True)
        for n in range(PEOPLE)
    ]
    found = []
    monkeypatch.setattr(voting, "sheet_for", lambda code: Sheet(False, True, lines))
    monkeypatch.setattr(voting, "cast", lambda code, *given: found.append(given) or True)
    return found


def send(client, **votes):
    url = reverse("selection:committee-ballot")
    language = {"Accept-Language": "en"}
    return client.post(url, {"code": "AAAA-AAAA-AAAA", **votes}, headers=language)


def test_a_sheet_goes_place_by_place(client, cast):
    answer = send(client)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count("data-vote-group") == html.count('href="#place-') == PLACES
    assert html.count("<fieldset") == PEOPLE


def test_whoever_is_missing_is_named_and_nothing_is_cast(client, cast):
    votes = {f"vote_{n}": "agree" for n in range(PEOPLE) if n not in (7, 1_900)}
    answer = send(client, cast="1", **votes)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "2 are still missing, the first is 测试7" in html
    assert html.count("is-missing") == 2
    assert html.count("checked") == PEOPLE - 2
    assert not cast


def test_votes_on_all_and_reconsidering_all_fit_into_one_form(client, cast):
    votes = {f"vote_{n}": "disagree" for n in range(PEOPLE)}
    again = {f"reopen_{n}": "on" for n in range(PEOPLE)}
    assert send(client, cast="1", **votes, **again).status_code == 200
    ((given, reopened),) = cast
    assert len(given) == len(reopened) == PEOPLE
