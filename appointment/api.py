"""Appointment in the API: the same policies, filters and services as the pages."""

from rest_framework import serializers

from appointment import policies, states
from appointment.filters import AppointmentFilter, ProposalFilter, ReserveFilter, VacancyFilter
from appointment.models import Appointment, Proposal, ReserveEntry, Vacancy
from appointment.services import appointments, proposals, reserve, vacancies
from appointment.tables import AppointmentTable, ProposalTable, ReserveTable, VacancyTable
from core.web.api import Creates, Edits, Moves, ScopedViewSet
from selection import handover as selection


def ref_field(**options):
    """A row of another kind, by its reference."""
    return serializers.SlugRelatedField(slug_field="ref", **options)


class VacancySerializer(serializers.ModelSerializer):
    post = ref_field(read_only=True)
    edition = ref_field(read_only=True)
    title = serializers.CharField(source="post.title", read_only=True)
    team = serializers.CharField(source="post.team.name", read_only=True)
    level = serializers.CharField(source="post.level", read_only=True)

    class Meta:
        model = Vacancy
        fields = [
            "ref", "version", "state", "post", "edition", "title", "team", "level", "ground",
            "opens_on", "requirements",
        ]  # fmt: skip


class VacancyViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.vacancies, states.VACANCY, vacancies
    serializer_class = VacancySerializer
    filterset_class, table = VacancyFilter, VacancyTable
    queryset = Vacancy.objects.none()


class ProposalSerializer(serializers.ModelSerializer):
    trainee = ref_field(read_only=True)
    name = serializers.CharField(source="trainee.name", read_only=True)

    class Meta:
        model = Proposal
        fields = [
            "ref", "version", "state", "trainee", "name", "team_name", "post_title", "level",
            "is_elected", "is_exceptional", "ground", "findings", "decided_on", "members",
            "present", "in_favour", "against", "deferred", "notice_from", "notice_until",
        ]  # fmt: skip


class ProposalInput(serializers.Serializer):
    """Vacancy and trainee by their reference, within one's view."""

    vacancy = ref_field(queryset=Vacancy.objects.none())
    trainee = ref_field(queryset=Vacancy.objects.none())
    is_exceptional = serializers.BooleanField(default=False)
    ground = serializers.CharField(required=False, allow_blank=True, default="", max_length=4000)

    def get_fields(self):
        fields = super().get_fields()
        actor = getattr(self.context.get("view"), "actor", None)
        if actor is not None:
            open_ones = policies.vacancies.scope(actor, "propose")
            fields["vacancy"].queryset = open_ones.for_detail()
            fields["trainee"].queryset = selection.trainees(actor)
        return fields


class ProposalViewSet(Moves, Creates, ScopedViewSet):
    policy, workflow, services = policies.proposals, states.PROPOSAL, proposals
    serializer_class, input_class = ProposalSerializer, ProposalInput
    filterset_class, table = ProposalFilter, ProposalTable
    create_verb = staticmethod(proposals.propose)
    queryset = Proposal.objects.none()


class AppointmentSerializer(serializers.ModelSerializer):
    trainee = ref_field(read_only=True)
    name = serializers.CharField(source="trainee.name", read_only=True)

    class Meta:
        model = Appointment
        fields = [
            "ref", "version", "state", "trainee", "name", "team_name", "post_title", "level",
            "appointed_on", "probation_ends_on", "confirmed_on", "ended_on", "end_ground",
        ]  # fmt: skip


class AppointmentViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.appointments, states.APPOINTMENT, appointments
    serializer_class = AppointmentSerializer
    filterset_class, table = AppointmentFilter, AppointmentTable
    queryset = Appointment.objects.none()


class ReserveSerializer(serializers.ModelSerializer):
    trainee = ref_field(read_only=True)
    name = serializers.CharField(source="trainee.name", read_only=True)

    class Meta:
        model = ReserveEntry
        fields = [
            "ref", "version", "state", "trainee", "name", "post_type", "readiness", "plan",
            "entered_on", "expires_on", "left_on",
        ]  # fmt: skip


class ReserveInput(serializers.ModelSerializer):
    trainee = ref_field(queryset=Vacancy.objects.none())

    class Meta:
        model = ReserveEntry
        fields = ["trainee", "post_type", "readiness", "plan"]

    def get_fields(self):
        fields = super().get_fields()
        actor = getattr(self.context.get("view"), "actor", None)
        if actor is not None:
            fields["trainee"].queryset = selection.trainees(actor)
        if self.instance is not None:
            del fields["trainee"]
        return fields


class ReserveViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.reserve, states.RESERVE, reserve
    serializer_class, input_class = ReserveSerializer, ReserveInput
    filterset_class, table = ReserveFilter, ReserveTable
    create_verb, edit_verb = staticmethod(reserve.reserve), staticmethod(reserve.edit)
    queryset = ReserveEntry.objects.none()
