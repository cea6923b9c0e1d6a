"""The menu, in the order of the stages. An entry shows where the acting role may view its object."""

from django.utils.translation import gettext_lazy as _

#: (section, icon, [(label, url name, object label)])
MENU = [
    (
        _("Planning"),
        "map",
        [
            (_("Editions"), "planning:edition-list", "planning.edition"),
            (_("Documents"), "planning:document-list", "planning.document"),
            (_("Documents received"), "planning:receipt-list", "planning.receipt"),
            (_("Versions received"), "planning:versionreceipt-list", "planning.versionreceipt"),
            (_("City plans"), "planning:cityplan-list", "planning.cityplan"),
            (
                _("Structure of teams"),
                "planning:structuretarget-list",
                "planning.structuretarget",
            ),
            (_("Working-day calendar"), "planning:day-list", "planning.dayexception"),
        ],
    ),
    (
        _("Selection"),
        "filter",
        [
            (_("People"), "candidates:person-list", "candidates.person"),
            (_("Findings"), "candidates:finding-list", "candidates.finding"),
            (_("Export requests"), "candidates:exportrequest-list", "candidates.exportrequest"),
            (
                _("Templates of the form"),
                "candidates:formtemplate-list",
                "candidates.formtemplate",
            ),
            (_("Imports"), "candidates:batch-list", "candidates.importbatch"),
            (_("Suspected duplicates"), "candidates:duplicate-list", "candidates.duplicate"),
            (_("Nominations"), "selection:nomination-list", "selection.nomination"),
            (_("Qualification review"), "selection:review-list", "selection.reviewverdict"),
            (_("Exemptions"), "selection:exemption-list", "selection.exemption"),
            (_("Judging anew"), "selection:reopening-list", "selection.reopening"),
            (_("Requests for review"), "selection:reviewrequest-list", "selection.reviewrequest"),
            (_("Result letters"), "selection:letter-list", "selection.letter"),
            (_("Requests for a re-check"), "selection:recheck-list", "selection.recheck"),
            (_("Schemes"), "selection:scheme-list", "selection.scheme"),
            (_("Exam sessions"), "selection:session-list", "selection.examsession"),
            (_("Misconduct in the exam"), "selection:incident-list", "selection.incident"),
            (_("Papers and marking"), "selection:paper-list", "selection.paper"),
            (_("Mark sheets"), "selection:sheet-list", "selection.marksheet"),
            (_("Interviews"), "selection:interview-list", "selection.interview"),
            (_("Interview boards"), "selection:boardseat-list", "selection.boardseat"),
            (_("Marks"), "selection:mark-list", "selection.mark"),
            (_("Severity of examiners"), "selection:severity-list", "selection.severitystudy"),
            (_("Runs"), "selection:run-list", "selection.run"),
            (_("Inspection teams"), "selection:team-list", "selection.inspectionteam"),
            (_("Inspection cases"), "selection:case-list", "selection.teamcase"),
            (
                _("Inspection notices"),
                "selection:inspectionnotice-list",
                "selection.inspectionnotice",
            ),
            (_("Inspection reports"), "selection:report-list", "selection.inspectionreport"),
            (
                _("Departmental proposals"),
                "selection:deliberation-list",
                "selection.deliberation",
            ),
            (_("Decision"), "selection:decision-board", "selection.seatcount"),
            (_("Meetings of the committee"), "selection:meeting-list", "selection.meeting"),
            (_("Public notices"), "selection:notice-list", "selection.notice"),
            (_("Objections"), "selection:objection-list", "selection.objection"),
            (_("Trainees"), "selection:trainee-list", "selection.trainee"),
        ],
    ),
    (
        _("Training"),
        "school",
        [
            (_("Classes"), "training:class-list", "training.trainingclass"),
            (_("Enrolments"), "training:enrolment-list", "training.enrolment"),
            (_("Postings"), "training:posting-list", "training.posting"),
        ],
    ),
    (
        _("Appointment"),
        "briefcase",
        [
            (_("Vacancies"), "appointment:vacancy-list", "appointment.vacancy"),
            (_("Proposals"), "appointment:proposal-list", "appointment.proposal"),
            (_("Appointments"), "appointment:appointment-list", "appointment.appointment"),
            (_("Probation due"), "appointment:probation-list", "appointment.appointment"),
            (_("Reserve list"), "appointment:reserve-list", "appointment.reserveentry"),
            (_("Leadership teams"), "appointment:team-list", "appointment.team"),
            (_("Posts"), "appointment:post-list", "appointment.post"),
        ],
    ),
    (
        _("Tracking"),
        "activity",
        [
            (_("Reviews"), "tracking:review-list", "tracking.review"),
            (_("Review cycles"), "tracking:cycle-list", "tracking.reviewcycle"),
        ],
    ),
    (
        _("Oversight"),
        "shield",
        [
            (_("Code tables"), "candidates:codes", "candidates.person"),
            (_("Administration"), "admin:index", "core.membership"),
            (_("Jobs"), "core:job-list", ""),
        ],
    ),
]
