"""A stage in miniature, for the tests of the generic pages: papers that are submitted and accepted.

The model belongs to no installed app; `sample_table` (conftest) creates its table inside the test's
transaction, under row-level security like any other.
"""

from datetime import date

from django import forms
from django.db import models
from rest_framework import serializers

from core.audit.log import act, record
from core.exchange.sheet import Sheet, SheetColumn
from core.orgs.models import Organisation
from core.orgs.policies import OrgPolicy
from core.orgs.scoping import ScopedModel, ScopedQuerySet
from core.web import tables
from core.web.filters import PlaceFilter, ScopedFilterSet
from core.workflow.engine import advance, advance_many
from core.workflow.errors import Refused
from core.workflow.table import Workflow, move


class S(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


PAPER = Workflow(
    "sample.Paper",
    initial=S.DRAFT,
    moves=[
        move("submit", S.DRAFT, S.SUBMITTED, "Submit", style="primary"),
        move("accept", S.SUBMITTED, S.ACCEPTED, "Accept"),
        move("withdraw", {S.DRAFT, S.SUBMITTED}, S.WITHDRAWN, "Withdraw", button=False),
        move("send_back", S.SUBMITTED, S.DRAFT, "Send back", reason_required=True),
    ],
)


class PaperQuerySet(ScopedQuerySet):
    def for_list(self):
        return self


class Paper(ScopedModel):
    title = models.CharField(max_length=80)
    latin = models.CharField(max_length=80, blank=True)
    initials = models.CharField(max_length=20, blank=True, db_collation="C")
    mark = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    due_on = models.DateField(null=True)
    known_on = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=12, choices=S.choices, default=S.DRAFT)
    organisation = models.ForeignKey(
        Organisation, models.DO_NOTHING, related_name="+", db_constraint=False
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        app_label = "sample"
        verbose_name = "paper"
        verbose_name_plural = "papers"

    def __str__(self):
        return self.title


PERMISSIONS = {
    "sample.paper": {
        "view": {"programme_office", "municipal_officer", "auditor"},
        "create": {"municipal_officer"},
        "edit": {"municipal_officer"},
        "import": {"municipal_officer"},
        "export": {"programme_office", "municipal_officer"},
        "submit": {"municipal_officer"},
        "withdraw": {"municipal_officer"},
        "accept": {"programme_office"},
        "send_back": {"programme_office"},
    }
}

#: Nobody edits or submits a locked paper, though it is in view.
papers = OrgPolicy(
    Paper,
    narrow={
        "edit": lambda rows, actor: rows.exclude(title__startswith="Locked"),
        "submit": lambda rows, actor: rows.exclude(title__startswith="Locked"),
    },
)


def write(*, actor, now, title, mark=None, due_on=None):
    if title == "Refused":
        raise Refused(fields={"title": "This title is taken."})
    with act(actor, now):
        paper = Paper.objects.create(
            title=title,
            mark=mark,
            due_on=due_on,
            organisation_id=actor.organisation_id,
            org_path=actor.path,
        )
        record(paper, "paper.write", after={"title": title})
    return paper


def write_many(rows, *, actor, now):
    return [write(actor=actor, now=now, **row) for row in rows]


def revise(paper, *, actor, now, title, mark=None, due_on=None):
    if title == "Refused":
        raise Refused("This cannot be.", {"title": "This title is taken."})
    with act(actor, now):
        before = {"title": paper.title}
        paper.title, paper.mark, paper.due_on = title, mark, due_on
        paper.version += 1
        paper.save()
        record(paper, "paper.revise", before=before, after={"title": title})
    return paper


def submit(paper, *, actor, now, reason=""):
    return advance(paper, PAPER.submit, actor=actor, now=now, reason=reason)


def submit_many(queryset, *, actor, now, reason=""):
    return advance_many(queryset, PAPER.submit, actor=actor, now=now, reason=reason)


def accept(paper, *, actor, now, reason=""):
    return advance(paper, PAPER.accept, actor=actor, now=now, reason=reason)


def accept_many(queryset, *, actor, now, reason=""):
    return advance_many(queryset, PAPER.accept, actor=actor, now=now, reason=reason)


def withdraw(paper, *, actor, now, because):
    return advance(paper, PAPER.withdraw, actor=actor, now=now, reason=because)


def send_back(paper, *, actor, now, reason=""):
    return advance(paper, PAPER.send_back, actor=actor, now=now, reason=reason)


class services:
    """Stands for a stage's module of services."""

    submit, submit_many, accept, accept_many = submit, submit_many, accept, accept_many
    send_back, withdraw = send_back, withdraw


class PaperForm(forms.Form):
    title = forms.CharField(max_length=80)
    mark = forms.DecimalField(required=False, max_value=100, decimal_places=3)
    due_on = forms.DateField(required=False)


class WithdrawForm(forms.Form):
    because = forms.CharField()


class PaperSheet(Sheet):
    name, title, row_form = "papers", "Papers", PaperForm
    columns = [
        SheetColumn("title", "Title", required=True),
        SheetColumn("mark", "Mark", kind="decimal"),
    ]

    def check(self, rows, *, actor, now):
        return self.find_repeats(rows, "title", "Stands in line %(line)s already.")

    def write(self, rows, *, actor, now):
        return {"written": len(write_many(rows, actor=actor, now=now))}


class PaperTable(tables.Table):
    title = tables.PersonColumn("Title", latin="latin", sort="title")
    mark = tables.NumberColumn("Mark", sort=True)
    due_on = tables.DateColumn("Due", sort=True)
    known_on = tables.PartialDateColumn("Known")
    state = tables.StateColumn("State", choices=S, sort=True)
    organisation = tables.OrgColumn("Organisation")
    default_sort = "title"


class PaperFilter(ScopedFilterSet):
    name_fields = ("title",)
    pinyin_fields = ("initials",)
    place = PlaceFilter()

    class Meta:
        model = Paper
        fields = ["state", "due_on"]


class PaperSerializer(serializers.ModelSerializer):
    class Meta:
        model = Paper
        fields = ["ref", "title", "mark", "state", "version"]


class PaperInput(serializers.Serializer):
    title = serializers.CharField(max_length=80)
    mark = serializers.DecimalField(max_digits=6, decimal_places=3, required=False)


def make_papers(organisation, count, **values):
    """Rows with marks, some without; ties on purpose."""
    return Paper.objects.bulk_create(
        Paper(
            title=f"Paper {number:05d}",
            mark=None if number % 3 == 0 else number % 7,
            due_on=None if number % 4 == 0 else date(2011, 1, 1 + number % 5),
            organisation=organisation,
            org_path=organisation.scope_path,
            **values,
        )
        for number in range(count)
    )
