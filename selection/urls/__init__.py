"""Addresses of selection."""

from django.urls import path

from core.web.urls import resource
from selection.urls import inspections, interviews, meetings, reviews, scoring, severity
from selection.views import (
    attachments,
    cases,
    decisions,
    exemptions,
    inspection,
    letters,
    limits,
    marks,
    monitoring,
    nominations,
    notices,
    objections,
    papers,
    polls,
    queue,
    reminding,
    review,
    robustness,
    rooms,
    rule_trials,
    runs,
    schemes,
    sessions,
    sheets,
    stops,
    trainees,
    verifying,
    writing,
)

app_name = "selection"

_NOMINATION = {"base": "nomination", "siblings": frozenset({"list", "detail", "create"})}
_RUN = {"base": "run", "siblings": frozenset({"list", "detail"})}
_SCHEME = {"base": "scheme", "siblings": frozenset({"list", "detail"})}
_NOTICE = {"base": "notice", "siblings": frozenset({"list", "detail"})}
_LETTER = {"base": "letter", "siblings": frozenset({"list", "detail"})}
_DECISION = {"base": "decision"}
_SESSION = {"base": "session", "siblings": frozenset({"list", "detail"})}
_ROOM = {"base": "room", "siblings": frozenset({"detail"})}
_SITTING = {"base": "sitting", "siblings": frozenset({"list", "detail"})}
_PAPER = {"base": "paper", "siblings": frozenset({"list", "detail"})}
_SHEET = {"base": "sheet", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    *inspections.urlpatterns,
    *interviews.urlpatterns,
    path("editions/<uuid:ref>/rule-trial/", rule_trials.RuleTrial.as_view(), name="rule-trial"),
    *meetings.urlpatterns,
    *scoring.urlpatterns,
    *severity.urlpatterns,
    path(
        "nominations/choose/",
        writing.Choosing.as_view(**_NOMINATION),
        name="nomination-choose",
    ),
    path("nominations/limits/", limits.Limits.as_view(**_NOMINATION), name="nomination-limits"),
    path(
        "nominations/autosave/", writing.Autosave.as_view(**_NOMINATION), name="nomination-autosave"
    ),
    path(
        "nominations/imports/",
        nominations.NominationImports.as_view(**_NOMINATION),
        name="nomination-imports",
    ),
    *resource(
        "nominations",
        "nomination",
        list=nominations.NominationList,
        detail=nominations.NominationDetail,
        create=writing.NominationCreate,
        edit=writing.NominationEdit,
        importer=nominations.NominationImport,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "nominations/<uuid:ref>/autosave/",
        writing.Keep.as_view(**_NOMINATION),
        name="nomination-keep",
    ),
    path(
        "nominations/<uuid:ref>/attachments/",
        attachments.AttachmentAdd.as_view(**_NOMINATION),
        name="nomination-attachment",
    ),
    path(
        "nominations/<uuid:ref>/attachments/<uuid:attachment>/remove/",
        attachments.AttachmentRemove.as_view(**_NOMINATION),
        name="nomination-attachmentremove",
    ),
    path(
        "nominations/<uuid:ref>/attachments/<uuid:attachment>/compare/",
        attachments.AttachmentCompare.as_view(**_NOMINATION),
        name="nomination-attachmentcompare",
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
        objections.ObjectionCreate.as_view(**_NOMINATION),
        name="nomination-object",
    ),
    path(
        "nominations/<uuid:ref>/poll/",
        polls.PollCreate.as_view(**_NOMINATION),
        name="nomination-poll",
    ),
    *(
        path(
            f"nominations/<uuid:ref>/{route}/",
            page.as_view(**_NOMINATION),
            name=f"nomination-{name}",
        )
        for route, name, page in (
            ("return", "return", cases.Return),
            ("qualify", "qualify", cases.Qualify),
            ("exempt", "exempt", exemptions.ExemptionCreate),
            ("request-review", "request", exemptions.ReviewRequestCreate),
            ("reopen", "reopen", exemptions.ReopeningCreate),
            ("cancel", "cancel", exemptions.Cancel),
        )
    ),
    path("review/terms/", queue.Terms.as_view(base="review"), name="review-terms"),
    path("review/reminders/", queue.Reminders.as_view(base="review"), name="review-reminders"),
    path("review/refresh/", queue.Refresh.as_view(base="review"), name="review-refresh"),
    *resource(
        "review", "review", list=queue.ReviewList, detail=review.ReviewCase, batch=True, export=True
    ),
    path(
        "review/<uuid:ref>/criteria/<slug:key>/",
        cases.Judge.as_view(**_NOMINATION),
        name="review-judge",
    ),
    path(
        "review/<uuid:ref>/findings/<uuid:finding>/",
        cases.SettleFinding.as_view(**_NOMINATION),
        name="review-finding",
    ),
    *reviews.urlpatterns,
    *resource(
        "letters", "letter", list=letters.LetterList, detail=letters.LetterDetail, export=True
    ),
    path("letters/<uuid:ref>/pdf/", letters.LetterDraw.as_view(**_LETTER), name="letter-draw"),
    path("letters/many/", letters.ManyLetters.as_view(**_LETTER), name="letter-many"),
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
        export=True,
    ),
    path("schemes/<uuid:ref>/json/", schemes.SchemeJson.as_view(**_SCHEME), name="scheme-json"),
    path(
        "schemes/<uuid:ref>/compare/",
        schemes.SchemeCompare.as_view(**_SCHEME),
        name="scheme-compare",
    ),
    path("schemes/<uuid:ref>/trial/", schemes.SchemeTrial.as_view(**_SCHEME), name="scheme-trial"),
    *resource(
        "marks",
        "mark",
        list=marks.MarkList,
        create=marks.MarkCreate,
        importer=marks.MarkImport,
        export=True,
    ),
    *resource(
        "exam/sessions",
        "session",
        list=sessions.SessionList,
        detail=sessions.SessionDetail,
        create=sessions.SessionCreate,
        edit=sessions.SessionEdit,
        move=True,
        export=True,
    ),
    path(
        "exam/sessions/<uuid:ref>/room/",
        sessions.RoomCreate.as_view(**_SESSION),
        name="session-room",
    ),
    path(
        "exam/sessions/<uuid:ref>/paper/",
        sessions.PaperCreate.as_view(**_SESSION),
        name="session-paper",
    ),
    path(
        "exam/sessions/<uuid:ref>/seat/",
        sessions.SessionSeat.as_view(**_SESSION),
        name="session-seat",
    ),
    path(
        "exam/sessions/<uuid:ref>/tickets/",
        sessions.SessionTickets.as_view(**_SESSION),
        name="session-tickets",
    ),
    *(
        path(
            f"exam/sessions/<uuid:ref>/print/{kind}/",
            sessions.SessionPapers.as_view(**_SESSION),
            {"kind": kind},
            name=f"session-print-{kind}",
        )
        for kind in ("door", "plan", "sign")
    ),
    path("exam/rooms/<uuid:ref>/", rooms.RoomDetail.as_view(**_ROOM), name="room-detail"),
    path(
        "exam/rooms/<uuid:ref>/attendance/",
        rooms.RoomAttendance.as_view(**_ROOM),
        name="room-attendance",
    ),
    path("exam/rooms/<uuid:ref>/remove/", rooms.RoomRemove.as_view(**_ROOM), name="room-remove"),
    *resource(
        "exam/seats",
        "sitting",
        list=rooms.SittingList,
        detail=rooms.SittingDetail,
        export=True,
    ),
    path(
        "exam/seats/<uuid:ref>/seat/",
        rooms.SittingSeat.as_view(**_SITTING),
        name="sitting-seat",
    ),
    path(
        "exam/seats/<uuid:ref>/incident/",
        rooms.SittingIncident.as_view(**_SITTING),
        name="sitting-incident",
    ),
    path(
        "exam/seats/<uuid:ref>/ticket/",
        rooms.SittingTicket.as_view(**_SITTING),
        name="sitting-ticket",
    ),
    *resource(
        "exam/misconduct",
        "incident",
        list=rooms.IncidentList,
        detail=rooms.IncidentDetail,
        move=True,
        export=True,
    ),
    *resource(
        "exam/papers",
        "paper",
        list=papers.PaperList,
        detail=papers.PaperDetail,
        move=True,
        export=True,
    ),
    path(
        "exam/papers/<uuid:ref>/assign/",
        papers.PaperAssign.as_view(**_PAPER),
        name="paper-assign",
    ),
    path("exam/papers/<uuid:ref>/round/", papers.PaperRound.as_view(**_PAPER), name="paper-round"),
    path("exam/papers/<uuid:ref>/open/", papers.PaperOpen.as_view(**_PAPER), name="paper-open"),
    *resource(
        "exam/sheets",
        "sheet",
        list=sheets.SheetList,
        detail=sheets.SheetDetail,
        importer=sheets.SheetImport,
        move=True,
    ),
    path("exam/sheets/<uuid:ref>/enter/", sheets.SheetEnter.as_view(**_SHEET), name="sheet-enter"),
    path("exam/sheets/<uuid:ref>/key/", sheets.SheetKey.as_view(**_SHEET), name="sheet-key"),
    path(
        "exam/sheets/<uuid:ref>/adjudicate/",
        sheets.SheetAdjudicate.as_view(**_SHEET),
        name="sheet-adjudicate",
    ),
    path(
        "exam/sheets/<uuid:ref>/unseal/",
        sheets.SheetUnseal.as_view(**_SHEET),
        name="sheet-unseal",
    ),
    *resource(
        "runs",
        "run",
        list=runs.RunList,
        detail=runs.RunDetail,
        create=runs.RunCreate,
        move=True,
        export=True,
    ),
    path("runs/<uuid:ref>/compare/", runs.RunCompare.as_view(**_RUN), name="run-compare"),
    path("runs/<uuid:ref>/signed/", runs.RunSigned.as_view(**_RUN), name="run-signed"),
    path("runs/signing-key/", runs.SigningKey.as_view(**_RUN), name="run-key"),
    path("runs/<uuid:ref>/confirm/", runs.RunConfirm.as_view(**_RUN), name="run-confirm"),
    path("runs/<uuid:ref>/robustness/", robustness.RunTest.as_view(**_RUN), name="run-robustness"),
    *resource("robustness", "robustness", list=robustness.RobustnessList, export=True),
    path(
        "robustness/<uuid:ref>/look/",
        robustness.LookPage.as_view(base="robustness", siblings=frozenset({"list"})),
        name="robustness-look",
    ),
    path(
        "second-looks/",
        robustness.BorderlineRules.as_view(base="borderlinerule"),
        name="borderlinerule-edit",
    ),
    *resource("results", "result", list=runs.ResultList, export=True),
    path("finding-stops/", stops.FindingStops.as_view(), name="finding-stops"),
    path(
        "required-attachments/",
        attachments.RequiredAttachments.as_view(),
        name="required-attachments",
    ),
    path("reminders/", reminding.Reminders.as_view(), name="reminders"),
    path("verification/", verifying.Verification.as_view(), name="verification"),
    path("fairness/", monitoring.Fairness.as_view(base="fairness"), name="fairness"),
    path("decision/", decisions.DecisionBoard.as_view(**_DECISION), name="decision-board"),
    path(
        "decision/<uuid:edition>/<slug:tier>/<slug:field>/<uuid:place>/",
        decisions.GroupPage.as_view(**_DECISION),
        name="decision-group",
    ),
    *resource(
        "notices",
        "notice",
        list=notices.NoticeList,
        detail=notices.NoticeDetail,
        create=notices.NoticeCreate,
        move=True,
        export=True,
    ),
    path("notices/<uuid:ref>/print/", notices.NoticePrint.as_view(**_NOTICE), name="notice-print"),
    *resource(
        "trainees",
        "trainee",
        list=trainees.TraineeList,
        detail=trainees.TraineeDetail,
        export=True,
    ),
]
