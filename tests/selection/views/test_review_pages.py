"""The pages of the qualification review: queue, case, exemptions, requests, letters."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selection.models import Exemption, Letter, Nomination, ReviewRequest, ReviewTerm, ReviewVerdict
from selection.services import nominations, queueing
from tests.factories.core import MembershipFactory
from tests.factories.planning import QualificationRuleFactory
from tests.factories.reviews import PDF, LetterFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


def paper():
    return SimpleUploadedFile("依据.pdf", PDF, "application/pdf")


@pytest.fixture
def cases(stage, people, now, today):
    """Three under review: two wait for proof of health, one of them came back after a return."""
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={})
    made = [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, person=person, place=stage.place,
            author=stage.author.user, approver=stage.approver.user, state="endorsed",
            review_due_on=today + datetime.timedelta(days=place - 1), returned=place // 2,
            endorsed_at=now - datetime.timedelta(days=place),
        )
        for place, person in enumerate(people[:3])
    ]  # fmt: skip
    with acting(stage.reviewer) as actor:
        queueing.refresh(actor=actor, now=now)
    return made


def page(client, name, *args, query="", status=200, **data):
    address = f"{reverse(f'selection:{name}', args=args)}{query}"
    answer = client.post(address, data) if data else client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer


def test_the_counters_are_the_lengths_of_their_lists(client, stage, cases):
    sign_in(client, stage.reviewer)
    text = page(client, "review-list").content.decode()
    counters = re.findall(
        r'href="/selection/review/(\?[^"]*)"[^>]*><span>[^<]*</span> <strong>(\d+)', text
    )
    assert len(counters) == 7
    for query, number in counters:
        shown = page(client, "review-list", query=query.replace("&amp;", "&")).content.decode()
        assert shown.count("<tr data-row") == int(number), query
    assert [n for _query, n in counters] == ["3", "1", "2", "0", "3", "0", "1"]


def test_the_queue_is_by_due_day_and_a_case_knows_its_neighbours(client, stage, cases):
    sign_in(client, stage.reviewer)
    text = page(client, "review-list").content.decode()
    places = [text.index(str(case.ref)) for case in cases]
    assert places == sorted(places)
    text = page(client, "review-detail", cases[1].ref).content.decode()
    assert "2 of 3 in the queue" in text
    assert str(cases[0].ref) in text
    assert str(cases[2].ref) in text
    text = page(client, "review-list", query="?again=yes").content.decode()
    assert "queue=again%3Dyes" in text
    text = page(client, "review-detail", cases[2].ref, query="?queue=again%3Dyes").content.decode()
    assert "1 of 1 in the queue" in text
    assert 'data-hotkey="n"' not in text


def test_a_verdict_is_noted_from_the_case_with_its_evidence(client, stage, cases):
    sign_in(client, stage.reviewer)
    ref = cases[0].ref
    assert "Health" in page(client, "review-detail", ref).content.decode()
    page(client, "review-judge", ref, "health", verdict="pass", reason="", status=422)
    page(
        client, "review-judge", ref, "health", verdict="pass", reason="Report seen",
        evidence=paper(), status=302,
    )  # fmt: skip
    text = page(client, "review-detail", ref).content.decode()
    assert "Report seen" in text
    assert "依据.pdf" in text
    with database.as_owner():
        assert ReviewVerdict.objects.get().reviewer_id == stage.reviewer.user_id
    page(client, "review-judge", ref, "unknown", status=404)


def test_the_place_checks_its_own_before_it_endorses(client, stage, cases):
    with database.as_owner():
        Nomination.objects.filter(pk=cases[0].pk).update(state="submitted", approver=None)
    sign_in(client, stage.approver)
    page(client, "review-judge", cases[0].ref, "health", verdict="needs_proof", status=302)
    page(client, "review-judge", cases[1].ref, "health", verdict="needs_proof", status=403)
    with database.as_owner():
        assert ReviewVerdict.objects.get().stage == "place"
    sign_in(client, stage.author)
    page(client, "review-judge", cases[0].ref, "health", verdict="needs_proof", status=403)
    sign_in(client, stage.neighbour)
    page(client, "review-detail", cases[0].ref, status=404)


def test_a_return_marks_fields_that_the_form_shows(client, stage, cases):
    sign_in(client, stage.reviewer)
    page(client, "nomination-return", cases[0].ref, mark_grounds="Too general", status=422)
    page(
        client, "nomination-return", cases[0].ref, reason="Please complete",
        mark_grounds="Too general", status=302,
    )  # fmt: skip
    page(client, "nomination-return", cases[0].ref, status=409)
    sign_in(client, stage.author)
    text = page(client, "nomination-edit", cases[0].ref).content.decode()
    assert text.count("Too general") >= 2


def test_passing_an_amber_case_asks_for_the_reason(client, stage, cases):
    sign_in(client, stage.reviewer)
    assert "Health" in page(client, "nomination-qualify", cases[0].ref).content.decode()
    page(client, "nomination-qualify", cases[0].ref, reason=" ", status=422)
    page(client, "nomination-qualify", cases[0].ref, reason="Report seen", status=302)
    with database.as_owner():
        assert Nomination.objects.get(pk=cases[0].pk).state == "qualified"


def test_an_exemption_is_proposed_on_a_page_and_signed_by_the_office(client, stage, people, cases):
    with database.as_owner():
        type(people[0]).objects.filter(pk=people[0].pk).update(level_since="2009-06")
    QualificationRuleFactory(
        edition=stage.edition, key="years_at_level_min", parameters={"years": 4}
    )
    sign_in(client, stage.reviewer)
    data = {
        "key": "years_at_level_min", "ground": "tested", "reason": "Flood", "declared": "on",
    }  # fmt: skip
    page(client, "nomination-exempt", cases[0].ref, **data, status=422)
    page(client, "nomination-exempt", cases[0].ref, **data, document=paper(), status=302)
    with database.as_owner():
        made = Exemption.objects.get()
    assert (
        client.post(
            reverse("selection:exemption-move", args=[made.ref, "grant"]), {"reason": "x"}
        ).status_code
        == 403
    )
    sign_in(client, stage.office)
    assert "Flood" in page(client, "exemption-detail", made.ref).content.decode()
    assert cases[0].name in page(client, "exemption-list").content.decode()
    assert (
        client.post(
            reverse("selection:exemption-move", args=[made.ref, "grant"]), {"reason": "Agreed"}
        ).status_code
        == 302
    )
    with database.as_owner():
        assert Exemption.objects.get().state == "granted"


def test_a_request_is_written_down_in_time_and_decided_by_others(client, stage, cases, now, today):
    with acting(stage.reviewer) as actor:
        nominations.reject(cases[0], ground="age", reason="Too old", actor=actor, now=now)
    sign_in(client, stage.author)
    assert "request-review" in page(client, "nomination-detail", cases[0].ref).content.decode()
    late = today + datetime.timedelta(days=60)
    answer = page(
        client, "nomination-request", cases[0].ref, received_on=late, body="Why?", status=422
    )
    assert "too late" in answer.content.decode()
    page(client, "nomination-request", cases[0].ref, received_on=today, body="Why?", status=302)
    with database.as_owner():
        made = ReviewRequest.objects.get()
    move = reverse("selection:reviewrequest-move", args=[made.ref, "uphold"])
    sign_in(client, stage.reviewer)
    assert client.post(move, {"reason": "Right"}).status_code == 403
    other = MembershipFactory(role="qualification_reviewer")
    sign_in(client, other)
    assert "Why?" in page(client, "reviewrequest-detail", made.ref).content.decode()
    assert client.post(move, {"reason": "Right"}).status_code == 302


def test_a_letter_is_read_in_two_languages_and_drawn(client, stage, cases):
    letter = LetterFactory(nomination=cases[0])
    sign_in(client, stage.author)
    text = page(client, "letter-detail", letter.ref).content.decode()
    assert "资格审查结果通知书" in text
    assert "you do not qualify" in text
    answer = client.post(reverse("selection:letter-draw", args=[letter.ref]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    answer = client.post(reverse("selection:letter-many"), {"ref": str(letter.ref)})
    assert "1 letter will be drawn" in answer.content.decode()
    answer = client.post(reverse("selection:letter-many"), {"ref": str(letter.ref), "confirm": "1"})
    assert answer.status_code == 302
    sign_in(client, stage.neighbour)
    page(client, "letter-detail", letter.ref, status=404)


def test_false_data_cancel_with_ground_and_document(client, stage, cases):
    sign_in(client, stage.office)
    data = {"ground": "education", "reason": "Forged diploma"}
    page(client, "nomination-cancel", cases[0].ref, **data, status=422)
    page(client, "nomination-cancel", cases[0].ref, **data, document=paper(), status=302)
    assert "Forged diploma" in page(client, "nomination-detail", cases[0].ref).content.decode()
    with database.as_owner():
        assert Letter.objects.get().kind == "cancelled"


def test_periods_and_reminders_have_their_pages(client, stage, cases):
    sign_in(client, stage.office)
    data = {
        "edition": str(stage.edition.ref), "term": "request", "days": "7",
        "effective_from": "2011-03-01", "legal_basis": "Notice 12",
    }  # fmt: skip
    page(client, "review-terms", **data, status=302)
    assert "Notice 12" in page(client, "review-terms").content.decode()
    with database.as_owner():
        assert ReviewTerm.objects.get().days == 7
    text = page(client, "review-reminders").content.decode()
    assert "Qualification reviewer" in text
    sign_in(client, stage.reviewer)
    assert client.post(reverse("selection:review-refresh")).status_code == 302
