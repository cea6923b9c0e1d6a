"""An adopted adjustment of a paper rests on its sheets: none is unsealed before the adoption is withdrawn."""

from django.db import migrations

GUARD = """
CREATE FUNCTION selection_keep_adjusted_paper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM selection_severitystudy s
                WHERE s.edition_id = NEW.edition_id AND s.tier = NEW.tier AND s.state = 'adopted'
                  AND s.components ? NEW.component) THEN
        RAISE EXCEPTION 'an adopted adjustment rests on paper %', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_rests_on_adjustment';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION selection_keep_adjusted_paper() FROM PUBLIC;
CREATE TRIGGER selection_paper_adjusted BEFORE UPDATE OF state ON selection_paper
    FOR EACH ROW WHEN (OLD.state = 'released' AND NEW.state <> 'released')
    EXECUTE FUNCTION selection_keep_adjusted_paper();
"""
NO_GUARD = """
DROP TRIGGER selection_paper_adjusted ON selection_paper;
DROP FUNCTION selection_keep_adjusted_paper();
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0041_interviews_in_batches")]

    operations = [migrations.RunSQL(GUARD, NO_GUARD)]
