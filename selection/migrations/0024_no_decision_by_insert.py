"""Nobody gets past the committee by a row that is new, or by a state behind the decision."""

from django.db import migrations

GUARDS = """
-- A nomination begins as a draft. Who seeds or imports history, the owner, begins where history was.
CREATE FUNCTION selection_begins_as_draft() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION 'nomination %: begins as a draft, not as "%"', NEW.ref, NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_begins_as_draft';
END $$;
CREATE TRIGGER selection_beginning BEFORE INSERT ON selection_nomination
    FOR EACH ROW WHEN (NEW.state <> 'draft' AND current_user <> 'cadre_owner')
    EXECUTE FUNCTION selection_begins_as_draft();

-- Nor is the decision passed over on the way to the notice or to confirmation.
DROP TRIGGER selection_decision ON selection_nomination;
CREATE TRIGGER selection_decision BEFORE UPDATE ON selection_nomination
    FOR EACH ROW WHEN (NEW.state IN ('decided', 'reserve_place') AND OLD.state <> NEW.state
        OR NEW.state IN ('in_notice', 'confirmed')
           AND OLD.state NOT IN ('decided', 'reserve_place', 'in_notice', 'confirmed'))
    EXECUTE FUNCTION selection_check_decision();

REVOKE ALL ON FUNCTION selection_begins_as_draft() FROM PUBLIC;
"""
BACK = """
DROP TRIGGER selection_decision ON selection_nomination;
CREATE TRIGGER selection_decision BEFORE UPDATE ON selection_nomination
    FOR EACH ROW WHEN (NEW.state IN ('decided', 'reserve_place') AND OLD.state <> NEW.state)
    EXECUTE FUNCTION selection_check_decision();
DROP TRIGGER selection_beginning ON selection_nomination;
DROP FUNCTION selection_begins_as_draft();
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0023_inspection_notices")]

    operations = [migrations.RunSQL(GUARDS, BACK)]
