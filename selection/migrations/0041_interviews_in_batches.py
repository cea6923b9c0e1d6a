"""Interviews of a component may be held in batches; nobody stands in two of them."""

from django.db import migrations, models

#: Those that stand: of what they are the interviews says.
FILL = """
UPDATE selection_interviewslot s SET component = i.component
  FROM selection_interviewboard b JOIN selection_interview i ON i.id = b.interview_id
 WHERE b.id = s.board_id;
"""
GUARD = """
CREATE FUNCTION selection_check_slot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.component IS DISTINCT FROM (SELECT i.component FROM selection_interviewboard b
        JOIN selection_interview i ON i.id = b.interview_id WHERE b.id = NEW.board_id) THEN
        RAISE EXCEPTION 'of another component than its interviews'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interviewslot_of_its_component';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER slot_in_order BEFORE INSERT OR UPDATE OF board_id, component
    ON selection_interviewslot FOR EACH ROW EXECUTE FUNCTION selection_check_slot();

-- Handed over once, with all examiners of everybody who appeared.
CREATE FUNCTION selection_check_handed_over() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.drawn_at IS NULL OR EXISTS (
        SELECT FROM selection_interviewslot s
          JOIN selection_interviewboard b ON b.id = s.board_id
         WHERE b.interview_id = NEW.id AND NOT s.is_absent AND NEW.needed > (
             SELECT count(*) FROM selection_interviewmark m
              WHERE m.slot_id = s.id AND m.submitted_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'marks are missing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_handed_over_whole';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER handed_over BEFORE UPDATE OF released_at ON selection_interview FOR EACH ROW
    WHEN (OLD.released_at IS NULL AND NEW.released_at IS NOT NULL)
    EXECUTE FUNCTION selection_check_handed_over();
REVOKE ALL ON FUNCTION selection_check_slot(), selection_check_handed_over() FROM PUBLIC;
-- Told of own seats alone: whoever reads the list of seats may ask.
GRANT EXECUTE ON FUNCTION selection_absent_before(bigint) TO scope_place, scope_auditor;
"""
BACK = """
DROP TRIGGER handed_over ON selection_interview;
DROP TRIGGER slot_in_order ON selection_interviewslot;
DROP FUNCTION selection_check_slot(), selection_check_handed_over();
REVOKE EXECUTE ON FUNCTION selection_absent_before(bigint) FROM scope_place, scope_auditor;
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0040_seat_of_the_decided")]

    operations = [
        migrations.RemoveConstraint(model_name="interview", name="interview_once"),
        migrations.AddField(
            model_name="interviewslot",
            name="component",
            field=models.CharField(
                db_collation="C", default="", editable=False, max_length=80, verbose_name="component"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="interviewslot",
            constraint=models.UniqueConstraint(
                fields=["nomination", "component"], name="interviewslot_of_nominee_once"
            ),
        ),
        migrations.AddIndex(
            model_name="interviewslot",
            index=models.Index(fields=["org_path", "id"], name="interviewslot_by_scope"),
        ),
        migrations.RunSQL(GUARD, BACK),
    ]
