"""The pages of the exam: each answers, the acts work, and no page joins a script to a person."""

import io

import pytest
from django.urls import reverse

from selection.models import ExamSession, Incident, Paper, Sitting
from tests.factories import exam
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.selection.exam.test_papers import settle
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    """A request enters its scope itself."""


def url(name, row=None, *args):
    return reverse(f"selection:{name}", args=[row.ref, *args] if row else args)


def ok(client, *addresses):
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def done(client, address, **data):
    answer = client.post(address, data)
    assert answer.status_code == 302, (address, answer.status_code, _faults(answer))
    return answer["Location"]


def _faults(answer):
    form = (answer.context or {}).get("form") if answer.context else None
    return form.errors if form else ""


def only(model):
    with database.as_owner():
        return model.objects.get()


def test_a_session_is_planned_seated_kept_and_closed_on_its_pages(client, stage, candidates):
    sign_in(client, stage.exam)
    ok(client, url("session-list"), url("session-create"))
    done(
        client,
        url("session-create"),
        tier="municipal", name="笔试", held_on="2026-03-19", starts_at="09:00", ends_at="11:30",
    )  # fmt: skip
    session = only(ExamSession)
    ok(client, *(url(name, session) for name in ("session-detail", "session-edit", "session-room")))
    done(client, url("session-room", session), site="一中", name="一班", rows_of_seats=4, columns=5)
    ok(client, url("session-seat", session))
    done(client, url("session-seat", session), seed="7")
    with database.as_owner():
        room = session.rooms.get()
        sitting = session.sittings.select_related("nomination").order_by("seat").first()
    page = ok(client, url("room-detail", room), url("sitting-list"), url("sitting-detail", sitting))
    assert sitting.nomination.exam_number in page
    for name in (
        "session-tickets",
        "session-print-door",
        "session-print-plan",
        "session-print-sign",
    ):
        assert client.post(url(name, session)).status_code in (200, 302)
    ticket = client.post(url("sitting-ticket", sitting))
    assert b"".join(ticket.streaming_content).startswith(b"%PDF")
    ok(client, url("sitting-seat", sitting), url("room-attendance", room))
    done(
        client,
        url("sitting-seat", sitting),
        room=str(room.ref),
        row="4",
        column="5",
        reason="靠门。",
    )
    done(client, url("room-attendance", room), absent=[str(sitting.ref)])
    done(client, url("session-move", session, "close_attendance"))
    with database.as_owner():
        session.refresh_from_db()
        sitting.refresh_from_db()
    assert (session.state, sitting.attendance) == ("held", "absent")
    ok(client, url("sitting-incident", sitting), url("incident-list"))
    where = done(
        client, url("sitting-incident", sitting), code="notes", facts="夹带。",
        first_invigilator="甲", second_invigilator="乙",
    )  # fmt: skip
    ok(client, where)
    sign_in(client, stage.office)
    done(client, url("incident-move", only(Incident), "void"), reason="查实。")
    ok(client, where)


def test_a_place_prints_the_tickets_of_its_own_people(client, stage, candidates, now):
    session = exam.seated(stage, now)
    sign_in(client, stage.author)
    ok(client, url("session-list"), url("session-detail", session), url("sitting-list"))
    assert client.post(url("session-tickets", session)).status_code == 302
    sign_in(client, stage.neighbour)
    assert client.post(url("session-tickets", session)).status_code == 422
    with database.as_owner():
        sitting = Sitting.objects.first()
    assert client.post(url("sitting-ticket", sitting)).status_code == 404


def test_a_paper_is_coded_marked_opened_and_frozen_on_its_pages(client, stage, session, now):
    people = [MembershipFactory(role="examiner") for _marker in range(2)]
    sign_in(client, stage.exam)
    ok(client, url("session-paper", session))
    done(
        client, url("session-paper", session), component="written", step="0.5", is_double="on",
        tolerance="5",
    )  # fmt: skip
    paper = only(Paper)
    ok(client, url("paper-list"), url("paper-detail", paper))
    done(client, url("paper-move", paper, "assign_codes"))
    ok(client, url("paper-assign", paper))
    done(client, url("paper-assign", paper), markers=[str(p.user_id) for p in people], seed="3")
    ok(client, url("paper-detail", paper), url("paper-round", paper), url("sheet-list"))
    for person in people:
        sign_in(client, person)
        with database.as_owner():
            sheet = paper.sheets.get(marker=person.user)
            codes = list(sheet.marks.values_list("code", flat=True))
        page = ok(client, url("sheet-list"), url("sheet-detail", sheet), url("sheet-enter", sheet))
        assert all(code in page for code in codes)
        wrong = client.post(url("sheet-enter", sheet), {f"m{codes[0]}": "101"})
        assert wrong.status_code == 422
        done(client, url("sheet-enter", sheet), **{f"m{code}": "70.5" for code in codes})
        done(client, url("sheet-move", sheet, "seal"))
        assert client.get(url("sheet-enter", sheet)).status_code == 409
        assert client.get(url("paper-detail", paper)).status_code == 403
    sign_in(client, stage.exam)
    done(client, url("paper-move", paper, "seal"))
    ok(client, url("paper-open", paper))
    done(client, url("paper-open", paper), reason="开启。")
    sign_in(client, stage.office)
    ok(client, url("paper-detail", paper), url("sheet-unseal", sheet))
    done(client, url("paper-open", paper), reason="开启。")
    done(client, url("paper-move", paper, "release"))
    ok(client, url("paper-detail", paper), url("sheet-detail", sheet))
    assert only(Paper).state == "released"


