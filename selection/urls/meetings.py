"""Addresses of the departmental proposal, the committee's meetings and packs, and objections."""

from django.urls import path

from core.orgs.middleware import login_phase
from core.web.urls import resource
from selection.views import deliberations, meetings, objections, packs, voting

_OBJECTION = {"base": "objection", "siblings": frozenset({"list", "detail"})}
_MEETING = {"base": "meeting", "siblings": frozenset({"list", "detail"})}

_DELIBERATION = {"base": "deliberation", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    *resource(
        "departmental-proposals",
        "deliberation",
        list=deliberations.DeliberationList,
        detail=deliberations.DeliberationDetail,
        create=deliberations.DeliberationCreate,
        move=True,
        export=True,
    ),
    path(
        "departmental-proposals/<uuid:ref>/attend/",
        deliberations.DeliberationAttend.as_view(**_DELIBERATION),
        name="deliberation-attend",
    ),
    path(
        "departmental-proposals/<uuid:ref>/minutes/",
        deliberations.DeliberationMinutes.as_view(**_DELIBERATION),
        name="deliberation-minutes",
    ),
    path(
        "departmental-proposals/<uuid:ref>/take-up/",
        deliberations.DeliberationTakeUp.as_view(**_DELIBERATION),
        name="deliberation-takeup",
    ),
    path(
        "departmental-proposals/<uuid:ref>/persons/<uuid:place>/<slug:field>/",
        deliberations.DeliberationPersons.as_view(**_DELIBERATION),
        name="deliberation-persons",
    ),
    path(
        "departmental-proposals/<uuid:ref>/judge/<uuid:place>/<slug:field>/",
        deliberations.DeliberationJudge.as_view(**_DELIBERATION),
        name="deliberation-judge",
    ),
    path(
        "departmental-proposal-lines/<uuid:ref>/recuse/",
        deliberations.DeliberationRecuse.as_view(),
        name="deliberationline-recuse",
    ),
    *resource(
        "meetings",
        "meeting",
        list=meetings.MeetingList,
        detail=meetings.MeetingDetail,
        create=meetings.MeetingCreate,
        move=True,
        export=True,
    ),
    path(
        "meetings/<uuid:ref>/attend/",
        meetings.MeetingAttend.as_view(**_MEETING),
        name="meeting-attend",
    ),
    path("meetings/<uuid:ref>/put/", meetings.MeetingPut.as_view(**_MEETING), name="meeting-put"),
    path(
        "meetings/<uuid:ref>/votes/<uuid:place>/<slug:field>/",
        meetings.MeetingVotes.as_view(**_MEETING),
        name="meeting-votes",
    ),
    path(
        "meetings/<uuid:ref>/minutes/",
        meetings.MeetingMinutes.as_view(**_MEETING),
        name="meeting-minutes",
    ),
    path("meetings/<uuid:ref>/codes/", voting.CodesIssue.as_view(**_MEETING), name="meeting-codes"),
    path(
        "meetings/<uuid:ref>/gather/", voting.CodesGather.as_view(**_MEETING), name="meeting-gather"
    ),
    path(
        "meetings/<uuid:ref>/codes/withdraw/",
        voting.CodesWithdraw.as_view(**_MEETING),
        name="meeting-withdrawcodes",
    ),
    path(
        "committee-ballot/", login_phase(voting.CommitteeBallot.as_view()), name="committee-ballot"
    ),
    path(
        "meetings/<uuid:ref>/pack/",
        packs.PackCreate.as_view(**_MEETING),
        name="meeting-pack",
    ),
    *resource("packs", "pack", detail=packs.PackDetail, move=True),
    path(
        "packs/<uuid:ref>/files/<slug:form>/",
        packs.PackDownload.as_view(base="pack"),
        name="pack-file",
    ),
    *resource(
        "objections",
        "objection",
        list=objections.ObjectionList,
        detail=objections.ObjectionDetail,
        move=True,
        export=True,
    ),
    path(
        "objections/<uuid:ref>/suspend/",
        objections.ObjectionSuspend.as_view(**_OBJECTION),
        name="objection-suspend",
    ),
    path(
        "objections/<uuid:ref>/answer/",
        objections.ObjectionAnswer.as_view(**_OBJECTION),
        name="objection-answer",
    ),
    path(
        "objections/<uuid:ref>/objector/",
        objections.ObjectorReveal.as_view(**_OBJECTION),
        name="objection-objector",
    ),
    path("votes/<uuid:ref>/recuse/", meetings.VoteRecuse.as_view(), name="vote-recuse"),
]
