"""The one table of roles and of what each may do. Core, policies, admin, API and tests read it.

`PERMISSIONS` maps an object to its actions, and an action to the roles that may do it. Which rows
they may do it on is the policies' matter, where the stage lives; and under that row-level security.
"""

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

CORE = {
    "core.organisation": {"view": STAFF | {SYSTEM, SECURITY}, "create": {SYSTEM}, "edit": {SYSTEM}},
    "core.user": {"view": {SYSTEM, SECURITY}, "create": {SYSTEM}, "edit": {SYSTEM}},
    "core.membership": {
        "view": {SYSTEM, SECURITY, AUDIT},
        "create": {SECURITY},
        # A grant is ended, never deleted: the ledger names it.
        "edit": {SECURITY},
    },
    "core.auditentry": {"view": {AUDIT, AUDITOR, SYSTEM}, "export": {AUDIT, AUDITOR}},
    "core.accesslog": {"view": {AUDIT, AUDITOR}, "export": {AUDIT}},
    "core.job": {"view": {SYSTEM}},
    "core.apitoken": {"view": {SYSTEM, SECURITY}, "revoke": {SYSTEM, SECURITY}},
}

SCHEDULE = {
    f"django_celery_beat.{model}": {
        "view": {SYSTEM}, "create": {SYSTEM}, "edit": {SYSTEM}, "delete": {SYSTEM},
    }
    for model in ("periodictask", "intervalschedule", "crontabschedule")
}  # fmt: skip

