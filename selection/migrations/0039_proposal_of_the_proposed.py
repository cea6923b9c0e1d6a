"""Who was proposed before the procedure asked for it may be put forward by the department too."""

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION selection_check_deliberation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF (NEW.due, NEW.present) <> (
            SELECT count(*)::integer, (count(*) FILTER (WHERE b.is_present))::integer
            FROM selection_deliberationmember b WHERE b.deliberation_id = NEW.id)
       OR NOT EXISTS (SELECT FROM selection_deliberationline l WHERE l.deliberation_id = NEW.id)
       OR EXISTS (
           SELECT FROM selection_deliberationline l
           JOIN selection_nomination n ON n.id = l.nomination_id
           WHERE l.deliberation_id = NEW.id AND (
               n.edition_id <> NEW.edition_id OR n.tier <> NEW.tier
               OR l.outcome IN ('identify', 'reserve') AND n.state NOT IN ('fit', 'proposed')
               OR NEW.present - (SELECT count(*) FROM selection_deliberationrecusal r
                                   JOIN selection_deliberationmember b ON b.id = r.member_id
                                  WHERE r.line_id = l.id AND b.is_present) < 2)) THEN
        RAISE EXCEPTION 'deliberation %: not whole', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deliberation_of_persons_judged';
    END IF;
    RETURN NEW;
END $$;
"""
BACK = """
CREATE OR REPLACE FUNCTION selection_check_deliberation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    IF (NEW.due, NEW.present) <> (
            SELECT count(*)::integer, (count(*) FILTER (WHERE b.is_present))::integer
            FROM selection_deliberationmember b WHERE b.deliberation_id = NEW.id)
       OR NOT EXISTS (SELECT FROM selection_deliberationline l WHERE l.deliberation_id = NEW.id)
       OR EXISTS (
           SELECT FROM selection_deliberationline l
           JOIN selection_nomination n ON n.id = l.nomination_id
           WHERE l.deliberation_id = NEW.id AND (
               n.edition_id <> NEW.edition_id OR n.tier <> NEW.tier
               OR l.outcome IN ('identify', 'reserve') AND n.state <> 'fit'
               OR NEW.present - (SELECT count(*) FROM selection_deliberationrecusal r
                                   JOIN selection_deliberationmember b ON b.id = r.member_id
                                  WHERE r.line_id = l.id AND b.is_present) < 2)) THEN
        RAISE EXCEPTION 'deliberation %: not whole', NEW.ref
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deliberation_of_persons_judged';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0038_interviews")]

    operations = [migrations.RunSQL(SQL, BACK)]
