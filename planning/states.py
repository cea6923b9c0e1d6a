"""Enumerations of the stage and its tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class Tier(models.TextChoices):
    """For whom a trainee is meant to be a successor: the province's list or the places' lists."""

    PROVINCIAL = "provincial", _("Provincial project")
    MUNICIPAL = "municipal", _("Municipal project")


class SplitMethod(models.TextChoices):
    """How shares become whole seats; the values are those of `planning.rules.methods`."""

    LARGEST_REMAINDER = "largest_remainder", _("Largest remainders")
    WEBSTER = "webster", _("Webster (Sainte-Laguë)")
    DHONDT = "dhondt", _("D’Hondt")


class Basis(models.TextChoices):
    """What the seats of the places are in proportion to."""

    COUNTIES = "counties", _("County-level units")
    CADRES = "cadres", _("Cadres in the files")
    OWN = "own", _("Own numbers")


class Field(models.TextChoices):
    """Fields of work; one sub-project each."""

    PARTY_AFFAIRS = "party_affairs", _("Party affairs")
    POLITICS_LAW = "politics_law", _("Politics and law")
    ECONOMY = "economy", _("Economic management")
    CONSTRUCTION = "construction", _("Urban and rural planning and construction")
    SOCIAL = "social", _("Social management")
    FINANCE = "finance", _("Public finance, tax and banking")
    OTHER = "other", _("Other fields")


class Step(models.TextChoices):
    """The gates that a nominee passes; `planning.rules.procedure` knows their order."""

    RECOMMENDATION = "recommendation", _("Organisational recommendation")
    REVIEW = "review", _("Qualification review")
    EXAM = "exam", _("Centralised exam")
    INSPECTION = "inspection", _("Organisational inspection")
    DECISION = "decision", _("Discussion and decision")
    NOTICE = "notice", pgettext_lazy("step of the procedure", "Public notice")
    CONFIRMATION = "confirmation", _("Confirmation of trainees")


class Decider(models.TextChoices):
    """Who decides at a gate."""

    PLACE = "place", _("Party committee of the place")
    OFFICE = "office", _("Programme office")
    EXAM_OFFICE = "exam_office", _("Exam office")
    INSPECTION_TEAM = "inspection_team", _("Inspection team")
    COMMITTEE = "committee", _("Provincial Party Committee")


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Concluded")


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DocumentKind(models.TextChoices):
    """Kinds of official papers (公文种类) that a programme issues."""

    NOTICE = "notice", pgettext_lazy("kind of document", "Notice")
    PLAN = "plan", pgettext_lazy("kind of document", "Work plan")
    MEASURES = "measures", pgettext_lazy("kind of document", "Measures")
    OPINION = "opinion", pgettext_lazy("kind of document", "Opinion")
    REPLY = "reply", pgettext_lazy("kind of document", "Reply")
    OTHER = "other", _("Other document")


class ReceiptState(models.TextChoices):
    PENDING = "pending", _("Not acknowledged")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")


class CityPlanState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    FILED = "filed", _("Filed")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")


class GroupKind(models.TextChoices):
    LEADING = "leading", _("Leading group")
    WORKING = "working", _("Working body")


#: Colours of the badges.
EditionState.tones = {"draft": "secondary", "published": "success", "closed": "dark"}
DocumentState.tones = {"draft": "secondary", "issued": "success", "withdrawn": "danger"}
ReceiptState.tones = {"pending": "warning", "acknowledged": "success"}
CityPlanState.tones = {
    "draft": "secondary",
    "filed": "info",
    "accepted": "success",
    "returned": "warning",
}

EDITION = Workflow(
    "planning.Edition",
    initial=EditionState.DRAFT,
    moves=[
        move(
            "publish",
            EditionState.DRAFT,
            EditionState.PUBLISHED,
            _("Publish"),
            style="primary",
        ),
        move(
            "amend",
            EditionState.PUBLISHED,
            EditionState.PUBLISHED,
            _("Amend"),
            reason_required=True,
            button=False,
        ),
        move(
            "close",
            EditionState.PUBLISHED,
            EditionState.CLOSED,
            _("Conclude"),
            reason_required=True,
        ),
    ],
)

DOCUMENT = Workflow(
    "planning.Document",
    initial=DocumentState.DRAFT,
    moves=[
        move(
            "issue",
            DocumentState.DRAFT,
            DocumentState.ISSUED,
            _("Issue to all places"),
            style="primary",
        ),
        move(
            "withdraw",
            DocumentState.ISSUED,
            DocumentState.WITHDRAWN,
            _("Withdraw"),
            reason_required=True,
            style="danger",
        ),
    ],
)

RECEIPT = Workflow(
    "planning.Receipt",
    initial=ReceiptState.PENDING,
    moves=[
        move(
            "acknowledge",
            ReceiptState.PENDING,
            ReceiptState.ACKNOWLEDGED,
            _("Acknowledge"),
            style="primary",
        ),
    ],
)

CITY_PLAN = Workflow(
    "planning.CityPlan",
    initial=CityPlanState.DRAFT,
    moves=[
        move(
            "file",
            {CityPlanState.DRAFT, CityPlanState.RETURNED},
            CityPlanState.FILED,
            _("File with the province"),
            style="primary",
        ),
        move(
            "accept",
            CityPlanState.FILED,
            CityPlanState.ACCEPTED,
            _("Accept"),
            style="primary",
        ),
        move(
            "send_back",
            CityPlanState.FILED,
            CityPlanState.RETURNED,
            _("Return for correction"),
            reason_required=True,
            style="danger",
        ),
    ],
)

WORKFLOWS = (EDITION, DOCUMENT, RECEIPT, CITY_PLAN)
