"""Enumerations of the stage and its tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class Severity(models.TextChoices):
    """What it means where a condition is not met."""

    BLOCKS = "blocks", pgettext_lazy("qualification", "Shuts out")
    WARNS = "warns", pgettext_lazy("qualification", "As a rule: a warning")


Severity.tones = {"blocks": "danger", "warns": "warning"}


class Tier(models.TextChoices):
    """For whom a trainee is meant to be a successor: the province's list or the places' lists."""

    PROVINCIAL = "provincial", _("Provincial project")
    MUNICIPAL = "municipal", _("Municipal project")


class SplitMethod(models.TextChoices):
    """How shares become whole seats; the values are those of `planning.rules.methods`."""

    LARGEST_REMAINDER = "largest_remainder", _("Largest remainders")
    WEBSTER = "webster", _("Webster (Sainte-Laguë)")
    DHONDT = "dhondt", _("D'Hondt")


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
    PROPOSAL = "proposal", _("Collective departmental proposal")
    DECISION = "decision", _("Discussion and decision")
    NOTICE = "notice", pgettext_lazy("step of the procedure", "Public notice")
    CONFIRMATION = "confirmation", _("Confirmation of trainees")


class Decider(models.TextChoices):
    """Who decides at a gate."""

    PLACE = "place", _("Party committee of the place")
    OFFICE = "office", _("Programme office")
    EXAM_OFFICE = "exam_office", _("Exam office")
    INSPECTION_TEAM = "inspection_team", _("Inspection team")
    DEPARTMENT = "department", _("Organisation department")
    COMMITTEE = "committee", _("Provincial Party Committee")


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Concluded")


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")
    SUPERSEDED = "superseded", _("Replaced by a newer version")
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


class TeamLevel(models.TextChoices):
    """Levels of leadership teams whose structure an edition aims at, the highest first."""

    CITY = "city", _("City teams")
    COUNTY = "county", _("County teams")
    TOWNSHIP = "township", _("Township teams")


class Dimension(models.TextChoices):
    """What members of a team are told apart by."""

    AGE = "age", _("Age")
    SEX = "sex", _("Sex")
    ETHNIC_GROUP = "ethnic_group", _("Ethnic group")
    POLITICS = "politics", _("Political affiliation")
    EDUCATION = "education", _("Education")
    FIELD = "field", _("Field of work")


class Bound(models.TextChoices):
    LEAST = "least", pgettext_lazy("target", "At least")
    MOST = "most", pgettext_lazy("target", "At most")


class Unit(models.TextChoices):
    SHARE = "share", _("Per cent of the members")
    NUMBER = "number", _("Number of members")


class AmendmentState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    PUBLISHED = "published", _("Published")
    DROPPED = "dropped", pgettext_lazy("change of an edition", "Dropped")


class ChangeKind(models.TextChoices):
    ADD = "add", pgettext_lazy("kind of change", "Added")
    CHANGE = "change", pgettext_lazy("kind of change", "Changed")
    REMOVE = "remove", pgettext_lazy("kind of change", "Removed")


class Part(models.TextChoices):
    """Parts of a published edition that a change may touch; values are the edition's relations."""

    RULES = "qualification_rules", _("Qualifications")
    SUB_PROJECTS = "sub_projects", _("Sub-projects")
    GATES = "gates", _("Procedure")
    MEMBERS = "group_members", _("Leading group and working body")
    TARGETS = "structure_targets", _("Structure targets")


class GroupKind(models.TextChoices):
    LEADING = "leading", _("Leading group")
    WORKING = "working", _("Working body")


#: Colours of the badges.
EditionState.tones = {"draft": "secondary", "published": "success", "closed": "dark"}
DocumentState.tones = {
    "draft": "secondary",
    "issued": "success",
    "superseded": "dark",
    "withdrawn": "danger",
}
ReceiptState.tones = {"pending": "warning", "acknowledged": "success"}
AmendmentState.tones = {"draft": "secondary", "published": "success", "dropped": "dark"}
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

AMENDMENT = Workflow(
    "planning.Amendment",
    initial=AmendmentState.DRAFT,
    moves=[
        move(
            "publish",
            AmendmentState.DRAFT,
            AmendmentState.PUBLISHED,
            _("Publish as a new version"),
            style="primary",
        ),
        move(
            "drop",
            AmendmentState.DRAFT,
            AmendmentState.DROPPED,
            _("Drop the change"),
            reason_required=True,
            style="danger",
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
            _("Issue"),
            style="primary",
        ),
        move(
            "revise",
            DocumentState.ISSUED,
            DocumentState.ISSUED,
            pgettext_lazy("move of a document", "New version"),
            reason_required=True,
            button=False,
        ),
        move(
            "supersede",
            DocumentState.ISSUED,
            DocumentState.SUPERSEDED,
            _("Replace by the newer version"),
            button=False,
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

VERSION_RECEIPT = Workflow(
    "planning.VersionReceipt",
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
        # What was accepted stays in force until the changed plan is accepted.
        move(
            "reopen",
            CityPlanState.ACCEPTED,
            CityPlanState.RETURNED,
            _("Open for a change"),
            reason_required=True,
        ),
    ],
)

WORKFLOWS = (EDITION, AMENDMENT, DOCUMENT, RECEIPT, VERSION_RECEIPT, CITY_PLAN)
