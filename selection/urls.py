"""Addresses of selection."""

from django.urls import path

from core.web.urls import resource
from selection.views import (
    decisions,
    inspection,
    marks,
    monitoring,
    nominations,
    notices,
    runs,
    schemes,
    stops,
    trainees,
)

app_name = "selection"

_NOMINATION = {"base": "nomination", "siblings": frozenset({"list", "detail", "create"})}
_RUN = {"base": "run", "siblings": frozenset({"list", "detail"})}
_NOTICE = {"base": "notice", "siblings": frozenset({"list", "detail"})}
_DECISION = {"base": "decision"}

urlpatterns = [
    path(
        "nominations/choose/",
        nominations.Choosing.as_view(**_NOMINATION),
        name="nomination-choose",
    ),
    *resource(
        "nominations",
        "nomination",
        list=nominations.NominationList,
        detail=nominations.NominationDetail,
        create=nominations.NominationCreate,
        edit=nominations.NominationEdit,
        importer=nominations.NominationImport,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "nominations/<uuid:ref>/reject/",
        nominations.NominationReject.as_view(**_NOMINATION),
        name="nomination-reject",
    ),
    path(
        "nominations/<uuid:ref>/attest/",
        nominations.NominationAttest.as_view(**_NOMINATION),
        name="nomination-attest",
    ),
    path(
        "nominations/<uuid:ref>/inspect/",
        inspection.ReportCreate.as_view(**_NOMINATION),
        name="nomination-inspect",
    ),
    path(
        "nominations/<uuid:ref>/object/",
        notices.ObjectionCreate.as_view(**_NOMINATION),
        name="nomination-object",
    ),
    *resource("review", "review", list=nominations.ReviewList, batch=True),
    *resource("inspection", "inspection", list=inspection.InspectionList),
    *resource(
        "reports",
        "report",
        list=inspection.ReportList,
        detail=inspection.ReportDetail,
        edit=inspection.ReportEdit,
        move=True,
        batch=True,
        export=True,
    ),
    *resource(
        "schemes",
        "scheme",
        list=schemes.SchemeList,
        detail=schemes.SchemeDetail,
        create=schemes.SchemeCreate,
        edit=schemes.SchemeEdit,
        move=True,
    ),
    *resource(
        "marks",
        "mark",
        list=marks.MarkList,
        create=marks.MarkCreate,
        importer=marks.MarkImport,
        export=True,
    ),
    *resource(
        "runs",
        "run",
        list=runs.RunList,
        detail=runs.RunDetail,
        create=runs.RunCreate,
        move=True,
    ),
    path("runs/<uuid:ref>/compare/", runs.RunCompare.as_view(**_RUN), name="run-compare"),
    path("runs/<uuid:ref>/signed/", runs.RunSigned.as_view(**_RUN), name="run-signed"),
    path("runs/signing-key/", runs.SigningKey.as_view(**_RUN), name="run-key"),
    path("runs/<uuid:ref>/confirm/", runs.RunConfirm.as_view(**_RUN), name="run-confirm"),
    *resource("results", "result", list=runs.ResultList, export=True),
    path("finding-stops/", stops.FindingStops.as_view(), name="finding-stops"),
    path("fairness/", monitoring.Fairness.as_view(base="fairness"), name="fairness"),
    path("decision/", decisions.DecisionBoard.as_view(**_DECISION), name="decision-board"),
    path(
        "decision/<uuid:edition>/<slug:tier>/<slug:field>/<uuid:place>/",
        decisions.GroupPage.as_view(**_DECISION),
        name="decision-group",
    ),
    path(
        "decision/meeting/",
        decisions.MeetingCreate.as_view(**_DECISION),
        name="decision-meeting",
    ),
    *resource(
        "notices",
        "notice",
        list=notices.NoticeList,
        detail=notices.NoticeDetail,
        create=notices.NoticeCreate,
        move=True,
    ),
    path("notices/<uuid:ref>/print/", notices.NoticePrint.as_view(**_NOTICE), name="notice-print"),
    *resource(
        "objections",
        "objection",
        list=notices.ObjectionList,
        detail=notices.ObjectionDetail,
        move=True,
        export=True,
    ),
    *resource(
        "trainees",
        "trainee",
        list=trainees.TraineeList,
        detail=trainees.TraineeDetail,
        export=True,
    ),
]
