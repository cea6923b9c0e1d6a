"""Addresses of inspection teams and of the democratic evaluation."""

from django.urls import path

from core.orgs.middleware import login_phase
from core.web.urls import resource
from selection.views import announcing, fieldwork, inspection, polls, teams

_POLL = {"base": "poll", "siblings": frozenset({"detail"})}
_NOTICE = {"base": "inspectionnotice", "siblings": frozenset({"list", "detail"})}
_CASE = {"base": "case", "siblings": frozenset({"list", "detail"})}
_REPORT = {"base": "report", "siblings": frozenset({"list", "detail"})}
_TEAM = {"base": "team", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    *resource("polls", "poll", detail=polls.PollDetail, move=True),
    path("polls/<uuid:ref>/issue/", polls.PollIssue.as_view(**_POLL), name="poll-issue"),
    path("polls/<uuid:ref>/paper/", polls.PollPaper.as_view(**_POLL), name="poll-paper"),
    path("tallies/<uuid:ref>/confirm/", polls.TallyConfirm.as_view(), name="tally-confirm"),
    path("ballot/", login_phase(polls.BallotPage.as_view()), name="ballot"),
    *resource(
        "teams",
        "team",
        list=teams.TeamList,
        detail=teams.TeamDetail,
        create=teams.TeamCreate,
        edit=teams.TeamEdit,
        export=True,
    ),
    path("teams/distribute/", teams.TeamDistribute.as_view(**_TEAM), name="team-distribute"),
    path("teams/<uuid:ref>/assign/", teams.TeamAssign.as_view(**_TEAM), name="team-assign"),
    path("teams/<uuid:ref>/announce/", announcing.Announce.as_view(**_TEAM), name="team-announce"),
    path("teams/<uuid:ref>/member/", teams.TeamMemberAdd.as_view(**_TEAM), name="team-member"),
    path(
        "teams/<uuid:ref>/except/<uuid:nominee>/",
        teams.TeamWaive.as_view(**_TEAM),
        name="team-waive",
    ),
    *resource(
        "inspection-notices",
        "inspectionnotice",
        list=announcing.InspectionNoticeList,
        detail=announcing.InspectionNoticeDetail,
        export=True,
    ),
    path(
        "inspection-notices/<uuid:ref>/print/",
        announcing.InspectionNoticePrint.as_view(**_NOTICE),
        name="inspectionnotice-print",
    ),
    path(
        "inspection-notices/<uuid:ref>/reply/",
        announcing.ReplyCreate.as_view(**_NOTICE),
        name="inspectionnotice-reply",
    ),
    path(
        "notice-replies/<uuid:ref>/settle/",
        announcing.ReplySettle.as_view(),
        name="noticereply-settle",
    ),
    path("waivers/<uuid:ref>/sign/", teams.WaiverSign.as_view(), name="waiver-sign"),
    path(
        "reports/materials/",
        inspection.ManyMaterials.as_view(**_REPORT),
        name="report-materials",
    ),
    path(
        "reports/<uuid:ref>/paper/", inspection.ReportPaper.as_view(**_REPORT), name="report-paper"
    ),
    path(
        "reports/<uuid:ref>/versions/",
        inspection.ReportVersions.as_view(**_REPORT),
        name="report-versions",
    ),
    path(
        "nominations/<uuid:ref>/material/keep/",
        inspection.KeepMaterial.as_view(),
        name="nomination-keepmaterial",
    ),
    path(
        "schemes/<uuid:ref>/inspection/",
        fieldwork.SchemeItems.as_view(base="scheme", siblings=frozenset({"list", "detail"})),
        name="scheme-items",
    ),
    *resource("cases", "case", list=fieldwork.CaseList, detail=fieldwork.CaseDetail, export=True),
    path("cases/<uuid:ref>/talk/", fieldwork.TalkCreate.as_view(**_CASE), name="case-talk"),
    path("talks/<uuid:ref>/read/", fieldwork.TalkRead.as_view(), name="talk-read"),
    path("talks/<uuid:ref>/strike/", fieldwork.TalkStrike.as_view(), name="talk-strike"),
    path(
        "nominations/<uuid:ref>/checks/",
        fieldwork.Checks.as_view(base="nomination", siblings=frozenset({"list", "detail"})),
        name="nomination-checks",
    ),
    path("cases/<uuid:ref>/declare/", teams.CaseDeclare.as_view(), name="case-declare"),
    path("cases/<uuid:ref>/release/", teams.CaseRelease.as_view(), name="case-release"),
    path("members/<uuid:ref>/replace/", teams.MemberReplace.as_view(), name="member-replace"),
    path("members/<uuid:ref>/remove/", teams.MemberRemove.as_view(), name="member-remove"),
]
