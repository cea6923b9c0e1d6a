"""An import taken back as one act, as far as nobody has worked on it since."""

import pytest
from django.urls import reverse

from core.audit.models import AuditEntry
from core.exchange.models import ImportRun
from selection.models import Nomination
from selection.services import nominations
from tests.factories.candidates import DuplicateFactory, PersonFactory
from tests.plugins import database
from tests.selection.test_exchange import upload
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db

HEAD = "name,tier,field,grounds,met_on,present,agreed\n"


def line(name, stage):
    return f"{name},municipal,{stage.field.field},a,2011-02-01,9,8\n"


@pytest.fixture
def written(client, stage):
    """Three people imported by one sheet; the address of its page."""
    for name in ("岑甲", "岑乙", "岑丙"):
        PersonFactory(organisation=stage.place, name=name)
    sign_in(client, stage.author)
    text = HEAD + "".join(line(name, stage) for name in ("岑甲", "岑乙", "岑丙"))
    page = upload(client, "nomination", text).redirect_chain[-1][0]
    assert client.post(page, {"act": "confirm"}).status_code == 302
    return page


def states():
    with database.as_owner():
        return dict(Nomination.objects.values_list("name", "state"))


def test_an_import_is_taken_back_as_one_act_but_for_what_was_worked_on(client, stage, written, now):
    with acting(stage.author) as actor:
        nominations.submit(Nomination.objects.get(name="岑乙"), actor=actor, now=now)
    page = client.get(written)
    assert page.context["undoable"] == 2
    assert [(row.name, bool(why)) for row, why in page.context["stay"]] == [("岑乙", True)]
    assert client.post(written, {"act": "undo"}).status_code == 409  # no reason
    assert client.post(written, {"act": "undo", "reason": "名单有误"}).status_code == 302
    assert states() == {"岑甲": "withdrawn", "岑乙": "submitted", "岑丙": "withdrawn"}
    with database.as_owner():
        run = ImportRun.objects.get()
        assert (run.state, run.result["taken_back"], run.result["stay"]) == ("undone", 2, 1)
        entry = AuditEntry.objects.get(action="importrun.undo")
    assert (entry.reason, entry.after["taken_back"]) == ("名单有误", 2)
    assert client.post(written, {"act": "undo", "reason": "再来"}).status_code == 409
    assert "岑乙" in client.get(written).content.decode()


def test_nothing_left_to_take_back_is_said(stage, client, written, now):
    with acting(stage.author) as actor:
        nominations.submit_many(Nomination.objects.all(), actor=actor, now=now)
    answer = client.post(written, {"act": "undo", "reason": "名单有误"})
    assert answer.status_code == 409
    assert set(states().values()) == {"submitted"}


def test_the_list_of_imports_shows_states_and_leads_to_each(client, stage, written):
    page = client.get(reverse("selection:nomination-imports"))
    assert written in page.content.decode()
    sign_in(client, stage.approver)
    assert written not in client.get(reverse("selection:nomination-imports")).content.decode()


def test_two_records_of_one_name_are_asked_about_and_the_choice_holds(client, stage):
    one, other = (PersonFactory(organisation=stage.place, name="岑甲") for _n in range(2))
    sign_in(client, stage.author)
    page = upload(client, "nomination", HEAD + line("岑甲", stage))
    [question] = page.context["questions"]
    assert {value for value, _label in question.options} == {str(one.ref), str(other.ref)}
    address = page.redirect_chain[-1][0]
    page = client.post(address, {"act": "repair", "cell.2.record": str(other.ref)}, follow=True)
    assert page.context["run"].faults == []
    client.post(address, {"act": "confirm"})
    with database.as_owner():
        assert Nomination.objects.get().person == other


@pytest.mark.parametrize("answer", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_answer_that_names_nobody_settles_nothing(client, stage, answer):
    for _n in range(2):
        PersonFactory(organisation=stage.place, name="岑甲")
    sign_in(client, stage.author)
    address = upload(client, "nomination", HEAD + line("岑甲", stage)).redirect_chain[-1][0]
    page = client.post(address, {"act": "repair", "cell.2.record": answer}, follow=True)
    assert len(page.context["run"].faults) == 1


def test_a_person_on_record_twice_is_told_apart_in_the_flow(client, stage):
    one = PersonFactory(organisation=stage.place, name="岑甲")
    pair = DuplicateFactory(
        first=one, second=PersonFactory(organisation=stage.place, name="岑甲甲")
    )
    sign_in(client, stage.author)
    page = upload(client, "nomination", HEAD + line("岑甲", stage))
    [question] = page.context["questions"]
    assert question.apart == str(pair.ref)
    address = page.redirect_chain[-1][0]
    assert any(address in url for _label, url in question.links)
    page = client.post(
        address, {"act": "apart", "pair": str(pair.ref), "reason": "同名"}, follow=True
    )
    assert page.context["run"].faults == []
    with database.as_owner():
        pair.refresh_from_db()
    assert pair.state == "dismissed"
    assert client.post(address, {"act": "apart", "pair": "x", "reason": "y"}).status_code == 404


def test_a_line_is_left_out_and_taken_in_again(client, stage):
    PersonFactory(organisation=stage.place, name="岑甲")
    sign_in(client, stage.author)
    page = upload(client, "nomination", HEAD + line("岑甲", stage) + line("查无此人", stage))
    address = page.redirect_chain[-1][0]
    page = client.post(address, {"act": "repair", "cell.3.-": "1"}, follow=True)
    assert (page.context["run"].faults, page.context["left_out"]) == ([], [3])
    page = client.post(address, {"act": "repair", "cell.3.-": ""}, follow=True)
    assert [fault["line"] for fault in page.context["run"].faults] == [3]
    both = {"act": "repair", "cell.2.-": "1", "cell.3.-": "1"}
    assert client.post(address, both).status_code == 422


def test_an_import_cannot_be_taken_back_before_it_is_written(stage, client):
    PersonFactory(organisation=stage.place, name="岑甲")
    sign_in(client, stage.author)
    address = upload(client, "nomination", HEAD + line("岑甲", stage)).redirect_chain[-1][0]
    assert client.post(address, {"act": "undo", "reason": "x"}).status_code == 409