CANDIDATES: dict[str, dict[str, set[str]]] = {
    "candidates.person": {
        "view": STAFF,
        "create": {OFFICE, MUNICIPAL},
        "edit": {OFFICE, MUNICIPAL},
        "import": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
        "download": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT},
        "reveal": {OFFICE, MUNICIPAL, REVIEWER},
    },
    "candidates.finding": {
        "view": STAFF,
        "check": {OFFICE, MUNICIPAL},
        "resolve": {OFFICE, MUNICIPAL, REVIEWER},
        "waive": {OFFICE},
        "reopen": {OFFICE, MUNICIPAL, REVIEWER},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    # Only whoever may change dossiers learns which of them are alike.
    "candidates.duplicate": {
        "view": {OFFICE, MUNICIPAL, REVIEWER, AUDITOR, SERVICE},
        "view_across": {OFFICE, SERVICE},
        "search": {OFFICE, MUNICIPAL},
        "create": {OFFICE, MUNICIPAL},
        "merge": {OFFICE, MUNICIPAL},
        "dismiss": {OFFICE, MUNICIPAL},
        "reopen": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
}

_PART = {"view": STAFF, "create": {OFFICE}, "edit": {OFFICE}, "delete": {OFFICE}}

PLANNING: dict[str, dict[str, set[str]]] = {
    "planning.edition": {
        "view": STAFF,
        "create": {OFFICE},
        "edit": {OFFICE},
        "publish": {OFFICE},
        "amend": {OFFICE},
        "close": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "planning.subproject": _PART,
    "planning.qualificationrule": _PART,
    "planning.leadinggroupmember": _PART,
    "planning.gate": _PART,
    "planning.quota": {
        "view": STAFF,
        "edit": {OFFICE},
        "import": {OFFICE},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    "planning.document": {
        "view": STAFF,
        "create": {OFFICE},
        "edit": {OFFICE},
        "issue": {OFFICE},
        "withdraw": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "planning.receipt": {
        "view": {OFFICE, MUNICIPAL, AUDITOR},
        "acknowledge": {MUNICIPAL},
        "export": {OFFICE, AUDITOR},
    },
    "planning.cityplan": {
        "view": {OFFICE, MUNICIPAL, AUDITOR, OBSERVER},
        "edit": {MUNICIPAL},
        "file": {MUNICIPAL},
        "accept": {OFFICE},
        "send_back": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "planning.dayexception": _PART,
}

SELECTION: dict[str, dict[str, set[str]]] = {
    "selection.nomination": {
        "view": STAFF,
        "create": {MUNICIPAL, COUNTY},
        "edit": {MUNICIPAL, COUNTY},
        "import": {MUNICIPAL, COUNTY},
        "export": {OFFICE, MUNICIPAL, REVIEWER, AUDITOR},
        "monitor": {OFFICE, MUNICIPAL, SECRETARY, OBSERVER, AUDITOR},
        "submit": {MUNICIPAL, COUNTY},
        "endorse": {MUNICIPAL},
        "send_back": {MUNICIPAL, REVIEWER},
        "attest": {REVIEWER},
        "pass_review": {REVIEWER},
        "reject": {REVIEWER},
        "inspect": {INSPECTOR},
        "propose": {OFFICE},
        "decide": {OFFICE, SECRETARY},
        "hold_in_reserve": {OFFICE, SECRETARY},
        "confirm": {OFFICE},
        "withdraw": {MUNICIPAL, OFFICE},
        "cancel": {OFFICE, REVIEWER},
        "close": {OFFICE},
    },
    "selection.findingstop": {"view": STAFF, "edit": {OFFICE}},
    "selection.scheme": {
        "view": STAFF,
        "create": {OFFICE, EXAM},
        "edit": {OFFICE, EXAM},
        "publish": {OFFICE},
        "export": {OFFICE, EXAM, AUDITOR},
    },
    "selection.mark": {
        "view": {OFFICE, EXAM, OBSERVER, AUDITOR},
        "create": {EXAM},
        "import": {EXAM},
        "export": {OFFICE, EXAM, AUDITOR},
    },
    "selection.run": {
        "view": STAFF,
        "create": {OFFICE, EXAM},
        "confirm_step": {OFFICE},
        "supersede": {OFFICE},
        "discard": {OFFICE, EXAM},
        "export": {OFFICE, EXAM, OBSERVER, AUDITOR},
    },
    "selection.runrow": {"view": STAFF, "export": {OFFICE, MUNICIPAL, AUDITOR}},
    "selection.inspectionreport": {
        "view": {OFFICE, INSPECTOR, OBSERVER, AUDITOR},
        "create": {INSPECTOR},
        "edit": {INSPECTOR},
        "file": {INSPECTOR},
        "export": {OFFICE, AUDITOR},
    },
    "selection.meeting": {
        "view": {OFFICE, SECRETARY, MEMBER, OBSERVER, AUDITOR},
        "create": {OFFICE, SECRETARY},
    },
    "selection.seatcount": {
        "view": {OFFICE, MUNICIPAL, SECRETARY, MEMBER, OBSERVER, AUDITOR},
        "decide": {OFFICE, SECRETARY},
    },
    "selection.notice": {
        "view": STAFF,
        "create": {OFFICE},
        "end": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "selection.objection": {
        "view": {OFFICE, OBSERVER, AUDITOR},
        "create": {OFFICE, OBSERVER},
        "dismiss": {OFFICE},
        "uphold": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "selection.trainee": {
        "view": STAFF,
        "export": {OFFICE, MUNICIPAL, SCHOOL, APPOINTMENT, TRACKING, AUDITOR},
    },
}

_SCHOOLING = {OFFICE, SCHOOL}

TRAINING: dict[str, dict[str, set[str]]] = {
    "training.trainingclass": {
        "view": STAFF,
        "create": _SCHOOLING | {MUNICIPAL},
        "edit": _SCHOOLING | {MUNICIPAL},
        "timetable": _SCHOOLING,
        "enrol": _SCHOOLING | {MUNICIPAL},
        "open_enrolment": _SCHOOLING,
        "start": _SCHOOLING,
        "complete": _SCHOOLING,
        "cancel": _SCHOOLING,
        "mark_attendance": _SCHOOLING,
        "record_results": _SCHOOLING,
        "graduate": _SCHOOLING,
        "import": _SCHOOLING,
        "export": _SCHOOLING | {MUNICIPAL, AUDITOR},
    },
    "training.lesson": {"view": STAFF},
    "training.enrolment": {
        "view": STAFF,
        "record_results": _SCHOOLING,
        "mark_attendance": _SCHOOLING,
        "complete": _SCHOOLING,
        "fail": _SCHOOLING,
        "defer": _SCHOOLING | {MUNICIPAL},
        "withdraw": _SCHOOLING | {MUNICIPAL},
        "export": _SCHOOLING | {MUNICIPAL, AUDITOR},
    },
    "training.posting": {
        "view": STAFF | {MENTOR},
        "create": {OFFICE, MUNICIPAL, SCHOOL},
        "edit": {OFFICE, MUNICIPAL},
        "activate": {OFFICE, MUNICIPAL},
        "rate": {OFFICE, MUNICIPAL, MENTOR},
        "complete": {OFFICE, MUNICIPAL},
        "cut_short": {OFFICE, MUNICIPAL},
        "withdraw": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
}

_APPOINTING = {OFFICE, APPOINTMENT}
_REGISTER = {
    "view": STAFF,
    "create": _APPOINTING | {MUNICIPAL},
    "edit": _APPOINTING | {MUNICIPAL},
    "export": _APPOINTING | {MUNICIPAL, AUDITOR},
}

APPOINTMENTS: dict[str, dict[str, set[str]]] = {
    "appointment.team": _REGISTER,
    "appointment.post": _REGISTER,
    "appointment.vacancy": _REGISTER
    | {
        "propose": _APPOINTING | {MUNICIPAL},
        "fill": _APPOINTING,
        "close": _APPOINTING,
        "reopen": _APPOINTING,
    },
    "appointment.proposal": {
        "view": STAFF,
        "create": _APPOINTING | {MUNICIPAL},
        "decide": {OFFICE, SECRETARY},
        "decline": {OFFICE, SECRETARY},
        "publish": _APPOINTING,
        "uphold_objection": _APPOINTING,
        "appoint": _APPOINTING,
        "nominate": _APPOINTING,
        "elect": _APPOINTING,
        "lose_election": _APPOINTING,
        "withdraw": _APPOINTING | {MUNICIPAL},
        "export": _APPOINTING | {MUNICIPAL, SECRETARY, AUDITOR},
    },
    "appointment.appointment": {
        "view": STAFF,
        "confirm": _APPOINTING,
        "fail_probation": _APPOINTING,
        "end": _APPOINTING,
        "export": _APPOINTING | {MUNICIPAL, AUDITOR},
    },
    "appointment.reserveentry": {
        "view": STAFF,
        "create": _APPOINTING | {MUNICIPAL},
        "edit": _APPOINTING | {MUNICIPAL},
        "use": _APPOINTING,
        "renew": _APPOINTING,
        "expire": _APPOINTING,
        "remove": _APPOINTING | {TRACKING},
        "export": _APPOINTING | {MUNICIPAL, TRACKING, AUDITOR},
    },
}

TRACKINGS: dict[str, dict[str, set[str]]] = {
    "tracking.reviewcycle": {
        "view": {OFFICE, TRACKING, MUNICIPAL, APPOINTMENT, OBSERVER, AUDITOR, SERVICE},
        "create": {OFFICE},
        "close": {OFFICE},
    },
    "tracking.review": {
        "view": {OFFICE, TRACKING, MUNICIPAL, APPOINTMENT, OBSERVER, AUDITOR, SERVICE},
        "export": {OFFICE, TRACKING, AUDITOR},
        "submit": {TRACKING},
        "confirm": {OFFICE},
        "send_back": {OFFICE},
    },
}

PERMISSIONS = (
    CORE | SCHEDULE | CANDIDATES | PLANNING | SELECTION | TRAINING | APPOINTMENTS | TRACKINGS
)
