"""The departmental proposal: who takes part, whom it takes up, what it says of each."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, CreatePage, FormPage
from core.web.pages.listing import ListPage
from planning.handover import running_editions, sub_projects
from selection import filters, forms, policies, tables
from selection.services import deliberating, minutes
from selection.states import (
    DELIBERATION,
    DeliberationState,
    ProposedOutcome,
)

#: Persons whose recusals the page of a proposal names.
NAMED = 200


class DeliberationList(ListPage):
    policy, table, filters = (
        policies.deliberations,
        tables.DeliberationTable,
        filters.DeliberationFilter,
    )
    workflow, services = DELIBERATION, deliberating
    title = _("Departmental proposals")
    create_label = _("Begin a departmental proposal")
    empty_text = _("The department has proposed nobody yet.")
    batch_moves = ()


class DeliberationDetail(DetailPage):
    policy, workflow, services = policies.deliberations, DELIBERATION, deliberating
    template_name = "selection/deliberation_detail.html"

    @cached_property
    def is_open(self):
        return self.row.state == DeliberationState.DRAFT

    def get_page_actions(self):
        offered = [
            ("takeup", "take_up", gettext("Take up persons"), "plus"),
            ("attend", "attend", gettext("Attendance and minutes"), "users"),
            ("minutes", "print", gettext("Print the minutes"), "printer"),
        ]
        return [
            (label, self.url(name, self.row.ref), "", icon)
            for name, action, label, icon in offered
            if (self.is_open or action == "print") and self.policy.may(self.actor, action)
        ]

    def get_context(self, **context):
        recusals = self.row.lines.filter(recusals__isnull=False).values(
            "nomination__name", "recusals__member__name", "recusals__reason"
        )
        return super().get_context(
            members=self.row.members.all(),
            groups=groups_of(self.row),
            outcomes=ProposedOutcome.choices,
            recusals=recusals.order_by("pk")[:NAMED],
            **context,
        )


def groups_of(deliberation):
    """The groups of a proposal: persons by proposed outcome."""
    found = (
        deliberation.lines.order_by()
        .values("nomination__place_id", "nomination__sub_project_id")
        .annotate(
            persons=Count("pk"),
            **{each: Count("pk", filter=Q(outcome=each)) for each in ProposedOutcome.values},
        )
    )
    fields = {row.pk: row for row in sub_projects(deliberation.edition)}
    groups = [{**line, "field": fields[line["nomination__sub_project_id"]]} for line in found]
    places = Organisation.objects.in_bulk({line["nomination__place_id"] for line in groups})
    for line in groups:
        line["place"] = places[line["nomination__place_id"]]
        line["numbers"] = [line[each] for each in ProposedOutcome.values]
    return sorted(groups, key=lambda line: (line["place"].path, line["field"].pk))


class DeliberationCreate(CreatePage):
    """Begins with the members of the last sitting."""

    policy, form_class = policies.deliberations, forms.DeliberationForm
    title = _("Begin a departmental proposal")
    done_text = _("The proposal is begun. Next: whom it takes up.")

    @staticmethod
    def verb(*, actor, now, **content):
        edition = running_editions(actor).first()
        return deliberating.convene(edition=edition, actor=actor, now=now, **content)

    def get_initial(self):
        usual = deliberating.usual_members()
        return {
            "held_on": timezone.localdate(self.now),
            "people": "\n".join(
                "; ".join((each.name, each.unit, each.post)).rstrip("; ") for each in usual
            ),
            "chair": next((each.name for each in usual if each.is_chair), ""),
        }


class DeliberationAttend(BackToRow, FormPage):
    policy, form_class = policies.deliberations, forms.TakingPartForm
    action, wants = "attend", ("row",)
    title = _("Attendance and minutes")
    verb = staticmethod(deliberating.attend)

    def get_initial(self):
        present = [str(each.ref) for each in self.row.members.all() if each.is_present]
        return {"present": present, "minutes": self.row.minutes}


class DeliberationMinutes(BackToRow, FormPage):
    """The minutes as a file; leads to the job that draws it."""

    policy, form_class = policies.deliberations, forms.MinutesForm
    action = "print"
    title = _("Print the minutes")
    submit_label = _("Draw up")
    done_text = _("The minutes are being drawn up.")
    verb = staticmethod(minutes.queue)

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return result.get_absolute_url()


class DeliberationTakeUp(BackToRow, FormPage):
    """The same proposal for those found fit, place by place and field by field."""

    policy, form_class = policies.deliberations, forms.TakeUpForm
    action = "take_up"
    title = _("Take up persons")
    submit_label = _("Take up in the proposal")

    @staticmethod
    def verb(deliberation, *, actor, now, places, fields_of_work, **content):
        rows = policies.nominations.scope(actor).filter(
            place__ref__in=places, sub_project__field__in=fields_of_work
        )
        return deliberating.take_up(deliberation, nominations=rows, actor=actor, now=now, **content)

    @cached_property
    def free(self):
        rows = policies.nominations.scope(self.actor).of(self.row.edition, self.row.tier)
        return rows.to_deliberate().exclude(deliberation_lines__deliberation=self.row).order_by()

    @cached_property
    def waiting(self):
        """(place, number of those found fit whom this proposal has not taken up)."""
        numbers = dict(self.free.values_list("place_id").annotate(Count("pk")))
        places = Organisation.objects.filter(pk__in=numbers).order_by("path")
        return [(place, numbers[place.pk]) for place in places]

    @cached_property
    def fields_waiting(self):
        asked = set(self.free.values_list("sub_project_id", flat=True).distinct())
        return [row for row in sub_projects(self.row.edition) if row.pk in asked]

    def get_form_kwargs(self):
        return {"waiting": self.waiting, "fields": self.fields_waiting}

    def get_initial(self):
        return {
            "places": [str(place.ref) for place, _number in self.waiting],
            "fields_of_work": [each.field for each in self.fields_waiting],
        }


class OfGroup:
    """The persons of one group: the URL carries the place and the field."""

    def dispatch(self, request, *args, place, field, **kwargs):
        self.place_ref, self.field = place, field
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def place(self):
        return get_object_or_404(Organisation, ref=self.place_ref)

    @cached_property
    def lines(self):
        found = self.row.lines.of_group(self.place, self.field)
        lines = list(found.prefetch_related("recusals__member"))
        if not lines:
            raise Http404
        return lines

    def get_title(self):
        field = self.lines[0].nomination.sub_project.label
        text = pgettext("departmental", "Proposal: %(place)s")
        return text % {"place": f"{self.place.label} · {field}"}


class DeliberationPersons(OfGroup, Page):
    """What is proposed for each person of one group, and why."""

    policy = policies.deliberations
    template_name = "selection/deliberation_persons.html"

    def get(self, request, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        is_open = self.row.state == DeliberationState.DRAFT
        change = self.url("judge", ref, self.place.ref, self.field)
        return self.render(
            self.get_context(
                row=self.row,
                lines=self.lines,
                change=change if is_open and self.policy.may(self.actor, "judge") else "",
            )
        )

    def get_breadcrumbs(self):
        return breadcrumbs(self.row)


def breadcrumbs(row):
    return [
        (str(DeliberationList.title), reverse("selection:deliberation-list")),
        (str(row), row.get_absolute_url()),
    ]


class DeliberationJudge(OfGroup, BackToRow, FormPage):
    """The persons of one group, one by one."""

    policy, form_class = policies.deliberations, forms.JudgeForm
    action = "judge"
    template_name = "selection/deliberation_judge.html"

    @staticmethod
    def verb(deliberation, *, actor, now, verdicts):
        return deliberating.judge(deliberation, verdicts=verdicts, actor=actor, now=now)

    def get_form_kwargs(self):
        return {"lines": self.lines}

    def get_data(self, form):
        return {"verdicts": form.verdicts()}

    def get_context(self, **context):
        return super().get_context(
            may_recuse=policies.deliberation_lines.may(self.actor, "recuse"), **context
        )


class DeliberationRecuse(FormPage):
    """A member withdraws while this person is deliberated on."""

    policy, form_class = policies.deliberation_lines, forms.WithdrawForm
    action, wants = "recuse", ("row",)
    title = _("Record a recusal")
    verb = staticmethod(deliberating.recuse)

    def rows(self, action="view"):
        return super().rows(action).select_related("deliberation", "nomination__place")

    def get_initial(self):
        return {}

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return self.row.deliberation.get_absolute_url()

    def get_cancel_url(self):
        return self.row.deliberation.get_absolute_url()

    def get_breadcrumbs(self):
        return breadcrumbs(self.row.deliberation)

    def get_context(self, **context):
        return super().get_context(nominee=self.row.nomination, **context)
