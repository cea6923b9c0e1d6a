"""The parts of a published edition stand, also for somebody at the SQL prompt."""

from django.db import migrations

LOCK = """
-- The owner alone is exempt: it restores dumps and seeds history, and could drop the trigger anyway.
CREATE FUNCTION planning_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF current_user <> 'cadre_owner' THEN
        touched := CASE TG_OP
            WHEN 'INSERT' THEN ARRAY[NEW.edition_id]
            WHEN 'DELETE' THEN ARRAY[OLD.edition_id]
            ELSE ARRAY[OLD.edition_id, NEW.edition_id] END;
        IF EXISTS (SELECT 1 FROM planning_edition e
                    WHERE e.id = ANY(touched) AND e.state <> 'draft') THEN
            RAISE EXCEPTION '%: the edition is published', TG_TABLE_NAME
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_locked';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

-- A published edition never becomes a draft again, and a concluded one stays as it is.
CREATE FUNCTION planning_keep_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'cadre_owner' THEN
        RAISE EXCEPTION 'edition %: it is published', OLD.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_locked';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER planning_keep BEFORE UPDATE ON planning_edition FOR EACH ROW
    WHEN (OLD.state = 'closed' OR (OLD.state <> 'draft' AND NEW.state = 'draft')
        OR (OLD.state <> 'draft' AND NEW.version = OLD.version))
    EXECUTE FUNCTION planning_keep_edition();
CREATE TRIGGER planning_keep_row BEFORE DELETE ON planning_edition FOR EACH ROW
    WHEN (OLD.state <> 'draft') EXECUTE FUNCTION planning_keep_edition();
"""
TABLES = (
    "planning_subproject",
    "planning_qualificationrule",
    "planning_gate",
    "planning_leadinggroupmember",
)


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_gates")]

    operations = [
        migrations.RunSQL(
            LOCK,
            "DROP TRIGGER planning_keep ON planning_edition;"
            "DROP TRIGGER planning_keep_row ON planning_edition;"
            "DROP FUNCTION planning_keep_edition; DROP FUNCTION planning_keep_published;",
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER planning_keep BEFORE INSERT OR UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION planning_keep_published()",
                f"DROP TRIGGER planning_keep ON {table}",
            )
            for table in TABLES
        ),
    ]
