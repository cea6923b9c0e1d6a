"""One router, made of what each stage's api module registers."""

from rest_framework.routers import DefaultRouter

from appointment import api as appointment
from candidates.api import FindingViewSet, PersonViewSet
from planning import api as planning
from selection import api as selection
from selection.api.monitoring import FairnessViewSet
from training import api as training

router = DefaultRouter()
router.register("people", PersonViewSet, basename="person")
router.register("findings", FindingViewSet, basename="finding")
router.register("editions", planning.EditionViewSet, basename="edition")
router.register("quotas", planning.QuotaViewSet, basename="quota")
router.register("documents", planning.DocumentViewSet, basename="document")
router.register("receipts", planning.ReceiptViewSet, basename="receipt")
router.register("city-plans", planning.CityPlanViewSet, basename="cityplan")
router.register("nominations", selection.NominationViewSet, basename="nomination")
router.register("fairness", FairnessViewSet, basename="fairness")
router.register("schemes", selection.SchemeViewSet, basename="scheme")
router.register("runs", selection.RunViewSet, basename="run")
router.register("results", selection.ResultViewSet, basename="result")
router.register("inspection-reports", selection.ReportViewSet, basename="report")
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
