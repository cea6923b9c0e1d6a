"""From a vacancy to a proposal: suitable trainees, side by side, the proposal."""

from urllib.parse import urlencode
from uuid import UUID

import django_filters
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from appointment import policies, rules
from appointment.filters import TraineeFilter
from appointment.forms import ProposeForm
from appointment.models import Appointment, Proposal
from appointment.services import facts, proposals
from appointment.states import UNDER_WAY, AppointmentState, Conflict
from appointment.views import profiles
from appointment.views.choosing import ChoosePage, chosen
from core.web.errors import NotYours
from core.web.page import Page
from core.web.pages.forms import FormPage
from core.workflow.errors import Refused
from selection import handover as selection


class SuitableFilter(TraineeFilter):
    step = django_filters.ChoiceFilter(
        label=_("Step up"),
        method="filter_step",
        choices=[("fits", _("At most one level up")), ("same", _("The same level"))],
    )
    #: Height of the vacancy's post; set by the page.
    height = 0

    def filter_step(self, queryset, name, value):
        lowest = self.height - rules.STEP if value == "fits" else self.height
        codes = [
            code
            for code, height in facts.level_heights().items()
            if lowest <= height <= self.height
        ]
        return queryset.filter(person__position_level__in=codes)


class OfVacancy:
    """Part of pages below a vacancy: 404 outside the scope, 403 where one may not propose for it."""

    def dispatch(self, request, *args, ref, **kwargs):
        self.ref = ref
        return super().dispatch(request, *args, **kwargs)

    def check(self):
        rows = policies.vacancies.scope(self.actor).for_detail()
        self.vacancy = rows.filter(ref=self.ref).first()
        if self.vacancy is None:
            raise Http404
        if not policies.vacancies.allows(self.actor, "propose", self.vacancy):
            raise NotYours(gettext("This post is not open, or proposing is not among your tasks."))

    def get_breadcrumbs(self):
        return [
            (gettext("Vacancies"), self.url("list")),
            (str(self.vacancy), self.vacancy.get_absolute_url()),
        ]


class VacancyTrainees(OfVacancy, ChoosePage):
    """Whom no rule keeps from the post; compare two to five, or propose one."""

    filters = SuitableFilter

    def offered(self):
        return suitable(self.vacancy, selection.trainees(self.actor))

    def filterset(self, actor, query, action="view"):
        found = super().filterset(actor, query, action)
        found.height = facts.level_heights()[self.vacancy.post.level]
        return found

    def buttons(self):
        here = self.request.path
        return [
            ("compare", gettext("Compare side by side"), "primary", f"{here}?to=compare"),
            ("propose", gettext("Propose"), "", f"{here}?to=propose"),
        ]

    def post(self, request):
        to_propose = request.GET.get("to") == "propose"
        most = 1 if to_propose else rules.MOST_COMPARED
        refs = [("trainee", row.ref) for row in chosen(self, request.POST, most)]
        name = "propose" if to_propose else "compare"
        return redirect(f"{self.url(name, self.vacancy.ref)}?{urlencode(refs)}")

    def get_title(self):
        return gettext("Suitable trainees: %(post)s") % {"post": self.vacancy}


class VacancyCompare(OfVacancy, Page):
    """Two to five people beside each other: the same facts, and what stands against each."""

    template_name = "appointment/compare.html"

    def get(self, request):
        people = asked(self.actor, request.GET, rules.MOST_COMPARED)
        if not people:
            return redirect(self.url("trainees", self.vacancy.ref))
        found = facts.findings(
            [trainee.pk for trainee in people], self.vacancy.post, timezone.localdate()
        )
        columns = [
            {
                "trainee": trainee,
                "findings": worded(found[trainee.pk]),
                "blocked": rules.blocked(found[trainee.pk]),
                "url": f"{self.url('propose', self.vacancy.ref)}?trainee={trainee.ref}",
            }
            for trainee in people
        ]
        lines = profiles.lines(people, timezone.localdate())
        return self.render(self.get_context(vacancy=self.vacancy, columns=columns, lines=lines))

    def get_title(self):
        return gettext("Side by side: %(post)s") % {"post": self.vacancy}


class VacancyPropose(OfVacancy, FormPage):
    policy, form_class = policies.proposals, ProposeForm
    action = "create"
    has_row = False
    template_name = "appointment/propose_form.html"
    submit_label = _("Propose")
    done_text = _("The proposal is on record.")

    def load(self, ref):
        found = asked(self.actor, self.request.GET, 1)
        if not found:
            raise Refused(gettext("Choose a trainee first."))
        self.trainee = found[0]

    def carry_out(self, form):
        return proposals.propose(
            vacancy=self.vacancy,
            trainee=self.trainee,
            actor=self.actor,
            now=self.now,
            **self.get_data(form),
        )

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_cancel_url(self):
        return self.vacancy.get_absolute_url()

    def get_title(self):
        return gettext("Propose for %(post)s") % {"post": self.vacancy}

    def get_context(self, **context):
        on = timezone.localdate(self.now)
        found = facts.findings([self.trainee.pk], self.vacancy.post, on)[self.trainee.pk]
        return super().get_context(
            trainee=self.trainee,
            vacancy=self.vacancy,
            findings=worded(found),
            blocked=rules.blocked(found),
            **context,
        )


def suitable(vacancy, trainees):
    """Without those whom a rule blocks: proposed elsewhere, in probation, more than two steps up."""
    busy = Q(pk__in=Proposal.objects.filter(state__in=UNDER_WAY).values("trainee_id"))
    probation = AppointmentState.IN_PROBATION
    in_probation = Q(pk__in=Appointment.objects.filter(state=probation).values("trainee_id"))
    heights = facts.level_heights()
    lowest = heights[vacancy.post.level] - 2 * rules.STEP
    too_low = [code for code, height in heights.items() if height < lowest]
    return trainees.exclude(busy | in_probation | Q(person__position_level__in=too_low))


def asked(actor, query, most: int) -> list:
    """The trainees that an address names, in view."""
    refs = [text for text in query.getlist("trainee")[:most] if _is_ref(text)]
    rows = selection.trainees(actor).filter(ref__in=refs)
    rows = rows.select_related("organisation", "person", "sub_project")
    return list(rows.order_by("pinyin_key", "pk"))


def worded(found) -> list[dict]:
    """Findings in words, with the tone of their weight."""
    tones = {rules.BLOCK: "bad", rules.EXCEPTION: "warn", rules.WARN: "info"}
    names = {
        rules.BLOCK: gettext("Blocks"),
        rules.EXCEPTION: gettext("Exceptional"),
        rules.WARN: gettext("To note"),
    }
    return [
        {"text": Conflict(one.key).label, "tone": tones[one.weight], "weight": names[one.weight]}
        for one in found
    ]


def _is_ref(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
