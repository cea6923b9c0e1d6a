"""The roles by name."""

from django.utils.translation import gettext_lazy as _

from core.orgs.roles import RoleDefinition

OFFICE = "programme_office"
MUNICIPAL = "municipal_officer"
COUNTY = "county_officer"
REVIEWER = "qualification_reviewer"
EXAM = "exam_officer"
EXAMINER = "examiner"
INSPECTOR = "inspector"
SCHOOL = "school_manager"
APPOINTMENT = "appointment_officer"
TRACKING = "tracking_officer"
SECRETARY = "committee_secretary"
MEMBER = "committee_member"
OBSERVER = "discipline_observer"
MENTOR = "mentor"
AUDITOR = "auditor"
SYSTEM = "system_admin"
SECURITY = "security_admin"
AUDIT = "audit_admin"
SERVICE = "service"

ROLES = [
    RoleDefinition(OFFICE, _("Programme office")),
    RoleDefinition(MUNICIPAL, _("Municipal officer")),
    RoleDefinition(COUNTY, _("County officer")),
    RoleDefinition(REVIEWER, _("Qualification reviewer")),
    RoleDefinition(EXAM, _("Exam officer")),
    RoleDefinition(EXAMINER, _("Examiner")),
    RoleDefinition(INSPECTOR, _("Inspector")),
    RoleDefinition(SCHOOL, _("Party-school manager")),
    RoleDefinition(APPOINTMENT, _("Appointment officer")),
    RoleDefinition(TRACKING, _("Tracking officer")),
    RoleDefinition(SECRETARY, _("Committee secretary")),
    RoleDefinition(MEMBER, _("Committee member")),
    RoleDefinition(OBSERVER, _("Discipline observer")),
    RoleDefinition(MENTOR, _("Mentor")),
    RoleDefinition(AUDITOR, _("Auditor"), family="auditor"),
    RoleDefinition(SYSTEM, _("System administrator"), family="system", administers=True),
    RoleDefinition(SECURITY, _("Security administrator"), family="system", administers=True),
    RoleDefinition(AUDIT, _("Audit administrator"), family="audit", administers=True),
    RoleDefinition(SERVICE, _("Periodic jobs")),
]

#: Everybody who works on the content of the programme, the reading auditor included.
STAFF = {
    OFFICE, MUNICIPAL, COUNTY, REVIEWER, EXAM, INSPECTOR, SCHOOL, APPOINTMENT, TRACKING,
    SECRETARY, MEMBER, OBSERVER, AUDITOR, SERVICE,
}  # fmt: skip
