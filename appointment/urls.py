"""Addresses of appointment."""

from django.urls import path

from appointment.views import matching, posts, proposals, reserve
from core.web.urls import resource

app_name = "appointment"

_BOTH = frozenset({"list", "detail"})
_TEAM = {"base": "team", "siblings": _BOTH}
_POST = {"base": "post", "siblings": _BOTH}
_VACANCY = {"base": "vacancy", "siblings": _BOTH}
_PROPOSAL = {"base": "proposal", "siblings": _BOTH}
_APPOINTMENT = {"base": "appointment", "siblings": _BOTH}
_RESERVE = {"base": "reserve", "siblings": _BOTH}

urlpatterns = [
    *resource(
        "teams",
        "team",
        list=posts.TeamList,
        detail=posts.TeamDetail,
        create=posts.TeamCreate,
        edit=posts.TeamEdit,
        export=True,
    ),
    path("teams/<uuid:ref>/posts/new/", posts.PostAdd.as_view(**_TEAM), name="team-post"),
    *resource(
        "posts",
        "post",
        list=posts.PostList,
        detail=posts.PostDetail,
        edit=posts.PostEdit,
        export=True,
    ),
    path("posts/<uuid:ref>/open/", posts.VacancyOpen.as_view(**_VACANCY), name="post-open"),
    path("vacancies/board/", posts.VacancyBoard.as_view(**_VACANCY), name="vacancy-board"),
    *resource(
        "vacancies",
        "vacancy",
        list=posts.VacancyList,
        detail=posts.VacancyDetail,
        edit=posts.VacancyEdit,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "vacancies/<uuid:ref>/trainees/",
        matching.VacancyTrainees.as_view(**_VACANCY),
        name="vacancy-trainees",
    ),
    path(
        "vacancies/<uuid:ref>/compare/",
        matching.VacancyCompare.as_view(**_VACANCY),
        name="vacancy-compare",
    ),
    path(
        "vacancies/<uuid:ref>/propose/",
        matching.VacancyPropose.as_view(**_VACANCY),
        name="vacancy-propose",
    ),
    *resource(
        "proposals",
        "proposal",
        list=proposals.ProposalList,
        detail=proposals.ProposalDetail,
        move=True,
        batch=proposals.ProposalBatch,
        export=True,
    ),
    *(
        path(f"proposals/<uuid:ref>/{name}/", page.as_view(**_PROPOSAL), name=f"proposal-{name}")
        for name, page in (
            ("decide", proposals.ProposalDecide),
            ("publish", proposals.ProposalPublish),
            ("appoint", proposals.ProposalAppoint),
            ("elect", proposals.ProposalElect),
        )
    ),
    *resource(
        "appointments",
        "appointment",
        list=proposals.AppointmentList,
        detail=proposals.AppointmentDetail,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "appointments/<uuid:ref>/end/",
        proposals.AppointmentEnd.as_view(**_APPOINTMENT),
        name="appointment-end",
    ),
    *resource("probation", "probation", list=proposals.ProbationList, batch=True, export=True),
    path("reserve/choose/", reserve.ReserveChoose.as_view(**_RESERVE), name="reserve-choose"),
    path(
        "reserve/readiness/", reserve.ReserveReadiness.as_view(**_RESERVE), name="reserve-readiness"
    ),
    *resource(
        "reserve",
        "reserve",
        list=reserve.ReserveList,
        detail=reserve.ReserveDetail,
        create=reserve.ReserveCreate,
        edit=reserve.ReserveEdit,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "reserve/<uuid:ref>/renew/", reserve.ReserveRenew.as_view(**_RESERVE), name="reserve-renew"
    ),
]
