"""Stages 3 to 5 of the story: a class, a post, a review."""

import datetime as dt

from django.urls import reverse
from playwright.sync_api import expect

from appointment.models import Proposal
from tests.journeys.steps import (
    choose,
    days_pass,
    fill,
    go,
    menu,
    move,
    open_row,
    save,
    says,
    stands,
)
from tests.plugins import database
from training.models import Enrolment, TrainingClass

CLASS = "第1期年轻干部培训班"
DAYS, HOURS = 14, 10


def plan_class(page, world):
    """The school plans a class and opens it."""
    menu(page, "培训班次")
    page.goto(reverse("training:class-create"))
    fill(
        page,
        edition=world.edition.ref,
        tier="municipal",
        number=f"{world.today.year}-01",
        name=CLASS,
        category="young_cadres",
        organisation=world.school.ref,
        starts_on=world.today,
        ends_on=world.today + dt.timedelta(days=DAYS),
        hours=HOURS,
        capacity=40,
    )
    save(page)
    stands(page, "planned")
    move(page, "open_enrolment")
    stands(page, "enrolling")


def train(page, name):
    """Enrolment, the days of the class, its marks, graduation."""
    go(page, "enrol")
    choose(page, name)
    with page.expect_navigation():
        page.locator("[data-batch] button[type=submit]").click()
    move(page, "start")
    stands(page, "running")
    with database.as_owner():
        row, enrolment = TrainingClass.objects.get(), Enrolment.objects.get()
    days_pass(DAYS, row, "starts_on", "ends_on")
    days_pass(DAYS, enrolment, ranges=("period",))
    page.goto(reverse("training:class-attendance", args=[row.ref]))
    fill(page, **{f"status-{enrolment.ref}": "present", f"hours-{enrolment.ref}": HOURS})
    save(page)
    page.goto(reverse("training:class-results", args=[row.ref]))
    for name_of, mark in (("theory", 88), ("test", 85), ("inspection", 92)):
        page.locator(f"input[name='{name_of}_score-{enrolment.ref}']").fill(str(mark))
    save(page)
    page.goto(f"{row.get_absolute_url()}?tab=sheet")
    with page.expect_navigation():
        page.locator("form[action$='/graduate/'] button").click()
    says(page, "88.74")
    move(page, "complete")
    stands(page, "completed")


def open_post(page, world):
    """A post of the county's team falls vacant."""
    open_row(menu(page, "职位"), world.post.title)
    go(page, "open")
    fill(page, edition=world.edition.ref, ground="renewal", opens_on=world.today)
    save(page)
    stands(page, "open")


def propose_for_post(page, name):
    """Whom no rule keeps from the post, beside each other; then the proposal."""
    go(page, "trainees")
    choose(page, name)
    with page.expect_navigation():
        page.locator("[data-batch] button[formaction*='compare']").click()
    page.locator("main a[href*='/propose/']").click()
    save(page)
    stands(page, "proposed")


def decide_on_post(page, name, world):
    """The secretary writes the minute of the meeting."""
    open_row(menu(page, "任用建议"), name)
    go(page, "decide")
    fill(page, decided_on=world.today, members=13, present=12, in_favour=12)
    save(page)
    stands(page, "decided")


def appoint(page, name):
    """Notice, its days, appointment on probation."""
    open_row(menu(page, "任用建议"), name)
    go(page, "publish")
    save(page)
    stands(page, "in_notice")
    with database.as_owner():
        proposal = Proposal.objects.get()
    days_pass(
        (proposal.notice_until - proposal.notice_from).days + 1,
        proposal,
        "notice_from",
        "notice_until",
    )
    go(page, "appoint")
    save(page)
    stands(page, "appointed")


def open_cycle(page, world):
    """The office opens this year's review: one for every trainee."""
    menu(page, "考核轮次")
    page.goto(reverse("tracking:cycle-create"))
    fill(
        page,
        edition=world.edition.pk,
        name="年度跟踪考核",
        year=world.today.year,
        opens_on=world.today,
        due_on=world.today + dt.timedelta(days=30),
    )
    save(page)


def write_review(page, name):
    """The tracking officer of the place writes it."""
    open_row(menu(page, "跟踪考核"), name)
    go(page, "submit")
    fill(page, outcome="keep", evidence="到岗后打开局面快，群众评价好。")
    save(page)
    stands(page, "submitted")


def confirm_review(page, name):
    """The office confirms it, and closes the cycle."""
    open_row(menu(page, "跟踪考核"), name)
    move(page, "confirm")
    stands(page, "confirmed")
    menu(page, "考核轮次")
    page.locator("main tbody tr a").first.click()
    move(page, "close")
    expect(page.locator("h1 .state")).to_have_attribute("data-state", "closed")
