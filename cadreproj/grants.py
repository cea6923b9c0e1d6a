"""What each database role may do with each table, applied by the owner after every migration.

A table that no line names stops the migration: nothing is open by accident. Keys are table names or
prefixes ending in `*`; the longest match counts. Rows are a matter of the policies on the table.
"""

READ = "SELECT"
WORK = "SELECT, INSERT, UPDATE, DELETE"

#: Content of the programme: every row has an `org_path` and stands under row-level security.
SCOPED = {"scope_province": WORK, "scope_place": WORK, "scope_auditor": READ}
#: Tables that say nothing about people; readable in every scope.
SHARED = {"scope_base": READ}
#: Signing in and running jobs happen before a scope is entered.
LOGIN = {"cadre_app": WORK}
SCHEDULE = {"cadre_app": WORK, "scope_system": WORK}
NOBODY: dict[str, str] = {}
#: The bytes of a file never change; it follows the dossier that it belongs to.
_FILES = "SELECT, INSERT, UPDATE (is_shared, org_path), DELETE"

_CODES = {
    "scope_province": "SELECT, INSERT",
    "scope_place": "SELECT, INSERT",
    "scope_auditor": READ,
}

GRANTS: dict[str, dict[str, str]] = {
    "core_organisation": {"cadre_app": READ, "scope_base": READ, "scope_system": WORK},
    "core_role": {"cadre_app": READ, "scope_base": READ},
    "core_membership": {"cadre_app": READ, "scope_base": READ, "scope_system": WORK},
    "core_user": {
        "cadre_app": "SELECT, INSERT, UPDATE",
        "scope_base": READ,
        "scope_system": "SELECT, INSERT, UPDATE",
    },
    "core_auditentry": {"scope_base": "SELECT, INSERT"},
    "core_audithead": {"scope_auditor": READ, "scope_audit": READ},
    "core_accesslog": {
        "cadre_app": "INSERT, SELECT (id)",
        "scope_auditor": READ,
        "scope_audit": READ,
    },
    # jobs, files, notices, exchange: the login role claims and ends jobs, and tells of lost ones
    "core_job": {"cadre_app": "SELECT, INSERT, UPDATE", "scope_base": "SELECT, INSERT, UPDATE"},
    "core_jobfile": {"scope_base": "SELECT, INSERT"},
    "core_storedfile": {
        "scope_province": _FILES,
        "scope_place": _FILES,
        "scope_auditor": "SELECT, INSERT",
        "scope_system": "SELECT, INSERT",
        "scope_audit": "SELECT, INSERT",
    },
    "core_notice": {"cadre_app": "INSERT", "scope_base": "SELECT, INSERT"},
    "core_noticeread": {"scope_base": "SELECT, INSERT"},
    "core_importrun": SCOPED,
    # pages: a filter or token is its user's alone; tokens are looked up before a scope is entered
    "core_savedfilter": {"scope_base": WORK},
    "core_apitoken": {"cadre_app": READ, "scope_base": "SELECT, INSERT, UPDATE"},
    # the stages
    "candidates_*": SCOPED,
    "planning_*": SCOPED,
    # the table of laws holds everywhere; administrators keep it
    "planning_legalbasis": SHARED | {"scope_system": "SELECT, INSERT, UPDATE"},
    "selection_*": SCOPED,
    # a sheet is read and written by two definer's functions alone; a code is never changed otherwise
    "selection_ballot": NOBODY,
    "selection_ballottoken": _CODES,
    "selection_votingcode": _CODES,
    "selection_votebox": NOBODY,
    # the code map is written by a function; policies open it. A signature never changes.
    "selection_codekey": {"scope_province": READ, "scope_auditor": READ},
    "selection_signature": {"scope_province": "SELECT, INSERT", "scope_auditor": READ},
    "training_*": SCOPED,
    "appointment_*": SCOPED,
    "tracking_*": SCOPED,
    # Django and libraries
    "account_*": LOGIN,
    "mfa_*": LOGIN,
    "auth_*": SHARED | {"cadre_app": READ},
    "django_content_type": SHARED | {"cadre_app": READ},
    "django_migrations": {"cadre_app": READ},
    "django_session": NOBODY,
    "django_admin_log": {"scope_base": "SELECT, INSERT"},
    "django_celery_beat_*": SCHEDULE,
}
