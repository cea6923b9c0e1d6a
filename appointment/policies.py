"""Who may do what with teams, posts, vacancies, proposals, appointments and the reserve list."""

from django.apps import apps

from appointment.models import Appointment, Post, Proposal, ReserveEntry, Team, Vacancy
from appointment.states import ReserveState, VacancyState
from core.orgs.policies import OrgPolicy


def _open(rows, actor):
    return rows.filter(state=VacancyState.OPEN)


def _elected(rows, actor):
    return rows.filter(is_elected=True)


def _not_elected(rows, actor):
    return rows.filter(is_elected=False)


def _active(rows, actor):
    return rows.filter(state=ReserveState.ACTIVE)


teams = OrgPolicy(Team)
posts = OrgPolicy(Post)
vacancies = OrgPolicy(Vacancy, narrow={"edit": _open, "propose": _open})
proposals = OrgPolicy(
    Proposal,
    narrow={"appoint": _not_elected, "nominate": _elected, "elect": _elected},
)
appointments = OrgPolicy(Appointment)
reserve = OrgPolicy(ReserveEntry, narrow={"edit": _active})
#: For choosing people; whose rows are in view is asked of `selection.handover.trainees`.
trainees = OrgPolicy(apps.get_model("selection", "Trainee"))
