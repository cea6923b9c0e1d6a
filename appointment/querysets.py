"""Questions about teams, posts, vacancies, proposals, appointments and the reserve list."""

from datetime import date, timedelta

from django.db.models import Count, Q

from appointment.rules import DUE_DAYS
from appointment.states import (
    HOLDING,
    UNDER_WAY,
    AppointmentState,
    ProposalState,
    ReserveState,
    VacancyState,
)
from core.orgs.scoping import ScopedQuerySet


class TeamQuerySet(ScopedQuerySet):
    def for_list(self):
        return self.select_related("organisation").annotate(post_count=Count("posts"))

    def for_detail(self):
        return self.select_related("organisation")


class PostQuerySet(ScopedQuerySet):
    def for_list(self):
        return self.select_related("team__organisation")

    for_detail = for_list

    def without_vacancy(self):
        return self.exclude(vacancies__state=VacancyState.OPEN)

    def term_ending_by(self, on: date):
        return self.filter(term_ends_on__lte=on)


class VacancyQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=VacancyState.OPEN)

    def for_list(self):
        under_way = Count("proposals", filter=Q(proposals__state__in=UNDER_WAY))
        return self.select_related("post__team__organisation").annotate(proposal_count=under_way)

    def for_detail(self):
        return self.select_related("post__team__organisation", "edition")

    for_api = for_detail


class ProposalQuerySet(ScopedQuerySet):
    def under_way(self):
        return self.filter(state__in=UNDER_WAY)

    def proposed(self):
        return self.filter(state=ProposalState.PROPOSED)

    def decided(self):
        return self.filter(state=ProposalState.DECIDED)

    def notice_over(self, on: date):
        """In notice, and its last day has passed: may be appointed or nominated."""
        return self.filter(state=ProposalState.IN_NOTICE, notice_until__lt=on)

    def for_list(self):
        """Rows that a summary of many names one by one."""
        return self.select_related("trainee")

    def for_detail(self):
        return self.select_related("trainee__organisation", "trainee__edition")

    for_api = for_detail


class AppointmentQuerySet(ScopedQuerySet):
    def holding(self):
        return self.filter(state__in=HOLDING)

    def in_probation(self):
        return self.filter(state=AppointmentState.IN_PROBATION)

    def probation_due(self, on: date, days: int = DUE_DAYS):
        """Probation that ends within `days`, or has ended without being settled."""
        return self.in_probation().filter(probation_ends_on__lte=on + timedelta(days=days))

    def for_list(self):
        return self.select_related("trainee")

    def for_detail(self):
        return self.select_related("trainee__organisation", "proposal")

    for_api = for_detail


class ReserveQuerySet(ScopedQuerySet):
    def active(self):
        return self.filter(state=ReserveState.ACTIVE)

    def expiring(self, on: date, days: int = DUE_DAYS):
        """Entries that expire within `days`, or should have expired."""
        return self.active().filter(expires_on__lte=on + timedelta(days=days))

    def lapsed(self, on: date):
        return self.active().filter(expires_on__lt=on)

    def for_list(self):
        """Rows that a summary of many names one by one."""
        return self.select_related("trainee")

    def for_detail(self):
        return self.select_related("trainee__organisation", "trainee__edition")

    for_api = for_detail
