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
REVOKE ALL ON FUNCTION selection_check_slot() FROM PUBLIC;
"""
BACK = """
DROP TRIGGER slot_in_order ON selection_interviewslot;
DROP FUNCTION selection_check_slot();
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
