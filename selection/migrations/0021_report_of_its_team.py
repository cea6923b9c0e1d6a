"""A filed report names the nominee's team and is filed by the one who leads it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: Who stepped back from a nominee is not of the nominee's team. A team may stand above the scope
#: of an inspector, hence SECURITY DEFINER; `selection_team_of` answers inside the scope alone.
SQL = """
CREATE FUNCTION selection_team_of(nominees bigint[])
RETURNS TABLE (nomination_id bigint, user_id bigint, name text, is_leader boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.nomination_id, m.user_id, m.name::text, m.is_leader
    FROM selection_teamcase c JOIN selection_teammember m ON m.team_id = c.team_id
    WHERE c.nomination_id = ANY (nominees) AND starts_with(c.org_path, app_path())
        AND NOT EXISTS (SELECT FROM selection_conflictdeclaration d
                        WHERE d.nomination_id = c.nomination_id AND d.user_id = m.user_id)
    ORDER BY c.nomination_id, m.is_leader DESC, m.id
$$;

CREATE FUNCTION selection_check_report() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    names jsonb;
    leaders bigint[];
    accounts bigint[];
BEGIN
    SELECT coalesce(jsonb_agg(m.name ORDER BY m.is_leader DESC, m.id), '[]'),
        array_agg(m.user_id) FILTER (WHERE m.is_leader AND m.user_id IS NOT NULL),
        array_agg(m.user_id) FILTER (WHERE m.user_id IS NOT NULL)
    INTO names, leaders, accounts
    FROM selection_teamcase c JOIN selection_teammember m ON m.team_id = c.team_id
    WHERE c.nomination_id = NEW.nomination_id
        AND NOT EXISTS (SELECT FROM selection_conflictdeclaration d
                        WHERE d.nomination_id = c.nomination_id AND d.user_id = m.user_id);
    IF NOT EXISTS (SELECT FROM selection_teamcase c WHERE c.nomination_id = NEW.nomination_id) THEN
        RETURN NEW;
    END IF;
    IF NEW.inspectors <> names THEN
        RAISE EXCEPTION 'report of others than the team'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_names_its_team';
    END IF;
    IF NOT coalesce(NEW.filed_by_id = ANY (coalesce(leaders, accounts)), accounts IS NULL) THEN
        RAISE EXCEPTION 'report filed by somebody who does not lead the team'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'report_filed_by_its_leader';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER selection_report_of_team
    BEFORE INSERT OR UPDATE OF state, inspectors, nomination_id, filed_by_id
    ON selection_inspectionreport
    FOR EACH ROW WHEN (NEW.state = 'filed') EXECUTE FUNCTION selection_check_report();

REVOKE ALL ON FUNCTION selection_team_of(bigint[]), selection_check_report() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION selection_team_of(bigint[]) TO scope_province, scope_place;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("selection", "0020_gates_at_the_prompt"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="inspectionreport",
            name="filed_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="filed by",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
