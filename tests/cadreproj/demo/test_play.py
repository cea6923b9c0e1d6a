"""The demo is the product at work: totals tie, the ledger agrees with every state."""

import os

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count

from appointment.models import Appointment, ReserveEntry
from cadreproj.management.prepare import logged_in
from candidates.models import ExportRequest, ImportBatch, Person
from core.orgs.models import Membership
from planning.models import Edition, Quota
from selection.models import (
    Exemption,
    Interview,
    InterviewMark,
    Nomination,
    ReviewRequest,
    Seat,
    Trainee,
)
from tests.contracts import replay
from tests.plugins import database
from tracking.models import Review
from training.models import Enrolment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def demo(tmp_path, monkeypatch):
    """The demo of a scale, loaded as the owner; reads as the owner inside."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))

    def load(scale):
        name = connection.settings_dict["NAME"]
        with logged_in(os.environ["DATABASE_OWNER_URL"], NAME=name):
            call_command("seed_demo", scale=scale)

    return load


def by_state(model, **narrow) -> dict[str, int]:
    rows = model.objects.filter(**narrow).order_by().values_list("state")
    return dict(rows.annotate(Count("pk")))


def test_the_small_demo_ties_and_its_ledger_is_intact(demo, capsys, tmp_path):
    demo("small")
    call_command("verify_ledger")
    assert "intact" in capsys.readouterr().out
    with database.as_owner():
        finished, running = Edition.objects.order_by("year")
        confirmed = Nomination.objects.filter(edition=finished, state="confirmed")
        trainees = Trainee.objects.filter(edition=finished)
        assert Nomination.objects.filter(edition=finished).count() == 60
        assert confirmed.count() == trainees.count() == 18
        appointed = Appointment.objects.values("trainee").distinct().count()
        left = trainees.filter(state="adjusted_out").count()
        reserve = by_state(ReserveEntry)
        assert appointed + reserve["active"] + left == 18
        assert reserve.get("removed", 0) == left > 0
        assert by_state(Review, cycle__year=2012) == {"confirmed": 18}
        assert set(by_state(Nomination, edition=running)) >= {"draft", "submitted", "endorsed"}
        under_review = Nomination.objects.filter(edition=running, state="endorsed")
        assert set(under_review.values_list("light", flat=True)) == {"green", "amber", "red"}
        assert under_review.filter(returned=1).exists()
        assert by_state(Nomination, edition=running)["returned"] == 1
        assert Nomination.objects.filter(edition=running, organisation__kind="county").exists()
        assert by_state(Exemption) == {"proposed": 1}
        assert by_state(ReviewRequest) == {"received": 1}
        assert by_state(ExportRequest) == {"asked": 1}
        assert ImportBatch.objects.get().differing == 1
        held, under_way = Interview.objects.order_by("pk")
        assert held.released_at is not None
        assert under_way.drawn_at is not None
        marks = InterviewMark.objects.filter(seat__board__interview=under_way)
        assert marks.filter(submitted_at__isnull=False).exists()
        assert marks.filter(submitted_at__isnull=True, mark__isnull=False).exists()
        assert marks.filter(mark__isnull=True).exists()
        assert replay.faults() == []
    listed = (tmp_path / "demo-accounts").read_text(encoding="utf-8").splitlines()
    assert len(listed) == 20
    assert (tmp_path / "demo-accounts").stat().st_mode & 0o777 == 0o600


def test_every_printed_account_can_sign_in(demo, client, tmp_path):
    demo("small")
    for line in (tmp_path / "demo-accounts").read_text(encoding="utf-8").splitlines()[1:]:
        username, password, role, _place = line.split(maxsplit=3)
        assert client.login(username=username, password=password), username
        with database.as_owner():
            assert Membership.objects.get(user__username=username).role == role


@pytest.mark.prove
def test_the_hubei_demo_has_the_published_totals(demo):
    demo("hubei")
    call_command("verify_ledger")
    with database.as_owner():
        edition = Edition.objects.get(year=2011)
        assert Nomination.objects.filter(edition=edition).count() == 6_640
        assert dict(
            Trainee.objects.filter(edition=edition)
            .order_by()
            .values_list("tier")
            .annotate(Count("pk"))
        ) == {"provincial": 80, "municipal": 2_080}
        assert Appointment.objects.values("trainee").distinct().count() == 2_012
        reserve = by_state(ReserveEntry)
        assert (reserve["active"], reserve["removed"]) == (130, 18)
        assert Trainee.objects.filter(state="adjusted_out").count() == 18
        seats = Quota.objects.filter(edition=edition)
        assert sum(seats.values_list("seats", flat=True)) == 2_160
        assert Seat.objects.filter(nomination__edition=edition, kind="seat").count() == 2_160
        assert Enrolment.objects.filter(training_class__edition=edition).count() == 2_160
        assert Person.objects.count() > 6_640
        assert replay.faults() == []
