"""What each role may do in core."""

from cadreproj.roles.names import AUDIT, AUDITOR, SECURITY, STAFF, SYSTEM

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
