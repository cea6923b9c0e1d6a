"""One person's whole road: nominated, chosen, trained, appointed, reviewed; each act on one page."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core.audit.models import AuditEntry
from tests.journeys import selecting, using
from tests.journeys import world as worlds
from tests.journeys.steps import says
from tests.plugins import database

pytestmark = pytest.mark.journey

HERO, RIVAL, REJECTED = "岑试样", "闻试题", "韶试卷"
#: What the page of the road must show, in the order of the acts. A draft is not an act yet.
ACTS = [
    "nomination.submit",
    "nomination.endorse",
    "nomination.pass_review",
    "nomination.shortlist",
    "inspectionreport.file",
    "nomination.find_fit",
    "nomination.propose",
    "nomination.decide",
    "nomination.publish",
    "objection.create",
    "objection.dismiss",
    "nomination.confirm",
    "enrolment.enrol",
    "enrolment.record_results",
    "enrolment.complete",
    "proposal.propose",
    "proposal.decide",
    "proposal.publish",
    "proposal.appoint",
    "appointment.begin",
    "review.submit",
    "review.confirm",
]


@pytest.fixture
def hero(world):
    """In the files of the place, beside two who are nominated already."""
    worlds.nominated(world, worlds.person(world, RIVAL), state="endorsed")
    old = worlds.person(world, REJECTED, birth=worlds.born(1962))
    worlds.nominated(world, old, state="endorsed")
    return worlds.person(world, HERO)


def test_from_the_first_nomination_to_the_first_review(world, hero, worker, desk):
    is_chosen(world, desk)
    is_trained_and_appointed(world, desk)
    is_reviewed(world, desk)
    the_road_shows_every_act(hero, desk(world.office))


def is_chosen(world, desk):
    selecting.nominate(desk(world.author), world, HERO)
    selecting.endorse(desk(world.approver), HERO)
    selecting.review(desk(world.reviewer), HERO, REJECTED)
    selecting.qualify(desk(world.reviewer), RIVAL)
    selecting.examine(desk(world.exam))
    selecting.give_effect(desk(world.office), HERO)
    selecting.inspect(desk(world.inspector), HERO, world)
    selecting.propose(desk(world.office), HERO, world)
    selecting.decide(desk(world.secretary), HERO, world)
    selecting.publish(desk(world.office), HERO)
    selecting.confirm(desk(world.office), HERO)


def is_trained_and_appointed(world, desk):
    using.plan_class(desk(world.school_manager), world)
    using.train(desk(world.school_manager), HERO)
    using.open_post(desk(world.appointment), world)
    using.propose_for_post(desk(world.appointment), HERO)
    using.decide_on_post(desk(world.secretary), HERO, world)
    using.appoint(desk(world.appointment), HERO)


def is_reviewed(world, desk):
    using.open_cycle(desk(world.office), world)
    using.write_review(desk(world.tracking), HERO)
    using.confirm_review(desk(world.office), HERO)


def the_road_shows_every_act(hero, page):
    page.goto(reverse("dossier", args=[hero.ref]))
    says(page, HERO, "副县长")
    with database.as_owner():
        done = set(AuditEntry.objects.values_list("action", flat=True))
    missing = [act for act in ACTS if act not in done]
    assert not missing, (missing, sorted(done))
    for act in ACTS:
        expect(page.locator(f"ol.acts li[data-act='{act}']"), act).not_to_have_count(0)
