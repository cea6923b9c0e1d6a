"""The qualification review: its stages, verdicts and lights, exemptions, requests, letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class ReviewStage(models.TextChoices):
    """Two looks at the same criteria: the nominating place's own, then the programme office's."""

    PLACE = "place", _("Check by the place")
    OFFICE = "office", _("Review by the programme office")


class Verdict(models.TextChoices):
    PASS = "pass", pgettext_lazy("criterion", "met")
    FAIL = "fail", _("not met")
    NEEDS_PROOF = "needs_proof", _("needs proof")


Verdict.tones = {"pass": "success", "fail": "danger", "needs_proof": "warning"}


class Light(models.TextChoices):
    """A case at a glance; the worst of its criteria and findings."""

    GREEN = "green", _("Green: everything is met")
    AMBER = "amber", _("Amber: proof, a warning or a finding is open")
    RED = "red", _("Red: a criterion is not met")


Light.tones = {"green": "success", "amber": "warning", "red": "danger"}


class ExemptionGround(models.TextChoices):
    """Outstanding in one of three ways, or one of three special needs (regulation, article 9)."""

    TESTED = "tested", _("Outstanding: stood the test in a critical moment or hardship task")
    HARD_PLACE = "hard_place", _("Outstanding: marked results in a hard, poor-base place")
    RESULTS = "results", _("Outstanding: especially marked results elsewhere")
    STRUCTURE = "structure", _("Special need: requirements of the team structure or the post")
    EXPERT = "expert", _("Special need: highly specialised or urgent project")
    REMOTE = "remote", _("Special need: hard, remote or poor area recruits")


class ExemptionState(models.TextChoices):
    PROPOSED = "proposed", _("Waits for the second signature")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", pgettext_lazy("exemption", "Refused")


ExemptionState.tones = {"proposed": "warning", "granted": "success", "refused": "danger"}

EXEMPTION = Workflow(
    "selection.Exemption",
    initial=ExemptionState.PROPOSED,
    moves=[
        move(
            "grant",
            ExemptionState.PROPOSED,
            ExemptionState.GRANTED,
            _("Sign: grant the exemption"),
            reason_required=True,
            style="primary",
        ),
        move(
            "refuse",
            ExemptionState.PROPOSED,
            ExemptionState.REFUSED,
            _("Refuse the exemption"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class RequestState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("request for review", "Waits for a decision")
    UPHELD = "upheld", _("Rejection upheld")
    REVERSED = "reversed", _("Rejection reversed")


RequestState.tones = {"received": "warning", "upheld": "secondary", "reversed": "success"}

REVIEW_REQUEST = Workflow(
    "selection.ReviewRequest",
    initial=RequestState.RECEIVED,
    moves=[
        move(
            "uphold",
            RequestState.RECEIVED,
            RequestState.UPHELD,
            _("Uphold the rejection"),
            reason_required=True,
        ),
        move(
            "reverse",
            RequestState.RECEIVED,
            RequestState.REVERSED,
            _("Reverse: the nominee qualifies"),
            reason_required=True,
            style="primary",
        ),
    ],
)


class ReopenGround(models.TextChoices):
    """Why somebody who was decided comes before the review once more."""

    AMENDED = "amended", _("The conditions were changed")
    NEW_DATA = "new_data", _("New data came to light")
    FALSE_DATA = "false_data", _("Data were false or mistaken")


class ReopenState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("reopening", "Waits for the second signature")
    OPENED = "opened", _("Before the review again")
    REFUSED = "refused", pgettext_lazy("reopening", "The decision stands")


ReopenState.tones = {"proposed": "warning", "opened": "info", "refused": "secondary"}

REOPENING = Workflow(
    "selection.Reopening",
    initial=ReopenState.PROPOSED,
    moves=[
        move(
            "open_again",
            ReopenState.PROPOSED,
            ReopenState.OPENED,
            _("Sign: judge anew"),
            reason_required=True,
            style="primary",
        ),
        move(
            "let_stand",
            ReopenState.PROPOSED,
            ReopenState.REFUSED,
            _("Let the decision stand"),
            reason_required=True,
        ),
    ],
)


class FalseData(models.TextChoices):
    """What was found to be false, at whatever step."""

    IDENTITY = "identity", _("Identity or cadre status")
    AGE = "age", _("Date of birth, Party date or work start")
    EDUCATION = "education", _("Education or degree")
    EXPERIENCE = "experience", _("Résumé or grass-roots experience")
    APPRAISAL = "appraisal", _("Appraisals or awards")
    DISCIPLINE = "discipline", _("A disciplinary measure was concealed")
    DECISION = "decision", _("The collective decision or the recommendation")
    OTHER = "other", _("Other false data")


class LetterKind(models.TextChoices):
    QUALIFIED = "qualified", _("Result: qualified")
    REJECTED = "rejected", _("Result: not qualified")
    UPHELD = "upheld", _("Request for review: rejection upheld")
    REVERSED = "reversed", _("Request for review: rejection reversed")
    CANCELLED = "cancelled", _("Cancelled for false data")
    SCORES = "scores", _("Scores")
    RECHECKED = "rechecked", _("Answer to a request for a re-check")
    IDENTIFIED = "identified", _("Result: confirmed as trainee")


class Term(models.TextChoices):
    """Periods that a rule of the edition sets, from a day on."""

    REVIEW = "review", _("Qualification review, from endorsement")
    REQUEST = "request", _("Request for review, from the rejection")
    RECHECK = "recheck", _("Request for a re-check, from the letter of scores")
    OBJECTION = "object", _("Looking into an objection, from its receipt")
    INSPECT = "inspect", _("Inspection notice, before the inspection")
