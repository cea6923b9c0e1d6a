"""Questions to PostgreSQL's own catalogue; each must have no answer."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

#: Tables that scopes may read and that hold nothing about a person or a case.
SHARED = [
    "core_organisation",
    "core_role",
    "core_membership",
    "core_holiday",
    "planning_legalbasis",
    "auth_group",
    "auth_permission",
    "auth_group_permissions",
    "django_content_type",
    "django_admin_log",
    "core_audithead",
]
SCHEDULES = "django_celery_beat_%"

QUESTIONS = {
    "a table with content without forced row-level security": """
        SELECT DISTINCT g.table_name FROM information_schema.role_table_grants g
          JOIN pg_class c ON c.oid = format('%%I', g.table_name)::regclass
         WHERE g.grantee LIKE 'scope%%' AND g.table_schema = 'public'
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
           AND g.table_name <> ALL(%(shared)s) AND g.table_name NOT LIKE %(schedules)s
           AND (EXISTS (SELECT 1 FROM information_schema.columns k WHERE k.table_name = g.table_name
                          AND k.column_name IN ('org_path', 'user_id', 'person_id'))
                OR g.privilege_type <> 'SELECT')""",
    "a right on a table under row-level security without a policy for it": """
        SELECT g.table_name, g.grantee, g.privilege_type FROM information_schema.role_table_grants g
          JOIN pg_class c ON c.oid = format('%%I', g.table_name)::regclass AND c.relrowsecurity
         WHERE g.grantee IN ('scope_province', 'scope_place', 'scope_auditor', 'scope_system', 'scope_audit')
           AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = g.table_name
                 AND (p.cmd = 'ALL' OR p.cmd = g.privilege_type)
                 AND (g.grantee = ANY(p.roles) OR 'scope_base' = ANY(p.roles)))""",
    "a right for everybody": """
        SELECT table_name FROM information_schema.role_table_grants
         WHERE grantee = 'PUBLIC' AND table_schema = 'public'""",
    "a scope whose rights the application has without entering it": """
        SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
          JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = 'cadre_app' AND m.inherit_option""",
    "a definer's function that looks names up on the caller's path": """
        SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'public' AND prosecdef
           AND NOT EXISTS (SELECT 1 FROM unnest(proconfig) c WHERE c LIKE 'search_path=%%')""",
    "a role with more power than it needs": """
        SELECT rolname FROM pg_roles WHERE rolname IN ('cadre_app', 'cadre_owner') AND
               (rolsuper OR rolbypassrls OR rolcreaterole)
         UNION SELECT rolname FROM pg_roles WHERE rolname LIKE 'scope%%' AND
               (rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin)""",
    "a way for the application to edit the ledger": """
        SELECT grantee, privilege_type FROM information_schema.role_table_grants
         WHERE table_name IN ('core_auditentry', 'core_audithead')
           AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
           AND grantee <> 'cadre_owner'""",
    "a ledger trigger that can be told to sleep": """
        SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'audit%%'
           AND tgenabled <> 'A'""",
    "a view that reads with its owner's rights": """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'v'
           AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false)""",
    "a scoped row that could lie outside its parent's organisation": """
        SELECT conrelid::regclass::text FROM pg_constraint
         WHERE conname LIKE '%%_scope' AND contype = 'f' AND NOT convalidated""",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_catalogue_knows_no(question):
    with connection.cursor() as cursor:
        cursor.execute(QUESTIONS[question], {"shared": SHARED, "schedules": SCHEDULES})
        assert cursor.fetchall() == []