def test_two_clerks_key_and_a_third_adjudicates_on_their_pages(
    client, stage, session, clerk, third_clerk, now
):
    paper, _examiners = exam.marked(stage, now, session, is_keyed=True, is_double=False, markers=1)
    with database.as_owner():
        sheet = paper.sheets.get()
        codes = list(sheet.marks.order_by("code").values_list("code", flat=True))
    given = {f"m{code}": "70" for code in codes}
    for person, slip in ((stage.exam, "70"), (clerk, "7")):
        sign_in(client, person)
        page = ok(client, url("sheet-key", sheet))
        assert 'value="70"' not in page, "the second clerk sees the first entry"
        done(client, url("sheet-key", sheet), **given | {f"m{codes[0]}": slip})
    sign_in(client, third_clerk)
    assert sheet.serial in ok(client, url("paper-detail", paper))
    page = ok(client, url("sheet-adjudicate", sheet))
    assert "70 / 7" in page
    done(client, url("sheet-adjudicate", sheet), **{f"m{codes[0]}": "70"})
    done(client, url("sheet-move", sheet, "seal"))
    ok(client, url("sheet-detail", sheet))


def test_an_entry_is_imported_from_a_table(client, stage, session, clerk, now):
    paper, _examiners = exam.marked(stage, now, session, is_keyed=True, is_double=False, markers=1)
    with database.as_owner():
        sheet = paper.sheets.get()
        codes = list(sheet.marks.order_by("code").values_list("code", flat=True))
    sign_in(client, clerk, "zh-hans")
    ok(client, url("sheet-import"))
    lines = [f"{sheet.serial},{code},70" for code in codes]

    def upload(text):
        from_file = {"file": _file("\n".join(["Serial number,Code number,Mark", *text]))}
        return client.post(url("sheet-import"), from_file)["Location"]

    assert client.get(upload(lines[1:])).context["faults"]
    run = upload(lines)
    assert not client.get(run).context["faults"]
    done(client, run, act="confirm")
    with database.as_owner():
        sheet.refresh_from_db()
        assert sheet.first_clerk == clerk.user
        assert sheet.keyed.filter(entry=1, mark=70).count() == len(codes)


def _file(text):
    file = io.BytesIO(text.encode("utf-8-sig"))
    file.name = "entry.csv"
    return file


def test_before_opening_no_page_shows_a_code_beside_a_person(client, stage, session, now):
    paper, examiners = exam.marked(stage, now, session)
    with acting(stage.office):
        settle(stage, now, paper, examiners)
    with database.as_owner():
        codes = set(paper.scripts.values_list("code", flat=True))
        people = {
            word
            for sitting in session.sittings.select_related("nomination")
            for word in (sitting.nomination.name, sitting.nomination.exam_number)
        }
        nominee = session.sittings.select_related("nomination").first().nomination
        sheets = list(paper.sheets.all())
    pages = [
        url("paper-list"), url("paper-detail", paper), url("sheet-list"), url("mark-list"),
        *(url("sheet-detail", sheet) for sheet in sheets), url("sitting-list"),
        nominee.get_absolute_url(), f"{nominee.get_absolute_url()}?tab=score",
        *(f"/api/v1/{name}/" for name in ("papers", "exam-seats", "exam-sessions", "nominations")),
    ]  # fmt: skip
    for person in (stage.exam, stage.office):
        sign_in(client, person)
        for address in pages:
            answer = client.get(address)
            assert answer.status_code in (200, 403), address
            text = answer.content.decode()
            with_code = any(code in text for code in codes)
            with_name = any(word in text for word in people)
            assert not (with_code and with_name), address
    with acting(stage.office):
        assert not nominee.marks.exists()


@pytest.mark.parametrize("kind", ["session", "sitting", "incident", "paper", "sheet"])
def test_each_list_speaks_each_language(client, stage, session, now, kind):
    exam.marked(stage, now, session)
    exam_officer = stage.exam
    for language in ("en", "zh-hans", "es"):
        sign_in(client, exam_officer, language)
        assert client.get(url(f"{kind}-list")).status_code == 200
