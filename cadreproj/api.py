"""One router, made of what each stage's api module registers."""

from rest_framework.routers import DefaultRouter

from appointment import api as appointment
from candidates import api as candidates
from candidates.api.archive import ArchiveEntryViewSet
from candidates.api.templates import FormTemplateViewSet
from planning import api as planning
from planning.api.city_plans import CityConditionViewSet, CityPlanViewSet
from planning.api.structure import StructureTargetViewSet, TeamStructureViewSet
from selection import api as selection
from selection.api import exam
from selection.api.deliberations import DeliberationLineViewSet, DeliberationViewSet
from selection.api.fieldwork import CaseViewSet, PackViewSet, TalkViewSet
from selection.api.inspecting import InspectionNoticeViewSet, TeamViewSet
from selection.api.interviews import InterviewSlotViewSet, InterviewViewSet
from selection.api.meetings import MeetingViewSet
from selection.api.monitoring import FairnessViewSet
from selection.api.reviews import (
    ExemptionViewSet,
    LetterViewSet,
    RecheckViewSet,
    ReopeningViewSet,
    ReviewRequestViewSet,
)
from selection.api.severity import SeverityLineViewSet, StudyViewSet
from selection.api.statistics import MarkStatisticsViewSet
from training import api as training

router = DefaultRouter()
router.register("people", candidates.PersonViewSet, basename="person")
router.register("findings", candidates.FindingViewSet, basename="finding")
router.register("form-templates", FormTemplateViewSet, basename="formtemplate")
router.register("archive-entries", ArchiveEntryViewSet, basename="archiveentry")
router.register("duplicates", candidates.DuplicateViewSet, basename="duplicate")
router.register("imports", candidates.ImportBatchViewSet, basename="import")
router.register("imported-files", candidates.ImportedFileViewSet, basename="importedfile")
router.register("export-requests", candidates.ExportRequestViewSet, basename="exportrequest")
router.register("editions", planning.EditionViewSet, basename="edition")
router.register("edition-versions", planning.EditionVersionViewSet, basename="editionversion")
router.register("version-receipts", planning.VersionReceiptViewSet, basename="versionreceipt")
router.register("changes", planning.AmendmentViewSet, basename="amendment")
router.register("quotas", planning.QuotaViewSet, basename="quota")
router.register("structure-targets", StructureTargetViewSet, basename="structuretarget")
router.register("team-structure", TeamStructureViewSet, basename="teamstructure")
router.register("documents", planning.DocumentViewSet, basename="document")
router.register("receipts", planning.ReceiptViewSet, basename="receipt")
router.register("city-plans", CityPlanViewSet, basename="cityplan")
router.register("city-conditions", CityConditionViewSet, basename="citycondition")
router.register("nominations", selection.NominationViewSet, basename="nomination")
router.register("exemptions", ExemptionViewSet, basename="exemption")
router.register("rechecks", RecheckViewSet, basename="recheck")
router.register("reopenings", ReopeningViewSet, basename="reopening")
router.register("review-requests", ReviewRequestViewSet, basename="reviewrequest")
router.register("letters", LetterViewSet, basename="letter")
router.register("fairness", FairnessViewSet, basename="fairness")
router.register("mark-statistics", MarkStatisticsViewSet, basename="markstatistics")
router.register("severity-studies", StudyViewSet, basename="severitystudy")
router.register("severity-marks", SeverityLineViewSet, basename="severityline")
router.register("schemes", selection.SchemeViewSet, basename="scheme")
router.register("exam-sessions", exam.SessionViewSet, basename="examsession")
router.register("interviews", InterviewViewSet, basename="interview")
router.register("interview-order", InterviewSlotViewSet, basename="interviewslot")
router.register("exam-seats", exam.SittingViewSet, basename="sitting")
router.register("papers", exam.PaperViewSet, basename="paper")
router.register("runs", selection.RunViewSet, basename="run")
router.register("results", selection.ResultViewSet, basename="result")
router.register("inspection-reports", selection.ReportViewSet, basename="report")
router.register("inspection-teams", TeamViewSet, basename="team")
router.register("inspection-cases", CaseViewSet, basename="inspectioncase")
router.register("individual-talks", TalkViewSet, basename="talk")
router.register("committee-packs", PackViewSet, basename="committeepack")
router.register("inspection-notices", InspectionNoticeViewSet, basename="inspectionnotice")
router.register("departmental-proposals", DeliberationViewSet, basename="deliberation")
router.register("departmental-proposal-lines", DeliberationLineViewSet, basename="deliberationline")
router.register("meetings", MeetingViewSet, basename="meeting")
router.register("notices", selection.NoticeViewSet, basename="notice")
router.register("objections", selection.ObjectionViewSet, basename="objection")
router.register("trainees", selection.TraineeViewSet, basename="trainee")
router.register("classes", training.ClassViewSet, basename="class")
router.register("enrolments", training.EnrolmentViewSet, basename="enrolment")
router.register("postings", training.PostingViewSet, basename="posting")
router.register("vacancies", appointment.VacancyViewSet, basename="vacancy")
router.register("proposals", appointment.ProposalViewSet, basename="proposal")
router.register("appointments", appointment.AppointmentViewSet, basename="appointment")
router.register("reserve", appointment.ReserveViewSet, basename="reserve")
