"""Schemes, runs and what a step says of a candidate."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class SchemeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("scheme", "Published")


SchemeState.tones = {"draft": "secondary", "published": "success"}

SCHEME = Workflow(
    "selection.Scheme",
    initial=SchemeState.DRAFT,
    moves=[
        move(
            "publish",
            SchemeState.DRAFT,
            SchemeState.PUBLISHED,
            _("Publish the scheme"),
            style="primary",
        )
    ],
)


class RunState(models.TextChoices):
    COMPUTING = "computing", _("Computing")
    DONE = "done", _("Computed")
    EFFECTIVE = "effective", _("In effect")
    SUPERSEDED = "superseded", _("Superseded")
    DISCARDED = "discarded", _("Discarded")


RunState.tones = {
    "computing": "warning",
    "done": "info",
    "effective": "success",
    "superseded": "secondary",
    "discarded": "dark",
}

RUN = Workflow(
    "selection.Run",
    initial=RunState.COMPUTING,
    moves=[
        move("finish", RunState.COMPUTING, RunState.DONE, _("Finish computing"), button=False),
        move(
            "take_effect",
            RunState.DONE,
            RunState.EFFECTIVE,
            _("Give the list effect"),
            button=False,
        ),
        # Where people of the list have been inspected, one asks and another takes it back.
        move(
            "ask_back",
            RunState.EFFECTIVE,
            RunState.EFFECTIVE,
            _("Ask to take the list back"),
            reason_required=True,
        ),
        move(
            "let_stand",
            RunState.EFFECTIVE,
            RunState.EFFECTIVE,
            pgettext_lazy("run", "Let the list stand"),
            reason_required=True,
        ),
        move(
            "supersede",
            RunState.EFFECTIVE,
            RunState.SUPERSEDED,
            _("Take the list back"),
            reason_required=True,
            style="danger",
        ),
        move(
            "discard",
            {RunState.COMPUTING, RunState.DONE},
            RunState.DISCARDED,
            _("Discard"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class Outcome(models.TextChoices):
    """What a step of a scheme says of a candidate."""

    KEPT = "kept", _("goes on")
    CUT = "cut", _("below the line")
    BELOW_PASS = "below_pass", _("below the pass mark")
    ABSENT = "absent", _("absent")
    WITHDREW = "withdrew", _("withdrew")
    VETOED = "vetoed", _("vetoed")
    GROUP_CANCELLED = "group_cancelled", _("group cancelled")
    TIE_UNRESOLVED = "tie_unresolved", _("tie not resolved")


Outcome.tones = {
    "kept": "success",
    "cut": "secondary",
    "below_pass": "secondary",
    "absent": "secondary",
    "withdrew": "dark",
    "vetoed": "danger",
    "group_cancelled": "danger",
    "tie_unresolved": "warning",
}


class Event(models.TextChoices):
    """Why a candidate leaves before a step."""

    WITHDREW = "withdrew", _("withdrew")
    VETOED = "vetoed", _("vetoed")


class View(models.TextChoices):
    """What a second look at a nominee near the line comes to."""

    STANDS = "stands", _("The list is right")
    LEAVES = "leaves", _("Should not go on")


View.tones = {"stands": "success", "leaves": "danger"}
